"""What is said of a result, in the same words on the page, in Markdown and in the terminal.

score          6.5 of 10 points
verdict        right / right on top of an earlier mistake / not right yet / not written yet / not defined / not judged
               not right yet, but counted in forward, where the same mistake is
late           Handed in late: 1 point of 7.5 was taken off.
next step      Begin with hidden_delta: delta builds on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from grader.records.course import Assignment
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.judgement import NOT_DEFINED, CheckResult, Verdict, is_defined
from grader.records.submission import Status, Student
from grader.report.sanitize import one_line

VERDICTS = {
    Verdict.PASSED: "right",
    Verdict.CARRIED: "right on top of an earlier mistake",
    Verdict.FAILED: "not right yet",
    Verdict.ERROR: "not judged",
    Verdict.MISSING: "not written yet",
}
MARKS = {
    Verdict.PASSED: "✓",
    Verdict.CARRIED: "↪",
    Verdict.FAILED: "✗",
    Verdict.ERROR: "?",
    Verdict.MISSING: "○",
}
STANDINGS = {
    Status.MISSING: "Nothing was handed in.",
    Status.UNREADABLE: "What was handed in could not be read.",
    Status.NEEDS_PERSON: "Your teacher has to look at what was handed in before it can be graded.",
    Status.EXCUSED: "You are excused from this assignment.",
}


def number(points: float) -> str:
    """Write points with at most two decimals."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def points(score: float, of: float) -> str:
    """Say what was reached of what could be: "6.5 of 10 points"."""
    return f"{number(score)} of {number(of)} point{'' if number(of) == '1' else 's'}"


def student(feedback: Feedback) -> str:
    """Name the student of a result."""
    return full_name(feedback.student)


def full_name(student: Student) -> str:
    """Name a student as people do, with the id where the name is another."""
    name = one_line(f"{student.first_name} {student.last_name}")
    return f"{name} ({one_line(student.id)})" if name else one_line(student.id)


def verdict(task: TaskFeedback) -> str:
    """Say what became of a task, and of how many of its checks if only of some."""
    if task.paid_by:
        return f"{VERDICTS[Verdict.FAILED]}, but counted in {task.paid_by}, where the same mistake is"
    verdicts = [check.verdict for check in task.checks if check.counts]
    right = sum(verdict in (Verdict.PASSED, Verdict.CARRIED) for verdict in verdicts)
    if task.verdict is Verdict.FAILED and right:
        return f"{VERDICTS[task.verdict]}, {right} of {len(verdicts)} checks passed"
    return standing(task.verdict, task.checks)


def standing(verdict: Verdict, checks: Sequence[CheckResult]) -> str:
    """Say what became of a task, or of one of its checks; what is not there may be not written, or not defined."""
    return VERDICTS[verdict] if verdict is not Verdict.MISSING or is_defined(checks) else NOT_DEFINED


def check_verdict(check: CheckResult) -> str:
    """Say what became of one check."""
    return {Verdict.PASSED: "passed", Verdict.FAILED: "failed"}.get(check.verdict, standing(check.verdict, (check,)))


def summary(task: TaskFeedback) -> str:
    """Say a task in one line: its name, verdict and points."""
    return f"{task.task}: {verdict(task)}, {worth(task)}"


def advice(task: TaskFeedback) -> str:
    """Return the advice, unless a check says the same already."""
    text = one_line(task.advice)
    return "" if text in {one_line(check.message) for check in task.checks} else text


def late(feedback: Feedback) -> str:
    """Say when it was handed in, and what being late cost; '' where no due date is known."""
    if feedback.due is None or feedback.timestamp is None or feedback.status is not Status.GRADED:
        return ""
    when = f"{moment(feedback.timestamp)}, due {moment(feedback.due)}"
    if _aware(feedback.timestamp) <= _aware(feedback.due):
        return f"Handed in on time: {when}."
    if feedback.penalty <= 0:
        return f"Handed in late: {when}. Nothing was taken off."
    taken = number(feedback.penalty)
    unit, were = ("point", "was") if taken == "1" else ("points", "were")
    return f"Handed in late: {when}. {taken} {unit} of {number(feedback.raw_score)} {were} taken off."


