"""Who may import whom, who may print, how long a module may be: the house as drawn from its code.

house.py knows the table and finds the faults, reach.py what may be used of Python and of other packages; here each sort
of fault is planted in a copy, and is found.
"""

from __future__ import annotations

import pytest

from . import house, reach

HOUSE = house.read()


def test_the_house_has_no_fault() -> None:
    assert house.faults(HOUSE) == []


def test_the_house_has_no_more_floors_than_it_needs() -> None:
    rooms, arrows, floors = house.figures(HOUSE)
    assert floors <= house.MOST_FLOORS, f"{rooms} rooms, {arrows} arrows, {floors} floors"


def test_every_reason_is_that_of_a_module_that_needs_it() -> None:
    for where, (_, names) in reach.WHY.items():
        inside = [text for name, text in HOUSE.items() if f"{name}.".startswith(f"grader.{where}.")]
        used = {what for text in inside for what in reach.uses(text) if not reach.may(what)}
        idle = [each for each in names.split() if not any(f"{what}.".startswith(f"{each}.") for what in used)]
        assert not idle, f"{where} uses none of {idle}"


def test_every_chooser_and_helper_is_there() -> None:
    for chooser, helpers in house.CHOOSERS.items():
        folder = f"grader.{chooser}".rpartition(".")[0]
        assert HOUSE.keys() >= {f"grader.{chooser}", *(f"{folder}.{helper}" for helper in helpers)}


