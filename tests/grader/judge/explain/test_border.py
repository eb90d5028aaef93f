"""A fault of this program in an explanation leaves the verdict as it stands, and is told."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.judge.explain.border import Border


def test_what_explains_is_taken_and_where_it_fails_what_stands_without_it() -> None:
    border = Border()
    assert border.explained(lambda: "explained", "bare", "no advice") == "explained"
    assert (border.faults, border.notes()) == ([], ())
    assert border.explained(lambda: {}["x"], "bare", "no advice on f") == "bare"
    assert [(fault.cost, fault.said) for fault in border.faults] == [("no advice on f", "KeyError: 'x'")]
    assert "Traceback" in border.faults[0].traceback
    assert border.notes() == ("no advice on f: a fault of the grader (KeyError: 'x')",)
    border.explained(lambda: {}["y"], "bare", "no advice on g")
    assert [fault.cost for fault in border.faults] == ["no advice on f", "no advice on g"]


def test_what_is_reported_on_purpose_passes() -> None:
    def refuse() -> str:
        raise CourseError("correct that")

    with pytest.raises(CourseError):
        Border().explained(refuse, "bare", "no advice")
