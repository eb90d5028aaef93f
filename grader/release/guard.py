"""What must not leave: no folder goes to students that holds a piece of the answer key, whatever its files are called.

hidden tests, reference.py, misconceptions.py    each function's body; any three statements that follow one another
every source notebook                            each whole answer
the assignment's own source notebook             each line of an answer that no open cell shows (not in archives)
the secret                                       wherever its letters stand; also the value of GRADER_SECRET
files by name                                    reference.py, .grader-secret, roster.csv, gradebook.db and their like

Pieces are compared without spaces, line breaks and kinds of quotes, in everything that a file opens to (contents.py).
A test of one short statement, and a network worked by hand, may be both public and hidden. What an open cell gives
students under a name that is no task of the assignment (a later lesson gives the sigmoid) may leave.
"""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from grader.course.notebook import Cell, read_cells
from grader.course.python_file import read_python
from grader.course.secret import read_secret
from grader.errors import CourseError
from grader.release.contents import Opaque, contents

NAMES = frozenset({"reference.py", "misconceptions.py", ".grader-secret", "roster.csv", "gradebook.db", "state.db"})
MARKED = re.compile(r"###\s*BEGIN (?:SOLUTION|HIDDEN TESTS|MARK SCHEME)(.*?)###\s*END", re.DOTALL)
SHORTEST_LINE = 12  # characters of a solution without spaces: below it `return a` would be one
SHORTEST_BODY = 40
SHORTEST_TEST, SHORTEST_FORMULA = 100, 24  # of one statement alone in its function: tests are alike, formulas are not
START = SHORTEST_LINE
CELL = "\n\0\n"  # between the cells of a notebook
TOGETHER = 3  # statements


@dataclass(frozen=True, slots=True)
class Private:
    """A piece of text that must not leave, squeezed; what it is; whether it is a mere line."""

    text: str
    what: str
    line: bool = False


Starts = Mapping[str, Sequence[Private]]


def refuse_answers(
    root: Path, name: str, folder: Path, environment: Mapping[str, str], allowed: Set[str] = frozenset()
) -> None:
    """Refuse a `folder` for students of assignment `name` that holds anything private of the course at `root`.

    `allowed` are files that may go although they cannot be looked into, as paths within the folder.

    Raises
    ------
    CourseError
        Something private stands in a file, or it cannot be looked into; the file is named, and what it holds.
    """
    pieces = _by_start(_private(root, name, environment))
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.is_symlink():
            raise CourseError(f"{place} is a link: students would get what it points to; put a file there")
        if path.name in NAMES or path.name.startswith("misconceptions"):
            raise CourseError(f"{place} must not go to students: it belongs to the answer key or to the class")
        if path.is_file():
            _refuse(str(place), path.read_bytes(), pieces, allowed)


def divided(cells: Sequence[Cell]) -> tuple[list[str], str]:
    """Return what nbgrader takes out of a source notebook, and the rest."""
    answers: list[str] = []
    shown = []
    for cell in cells:
        marked = MARKED.findall(cell.source)
        whole = cell.solution and not marked
        answers += [cell.source] if whole else marked
        shown.append("" if whole else MARKED.sub("", cell.source))
    return answers, CELL.join(shown)


def squeezed(text: str) -> str:
    """Return a text without what formatting changes."""
    return re.sub(r"\s+", "", text).replace('"', "'")


def _by_start(pieces: Iterator[Private]) -> Starts:
    """Sort pieces by their first letters: a text is then gone through once, not once for each piece."""
    starts: dict[str, list[Private]] = {}
    for piece in pieces:
        starts.setdefault(piece.text[:START], []).append(piece)
    return starts


def _refuse(name: str, content: bytes, starts: Starts, allowed: Set[str]) -> None:
    for part in contents(name, content):
        if isinstance(part, Opaque):
            if name not in allowed:
                raise CourseError(
                    f"{part.place} is {part.what} and cannot be looked into: if it holds no answer, "
                    f"let it go with --binary {shlex.quote(name)}"
                )
            continue
        for piece in _found(squeezed(part.text), starts):
            if not (piece.line and part.depth):
                raise CourseError(
                    f"{part.place} must not go to students: it holds {piece.what}; take it out and release again"
                )


