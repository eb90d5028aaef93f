"""`mini_batches`: every example once, a few at a time, x and y together."""

import numpy as np
import pytest

from grader.testing import Mismatch, agree, agree_each


@pytest.fixture(scope="session")
def tagged(seeded):
    """Thirteen examples that carry their number, in x and in y, and an order for them."""
    number = np.arange(13.0)
    return np.stack([number, number**2, -number]), np.stack([number, 1 - number]), seeded("tags").permutation(13)


def test_by_hand(student, by_hand):
    """It reproduces the two batches worked by hand"""
    answer = student.mini_batches(by_hand.x, by_hand.y, 2, by_hand.orders[0])
    first = (np.array([[1.0, -1.0]]), np.array([[1.0, 0.0]]))
    agree(answer, [first, (np.array([[2.0]]), np.array([[1.0]]))], "the list of batches")


def test_batches(student, reference, networks):
    """The batches are right when the size divides the number of examples and when it does not"""
    asked = [(net.x, net.y, size, net.orders[0]) for net in networks for size in (1, 4, net.x.shape[1])]
    cases = [(question, reference.mini_batches(*question)) for question in asked]
    agree_each(student.mini_batches, cases, "the list of batches")


def test_even_batches(student, reference, tagged):
    """Twelve examples in batches of four are three batches"""
    x, y, order = tagged[0][:, :12], tagged[1][:, :12], np.argsort(tagged[2][:12])
    answer = student.mini_batches(x, y, 4, order)
    agree(answer, reference.mini_batches(x, y, 4, order), "the list of batches")


def test_every_example_once(student, tagged):
    """Every example is in one batch, and only one"""
    answer = student.mini_batches(*tagged[:2], 5, tagged[2])
    seen = np.concatenate([column(part, 0) for part in pairs(answer)])
    agree(np.sort(seen), np.arange(13.0), "the numbers of the examples in your batches")


def test_x_and_y_together(student, tagged):
    """Each column of y stays with its column of x"""
    answer = student.mini_batches(*tagged[:2], 3, tagged[2])
    for k, (x, y) in enumerate(pairs(answer)):
        agree(column((x, y), 1), column((x, y), 0), f"y of batch {k}")
        if len(np.unique(column((x, y), 0))) < np.shape(x)[1]:
            raise Mismatch(f"Batch {k} holds one example more than once.")


def pairs(answer):
    """Return what `mini_batches` gave as a list of pairs, or say that it is not one."""
    if (
        not isinstance(answer, (list, tuple))
        or not answer
        or any(not isinstance(part, (list, tuple)) or len(part) != 2 for part in answer)
    ):
        raise Mismatch("mini_batches should return a list of pairs, x and y of each batch.")
    return answer


def column(batch, which):
    """Return the tags that x (0) or y (1) of a batch carries."""
    if np.ndim(batch[which]) != 2 or not np.size(batch[which]):
        raise Mismatch("x and y of every batch should have two axes and at least one column.")
    return np.asarray(batch[which])[0]