def about(feedback: Feedback) -> tuple[str, ...]:
    """Say what lateness, the file, the teacher and the rules of the course made of the result."""
    return tuple(text for text in (late(feedback), *feedback.remarks, *feedback.decisions) if text)


def worth(task: TaskFeedback) -> str:
    """Say what a task earned: "1 of 2 points", or that it does not count."""
    return "excused" if task.excused else points(task.score, task.max_score)


def worth_in_table(task: TaskFeedback) -> str:
    """Say what a task earned below a heading that says points: "1 of 2"."""
    return "excused" if task.excused else f"{number(task.score)} of {number(task.max_score)}"


def total(feedback: Feedback) -> str:
    """Say what the whole earned."""
    return "excused" if feedback.status is Status.EXCUSED else points(feedback.score, feedback.max_score)


def answer_mark(name: str, feedback: Feedback, assignment: Assignment) -> str:
    """Say what an answer in words earned; '' where it counts no points."""
    worth = {question.name: question.points for question in assignment.questions}
    if not worth.get(name):
        return ""
    given = dict(feedback.questions)
    return points(given[name], worth[name]) if name in given else f"Waits to be marked, {number(worth[name])} possible."


def next_step(feedback: Feedback, assignment: Assignment) -> str:
    """Say what to do next, in one or two sentences."""
    if feedback.status is not Status.GRADED:
        return {
            Status.MISSING: f"Hand in {assignment.name}.ipynb.",
            Status.UNREADABLE: "Open your file once more, save it, and hand it in again.",
            Status.NEEDS_PERSON: "Ask your teacher which file counts.",
            Status.EXCUSED: "There is nothing to do.",
        }[feedback.status]
    broken = [task.task for task in feedback.tasks if task.verdict is Verdict.ERROR]
    if broken:
        return f"Show this to your teacher: a check of {listed(broken)} broke, and not through your doing."
    todo = [task for task in feedback.tasks if task.verdict in (Verdict.FAILED, Verdict.MISSING)]
    formal = [task.task for task in feedback.tasks if task.verdict is Verdict.PASSED and task.advice]
    if not todo and formal:
        return f"All that can be checked is right; the answers of {listed(formal)} are marked by your teacher."
    if not todo:
        return "Everything is right: nothing is left to do."
    return _begin(todo[0], feedback, assignment)


def moment(when: datetime) -> str:
    """Write a time with its zone; one without a zone is UTC."""
    return f"{_aware(when):%Y-%m-%d %H:%M %Z}"


def listed(names: Sequence[str]) -> str:
    """Join names: "forward", "forward and delta", "sigmoid, forward and delta"."""
    return " and ".join(", ".join(names).rsplit(", ", 1))


def _begin(first: TaskFeedback, feedback: Feedback, assignment: Assignment) -> str:
    verb = "Next, write" if first.verdict is Verdict.MISSING else "Begin with"
    if first.verdict is Verdict.MISSING and not is_defined(first.checks):
        verb = "Find out why your file defines no function"
    open_tasks = {task.task for task in feedback.tasks if task.verdict is not Verdict.PASSED}
    later = [task.name for task in assignment.tasks if first.task in task.uses and task.name in open_tasks]
    builds = f": {listed(later)} build{'s' * (len(later) == 1)} on it" if later else ""
    carried = [task.task for task in feedback.tasks if task.verdict is Verdict.CARRIED and not task.paid_by]
    rest = f" {listed(carried)} need{'s' * (len(carried) == 1)} no change." if carried else ""
    return f"{verb} {first.task}{builds}.{rest}"


def _aware(when: datetime) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=UTC)
