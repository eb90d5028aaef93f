"""nbgrader's rules for the points of one graded cell.

marked by hand     0 where the answer was left as it was handed out; else it waits for a person, and counts 0 until then
a test             0 for an error or for anything on stderr; a number shown is that many points; otherwise all points
gone               0, and it waits for a person
"""

from __future__ import annotations

from grader.nbgrader_course.source import SourceCell
from grader.records.execution import Outcome
from grader.records.judgement import CheckResult, TaskResult, Verdict

WAITS = "waits for a person to mark it"
GONE = "the cell is gone from the notebook"
UNCHANGED = "left as it was handed out"


def scored(task: str, cell: SourceCell, outcome: Outcome | None) -> TaskResult:
    """Return what one cell earned, under nbgrader's rules."""
    if outcome is None:
        return TaskResult(task, Verdict.MISSING, (), advice=WAITS if cell.by_hand else GONE, points=0.0)
    if outcome.by_hand:
        advice = UNCHANGED if outcome.unchanged else WAITS
        return TaskResult(task, Verdict.MISSING, (), advice=advice, points=0.0)
    points, message = _points(cell, outcome)
    verdict = Verdict.PASSED if not message and points >= cell.points else Verdict.FAILED
    check = CheckResult(task, cell.name, f"The cell {cell.name}", verdict, message)
    return TaskResult(task, verdict, (check,), points=points)


def is_waiting(result: TaskResult) -> bool:
    """Tell whether a person has to mark it."""
    return result.advice in (WAITS, GONE)


def _points(cell: SourceCell, outcome: Outcome) -> tuple[float, str]:
    if outcome.error:
        return 0.0, outcome.error
    if not outcome.shown:
        return cell.points, ""
    try:
        number = float(outcome.shown)
    except ValueError:
        return cell.points, ""
    if number > cell.points:
        return 0.0, f"it shows {outcome.shown}, more than the {cell.points:g} points there are: nbgrader refuses it"
    if not number >= 0.0:  # nbgrader finds a negative number strange and gives all points
        return cell.points, ""
    return number, "" if number == cell.points else f"partial credit: {number:g} of {cell.points:g}"