def _found(text: str, starts: Starts) -> Iterator[Private]:
    for place in range(len(text)):
        for piece in starts.get(text[place : place + START], ()):
            if text.startswith(piece.text, place):
                yield piece
    yield from (piece for start, short in starts.items() if len(start) < START for piece in short if start in text)


def _private(root: Path, name: str, environment: Mapping[str, str]) -> Iterator[Private]:
    for secret in sorted({read_secret(root, environment), read_secret(root, {})} - {""}):
        yield Private(squeezed(secret), "the secret of the course")
    given = _given(root, name)
    yield from (piece for piece in _key(root, name) if piece.text not in given)


def _given(root: Path, name: str) -> str:
    """Return the functions that open cells of the source notebook give students: none is a task of this assignment."""
    tasks = {path.stem.removeprefix("test_") for path in root.glob(f"tests/hidden/{name}/test_*.py")}
    found = []
    for path in root.glob(f"solutions/{name}/{name}.ipynb"):
        for source in divided(read_cells(path))[1].split(CELL):
            with suppress(SyntaxError):  # a cell of text, or with magics
                for node in ast.parse(source).body:
                    if isinstance(node, ast.FunctionDef) and node.name not in tasks:
                        found += [ast.get_source_segment(source, node) or "", ast.unparse(node)]
    return squeezed("\n".join(found))


def _key(root: Path, name: str) -> Iterator[Private]:
    exams = sorted(root.glob("tests/hidden/**/*.py"))
    tasks = frozenset(path.stem.removeprefix("test_") for path in exams)
    for path in exams:
        yield from _of_module(path, str(path.relative_to(root)), SHORTEST_TEST)
    for path in sorted(root.glob("solutions/**/*.py")):
        # A reference may repeat a small function that the notebook gives, so short ones count only under a task's name.
        shortest = SHORTEST_TEST if path.stem == "reference" else SHORTEST_BODY
        yield from _of_module(path, str(path.relative_to(root)), shortest, tasks)
    for path in sorted(root.glob("solutions/*/*.ipynb")):
        yield from _of_notebook(path, str(path.relative_to(root)), own=path.parent.name == name)


def _of_module(path: Path, place: str, single: int, tasks: Set[str] = frozenset()) -> Iterator[Private]:
    for text in _pieces(read_python(path), single, tasks):
        yield Private(text, f"a part of {place}")


def _of_notebook(path: Path, place: str, own: bool) -> Iterator[Private]:
    answers, shown = divided(read_cells(path))
    for answer in map(squeezed, answers):
        if len(answer) >= SHORTEST_BODY:
            yield Private(answer, f"an answer of {place}")
    if own:
        for text in _lines(answers, squeezed(shown)):
            yield Private(text, f"a line of an answer of {place}", line=True)


def _pieces(source: str, single: int, tasks: Set[str]) -> Iterator[str]:
    """Yield the bodies of all functions and all neighbouring statements, squeezed, as written and as Python writes."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        told = [part for part in body if not _says_nothing(part)]
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            alone = SHORTEST_FORMULA if node.name in tasks else single
            yield from _longer(lines, told, alone if len(told) == 1 else SHORTEST_BODY)
        for start in range(len(told) - TOGETHER + 1):
            yield from _longer(lines, told[start : start + TOGETHER], SHORTEST_BODY)


def _longer(lines: Sequence[str], statements: Sequence[ast.stmt], shortest: int) -> Iterator[str]:
    written = [line for part in statements for line in lines[part.lineno - 1 : part.end_lineno]]
    for text in sorted({squeezed("".join(written)), squeezed("".join(map(ast.unparse, statements)))}):
        if len(text) >= shortest:
            yield text


def _says_nothing(statement: ast.stmt) -> bool:
    """Tell whether a statement is an import or a docstring."""
    docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return docstring or isinstance(statement, ast.Import | ast.ImportFrom)


def _lines(answers: Sequence[str], shown: str) -> Iterator[str]:
    """Yield the lines of answers, without comments and headers of loops, that are not shown elsewhere."""
    for line in "\n".join(answers).splitlines():
        text = squeezed(line.split("  # ")[0])
        if len(text) >= SHORTEST_LINE and text not in shown and not text.startswith("#") and not text.endswith(":"):
            yield text
