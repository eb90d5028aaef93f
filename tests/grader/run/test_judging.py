"""What the pipeline asks of a kind of course, and what it gets from one that says the least."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from grader.records.course import Course
from grader.run.judging import Judging

COURSE = Course(Path(), "", Path(), ())


def test_a_kind_of_course_may_name_no_mistakes_find_its_layout_and_need_this_machine() -> None:
    least = Judging(COURSE, notes=tuple, fingerprint=str, with_worker=lambda _assignment, _work: None)
    assert least.titles([]) == {}
    assert least.layout is None
    assert least.parcel is None


def test_it_does_not_change_during_a_run() -> None:
    least = Judging(COURSE, notes=tuple, fingerprint=str, with_worker=lambda _assignment, _work: None)
    with pytest.raises(FrozenInstanceError):
        least.course = COURSE  # type: ignore[misc]
