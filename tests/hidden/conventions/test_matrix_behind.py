"""Hidden checks of matrix_behind: the matrix that leaves a layer, by its name in six notations."""

from __future__ import annotations

from grader.testing import agree

NUMBERED = ("ours", "ng", "dls", "nielsen")


def test_the_first_hidden_layer(student, reference):
    """For our layer 1 the names are right in all six"""
    agree(student.matrix_behind(1), reference.matrix_behind(1), "matrix_behind(1)")


def test_names_with_layer_numbers(student, reference):
    """For deeper layers: theta, Ng's Theta, W of the Specialization, Nielsen's w"""
    compare(student, reference, NUMBERED)


def test_names_without_layer_numbers(student, reference):
    """For deeper layers: W of CS231n, and the number of PyTorch's module"""
    compare(student, reference, ("cs231n", "torch"))


def compare(student, reference, notations):
    """Compare some names; a dict with other keys is compared, and fails, as a whole."""
    layers = (2, 5, 11)
    answers = [student.matrix_behind(layer) for layer in layers]
    for layer, answer in zip(layers, answers, strict=True):
        pair: tuple[object, ...] = answer, reference.matrix_behind(layer)
        if isinstance(answer, dict) and set(answer) == set(pair[1]):
            pair = tuple({who: names[who] for who in notations} for names in pair)
        agree(*pair, f"matrix_behind({layer})")
