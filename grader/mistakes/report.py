"""What `grader mistakes` says: the groups of one assignment, the largest first, each with one anonymous example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grader.course.secret import seeded
from grader.errors import CourseError
from grader.judge.answer_key import read_answer_key
from grader.judge.hidden import expect_tests
from grader.judge.judgement import Suite
from grader.judge.prepare import with_prepared
from grader.mistakes.answers import ask_class, stored_grades, unexplained
from grader.mistakes.entry import write_entry
from grader.mistakes.groups import Group, groups
from grader.records.course import Assignment, Course
from grader.records.execution import Call
from grader.report.sanitize import log_line


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The groups of one assignment, the questions of each task, and the codes that are taken."""

    folder: Path
    groups: tuple[Group, ...]
    calls: dict[str, tuple[Call, ...]]
    codes: tuple[str, ...]

    def add(self, code: str, number: int) -> str:
        """Write an entry for a group, and say what to do next.

        Raises
        ------
        CourseError
            There is no such group, or the code cannot be used.
        """
        if number > len(self.groups):
            raise CourseError(f"there is no group {number}: {self.folder.name} has {len(self.groups)}")
        group = self.groups[number - 1]
        path = write_entry(self.folder, code, group, self.calls[group.task], self.codes)
        return f"{path} is written: complete it, then grader verify {self.folder.name} says whether it fits"


def look(course: Course, assignment: Assignment, secret: str, output: Path, submissions: Path | None) -> Mistakes:
    """Ask the class's unexplained functions again and group what they answer.

    Raises
    ------
    CourseError
        Nothing has been graded, or the assignment's tests or answer key cannot be read.
    """
    grades = stored_grades(output, assignment)
    folder = course.root / "solutions" / assignment.name

    def found(suite: Suite) -> Mistakes:
        answers = ask_class(course, suite, grades, submissions) if unexplained(grades) else ()
        questions = suite.plan.questions
        calls = {
            task.name: tuple(questions[n].call for n in suite.plan.questions_of(task.name)) for task in assignment.tasks
        }
        codes = tuple(entry.code for entry in suite.answer_key.misconceptions)
        return Mistakes(folder, groups(answers), calls, codes)

    tests = course.root / "tests" / "hidden" / assignment.name
    expect_tests(tests, assignment)
    return with_prepared(tests, assignment, read_answer_key(folder), partial(seeded, secret), found)


def lines(found: Mistakes) -> Iterator[str]:
    """Yield the groups, each with its size, what is common, and an example."""
    if not found.groups:
        yield f"{found.folder.name}: every wrong answer has a name"
    for number, group in enumerate(found.groups, start=1):
        count = len(group.members)
        students = "1 student" if count == 1 else f"{count} students"
        yield f"{found.folder.name}, group {number}: {students} of {group.task}"
        if group.common:
            yield log_line(f"  told: {group.common}")
        yield "  for example:"
        yield from (log_line(f"    {line}") for line in (group.example or "(code that cannot be shown)").split("\n"))
