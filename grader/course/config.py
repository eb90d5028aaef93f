"""course.toml to Course, Assignment and Task: every key known by name, every mistake named with its place.

[course]        title, submissions, timezone, team_column (of roster.csv), slip_days
[total]         how the assignments make a total (total.py)
[limits]        what a submission may use (records.Limits), and which gaps of protection are accepted
[assignments.NAME]            title, due, late, extensions, tag (of git repositories)
[assignments.NAME.tasks]      TASK = { points, uses, carry, tell, bonus }
[assignments.NAME.questions]  GRADE_ID = { points }, marked by a person; without it a question counts no points
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import tzinfo
from pathlib import Path
from typing import Any

from grader.course.toml import read_toml
from grader.course.total import read_total
from grader.course.values import (
    FILE,
    Table,
    expect_known,
    flag,
    listed,
    moment,
    number,
    table_of,
    text,
    texts,
    whole,
    zone_of,
)
from grader.errors import CourseError
from grader.records.course import Assignment, Attempts, Course, Late, Limits, Task, Tell, WordQuestion

LEAST_SECONDS = 0.1
LEAST_MEMORY_MEGABYTES = 64.0


def read_course(root: Path, given: Mapping[str, tuple[Task, ...]] | None = None) -> Course:
    """Read `root`/course.toml.

    Parameters
    ----------
    given
        The tasks of every assignment, where notebooks name them: then the file may be missing, and its own tasks do
        not count.

    Raises
    ------
    CourseError
        The file is missing or no TOML, or says something that is not known or not possible.
    """
    table = {} if given and not (root / FILE).exists() else read_toml(root / FILE)
    expect_known(table, ("course", "limits", "assignments", "total"), "the top of the file")
    course = table_of(table.get("course", {}), "[course]")
    expect_known(course, ("title", "submissions", "timezone", "team_column", "slip_days"), "[course]")
    assignments = table_of(table.get("assignments", {}), "[assignments]")
    if not assignments and not given:
        raise CourseError(f"{FILE}: there is no [assignments.NAME]; nothing can be graded")
    read = _assignments(assignments, given, zone_of(course.get("timezone", "UTC")))
    return Course(
        root=root,
        title=text(course.get("title", ""), "[course] title"),
        submissions=root / text(course.get("submissions", "submitted"), "[course] submissions"),
        assignments=read,
        limits=_limits(table_of(table.get("limits", {}), "[limits]")),
        team_column=text(course.get("team_column", ""), "[course] team_column"),
        timezone=str(course.get("timezone", "UTC")),
        slip_days=whole(course.get("slip_days", 0), "[course] slip_days"),
        total=read_total(table_of(table["total"], "[total]"), read) if "total" in table else None,
    )


def choose(course: Course, names: tuple[str, ...]) -> tuple[Assignment, ...]:
    """Return the assignments of these names, or all; in course.toml's order."""
    known = {assignment.name: assignment for assignment in course.assignments}
    for name in names:
        if name not in known:
            raise CourseError(f"{FILE}: no assignment '{name}'; it has {listed(known)}")
    return tuple(assignment for name, assignment in known.items() if not names or name in names)


def _assignments(table: Table, given: Mapping[str, tuple[Task, ...]] | None, zone: tzinfo) -> tuple[Assignment, ...]:
    if given is None:
        return tuple(_assignment(name, entry, zone, _tasks(name, entry)) for name, entry in table.items())
    for name, entry in table.items():
        if name not in given and "tasks" not in table_of(entry, f"[assignments.{name}]"):
            raise CourseError(f"{FILE}: [assignments.{name}] is no assignment of the course; it has {listed(given)}")
    return tuple(_assignment(name, table.get(name, {}), zone, tasks) for name, tasks in given.items())


def _tasks(name: str, entry: Any) -> tuple[Task, ...]:
    where = f"[assignments.{name}]"
    tasks = table_of(table_of(entry, where).get("tasks", {}), f"[assignments.{name}.tasks]")
    if not tasks:
        raise CourseError(f"{FILE}: {where} has no tasks")
    return tuple(_task(task, values, tuple(tasks), where) for task, values in tasks.items())


