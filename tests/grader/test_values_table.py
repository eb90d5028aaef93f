"""The table of docs/your-own-course.md says what crosses to and from a student's process: each row is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader import testing
from grader.execute.carried import carried_answer, carried_arguments
from grader.execute.protocol.figures import close_figures
from grader.execute.protocol.unserializable import Unserializable, UnserializableError
from grader.judge.compare import agree
from grader.judge.objects import stays
from grader.judge.same_reply import reply_to
from grader.judge.student import DryRun, Replay, Student

PAGE = Path(__file__).parents[2] / "docs" / "your-own-course.md"
TABLE = pd.DataFrame({"a": pd.Categorical(["x", None]), "b": pd.to_datetime(["2026-03-02", None]).tz_localize("UTC")})
VALUES: dict[str, list[Any]] = {
    "numbers of any size": [2**89, Fraction(1, 3), Decimal("0.1"), 1 + 2j, "text", b"b", date(2026, 3, 2), None],
    "lists, tuples, sets": [[1, (2, {3})], {"a": [timedelta(1)]}],
    "numpy arrays": [np.eye(2), np.array(["x"]), np.array(["2026-03-02"], "datetime64[D]")],
    "pandas DataFrame": [TABLE, TABLE["a"], TABLE.index, pd.Timestamp("2026-03-02"), pd.Timedelta("1h"), pd.NaT, pd.NA],
    "a random generator": [np.random.default_rng(7)],
    "a function": [lambda x: x],
    "an object of a class": [Path(), (k for k in ())],
    "a generator, an iterator": [(k for k in ())],
    "pandas intervals": [pd.Series(pd.interval_range(0, 2)), pd.period_range("2026", periods=2), np.ma.array([1])],
}
KEY = """
from pathlib import Path
import matplotlib.pyplot as plt
class Stack:
    def __init__(self, *items): self.items = [*items]
    def __len__(self): return len(self.items)
def size(stack): return len(stack)
def split(stack): return Stack(*stack.items[:1]), Stack(*stack.items[1:])
def power(base, exponent): return base**exponent
def greet(): print("Hello", input())
def sort(items): items.sort()
def copy(source, target): Path(target).write_text(Path(source).read_text())
def count(file): return len(file.readlines())
def source(): return open("in.csv")
def plot(values):
    figure, axes = plt.subplots()
    axes.plot(values)
    return figure
def plot_on(axes, values): axes.plot(values)
def each(functions): return [function(2) for function in functions]
def adder(n): return lambda x: x + n
def numbers(n): yield from range(n)
answer = 42
"""


def _files(student: Student) -> None:
    with testing.files(student, {"in.csv": b"a,b"}) as folder:
        student.copy("in.csv", "out.csv")
        agree(folder["out.csv"], b"a,b")


def _open_file(student: Student) -> None:
    with testing.files(student, {"in.csv": "a\nb"}) as folder:
        agree(student.count(folder.open("in.csv")), 2)
        agree(student.source().read(), "a\nb")


def _figure(student: Student) -> None:
    figure = student.plot([1, 2])
    for told in (
        testing.drawn(student.plot, [1, 2]),
        testing.drawn(student.plot_on, testing.new_axes(student), [1, 2]),
    ):
        agree(told["axes"][0]["lines"][0]["x"], np.array([0.0, 1.0]))
    agree(figure.get_dpi() > 0, True)


def _in_place(student: Student) -> None:
    agree(testing.in_place(student.sort, [3, 1]), ([1, 3],))
    (how,) = [how for what, _, _, how in ROWS if what == "work in place"]
    shown = re.findall("`([^`]+)`", how)
    names = {"student": student, "observe": testing.observe, "in_place": testing.in_place}
    exec("\n".join(one for one in shown if "=" in one), names)
    agree([eval(one, names) for one in shown if one.startswith("done.")], [None, "", ([1, 2, 3],)])


def _object(student: Student) -> None:
    stack = student.Stack(1, 2, 3)
    agree((student.size(stack), [len(one) for one in student.split(stack)]), (3, [1, 2]))


BY_SCRIPT: dict[str, Callable[[Student], None]] = {
    "an object of a class": _object,
    "a generator, an iterator": lambda student: agree(list(student.numbers(3)), [0, 1, 2]),
    "a function": lambda student: agree((student.each([abs, float]), student.adder(3)(4)), ([2, 2.0], 7)),
    "keyword arguments": lambda student: agree(student.power(base=2, exponent=3), 8),
    "a variable": lambda student: agree(student.answer, 42),
    "what is printed": lambda student: agree(testing.printed(student.greet, typed=["Ada"]), "Hello Ada\n"),
    "what `input()`": lambda student: agree(testing.printed(student.greet, typed=["36"]), "Hello 36\n"),
    "work in place": _in_place,
    "files": _files,
    "an open file": _open_file,
    "a figure": _figure,
}


def rows() -> Iterator[tuple[str, str, str, str]]:
    text = PAGE.read_text(encoding="utf-8")
    table = text[text.index("| what | asked | answered | how |") :].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        what, asked, answered, how = (cell.strip() for cell in line.strip("|").split("|"))
        yield what, asked, answered, how


ROWS = tuple(rows())


def test_every_row_is_tried_here() -> None:
    known = (*VALUES, *BY_SCRIPT)
    assert [what for what, *_ in ROWS if not what.startswith(known)] == []
    assert [name for name in known if not any(what.startswith(name) for what, *_ in ROWS)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_the_row_says_of_asking_and_answering_holds(row: tuple[str, str, str, str]) -> None:
    what, asked, answered, _ = row
    for value in next((values for name, values in VALUES.items() if what.startswith(name)), []):
        given = is_given(value)
        assert given == (asked == "yes"), (what, value)
        told = carried_answer(value)
        if answered == "yes" and not isinstance(told, Unserializable):
            agree(told, value)
        else:
            assert isinstance(told, Unserializable), (what, value)
            assert answered == "no" or stays(told) or isinstance(value, Path), (what, value)


@pytest.mark.parametrize("row", [row for row in ROWS if row[0].startswith((*BY_SCRIPT,))], ids=lambda row: row[0])
def test_what_the_row_shows_works_for_the_key_and_for_a_student(row: tuple[str, str, str, str]) -> None:
    test = next(test for what, test in BY_SCRIPT.items() if row[0].startswith(what))
    key, student = ModuleType("key_of_the_table"), Student()
    exec(KEY, vars(key))
    plan = DryRun(key)
    student.bind(plan)
    test(student)
    numbers = plan.take_asked("task")
    live = partial(reply_to, vars(key))
    replay = Replay(plan.questions, [live(question.call) for question in plan.questions], live)
    student.bind(replay)
    replay.expect(numbers, "task")
    test(student)
    close_figures()


def is_given(value: Any) -> bool:
    try:
        carried_arguments("f", [value])
    except UnserializableError:
        return False
    return True


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_the_row_calls_is_there_to_be_imported(row: tuple[str, str, str, str]) -> None:
    for name in re.findall(r"(?:^|[`\s(])(printed|in_place|files|drawn|observe|seeded|new_axes)\(", row[3]):
        assert name in testing.__all__
