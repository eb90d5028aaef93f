"""A course's own solutions are tried once, when the first submission is graded, and what does not pass is named."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from grader.errors import CourseError, NeedsPerson
from grader.records.course import Limits
from grader.records.execution import MissingPackage
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.submission import Status
from grader.run import trial
from grader.run.trial import Candidate, Trial


@pytest.fixture(autouse=True)
def no_forkserver(monkeypatch):
    """Nothing is started: the candidates judge by themselves."""
    monkeypatch.setattr(trial, "preforked", lambda _limits: nullcontext())


def task(name, verdict, message=""):
    return TaskResult(name, verdict, (CheckResult(name, name, name, verdict, message),))


def tried(*tasks, missing=(), absent=()):
    judgement = Judgement(
        Status.GRADED, tasks, missing_packages=tuple(MissingPackage(name, needed=True) for name in missing)
    )
    made = Trial(lambda: [Candidate("ps1", Path("source/ps1"), Limits(), lambda _forkserver: judgement, absent)])
    made.run()
    return made.notes()


def test_a_solution_that_passes_says_nothing():
    assert tried(task("a", Verdict.PASSED), TaskResult("by hand", Verdict.MISSING, ())) == ()


def test_tests_that_the_solution_does_not_pass_are_named_with_the_reason():
    failed = [task(name, Verdict.FAILED, "no shell") for name in "abcdefg"]
    (note,) = tried(*failed, task("z", Verdict.PASSED))
    assert note.startswith("ps1: its own solution does not pass 7 of 8 tests here: a (no shell); b (no shell)")
    assert note.endswith("and 2 more")


def test_a_package_that_is_needed_and_not_here_stops_the_run():
    with pytest.raises(CourseError, match=r"source/ps1: its notebooks import networkx, which is not installed here"):
        tried(missing=["networkx"])


def test_a_module_that_the_run_does_not_reach_is_told():
    assert "import networkx where their own run does not pass" in tried(absent=("networkx",))[0]


def test_what_needs_a_person_is_not_tried():
    def refuse(_forkserver):
        raise NeedsPerson("it is written in R")

    made = Trial(lambda: [Candidate("ps1", Path(), Limits(), refuse)])
    made.run()
    assert made.notes() == ()


def test_the_trial_is_made_once():
    asked = []
    made = Trial(lambda: asked.append(1) or [])
    made.run()
    made.run()
    assert asked == [1]
