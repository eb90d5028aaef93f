"""Each student's page into the student's own repository: first a plan to look at, then, only where asked, the writing.

results/export/backprop-feedback-github/
  plan.csv          whose page goes where and what would be done; made without --send, which writes nothing on GitHub
  <student_id>.md   the page, as the student would read it
  sent.csv          what was done with --send, which wants the plan that it carries out
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.errors import CourseError, ServiceError
from grader.export.fresh import table
from grader.export.github import branch, issue
from grader.export.github.api import GitHub
from grader.export.github.repositories import Page, Repository, Roster, login_of, refusal, repositories
from grader.export.request import GradebookRequest
from grader.records.course import Assignment
from grader.records.grade import Grade
from grader.records.submission import Status, Student
from grader.report import words
from grader.report.markdown import markdown
from grader.report.redact import redact
from grader.report.sanitize import csv_cell, file_name, one_line

PLAN, SENT = "plan.csv", "sent.csv"
HEADER = ("student_id", "repository", "what", "page")
LEFT_OUT, NOTHING = "left out", "nothing to do"
MARK_LETTERS = 16  # of a page's sum: another page is another plan


@dataclass(frozen=True, slots=True)
class Step:
    """One student's page, where it goes and what is done with it there."""

    student: Student
    page: str
    repository: Repository | None = None
    what: str = ""

    @property
    def to_do(self) -> bool:
        """Whether anything would be written."""
        return self.repository is not None and not self.what.startswith((LEFT_OUT, NOTHING))


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the pages of one assignment go: issues, or a branch of this name."""

    github: GitHub
    assignment: Assignment
    branch: str
    own_login: str

    def plan(self, one: Repository, text: str) -> str:
        """Say what would be done in a repository."""
        if self.branch:
            return branch.plan(self.github, one, self._page(text), self.branch)
        return issue.plan(self.github, one, self._page(text), self.own_login)

    def give(self, one: Repository, text: str) -> str:
        """Do it; return the address of what is there then."""
        if self.branch:
            return branch.give(self.github, one, self._page(text), self.branch)
        return issue.give(self.github, one, self._page(text), self.own_login)

    def _page(self, text: str) -> Page:
        return Page(self.assignment.name, f"Feedback: {one_line(self.assignment.title)}", text)


def destination(environment: Mapping[str, str], assignment: Assignment, branch_name: str) -> Destination:
    """Look at the token and whose it is.

    Raises
    ------
    CourseError
        There is no token, or GitHub does not take it.
    """
    github = GitHub(environment)
    try:
        own_login = "" if branch_name else str(github.get("/user")["login"])
    except (ServiceError, KeyError, TypeError) as error:
        raise CourseError(f"whose FEEDBACK_TOKEN is cannot be found out: {error}") from error
    return Destination(github, assignment, branch_name, own_login)


def plan(request: GradebookRequest, place: str, roster: Roster, where: Destination) -> tuple[Step, ...]:
    """Find out for each student with a page where it goes and what would be done there.

    Raises
    ------
    CourseError
        `place`, STUDENT_REPOSITORY, names no repository for each student.
    """
    grades = [grade for grade in request.grades if grade.status is not Status.MISSING]
    found = repositories(place, roster, [grade.student.id for grade in grades])
    logins = {login_of(row) for row in roster.values()} - {""}
    return tuple(_planned(grade, found[grade.student.id], logins, where) for grade in grades)


def carry_out(steps: Sequence[Step], where: Destination) -> tuple[Step, ...]:
    """Write what a plan says; who is refused stops nobody else."""
    return tuple(_carried_out(step, where) if step.to_do else step for step in steps)


def as_table(steps: Sequence[Step]) -> bytes:
    """Write steps as a table; the last column tells one page from another."""
    return table(HEADER, map(_row, steps))


def pages(steps: Sequence[Step]) -> dict[str, bytes]:
    """Return each page by the name of its file."""
    return {f"{file_name(step.student.id)}.md": step.page.encode() for step in steps}


def lines(steps: Sequence[Step]) -> Iterator[str]:
    """Say each step in a line."""
    for step in steps:
        where = f"{step.repository.shown}: " if step.repository else ""
        yield f"{words.full_name(step.student)}: {where}{step.what}"


def was_left_out(step: Step) -> bool:
    """Tell whether a student did not get the page."""
    return step.what.startswith(LEFT_OUT)


def _planned(grade: Grade, found: Repository | str, logins: set[str], where: Destination) -> Step:
    step = Step(grade.student, markdown(redact(grade, where.assignment), where.assignment))
    if isinstance(found, str):
        return replace(step, what=f"{LEFT_OUT}: {found}")
    try:
        why = refusal(where.github, found, logins)
        what = f"{LEFT_OUT}: {why}" if why else where.plan(found, step.page)
    except ServiceError as error:
        what = f"{LEFT_OUT}: {error}"
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        what = f"{LEFT_OUT}: GitHub's answer is not as its documentation says ({error!r})"
    return replace(step, repository=found, what=what)


def _carried_out(step: Step, where: Destination) -> Step:
    if step.repository is None:
        return step
    try:
        return replace(step, what=f"given: {where.give(step.repository, step.page)}")
    except ServiceError as error:
        return replace(step, what=f"{LEFT_OUT}: {error}")
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return replace(step, what=f"{LEFT_OUT}: GitHub's answer is not as its documentation says ({error!r})")


def _row(step: Step) -> tuple[str, ...]:
    mark = hashlib.sha256(step.page.encode()).hexdigest()[:MARK_LETTERS]
    return (
        csv_cell(step.student.id),
        csv_cell(step.repository.shown if step.repository else ""),
        csv_cell(step.what),
        mark,
    )
