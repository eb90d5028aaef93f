"""course.toml to Course, Assignment and Task: every key known by name, every mistake named with its place.

[course]        title, submissions, timezone
[limits]        what a submission may use (records.Limits), and which gaps of protection are accepted
[assignments.NAME]            title, due, late, extensions, tag (of git repositories)
[assignments.NAME.tasks]      TASK = { points, uses, carry, tell }
[assignments.NAME.questions]  GRADE_ID = { points }, marked by a person; without it a question counts no points
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from grader.errors import CourseError
from grader.records.course import Assignment, Attempts, Course, Late, Limits, Task, Tell, WordQuestion

Table = Mapping[str, Any]
FILE = "course.toml"
LEAST_SECONDS = 0.1
LEAST_MEMORY_MEGABYTES = 64.0


def read_course(root: Path) -> Course:
    """Read `root`/course.toml.

    Raises
    ------
    CourseError
        The file is missing or no TOML, or says something that is not known or not possible.
    """
    table = _toml(root / FILE)
    _known(table, ("course", "limits", "assignments"), "the top of the file")
    course = _table(table.get("course", {}), "[course]")
    _known(course, ("title", "submissions", "timezone"), "[course]")
    zone = _zone(course.get("timezone", "UTC"))
    assignments = _table(table.get("assignments", {}), "[assignments]")
    if not assignments:
        raise CourseError(f"{FILE}: there is no [assignments.NAME]; nothing can be graded")
    return Course(
        root=root,
        title=_text(course.get("title", ""), "[course] title"),
        submissions=root / _text(course.get("submissions", "submitted"), "[course] submissions"),
        assignments=tuple(_assignment(name, entry, zone) for name, entry in assignments.items()),
        limits=_limits(_table(table.get("limits", {}), "[limits]")),
    )


def choose(course: Course, names: tuple[str, ...]) -> tuple[Assignment, ...]:
    """Return the assignments of these names, or all; in course.toml's order."""
    known = {assignment.name: assignment for assignment in course.assignments}
    for name in names:
        if name not in known:
            raise CourseError(f"{FILE}: no assignment '{name}'; it has {_listed(known)}")
    return tuple(assignment for name, assignment in known.items() if not names or name in names)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise CourseError(
            f"{path} is missing: run this in the course's folder, or name the folder with --course"
        ) from error
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}; name the course's folder with --course") from error
    except UnicodeDecodeError as error:
        raise CourseError(f"{path} cannot be read: it is not UTF-8; save it so") from error
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} is not TOML: {error}") from error


def _assignment(name: str, entry: Any, zone: tzinfo) -> Assignment:
    where = f"[assignments.{name}]"
    table = _table(entry, where)
    _known(table, ("title", "due", "late", "extensions", "tag", "tasks", "questions"), where)
    tasks = _table(table.get("tasks", {}), f"[assignments.{name}.tasks]")
    if not tasks:
        raise CourseError(f"{FILE}: {where} has no tasks")
    questions = _table(table.get("questions", {}), f"[assignments.{name}.questions]")
    extensions = _table(table.get("extensions", {}), f"{where} extensions")
    return Assignment(
        name=name,
        title=_text(table.get("title", name), f"{where} title"),
        tasks=tuple(_task(task, values, tuple(tasks), where) for task, values in tasks.items()),
        tag=_text(table.get("tag", ""), f"{where} tag"),
        due=_moment(table["due"], zone, f"{where} due") if "due" in table else None,
        late=_late(_table(table["late"], f"{where} late"), f"{where} late") if "late" in table else None,
        extensions=tuple(
            (who, _moment(until, zone, f"{where} extension of {who}")) for who, until in extensions.items()
        ),
        questions=tuple(_question(each, values, tuple(tasks), where) for each, values in questions.items()),
    )


