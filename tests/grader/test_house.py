"""Who may import whom, who may print, how long a module may be: the house as drawn from its code.

house.py knows the table and finds the faults; here each sort of fault is planted in a copy, and is found.
"""

from __future__ import annotations

import pytest

from . import house

HOUSE = house.read()
EXCEPTIONS = {*house.PRINTERS, *house.LOADS_WHAT_IT_IS_GIVEN}


def test_the_house_has_no_fault() -> None:
    assert house.faults(HOUSE) == []


def test_the_house_has_no_more_floors_than_it_needs() -> None:
    rooms, arrows, floors = house.figures(HOUSE)
    assert floors <= house.MOST_FLOORS, f"{rooms} rooms, {arrows} arrows, {floors} floors"


def test_every_exception_is_a_module_that_needs_it() -> None:
    assert HOUSE.keys() >= EXCEPTIONS
    for name in house.PRINTERS:
        assert "grader.mark.copy prints: sys.stdout" in house.faults({**HOUSE, "grader.mark.copy": HOUSE[name]})


@pytest.mark.parametrize(
    ("module", "text", "fault"),
    [
        ("mark.points", "import grader.collect.collect", "grader.mark.points may not import grader.collect.collect"),
        ("mark.points", "from grader.collect.collect import collect", "may not import grader.collect.collect"),
        ("mark.points", "from grader.collect import collect", "may not import grader.collect.collect"),
        ("mark.points", "from ..collect import tree as t", "may not import grader.collect.tree"),
        ("mark.points", "def f():\n    from grader.judge import compare", "may not import grader.judge.compare"),
        ("mark.points", "if TYPE_CHECKING:\n    import grader.run.state", "may not import grader.run.state"),
        (
            "mark.points",
            "from importlib import import_module as im\nim('grader.cli.main')",
            "may not import grader.cli",
        ),
        ("mark.points", "__import__('grader.run.pool')", "may not import grader.run.pool"),
        ("mark.points", "import importlib\nimportlib.import_module(name)", "imports what its variables say"),
        ("mark.points", "from grader.report import write_page", "imports write_page through the __init__"),
        ("mark.points", "from grader import check", "imports check through the __init__ of grader"),
        ("report.tables", "from grader.cli import console", "may not import grader.cli.console"),
        ("verify.verify", "import grader.cli.console", "may not import grader.cli.console"),
        ("execute.worker.cells", "from grader.errors import Died", "may not import grader.errors"),
        ("execute.worker.cells", "from ..forkserver import warm", "may not import grader.execute.forkserver"),
        ("judge.compare", "from grader.execute.worker import cells", "may not import grader.execute.worker.cells"),
        ("records.course", "from grader.files import written", "may not import grader.files"),
        ("mark.late", "from grader.mark import points", "circle of imports: grader.mark.late, grader.mark.points"),
        ("mark.late", "def f():\n    from . import points", "circle of imports: grader.mark.late, grader.mark.points"),
        ("mark.points", "print('x')", "grader.mark.points prints: print"),
        ("mark.points", "from builtins import print as say\nsay('x')", "prints: builtins.print"),
        ("mark.points", "import click as c\nc.echo('x')", "prints: click.echo"),
        ("mark.points", "from click import secho", "prints: click.secho"),
        ("mark.points", "import sys\nsys.stdout.write('x')", "prints: sys.stdout"),
        ("mark.points", "from sys import stderr as e\ne.write('x')", "prints: sys.stderr"),
        ("mark.points", "from rich.console import Console\nConsole()", "prints: rich.console.Console"),
        ("mark.points", "import os\nos.write(1, b'x')", "prints: os.write(1"),
        ("novel.thing", "", "grader.novel.thing: no row of the table"),
        ("novel", "", "grader.novel: no row of the table"),
        ("mark.long", "x = 1\n" * 251, "grader.mark.long has 251 lines, more than 250"),
        ("mark.long", "def f():\n" + "    x = 1\n" * 31, "grader.mark.long.f has 31 lines, more than 30"),
        (
            "mark.long",
            "try:\n    f()\nexcept Exception:\n    pass",
            "grader.mark.long, line 3, swallows every exception",
        ),
        ("mark.long", "try:\n    f()\nexcept (ValueError, BaseException) as e:\n    e = 1", "line 3, swallows every"),
        ("mark.long", "try:\n    f()\nexcept:\n    pass", "line 3, swallows every"),
        ("mark.long", "with contextlib.suppress(OSError, Exception):\n    f()", "line 1, swallows every"),
    ],
)
def test_a_fault_that_is_planted_in_a_copy_is_found(module: str, text: str, fault: str) -> None:
    name = f"grader.{module}"
    copy = {**HOUSE, name: f"{HOUSE.get(name, '')}\n{text}".lstrip("\n")}
    assert [found for found in house.faults(copy) if fault in found], house.faults(copy)


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    f()\nexcept Exception:  # the reason\n    pass",
        "try:\n    f()\nexcept Exception as error:\n    raise CourseError(error) from error",
        "with suppress(OSError):\n    f()",
        "try:\n    f()\nexcept OSError:\n    pass",
    ],
)
def test_an_exception_that_has_its_reason_or_is_raised_again_is_no_fault(text: str) -> None:
    assert house.faults({**HOUSE, "grader.mark.copy": text}) == []


def test_a_seventh_loose_module_is_one_too_many() -> None:
    loose = {f"grader.{name}": "" for name in ("one", "two")}
    assert [found for found in house.faults({**HOUSE, **loose}) if "loose modules" in found]
