"""A class with a method that never ends: its own check fails, and everything else of the submission is graded."""

from __future__ import annotations

import pytest

from grader.records.grade import TaskGrade
from grader.records.judgement import Verdict
from grader.records.run import RunOptions
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, REFERENCE, hand_in, notebook, write_course

BAG = """class Bag:
    def __init__(self, *items):
        self.items = list(items)

    def add(self, item):
        self.items.append(item)
        return len(self.items)

    def __eq__(self, other):
        return sorted(self.items) == sorted(other.items)

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(sorted(self.items))

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return f"no {name} in it"
"""
TESTS = '''def test_add(student):
    """It counts what is added"""
    bag = student.Bag(3)
    assert [bag.add(1), bag.add(2)] == [2, 3]


def test_eq(student):
    """The order does not matter"""
    assert student.Bag(1, 2) == student.Bag(2, 1)


def test_len(student):
    """It has a length"""
    assert len(student.Bag(1, 2)) == 2


def test_iter(student):
    """It is gone through in order"""
    assert [item for item in student.Bag(2, 1)] == [1, 2]  # list() would ask for the length too, as in Python


def test_getattr(student):
    """It answers for any name"""
    assert student.Bag().sugar == "no sugar in it"
'''
METHODS = ("eq", "len", "iter", "getattr")
Tasks = dict[str, dict[str, TaskGrade]]


def without_end(method: str) -> str:
    """Return the class with one method that never ends."""
    head, tail = BAG.split(f"    def __{method}__(")
    line, body = tail.split("\n", 1)
    return f"{head}    def __{method}__({line}\n        while True:\n            pass\n{body}"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Tasks:
    """The results of a class in which everybody has another method without end, by student and task."""
    root = write_course(tmp_path_factory.mktemp("course"))
    course = root / "course.toml"
    course.write_text(course.read_text().replace("half =", "Bag = {}\nhalf ="))
    (root / "solutions/halves/reference.py").write_text(f"{REFERENCE}\n\n{BAG}")
    (root / "tests/hidden/halves/test_Bag.py").write_text(TESTS)
    hand_in(root, "right", notebook(BAG, HALF, QUARTER))
    for method in METHODS:
        hand_in(root, method, notebook(without_end(method), HALF, QUARTER))
    result = run(RunOptions(root, output=root / "results"), {}, lambda *_: None)
    return {grade.student.id: {task.task: task for task in grade.tasks} for grade in result.grades}


def failed(task: TaskGrade) -> list[str]:
    return [check.check for check in task.checks if check.verdict is not Verdict.PASSED]


@pytest.mark.parametrize("method", METHODS)
def test_a_method_without_end_fails_its_own_check_alone(graded: Tasks, method: str) -> None:
    assert failed(graded[method]["Bag"]) == [f"test_{method}"]
    assert "still running when its time was up" in next(
        check.message for check in graded[method]["Bag"].checks if check.message
    )


@pytest.mark.parametrize("student", ["right", *METHODS])
def test_the_other_tasks_keep_their_points(graded: Tasks, student: str) -> None:
    assert [graded[student][task].verdict for task in ("half", "quarter")] == [Verdict.PASSED] * 2


def test_the_class_whose_methods_end_passes(graded: Tasks) -> None:
    assert failed(graded["right"]["Bag"]) == []
