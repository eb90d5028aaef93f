"""What is kept of a wrong answer for a picture: what may be one, and never more than a page can show."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Raised
from grader.judge.picture import picture
from grader.records.execution import Reply

RIGHT = [np.ones(3), np.ones(2)]


@pytest.mark.parametrize(
    "answer",
    [
        [np.ones(1900) for _ in range(2000)],
        [np.ones(1) for _ in range(6)],
        [np.ones(1900) for _ in range(5)],
        [np.ones(2001), np.ones(2)],
    ],
    ids=["both", "too many parts", "too many entries", "too large a part"],
)
def test_an_answer_that_no_page_can_show_is_not_kept(answer):
    assert picture("delta", Reply(answer), RIGHT) is None


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_a_few_parts_too_many_or_too_few_are_shown(parts):
    kept = picture("delta", Reply([np.zeros(3)] * parts), RIGHT)
    assert (len(kept.got), len(kept.expected)) == (parts, 2)


def test_a_vector_is_a_column_and_a_matrix_its_rows():
    kept = picture("delta", Reply([np.array([1, 2]), np.array([[3.5, 4.25], [5.0, 6.0]])]), RIGHT)
    assert kept.got == (((1.0,), (2.0,)), ((3.5, 4.25), (5.0, 6.0)))
    assert kept.expected == (((1.0,),) * 3, ((1.0,),) * 2)
    assert isinstance(kept.got[0][0][0], float)
    assert all(isinstance(each, tuple) for each in (kept.got, kept.got[1], kept.got[1][0]))


def test_the_texts_that_were_asked_with_are_kept():
    assert picture("a", Reply(np.ones(1)), np.ones(1), "cost='quadratic'").case == "cost='quadratic'"
    assert picture("a", Reply(np.ones(1)), np.ones(1)).case == ""


def test_a_row_where_a_vector_is_asked_is_drawn_and_a_vector_where_a_column_is_asked_is_not():
    assert picture("forward", Reply([np.ones((1, 3)), np.ones(2)]), RIGHT).got[0] == ((1.0, 1.0, 1.0),)
    assert picture("forward", Reply(np.ones(2)), np.ones((2, 1))) is None


def test_a_column_where_a_vector_is_asked_is_not_drawn_as_right():
    assert picture("forward", Reply([np.ones(3), np.ones((2, 1))]), RIGHT) is None
    assert picture("forward", Reply([np.ones(3), np.zeros(2)]), RIGHT).got[1] == ((0.0,), (0.0,))


@pytest.mark.parametrize("part", [[np.ones(2), np.ones(3)], (np.ones(2), "a"), {"a": np.ones(2)}, None, [[1.0], 2.0]])
def test_a_part_of_any_kind_is_no_picture_and_no_fault(part):
    assert picture("forward", Reply([part, np.ones(2)]), RIGHT) is None
    assert picture("forward", Reply([np.ones(3)]), [part]) is None


def test_an_array_alone_is_one_part():
    assert picture("a", Reply(np.array([1.5])), np.array([2.5])).got == (((1.5,),),)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "text",
        [1.0, 2.0],
        np.array(1.0),
        np.zeros(0),
        np.ones((2, 2, 2)),
        np.array([True, False]),
        np.array(["a"]),
        np.array([1j]),
        np.array([1.0, np.nan]),
        np.array([np.inf, 1.0]),
        [np.ones(2), "text"],
        ["text", np.ones(2)],
        [],
    ],
)
def test_what_is_no_array_of_finite_numbers_is_no_picture(answer):
    assert picture("a", Reply(answer), np.ones(2)) is None
    assert picture("a", Reply(np.ones(2)), answer) is None


def test_a_fault_is_no_picture():
    assert picture("a", Reply(np.ones(2), fault=Raised("It raised.")), np.ones(2)) is None


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (np.ones(2000), True),
        (np.ones(2001), False),
        ([np.ones(2000)] * 4, True),
        ([np.ones(2000)] * 4 + [np.ones(1)], False),
        ((np.ones(1),) * 5, True),
        ((np.ones(1),) * 6, False),
    ],
)
def test_the_caps_of_a_picture(answer, shown):
    assert (picture("a", Reply(answer), RIGHT) is not None) == shown


def test_the_right_answer_may_have_any_number_of_parts():
    assert len(picture("a", Reply(np.ones(1)), [np.ones(1)] * 9).expected) == 9
