"""The course agrees with itself: `grader verify` finds no fault in any assignment of course.toml."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.config import read_course
from grader.verify.verify import verify

COURSE = read_course(Path(__file__).parents[2])


@pytest.mark.parametrize("assignment", COURSE.assignments, ids=lambda assignment: assignment.name)
def test_nothing_is_to_be_mended(assignment):
    verified = verify(COURSE, assignment, "")
    assert not verified.faults
    assert verified.catalogue.named == verified.catalogue.formulas
    score = verified.score
    assert score.killed == score.total - len(score.equivalent) - len(score.accepted) > 0