@pytest.mark.parametrize(
    ("module", "text", "fault"),
    [
        ("mark.points", "import grader.collect.collect", "grader.mark.points may not import grader.collect.collect"),
        ("mark.points", "from grader.collect.collect import collect", "may not import grader.collect.collect"),
        ("mark.points", "from grader.collect import collect", "may not import grader.collect.collect"),
        ("mark.points", "from ..collect import tree as t", "may not import grader.collect.tree"),
        ("mark.points", "def f():\n    from grader.judge import compare", "may not import grader.judge.compare"),
        ("mark.points", "if TYPE_CHECKING:\n    import grader.run.state", "may not import grader.run.state"),
        ("mark.points", "import grader.errors\ngrader.collect.collect.collect()", "mark.points may not import grader"),
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
        ("collect.teams", "from grader.collect.layouts import moodle", "which collect.layouts.detect alone chooses"),
        ("collect.layouts.flat", "from . import moodle", "which collect.layouts.detect alone chooses"),
        ("report.formats.junit", "from .github import emit", "which report.formats.emit alone chooses"),
        ("cli.run", "from grader.cli import check", "which cli.main alone chooses"),
        ("mark.points", "print('x')", "grader.mark.points uses print"),
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
        ("mark.long", "with suppress(builtins.Exception):\n    f()", "line 1, swallows every"),
        ("mark.long", "try:\n    f()\nexcept builtins.Exception:\n    pass", "line 3, swallows every"),
        ("mark.long", "try:\n    f()\nexcept* Exception:\n    pass", "line 3, swallows every"),
        ("mark.long", "try:\n    f()\nexcept Exception:  # noqa\n    pass", "line 3, swallows every"),
        ("mark.long", "try:\n    f()\nexcept Exception:  # noqa: BLE001, S110\n    pass", "line 3, swallows every"),
        ("mark.long", "try:\n    f()\nexcept Exception:  # noqa: BLE001  # TODO\n    pass", "line 3, swallows every"),
        ("mark.long", "try:\n    f()\nexcept Exception:  # pragma: no cover\n    pass", "line 3, swallows every"),
        ("mark.long", "E = Exception", "line 1, swallows every"),
        ("mark.long", "EVERY = (OSError, BaseException)", "line 1, swallows every"),
        ("mark.long", "from builtins import Exception as E", "line 1, swallows every"),
        ("mark.long", "from contextlib import suppress as s", "line 1, swallows every"),
        ("mark.long", "s = contextlib.suppress", "line 1, swallows every"),
    ],
)
def test_a_fault_that_is_planted_in_a_copy_is_found(module: str, text: str, fault: str) -> None:
    assert [found for found in planted(module, text) if fault in found], planted(module, text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("from importlib import import_module as im\nim('grader.cli.main')", "importlib.import_module"),
        ("import importlib\nimportlib.import_module('.collect', 'grader.collect')", "importlib.import_module"),
        ("from importlib import import_module\nimport_module('..collect', __package__)", "importlib.import_module"),
        ("import importlib\nload = importlib.import_module\nload('grader.cli.main')", "importlib.import_module"),
        ("import importlib\nimportlib.__import__('grader.cli.main')", "importlib.__import__"),
        ("import importlib\ngetattr(importlib, name)('grader.cli.main')", "importlib"),
        ("from importlib import machinery", "importlib.machinery"),
        ("from importlib.util import spec_from_file_location", "importlib.util.spec_from_file_location"),
        ("__import__('grader.run.pool')", "__import__"),
        ("__builtins__['__import__']('grader.run.pool')", "__builtins__"),
        ("globals()['__builtins__']", "globals"),
        ("__spec__.loader.load_module('grader.cli.main')", "__spec__.loader.load_module"),
        ("exec('import grader.cli.main')", "exec"),
        ("import builtins\nbuiltins.__import__('grader.run.pool')", "builtins.__import__"),
        ("import pkgutil\npkgutil.resolve_name('grader.cli.main:main')", "pkgutil"),
        ("import runpy\nrunpy.run_module('grader.cli.main')", "runpy"),
        ("import sys\nsys.modules['grader.cli.main']", "sys.modules"),
        ("from sys import modules", "sys.modules"),
        ("print('x')", "print"),
        ("say = print", "print"),
        ("input('x')", "input"),
        ("breakpoint()", "breakpoint"),
        ("from builtins import print as say\nsay('x')", "builtins.print"),
        ("import click as c\nc.echo('x')", "click"),
        ("from click import secho", "click.secho"),
        ("from click import termui\ntermui.secho('x')", "click.termui"),
        ("from click.utils import echo", "click.utils.echo"),
        ("import click\nclick.get_text_stream('stdout')", "click.get_text_stream"),
        ("import click\nclick.progressbar([])", "click.progressbar"),
        ("import click\nclick.confirm('x')", "click.confirm"),
        ("from rich.console import Console\nConsole()", "rich.console.Console"),
        ("from rich.progress import Progress", "rich.progress.Progress"),
        ("import rich.live", "rich.live"),
        ("from rich import inspect", "rich.inspect"),
        ("import pprint\npprint.pprint('x')", "pprint"),
        ("import traceback\ntraceback.print_exc()", "traceback.print_exc"),
        ("import warnings\nwarnings.warn('x')", "warnings.warn"),
        ("import logging\nlogging.basicConfig()", "logging.basicConfig"),
        ("import logging\nlogging.info('x')", "logging.info"),
        ("import logging\nlogging.StreamHandler()", "logging.StreamHandler"),
        ("LOG.warning('x')", "LOG.warning"),
        ("import sys\nsys.stdout.write('x')", "sys.stdout.write"),
        ("import sys\nsys.stdout = None", "sys.stdout"),
        ("from sys import stderr as e\ne.write('x')", "sys.stderr"),
        ("import sys as s\ns.__stdout__", "sys.__stdout__"),
        ("import sys\ngetattr(sys, 'stdout')", "sys"),
        ("import sys\nvars(sys)['stdout']", "sys"),
        ("import sys\nsys.__dict__['stdout']", "sys.__dict__"),
        ("import sys\ns = sys", "sys"),
        ("from sys import *", "sys.*"),
        ("from grader.files import *", "grader.files.*"),
        ("from grader.files import os", "grader.files.os"),
        ("from . import late\nlate.sys.stdout", "grader.late.sys.stdout"),
        ("import pathlib\npathlib.os.write(1, b'x')", "pathlib.os.write"),
        ("import tempfile\ntempfile._os.write(1, b'x')", "tempfile._os.write"),
        ("f().sys.stdout.write('x')", "?.sys.stdout.write"),
        ("import os\nos.write(1, b'x')", "os.write"),
        ("import os\nSTDOUT = 1\nos.write(STDOUT, b'x')", "os.write"),
        ("from os import write", "os.write"),
        ("import os\nos.fdopen(1, 'w')", "os.fdopen"),
        ("import os\nos.system('ls')", "os.system"),
        ("open(1, 'w')", "open"),
        ("import io\nio.open(1, 'w')", "io.open"),
        ("import io\nio.FileIO(1, 'w')", "io.FileIO"),
        ("import subprocess\nsubprocess.run(['ls'])", "subprocess.run on our own stdout"),
        ("import subprocess\nsubprocess.run(['ls'], stderr=-3)", "subprocess.run on our own stdout"),
        ("from subprocess import Popen\nPopen(['ls'])", "subprocess.Popen on our own stdout"),
        ("import subprocess\nsubprocess.run(['ls'], stdout=None)", "subprocess.run on our own stdout"),
        ("import subprocess\nsubprocess.call(['ls'])", "subprocess.call"),
        ("import subprocess\nstart = subprocess.run\nstart(['ls'])", "subprocess.run on our own stdout"),
    ],
)
def test_what_has_no_reason_is_found_under_any_name(text: str, what: str) -> None:
    found = reach.unexplained("grader.mark.points", f"{HOUSE['grader.mark.points']}\n{text}")
    assert f"grader.mark.points uses {what}, for which reach.py gives it no reason" in found


@pytest.mark.parametrize(
    "text",
    [
        "import os.path\nos.path.join('a', 'b')",
        "import sys\nsys.executable",
        "import importlib.util\nimportlib.util.find_spec('x')",
        "from importlib import metadata\nmetadata.version('x')",
        "import subprocess\nsubprocess.run(['ls'], capture_output=True)",
        "import logging\nLOG = logging.getLogger(__name__)\nLOG.info('x')",
        "record = {'name': 'stdout'}",
        "path.open('rb')",
        "def open_file():\n    return self.print",
    ],
)
def test_what_everybody_may_use_is_no_fault(text: str) -> None:
    assert list(reach.unexplained("grader.mark.copy", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    f()\nexcept Exception:  # the reason\n    pass",
        "try:\n    f()\nexcept Exception:  # noqa: BLE001  the reason\n    pass",
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


def planted(module: str, text: str) -> list[str]:
    """Return the faults of a house where this stands at the end of a module."""
    name = f"grader.{module}"
    return house.faults({**HOUSE, name: f"{HOUSE.get(name, '')}\n{text}".lstrip("\n")})