def _assignment(name: str, entry: Any, zone: tzinfo, tasks: tuple[Task, ...]) -> Assignment:
    where = f"[assignments.{name}]"
    table = table_of(entry, where)
    expect_known(table, ("title", "due", "late", "extensions", "tag", "tasks", "questions"), where)
    questions = table_of(table.get("questions", {}), f"[assignments.{name}.questions]")
    extensions = table_of(table.get("extensions", {}), f"{where} extensions")
    for who, until in extensions.items():
        if isinstance(until, dict):
            raise CourseError(
                f"{FILE}: {where} extension of '{who}.{next(iter(until), '')}': an id with a dot needs quotes, as in "
                f'"{who}.{next(iter(until), "")}" = 2026-03-09T23:59:00'
            )
    names = tuple(task.name for task in tasks)
    return Assignment(
        name=name,
        title=text(table.get("title", name), f"{where} title"),
        tasks=tasks,
        tag=text(table.get("tag", ""), f"{where} tag"),
        due=moment(table["due"], zone, f"{where} due") if "due" in table else None,
        late=_late(table_of(table["late"], f"{where} late"), f"{where} late") if "late" in table else None,
        extensions=tuple(
            (who, moment(until, zone, f"{where} extension of {who}")) for who, until in extensions.items()
        ),
        questions=tuple(_question(each, values, names, where) for each, values in questions.items()),
    )


def _task(name: str, entry: Any, names: tuple[str, ...], where: str) -> Task:
    place = f"{where} task '{name}'"
    table = table_of(entry, place)
    expect_known(table, ("points", "uses", "carry", "tell", "bonus"), place)
    uses = texts(table.get("uses", []), f"{place} uses")
    earlier = names[: names.index(name)]
    for used in uses:
        if used not in earlier:
            there = f"there is {listed(earlier)}" if earlier else "it is the first; a task can use those above it"
            raise CourseError(f"{FILE}: {place} uses '{used}', which is no earlier task; {there}")
    tell = table.get("tell", Tell.ADVICE)
    if tell not in Tell.__members__.values():
        raise CourseError(f"{FILE}: {place} has tell = {tell!r}; it can be {listed(tuple(Tell))}")
    points = number(table.get("points", 1), f"{place} points", 1e6)
    carry = number(table.get("carry", 1.0), f"{place} carry", 1.0)
    return Task(name, points, uses, carry, Tell(tell), flag(table.get("bonus", False), f"{place} bonus"))


def _question(name: str, entry: Any, tasks: tuple[str, ...], where: str) -> WordQuestion:
    place = f"{where} question '{name}'"
    table = table_of(entry, place)
    expect_known(table, ("points",), place)
    if name in tasks:
        raise CourseError(f"{FILE}: {place} has the name of a task; name it as its cell in the notebook")
    return WordQuestion(name, number(table.get("points", 1), f"{place} points", 1e6))


def _late(table: Table, where: str) -> Late:
    expect_known(table, tuple(field.name for field in fields(Late)), where)
    attempts = table.get("attempts", Attempts.LAST)
    if attempts not in Attempts.__members__.values():
        raise CourseError(f"{FILE}: {where} has attempts = {attempts!r}; it can be {listed(tuple(Attempts))}")
    shares = {
        key: number(table[key], f"{where} {key}", 1.0) for key in ("per_day", "per_hour", "at_most") if key in table
    }
    grace = number(table.get("grace_minutes", 0.0), f"{where} grace_minutes", 1e6)
    return Late(grace_minutes=grace, attempts=Attempts(attempts), **shares)


def _limits(table: Table) -> Limits:
    known = {field.name: field for field in fields(Limits)}
    expect_known(table, tuple(known), "[limits]")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in ("accept", "packages"):
            values[key] = texts(value, f"[limits] {key}")
            continue
        limit, least = number(value, f"[limits] {key}", 1e6), _least(key)
        if limit < least:
            raise CourseError(f"{FILE}: [limits] {key} is {value:g}; nothing could run: raise it to {least:g} or more")
        values[key] = limit if known[key].type == "float" else int(limit)
    return Limits(**values)


def _least(key: str) -> float:
    """Return the least of a limit with which a notebook that imports numpy can still be graded."""
    if key.endswith("_seconds"):
        return LEAST_SECONDS
    return LEAST_MEMORY_MEGABYTES if key == "memory_megabytes" else 1.0
