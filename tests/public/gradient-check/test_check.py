"""Public checks of check: one function of two layers, with slopes worked by hand."""

import numpy as np

WHAT = "check(f, thetas, gradients)"


def test_the_example_worked_by_hand(student, agree, layers):
    """theta0^3 + theta0 theta1 at 2 and 5: the slopes 17 and 2 agree, 17 and 5 agree in one layer only"""
    f, thetas = layers
    agree(student.check(f, thetas, [np.array([17.0]), np.array([2.0])]), [True, True], WHAT)
    agree(student.check(f, thetas, [np.array([17.0]), np.array([5.0])]), [True, False], WHAT)


def test_the_tolerance_is_the_one_given(student, agree, layers):
    """With a tolerance of 0.5 a gradient that is 1/20 off agrees"""
    f, thetas = layers
    answer = student.check(f, thetas, [np.array([17.0]), np.array([2.2])], 1e-5, 0.5)
    agree(answer, [True, True], "check(f, thetas, gradients, h=1e-5, tolerance=0.5)")


def test_the_nudge_is_the_one_given(student, agree, layers):
    """With h = 1 the cube looks steeper than it is, so that 17 does not agree"""
    f, thetas = layers
    agree(student.check(f, thetas, [np.array([17.0]), np.array([2.0])], 1.0), [False, True], "check with h=1")


def test_a_wrong_shape_does_not_agree(student, agree, layers):
    """A gradient of the wrong shape does not agree, whatever its numbers"""
    f, thetas = layers
    agree(student.check(f, thetas, [np.array([[17.0]]), np.array([2.0])]), [False, True], WHAT)


def test_there_is_a_verdict_for_every_layer(student, agree, layers):
    """A third layer that does not matter has the slope 0: 0 agrees and 1 does not, and the others stay as they are"""
    f, thetas = layers
    three = [*thetas, np.array([4.0])]
    right = [np.array([17.0]), np.array([2.0])]
    agree(student.check(f, three, [*right, np.array([0.0])]), [True, True, True], WHAT)
    agree(student.check(f, three, [*right, np.array([1.0])]), [True, True, False], WHAT)
