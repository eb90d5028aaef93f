"""What a catalogue says, without running it: codes, tasks, sections, and advice that would give the answer away."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from grader.course.notebook import read_cells
from grader.judge.answer_key import Misconception
from grader.judge.entry_tasks import without_task
from grader.judge.key_source import key_source
from grader.records.course import Assignment, Course

MOST_WORDS = 60  # of an advice
LEAST = 6  # characters of a piece of the solution: anything shorter is a name or a number
CODE = re.compile(r"[-@*/+=(\[]")
HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)


def headings(markdown: str) -> frozenset[str]:
    """Return the headings of a notebook's texts."""
    return frozenset(HEADING.findall(markdown))


def catalogue_faults(course: Course, assignment: Assignment, entries: tuple[Misconception, ...]) -> Iterator[str]:
    """Yield the faults of the texts of an assignment's catalogue."""
    folder = course.root / "solutions" / assignment.name
    lesson, tasks = folder / f"{assignment.name}.ipynb", tuple(task.name for task in assignment.tasks)
    cells = read_cells(lesson) if lesson.is_file() else ()  # that it is missing is said elsewhere
    sections = headings("\n".join(cell.source for cell in cells if cell.kind == "markdown"))
    yield from text_faults(entries, tasks, sections, key_source(folder).text)


def text_faults(
    entries: tuple[Misconception, ...], tasks: tuple[str, ...], sections: frozenset[str], source: str
) -> Iterator[str]:
    """Yield a sentence for each thing that an entry says wrongly.

    Parameters
    ----------
    sections
        The headings of the lesson; where none is known, none is missed.
    source
        The text of the answer key.
    """
    for (task, code), count in Counter((entry.task, entry.code) for entry in entries).items():
        if count > 1:
            yield f"{code} of {task} is there {count} times; give every entry a code of its own"
    pieces = solution_pieces(source)
    for entry in entries:
        yield from _entry_faults(entry, tasks, sections, pieces)
        if len(entry.advice.split()) > MOST_WORDS:
            yield f"{entry.code} of {entry.task}: its advice has more than {MOST_WORDS} words; leave one step"


def solution_pieces(source: str) -> Mapping[str, frozenset[str]]:
    """Return for each function of an answer key what its lines compute, without spaces."""
    return {
        node.name: frozenset(filter(_tells, map(_squeezed, _computed(node))))
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }


def _entry_faults(
    entry: Misconception, tasks: tuple[str, ...], sections: frozenset[str], pieces: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    name = f"{entry.code} of {entry.task}"
    yield from without_task((entry,), tasks)
    if not entry.formulas:
        yield f"{name} has no formula: say what the mistake computes"
    for field in ("title", "rationale", "advice", "section"):
        if not getattr(entry, field).strip():
            yield f"{name} has no {field}"
    if sections and entry.section and entry.section not in sections:
        yield f"{name} sends students to the section '{entry.section}', which is no heading of the notebook"
    for piece in sorted(pieces.get(entry.task, frozenset())):
        if piece in _squeezed(entry.advice):
            yield f"{name}: its advice holds the solution's own '{piece}'; lead there, and leave the last step out"


def _computed(function: ast.FunctionDef) -> Iterator[str]:
    """Yield the text of whatever a function returns, assigns or calls."""
    for node in ast.walk(function):
        match node:
            case ast.Return(value=ast.expr() as value) | ast.Assign(value=value) | ast.Expr(value=ast.Call() as value):
                yield ast.unparse(value)
            case ast.AugAssign(value=value):
                yield ast.unparse(value)


def _tells(piece: str) -> bool:
    return len(piece) >= LEAST and bool(CODE.search(piece))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