def _task(name: str, entry: Any, names: tuple[str, ...], where: str) -> Task:
    place = f"{where} task '{name}'"
    table = _table(entry, place)
    _known(table, ("points", "uses", "carry", "tell"), place)
    uses = _texts(table.get("uses", []), f"{place} uses")
    earlier = names[: names.index(name)]
    for used in uses:
        if used not in earlier:
            there = f"there is {_listed(earlier)}" if earlier else "it is the first; a task can use those above it"
            raise CourseError(f"{FILE}: {place} uses '{used}', which is no earlier task; {there}")
    tell = table.get("tell", Tell.ADVICE)
    if tell not in Tell.__members__.values():
        raise CourseError(f"{FILE}: {place} has tell = {tell!r}; it can be {_listed(tuple(Tell))}")
    points = _number(table.get("points", 1), f"{place} points", 1e6)
    return Task(name, points, uses, _number(table.get("carry", 1.0), f"{place} carry", 1.0), Tell(tell))


def _question(name: str, entry: Any, tasks: tuple[str, ...], where: str) -> WordQuestion:
    place = f"{where} question '{name}'"
    table = _table(entry, place)
    _known(table, ("points",), place)
    if name in tasks:
        raise CourseError(f"{FILE}: {place} has the name of a task; name it as its cell in the notebook")
    return WordQuestion(name, _number(table.get("points", 1), f"{place} points", 1e6))


def _late(table: Table, where: str) -> Late:
    _known(table, tuple(field.name for field in fields(Late)), where)
    attempts = table.get("attempts", Attempts.LAST)
    if attempts not in Attempts.__members__.values():
        raise CourseError(f"{FILE}: {where} has attempts = {attempts!r}; it can be {_listed(tuple(Attempts))}")
    shares = {
        key: _number(table[key], f"{where} {key}", 1.0) for key in ("per_day", "per_hour", "at_most") if key in table
    }
    grace = _number(table.get("grace_minutes", 0.0), f"{where} grace_minutes", 1e6)
    return Late(grace_minutes=grace, attempts=Attempts(attempts), **shares)


def _limits(table: Table) -> Limits:
    known = {field.name: field for field in fields(Limits)}
    _known(table, tuple(known), "[limits]")
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key in ("accept", "packages"):
            values[key] = _texts(value, f"[limits] {key}")
            continue
        number = _number(value, f"[limits] {key}", 1e6)
        least = _least(key)
        if number < least:
            raise CourseError(f"{FILE}: [limits] {key} is {value:g}; nothing could run: raise it to {least:g} or more")
        values[key] = number if known[key].type == "float" else int(number)
    return Limits(**values)


def _least(key: str) -> float:
    """Return the least of a limit with which a notebook that imports numpy can still be graded."""
    if key.endswith("_seconds"):
        return LEAST_SECONDS
    return LEAST_MEMORY_MEGABYTES if key == "memory_megabytes" else 1.0


def _moment(value: Any, zone: tzinfo, what: str) -> datetime:
    """Read a date or a time; one without a zone is in the course's; a bare date ends with its day."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError as error:
            raise CourseError(f"{FILE}: {what} is {value!r}; write it as 2026-03-01T23:59:00+01:00") from error
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time(23, 59, 59))
    if not isinstance(value, datetime):
        raise CourseError(f"{FILE}: {what} is {value!r}; write it as 2026-03-01T23:59:00+01:00")
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _zone(name: Any) -> tzinfo:
    try:
        return ZoneInfo(_text(name, "[course] timezone"))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CourseError(f"{FILE}: [course] timezone {name!r} is not known; write one like Europe/Berlin") from error


def _known(table: Table, names: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in names:
            raise CourseError(f"{FILE}: {where} has an unknown key '{key}'; it may have {_listed(names)}")


def _table(value: Any, where: str) -> Table:
    if not isinstance(value, dict):
        raise CourseError(f"{FILE}: {where} should be a table such as {{ points = 2 }}; it is {value!r}")
    return value


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise CourseError(f"{FILE}: {what} should be a text; it is {value!r}")
    return value


def _texts(value: Any, what: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise CourseError(f"{FILE}: {what} should be a list such as [{value!r}]; it is {value!r}")
    return tuple(_text(each, f"each of {what}") for each in value)


def _number(value: Any, what: str, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= most:
        raise CourseError(f"{FILE}: {what} should be a number from 0 to {most:g}; it is {value!r}")
    return float(value)


def _listed(names: Any) -> str:
    return ", ".join(f"'{name}'" for name in names)
