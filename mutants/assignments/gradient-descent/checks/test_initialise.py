"""Public checks of initialise: shapes, zero biases, the generator's own draws, and the spread of z."""

import numpy as np

SIZES = ((4, 3, 2), (2, 6, 5, 3), (3, 2))


def test_shapes(student):
    """There are weights and biases for each layer after the input, of the right shapes"""
    for sizes in SIZES:
        thetas, biases = student.initialise(sizes, 1)
        entering = list(zip(sizes[1:], sizes[:-1], strict=True))
        columns = [(n, 1) for n in sizes[1:]]
        assert [np.shape(theta) for theta in thetas] == entering, f"thetas should have the shapes {entering}."
        assert [np.shape(b) for b in biases] == columns, f"biases should have the shapes {columns}."


def test_biases_are_zeros(student, agree):
    """All biases are zeros"""
    for sizes in SIZES:
        _, biases = student.initialise(sizes, 2)
        agree(biases, [np.zeros((n, 1)) for n in sizes[1:]], "the list of biases")


def test_the_draws_of_the_generator(student, agree):
    """Where every layer is a single unit with one input, the weights are the generator's draws, one after the other"""
    for seed in (0, 5):
        thetas, _ = student.initialise((1, 1, 1, 1, 1), seed)
        draws = np.random.default_rng(seed).standard_normal(4)
        agree(thetas, [np.array([[draw]]) for draw in draws], f"the list of weights for seed {seed}")


def test_z_spreads_as_much_as_the_inputs(student, agree):
    """Inputs that spread by 1 make z spread by about 1, in a wide layer and in a narrow one"""
    thetas, _ = student.initialise((400, 90, 250), 3)
    for k, theta in enumerate(thetas):
        spread = np.sqrt(np.mean(np.sum(np.asarray(theta) ** 2, axis=1)))
        agree(spread, 1.0, f"the spread of z behind thetas[{k}]", tolerance=0.05)


def test_small_networks_too(student, agree):
    """Four times the inputs halve the weights of the same seed"""
    few, _ = student.initialise((2, 8), 4)
    many, _ = student.initialise((8, 2), 4)
    agree(2 * np.sort(np.ravel(many)), np.sort(np.ravel(few)), "twice the weights for four times the inputs")
