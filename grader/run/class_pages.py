"""The class page of a results folder: from the store and the answer keys to class.html and class-anonymous.html."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from grader.judge.answer_key import read_misconceptions
from grader.records.course import Course
from grader.records.grade import Grade
from grader.records.run import RunResult
from grader.records.submission import Status, Student
from grader.report import words
from grader.report.class_summary import ClassSummary, MistakeTitle, Named
from grader.report.class_tables import missing_twice, summarize
from grader.report.html.class_page import MOST_ROWS, ClassPage, StudentRow, write_class_pages
from grader.report.odd_marks import unlike_oneself
from grader.run.changes import class_moves, summary_lines
from grader.run.state import StateStore


def write_pages(output: Path, store: StateStore, result: RunResult, notes: Sequence[str]) -> None:
    """Write both pages of everything that is in the store; `notes` are those of the course's rules."""
    course = result.course
    names = [assignment.name for assignment in course.assignments]
    summaries = _summaries(course, store, _titles(course, result.titles))
    shares = _shares(store.grades(tuple(summaries))) if len(summaries) > 1 else {}
    page = ClassPage(
        course=course,
        summaries=summaries,
        students=tuple(_rows(store.grades(names), tuple(summaries))),
        students_count=len(store.students()),
        missing_twice=missing_twice(store.grades(names), summaries),
        unlike_oneself=tuple(unlike_oneself(shares)),
        changes=(*class_moves(result.changes), *(line.strip() for line in summary_lines(result.changes))),
        notes=tuple(notes),
    )
    write_class_pages(output, page)


def _summaries(course: Course, store: StateStore, titles: Mapping[Named, MistakeTitle]) -> dict[str, ClassSummary]:
    """Add up each assignment that somebody has handed in, one after the other."""
    found = ((each.name, summarize(each, store.grades([each.name]), titles)) for each in course.assignments)
    return {name: summary for name, summary in found if summary is not None}


def _shares(grades: Iterator[Grade]) -> dict[Student, dict[str, float]]:
    """Return the shares of the points that each student has, of the assignments that are graded."""
    found: dict[Student, dict[str, float]] = {}
    for grade in grades:
        if grade.status is Status.GRADED and grade.max_score:
            found.setdefault(grade.student, {})[grade.assignment] = grade.score / grade.max_score
    return found


def _titles(course: Course, titles: Mapping[Named, str]) -> dict[Named, MistakeTitle]:
    """Add the lesson's section to each title."""
    sections: dict[Named, str] = {}
    for name in sorted({name for name, _, _ in titles}):
        known = read_misconceptions(course.root / "solutions" / name)
        sections |= {(name, entry.task, entry.code): entry.section for entry in known}
    return {key: MistakeTitle(title, sections.get(key, "")) for key, title in titles.items()}


def _rows(grades: Iterator[Grade], names: Sequence[str]) -> Iterator[StudentRow]:
    for number, (_, own) in enumerate(groupby(grades, key=lambda grade: grade.student.id)):
        if number >= MOST_ROWS:
            return
        by_name = {grade.assignment: grade for grade in own}
        student = next(iter(by_name.values())).student
        yield StudentRow(student, tuple(_score(name, by_name.get(name)) for name in names))


def _score(name: str, grade: Grade | None) -> tuple[str, str, float]:
    if grade is None:
        return name, "", -1.0
    if grade.status in (Status.GRADED, Status.MISSING) or grade.decided:
        text = "excused" if grade.status is Status.EXCUSED else words.number(grade.score)
        return name, text, round(grade.score, 2) if grade.status is not Status.EXCUSED else -1.0
    return name, grade.status.replace("_", " "), -1.0
