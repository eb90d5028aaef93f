"""A task as a teacher writes it on the command line."""

import pytest

from grader.errors import CourseError
from grader.init.signature import Kind, parse


def test_names_and_defaults_say_what_a_placeholder_takes_an_argument_for() -> None:
    task = parse("bisection(f, a, b, tol=1e-6, mode='fast')")
    assert task.name == "bisection"
    assert [each.kind for each in task.parameters] == [Kind.CALLABLE, Kind.NUMBER, Kind.NUMBER, Kind.NUMBER, Kind.TEXT]
    assert task.text == "bisection(f, a, b, tol=1e-06, mode='fast')"


def test_annotations_are_allowed_and_left_out() -> None:
    assert parse("mean(values: list[float]) -> float").text == "mean(values)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bisection", "write it as in"),
        ("2 + 2", "write it as in"),
        ("f(x): pass; import os", "write it as in"),
        ("f(x", "write it as in"),
        ("f()", "has no argument"),
        ("f(*values)", "by position"),
        ("f(x, *, y)", "by position"),
        ("class(x)", "write it as in"),
    ],
)
def test_what_is_no_function_with_plain_arguments_is_named(text: str, told: str) -> None:
    with pytest.raises(CourseError, match=told):
        parse(text)
