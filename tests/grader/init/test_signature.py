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


@pytest.mark.parametrize("text", ["Stack", " Stack ", "Stack()", "class Stack", "class Stack()"])
def test_a_class_is_known_by_its_capital_letter_or_by_the_word(text: str) -> None:
    task = parse(text)
    assert (task.name, task.is_class, task.parameters, task.text) == ("Stack", True, (), "Stack")


def test_the_arguments_of_a_class_are_those_that_make_an_object() -> None:
    task = parse("Account(owner, money=0)")
    assert (task.is_class, task.text, task.written) == (True, "Account(owner, money=0)", "owner, money=0")
    assert parse("class account(owner)").is_class
    assert not parse("account(owner)").is_class


def test_a_function_may_have_no_argument() -> None:
    assert (parse("menu()").text, parse("menu()").is_class) == ("menu()", False)


def test_df_beside_f_is_its_derivative_and_otherwise_a_table() -> None:
    assert [each.kind for each in parse("newton(f, df)").parameters] == [Kind.CALLABLE, Kind.CALLABLE]
    assert [each.kind for each in parse("clean(df)").parameters] == [Kind.TABLE]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bisection", "neither a function nor a class"),
        ("2 + 2", "neither a function nor a class"),
        ("f(x): pass; import os", "neither a function nor a class"),
        ("f(x", "neither a function nor a class: a closing parenthesis is missing"),
        ("lambda(x)", "neither a function nor a class: 'lambda' is a keyword of Python's and no name"),
        ("", "neither a function nor a class"),
        ("class", "neither a function nor a class"),
        ("Stack.push(x)", "neither a function nor a class"),
        ("f(x, x)", "two arguments bear one name"),
        ("f" + "(" * 500, "neither a function nor a class: a closing parenthesis is missing"),
        ("f(x\0)", "neither a function nor a class"),
        ("_hidden(x)", "begins with an underline"),
        ("sum(values)", "is the name of something else"),
        ("check(x)", "is the name of something else"),
        ("größe(x)", "nbgrader wants a to z"),
        ("width(len)", "call the argument otherwise"),
        ("f(*values)", "by position"),
        ("f(x, *, y)", "by position"),
        ("class(x)", "neither a function nor a class"),
    ],
)
def test_what_is_no_function_with_plain_arguments_is_named(text: str, told: str) -> None:
    with pytest.raises(CourseError, match=told):
        parse(text)
