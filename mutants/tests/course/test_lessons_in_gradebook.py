"""The gradebook takes every lesson: its cells, its points; an autograder cell gives its own answers everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.config import choose, read_course
from grader.report.gradebook.master import read_masters
from grader.run.single import grade_one

ROOT = Path(__file__).parents[2]
COURSE = read_course(ROOT)
NAMES = [assignment.name for assignment in COURSE.assignments]


@pytest.mark.parametrize("name", NAMES)
def test_the_notebook_has_a_cell_for_the_points_of_every_task(name):
    (assignment,) = choose(COURSE, (name,))
    master = read_masters(ROOT, (assignment,))[name]
    assert list(master.tests) == [task.name for task in assignment.tasks]
    assert (
        sum(float(master.cells[cell].metadata.nbgrader.points) for cell in master.tests.values()) == assignment.points
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_autograder_cell_gives_the_source_notebook_everything(name):
    grade = grade_one(ROOT, name, "", {})
    assert [(task.task, task.score) for task in grade.tasks if task.score != task.max_score] == []
