"""Public checks of initialise: shapes, zeros, spread, and that a seed can be repeated."""

import numpy as np

SIZES = (6, 4, 5, 2)


def test_shapes(student, agree):
    """thetas[k] has shape (sizes[k + 1], sizes[k]), and every bias is a column of zeros"""
    thetas, biases = student.initialise(SIZES, 1)
    shapes = [np.array(np.shape(theta)) for theta in thetas]
    agree(shapes, [np.array([4, 6]), np.array([5, 4]), np.array([2, 5])], "the shapes of your weights")
    agree(biases, [np.zeros((n, 1)) for n in SIZES[1:]], "the list of biases")


def test_spread(student, agree):
    """With n inputs the weights spread about 1/root(n), around zero"""
    (theta, wide), _ = student.initialise((400, 100, 300), 2)
    agree(np.std(theta) * 20, 1.0, "the spread of 400 inputs' weights, times 20", tolerance=0.05)
    agree(np.std(wide) * 10, 1.0, "the spread of 100 inputs' weights, times 10", tolerance=0.05)
    agree(1 + np.mean(theta) * 20, 1.0, "the mean of the weights, times 20, plus 1", tolerance=0.05)


def test_seeds(student, agree):
    """The same seed gives the same network, another seed another"""
    first, again, other = (student.initialise(SIZES, seed)[0] for seed in (3, 3, 4))
    agree(again, first, "the weights of the same seed")
    alike = float(any(np.any(np.equal(one, two)) for one, two in zip(first, other, strict=True)))
    agree(alike, 0.0, "whether two seeds share a weight (1 is yes)")


def test_layers_differ(student, agree):
    """Two layers of one shape get different weights"""
    (one, two), _ = student.initialise((3, 3, 3), 5)
    agree(float(np.any(np.equal(one, two))), 0.0, "whether two layers share a weight (1 is yes)")
