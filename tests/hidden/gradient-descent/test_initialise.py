"""`initialise`: small, random, different; biases zero."""

import numpy as np

from grader.testing import Mismatch, agree

SIZES = ((7, 5, 4, 3), (3, 8, 5, 2), (6, 4), (4, 9, 6, 5, 3, 2))


def test_biases(student):
    """The biases are zeros, one column for each layer after the input, and no weight is zero"""
    answers = [student.initialise(sizes, 3) for sizes in SIZES]
    for sizes, answer in zip(SIZES, answers, strict=True):
        biases = [np.zeros((n, 1)) for n in sizes[1:]]
        agree(pair(answer)[1], biases, "the list of biases", changeable=True)  # training may step in place
        if not all(np.all(theta) for theta in weights(answer, sizes)):
            raise Mismatch("No weight should be zero: units that begin alike stay alike.")


def test_weights(student, reference):
    """The weights are the generator's draws, layer by layer, scaled by the number of inputs"""
    answers = [student.initialise(sizes, seed) for seed, sizes in enumerate(SIZES)]
    for seed, (sizes, answer) in enumerate(zip(SIZES, answers, strict=True)):
        agree(pair(answer)[0], reference.initialise(sizes, seed)[0], "the list of weights", changeable=True)


def test_spread(student):
    """Whatever the layer's size, z spreads about as much as its inputs"""
    thetas = pair(student.initialise((300, 80, 200), 8))[0]
    agree(thetas, [np.array(theta) for theta in thetas], "the list of weights")
    for k, (theta, shape) in enumerate(zip(thetas, ((80, 300), (200, 80)), strict=True)):
        if np.shape(theta) != shape:
            raise Mismatch(f"thetas[{k}] should have shape {shape}; yours has shape {np.shape(theta)}.")
        agree(np.std(theta) * np.sqrt(shape[1]), 1.0, f"the spread of thetas[{k}]", tolerance=0.05)
        agree(np.mean(theta) * np.sqrt(shape[1]) + 1, 1.0, f"the mean of thetas[{k}]", tolerance=0.05)


def test_another_seed(student):
    """Another seed gives other weights, the same seed the same; no seed changes a bias"""
    one, again, other = (student.initialise(SIZES[0], seed) for seed in (1, 1, 2))
    agree(pair(again), pair(one), "the network of the same seed")
    agree(pair(other)[1], [np.zeros((n, 1)) for n in (5, 4, 3)], "the list of biases")
    for k, (theta, unlike) in enumerate(zip(weights(one, SIZES[0]), weights(other, SIZES[0]), strict=True)):
        if np.shape(theta) != np.shape(unlike) or np.any(np.equal(theta, unlike)):
            raise Mismatch(f"thetas[{k}] should differ from seed to seed; yours does not.")


def weights(answer, sizes):
    """Return the list of weights of an answer, or say that it is not one matrix for each layer after the input."""
    thetas = pair(answer)[0]
    if not isinstance(thetas, (list, tuple)) or len(thetas) != len(sizes) - 1:
        raise Mismatch(f"initialise({sizes}, seed) should return {len(sizes) - 1} matrices of weights.")
    return thetas


def pair(answer):
    """Return what `initialise` gave as its two lists, or say that it is not two lists."""
    if not isinstance(answer, (list, tuple)) or len(answer) != 2:
        raise Mismatch("initialise should return two lists, weights and biases.")
    return answer
