"""Whose an extension of course.toml is: ids compared as people mean them, as everywhere.

u100 = ...  and u100 in the class           theirs
U100, 7123  and u100, 007123 in the class   theirs, with a note
Ann         and ann, ANN in the class       nobody's, and both are named
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.collect.names import as_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.records.course import Assignment, Course

Ids = dict[str, list[str]]


def for_the_class(course: Course, students: Iterable[str]) -> Course:
    """Return the course with every extension under the id of the student who is meant."""
    if not any(assignment.extensions for assignment in course.assignments):
        return course
    ids = by_meaning(students)
    return replace(course, assignments=tuple(with_ids_of_the_class(each, ids) for each in course.assignments))


def by_meaning(students: Iterable[str]) -> Ids:
    """Put every id of the class under what people mean by it."""
    found: Ids = defaultdict(list)
    for student in students:
        found[as_meant(student)].append(student)
    return found


def with_ids_of_the_class(assignment: Assignment, ids: Ids) -> Assignment:
    """Return an assignment whose extensions bear the ids of the class, where one student alone can be meant."""
    whose = [(name, ids.get(as_meant(name), []), until) for name, until in assignment.extensions]
    found = {name: until for name, _, until in whose}  # an id as the class has it comes before one that means it
    for name, meant, until in whose:
        if name not in meant and len(meant) == 1:
            del found[name]
            found.setdefault(meant[0], until)
    return replace(assignment, extensions=tuple(found.items()))


def notes(assignments: Iterable[Assignment], students: Iterable[str]) -> Iterator[str]:
    """Say of each extension whose it is if not by the very id, that it is nobody's, or that it is no extension."""
    extended = [assignment for assignment in assignments if assignment.extensions]
    ids = by_meaning(students) if extended else {}
    for assignment in extended:
        for name, until in assignment.extensions:
            told = f"course.toml gives {name!r} an extension for '{assignment.name}'"
            yield from (f"{told}{whose}" for whose in _whose(name, ids.get(as_meant(name), [])))
            if assignment.due is not None and until <= assignment.due:
                yield f"{told} that is not after the due date"


def _whose(name: str, meant: list[str]) -> Iterator[str]:
    if name in meant:
        return
    if len(meant) == 1:
        yield f": it is {meant[0]}'s"
    elif meant:
        yield f", which may be {' or '.join(sorted(meant))}: nobody gets it; write the id as the roster has it"
    else:
        yield ", but nobody in the class has that id"
