"""What a run changed, and why: results/changes.csv; what stood before is kept in results/earlier/0001, 0002, ...

student_id,assignment,task,before,after,why,verdict_before,verdict_after

A row for every task whose points or verdict changed; a row without a task for the whole, late penalty included.
Why: all that changed of submission, tests, solutions, points, late rules (due dates too), tolerance, course.toml,
engine, marks (marks.csv or the gradebook) and slip days.
An empty before or after: the task, or the student, was not there then.
"""

from __future__ import annotations

import filecmp
import logging
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from grader.errors import CourseError
from grader.records.grade import Grade
from grader.records.run import Change
from grader.records.submission import Status
from grader.report.sanitize import csv_cell
from grader.report.tables import points, write_table
from grader.run.fingerprint import PARTS
from grader.run.state import StateStore
from grader.run.state_table import ResultDiff

LOG = logging.getLogger(__name__)
HEADER = ("student_id", "assignment", "task", "before", "after", "why", "verdict_before", "verdict_after")
MOVES = ("up", "down", "with the same points", "new", "excused", "taken out")
TABLES = ("scores.csv", "tasks.csv", "checks.csv", "totals.csv", "changes.csv")


def changes(store: StateStore, order: Sequence[str]) -> tuple[Change, ...]:
    """Find what differs from what stood in the store when it was opened; nothing on the first run."""
    return tuple(change for pair in store.diffs(order) for change in _changes(pair))


def write_changes(path: Path, found: Iterable[Change]) -> None:
    """Write changes.csv."""
    write_table(path, HEADER, (_row(change) for change in found))


def summary_lines(found: Sequence[Change]) -> Iterator[str]:
    """Say in a short table how many results went up and down, by task and reason."""
    if not found:
        return
    students = len({change.student for change in found})
    yield f"changed since the last run: {students} student{'s' * (students > 1)}; each in changes.csv"
    moves = {(change.assignment, change.task, change.why): Counter[str]() for change in found if change.task}
    for change in found:
        if change.task:
            moves[change.assignment, change.task, change.why][_move(change)] += 1
    for (assignment, task, why), count in moves.items():
        told = ", ".join(f"{count[move]} {move}" for move in MOVES if count[move])
        yield f"  {assignment} {task}: {told} ({why})"
    whole = Counter((change.assignment, change.why, _move(change)) for change in found if not change.task)
    for (assignment, why, move), number in whole.items():
        yield f"  {assignment} in all: {number} {move} ({why})"


def class_moves(found: Sequence[Change]) -> Iterator[str]:
    """Say for each assignment how the class moved: of those who had points before and have others now."""
    moved = [change for change in found if not change.task and change.before is not None and change.after is not None]
    for assignment in dict.fromkeys(change.assignment for change in moved):
        pairs = [(each.before or 0.0, each.after or 0.0) for each in moved if each.assignment == assignment]
        before, after = (sum(side) / len(pairs) for side in zip(*pairs, strict=True))
        up, down = sum(b < a for b, a in pairs), sum(b > a for b, a in pairs)
        yield f"{assignment}: {up} up, {down} down; the mean of those who moved: {before:.2f}, now {after:.2f}"


@contextmanager
def archive_tables(folder: Path) -> Iterator[None]:
    """Keep the tables that stand in `folder`, if the block writes others, below `folder`/earlier."""
    aside = folder / f".earlier.{os.getpid()}"
    try:
        aside.mkdir(parents=True)
        for name in TABLES:
            if (folder / name).is_file():
                shutil.copy2(folder / name, aside / name)
        yield
        names = [path.name for path in aside.iterdir()]
        if any(not filecmp.cmp(folder / name, aside / name, shallow=False) for name in names):
            (folder / "earlier").mkdir(exist_ok=True)
            kept = aside.rename(folder / "earlier" / f"{_next(folder / 'earlier'):04}")
            LOG.info("%s: the tables of the run before, which differ, are kept in %s", folder, kept)
        else:
            LOG.info(
                "%s: %s", folder, "no table differs from that of the run before" if names else "no table stood there"
            )
    except OSError as error:
        raise CourseError(f"{folder} cannot be written: {error.strerror}; what stood there still stands") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _next(earlier: Path) -> int:
    return 1 + max((int(path.name) for path in earlier.iterdir() if path.name.isdecimal()), default=0)


def _changes(pair: ResultDiff) -> Iterator[Change]:
    one = pair.after or pair.before
    if one is None:
        return
    who, why = (one.student.id, one.assignment), _why(pair)
    before, after = _tasks(pair.before), _tasks(pair.after)
    for task in {**after, **before}:
        was, now = before.get(task, (None, "")), after.get(task, (None, ""))
        if _differs(was, now):
            yield Change(*who, task, was[0], now[0], why, was[1], now[1])
    was, now = _whole(pair.before), _whole(pair.after)
    if _differs(was, now):
        yield Change(*who, "", was[0], now[0], why, was[1], now[1])


def _tasks(grade: Grade | None) -> dict[str, tuple[float | None, str]]:
    return {task.task: (task.score, task.verdict) for task in grade.tasks} if grade else {}


def _whole(grade: Grade | None) -> tuple[float | None, str]:
    if grade is None:
        return None, ""
    return (None if grade.status is Status.EXCUSED else grade.score), grade.status


def _differs(was: tuple[float | None, str], now: tuple[float | None, str]) -> bool:
    return was[1] != now[1] or _points(was[0]) != _points(now[0])


def _why(pair: ResultDiff) -> str:
    """Name what differs between the two fingerprints; a submission that could not be read has none."""
    if pair.after is None:
        return "no longer in the class"
    by_hand = list(_by_hand(pair.before, pair.after))
    if pair.before is None or not pair.was or not pair.now:
        return "submission" if pair.was != pair.now or not by_hand else " and ".join(by_hand)
    was, now = pair.was.split(":"), pair.now.split(":")
    parts = [name for name, a, b in zip(PARTS, was, now, strict=False) if a != b]
    if len(was) != len(now):
        return "engine"
    named = [*(name for name in parts if name != "course.toml"), *by_hand] or parts
    return " and ".join(named) or "submission"  # the same files at another time


def _by_hand(before: Grade | None, after: Grade) -> Iterator[str]:
    if before is not None and before.decided != after.decided:
        yield "marks"
    elif before is not None and before.slip_days != after.slip_days:
        yield "slip days"


def _move(change: Change) -> str:
    if change.now == Status.EXCUSED:
        return "excused"
    if change.before is None:
        return "new"
    if change.after is None:
        return "taken out"
    if change.before == change.after:
        return "with the same points"
    return "up" if change.after > change.before else "down"


def _points(score: float | None) -> str:
    return "" if score is None else points(score)


def _row(change: Change) -> tuple[str, ...]:
    scores = (_points(change.before), _points(change.after))
    who = (csv_cell(change.student), csv_cell(change.assignment), csv_cell(change.task))
    return (*who, *scores, change.why, change.was, change.now)
