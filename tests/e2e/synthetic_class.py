"""Classes of any size without a run: grades as the marker makes them, and their class page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from grader.course.config import read_course
from grader.judge.answer_key import read_answer_key
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Source, Verdict
from grader.records.submission import Status, Student
from grader.report.class_summary import MistakeTitle
from grader.report.class_tables import missing_twice, summarize
from grader.report.html.class_page import MOST_ROWS, ClassPage, StudentRow
from grader.report.odd_marks import unlike_oneself

ROOT = Path(__file__).parents[2]
COURSE = read_course(ROOT)
CHECKS = 4  # of a task
TOLD = "gradient[0] differs most at row 2, column 3: 0.41 in the place of 0.1"


def class_page(students: int, assignments: int = 6, right: float = 0.8, handed_in: float = 0.9) -> ClassPage:
    """Return the page of a class in which a share of the tasks is right and a share of the work handed in."""
    rng = np.random.default_rng(students)
    course = replace(COURSE, assignments=COURSE.assignments[:assignments])
    people = [Student(f"u{n:05}", f"Maria-Theresia{n}", f"Long-Name{n}", f"mail{n}@x.org") for n in range(students)]
    grades = {each.name: [_grade(each, who, rng, right, handed_in) for who in people] for each in course.assignments}
    titles = {}
    for each in course.assignments:
        known = read_answer_key(ROOT / "solutions" / each.name).misconceptions
        titles |= {(each.name, entry.task, entry.code): MistakeTitle(entry.title, entry.section) for entry in known}
    found = {each.name: summarize(each, grades[each.name], titles) for each in course.assignments}
    summaries = {name: summary for name, summary in found.items() if summary}
    rows = [StudentRow(who, tuple(_cell(grades[name][n]) for name in summaries)) for n, who in enumerate(people)]
    every = [grade for own in grades.values() for grade in own]
    shares = {who: {n: g[at].score / g[at].max_score for n, g in grades.items()} for at, who in enumerate(people)}
    return ClassPage(
        course,
        summaries,
        rows[:MOST_ROWS],
        students,
        missing_twice(every, summaries),
        tuple(unlike_oneself(shares)) if len(summaries) > 1 else (),
        ("backprop: 3 up, 1 down; the mean of those who moved: 6.50, now 7.10",),
        ("below 50% of the total: Maria-Theresia1 Long-Name1 (u00001)",) if students else (),
    )


def _cell(grade):
    return grade.assignment, f"{grade.score:.2f}", grade.score


def _grade(assignment, who, rng, right, handed_in):
    if rng.random() > handed_in:
        unread = rng.random() < 0.2
        status, note = (Status.UNREADABLE, "the file is empty (0 bytes)") if unread else (Status.MISSING, "")
        return Grade(who, assignment.name, status, (), 0.0, 0.0, 0.0, assignment.points, note=note)
    strength = right + rng.normal(0, 0.15)
    tasks = tuple(_task(assignment.name, task, rng.random() < strength, rng) for task in assignment.tasks)
    score = sum(task.score for task in tasks)
    late = "late by 2 days: 0.80 taken off" if rng.random() < 0.1 else ""
    return Grade(who, assignment.name, Status.GRADED, tasks, score, 0.0, score, assignment.points, late=late)


CODES: dict[tuple[str, str], list[str]] = {}


def _task(assignment, task, right, rng):
    if not CODES:
        for each in COURSE.assignments:
            for entry in read_answer_key(ROOT / "solutions" / each.name).misconceptions:
                CODES.setdefault((each.name, entry.task), []).append(entry.code)
    verdict = Verdict.PASSED if right else (Verdict.FAILED, Verdict.MISSING, Verdict.CARRIED)[rng.integers(3)]
    codes = CODES.get((assignment, task.name), [])
    named = verdict is Verdict.FAILED and codes and rng.random() < 0.7
    code = codes[min(len(codes) - 1, int(rng.exponential(1.5)))] if named else ""
    checks = tuple(
        CheckResult(task.name, f"test_{n}", f"It is right on networks of kind {n}", verdict, "" if right else TOLD)
        for n in range(CHECKS)
    )
    score = 0.0 if verdict in (Verdict.FAILED, Verdict.MISSING) else task.points
    source = Source(f"def {task.name}(a, b):\n    return a @ b + {int(rng.integers(3))}\n", "cell 3", 1)
    answers = "" if code or verdict is not Verdict.FAILED else f"answer {int(rng.integers(5))}"
    return TaskGrade(task.name, verdict, score, task.points, code, checks=checks, source=source, answers=answers)
