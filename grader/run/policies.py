"""What needs all assignments of a student at once: slip days and the total; run when the others are graded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.mark.slip import spend_slip_days
from grader.mark.total import total
from grader.records.course import Assignment, Course, Total
from grader.records.grade import Grade
from grader.records.total import StudentTotal
from grader.report import words
from grader.report.tables import write_totals
from grader.run.faults import Faults
from grader.run.marker import write_page
from grader.run.state import StateStore

TABLE = "totals.csv"
NOT_SETTLED = f"slip days were not spent, and {TABLE} lacks this student"
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Policies:
    """The rules of one course, with the assignments that nobody has handed in."""

    course: Course
    left_out: tuple[str, ...] = ()

    @property
    def assignments(self) -> Mapping[str, Assignment]:
        """The assignments by name, in course.toml's order."""
        return {assignment.name: assignment for assignment in self.course.assignments}


def apply_policies(course: Course, store: StateStore, faults: Faults) -> tuple[str, ...]:
    """Spend slip days, write totals.csv, and tell each student; return what to tell the teacher.

    Whoever this program fails at keeps the marks of each assignment, and is left out of totals.csv.
    """
    if not course.slip_days and course.total is None:
        (faults.output / TABLE).unlink(missing_ok=True)
        return ()
    begun = store.begun()
    names = [assignment.name for assignment in course.assignments]
    policies = Policies(course, tuple(name for name in names if name not in begun))
    totals: list[StudentTotal | None] = []
    for each in store.students():
        with faults.border(each, NOT_SETTLED):
            totals.append(_settle(policies, store, faults, store.grades(names, student=each)))
    if course.total is None:
        (faults.output / TABLE).unlink(missing_ok=True)
        return ()
    found = [each for each in totals if each is not None]
    write_totals(faults.output / TABLE, course, found, policies.left_out)
    return tuple(_notes(course.total, found, policies.left_out))


def _settle(policies: Policies, store: StateStore, faults: Faults, grades: Iterator[Grade]) -> StudentTotal | None:
    """Apply the rules to one student's grades; save and show those that they change."""
    before = tuple(grades)
    course, known = policies.course, policies.assignments
    after = spend_slip_days(before, known, course.slip_days) if course.slip_days else before
    found = None
    if course.total is not None and after:
        by_name = {grade.assignment: grade for grade in after}
        found = total(course.total, by_name, course.assignments, policies.left_out)
    for was, now in zip(before, after, strict=True):
        told = replace(now, policies=tuple(_told(policies, now, after, found)))
        changed = told != was and store.update_marks(told)
        if changed:
            faults.add(
                f"{told.student.id}, {told.assignment}", *write_page(faults.output, told, known[told.assignment])
            )
    return found


def _told(policies: Policies, grade: Grade, grades: Sequence[Grade], found: StudentTotal | None) -> Iterator[str]:
    """Say for the student what the rules of the course decided."""
    used = sum(each.slip_days[0] for each in grades)
    if used:
        here = grade.slip_days[0]
        on_this = f", {here} of them for this assignment" if here else ""
        yield f"{used} of {policies.course.slip_days} slip days used{on_this}."
    if found is None:
        return
    if found.dropped:
        yield _dropped(policies.course.total or Total(), found)
    if found.max_total:
        yield f"Your total so far: {words.number(found.total)} of {words.number(found.max_total)} points."


def _dropped(rules: Total, found: StudentTotal) -> str:
    counting = sum(score is not None for _, score in found.scores)
    names = words.listed(found.dropped)
    if rules.best:
        does = "does" if len(found.dropped) == 1 else "do"
        return f"Your best {rules.best} of {counting} count; {names} {does} not."
    if len(found.dropped) == 1:
        return f"Your lowest of {counting} was dropped: {names}."
    return f"Your {len(found.dropped)} lowest of {counting} were dropped: {names}."


def _notes(rules: Total, totals: Sequence[StudentTotal], left_out: Sequence[str]) -> Iterator[str]:
    if left_out:
        yield f"totals.csv leaves out what nobody has handed in: {', '.join(left_out)}"
    below = [words.full_name(each.student) for each in totals if each.below]
    if below:
        more = f" and {len(below) - MOST_NAMED} more" if len(below) > MOST_NAMED else ""
        yield f"below {100 * rules.minimum:g}% of the total: {', '.join(below[:MOST_NAMED])}{more}"
