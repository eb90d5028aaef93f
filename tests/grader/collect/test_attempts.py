"""Several attempts: the last, the best, or a question for a person; never a guess."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from grader.collect.attempts import merge_attempts
from grader.collect.raw import RawSubmission, by_id
from grader.records.course import Assignment, Attempts, Late, Task
from grader.records.submission import Status, Student

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANN = Student("ann")


def assignment(attempts=None):
    return Assignment("b", "B", (Task("t", 1.0),), DUE, Late(attempts=attempts) if attempts else None)


def attempt(name, days=None, *, there=True, notes=()):
    time = None if days is None else DUE + timedelta(days=days)
    path = Path(name) if there else None
    return RawSubmission(by_id("ann"), "b", name, path, (), time, Status.GRADED if there else Status.UNREADABLE, notes)


LATER, EARLIER, FIRST = attempt("later", 2, notes=("x",)), attempt("earlier", 1), attempt("first", -1)


@pytest.mark.parametrize("found", [[LATER, EARLIER, FIRST], [FIRST, EARLIER, LATER], [EARLIER, LATER, FIRST]])
@pytest.mark.parametrize("rule", [None, Attempts.LAST])
def test_the_last_counts_with_a_note(found, rule):
    merged = merge_attempts(ANN, assignment(rule), found, ("n",))
    assert (merged.path, merged.timestamp, merged.attempts) == (Path("later"), DUE + timedelta(days=2), ())
    assert merged.notes == ("n", "x", "the last of 3 attempts counts")


@pytest.mark.parametrize("found", [[LATER, EARLIER, FIRST], [FIRST, EARLIER, LATER]])
def test_where_the_best_counts_all_are_kept_in_their_order(found):
    merged = merge_attempts(ANN, assignment(Attempts.BEST), found, ("n",))
    assert merged.path == Path("later")
    assert merged.notes == ("n", "x")
    assert [(each.path, each.notes) for each in merged.attempts] == [(Path("first"), ("n",)), (Path("earlier"), ("n",))]


def test_of_attempts_that_cannot_be_read_the_best_is_among_the_others():
    lost = attempt("lost", 3, there=False)
    merged = merge_attempts(ANN, assignment(Attempts.BEST), [lost, LATER, EARLIER])
    assert (merged.path, [each.path for each in merged.attempts]) == (Path("later"), [Path("earlier")])
    merged = merge_attempts(ANN, assignment(Attempts.BEST), [lost, attempt("gone", 1, there=False)])
    assert (merged.status, merged.timestamp, merged.attempts) == (Status.UNREADABLE, DUE + timedelta(days=3), ())


@pytest.mark.parametrize(
    "found", [[LATER, attempt("unknown")], [attempt("unknown"), LATER], [LATER, attempt("unknown", 2)]]
)
def test_without_a_time_of_its_own_for_each_a_person_decides(found):
    for rule in Attempts:
        merged = merge_attempts(ANN, assignment(rule), found, ("n",))
        assert (merged.path, merged.status) == (None, Status.NEEDS_PERSON)
        places = ", ".join(each.place for each in found)
        assert merged.notes == ("n", f"{places}: a person must decide which of these counts; keep one")


@pytest.mark.parametrize("rule", [Attempts.LAST, Attempts.BEST])
def test_times_of_other_zones_are_compared_as_moments(rule):
    west = timezone(timedelta(hours=-8))
    early = RawSubmission(by_id("ann"), "b", "early", Path("early"), (), DUE)
    late = replace(early, place="late", path=Path("late"), timestamp=(DUE + timedelta(hours=1)).astimezone(west))
    for found in ([early, late], [late, early]):
        assert merge_attempts(ANN, assignment(rule), found).path == Path("late")


@pytest.mark.parametrize(
    ("rule", "found", "told"),
    [
        (None, [LATER, EARLIER, FIRST], "later counts, the last of 3 attempts"),
        (Attempts.BEST, [LATER, EARLIER], "all of 2 attempts are graded, the best counts"),
        (None, [LATER, attempt("unknown")], "not each of 2 attempts has a time of its own: a person decides"),
    ],
)
def test_the_log_says_which_attempt_counts_and_why(caplog, rule, found, told):
    caplog.set_level(logging.INFO, "grader.collect.attempts")
    merge_attempts(ANN, assignment(rule), found)
    assert caplog.messages == [f"ann, b: {told}"]
