"""A class among whom some attack: everybody else's rows are the same bytes, and no secret is in any output."""

from __future__ import annotations

import csv
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.protect.canaries import Canaries, canaries
from grader.protect.corpus import corpus
from grader.records.run import RunOptions
from grader.run.pipeline import run

from ..small_course import HALF, QUARTER, hand_in, notebook, write_course

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hostile")]
HONEST = {
    "Ann": notebook(HALF, QUARTER),
    "bob": notebook("def half(x):\n    return x / 3\n", "def quarter(x):\n    return x[99]\n"),
    "zoe": notebook("1 / 0", HALF),
}
SLOW = ("loop", "sleep", "await", "drip", "power", "signals", "alarm", "noise", "cells_without", "print_a", "dead_lock")
EVERY = [pytest.param(3, 30, id="sample"), pytest.param(1, 100, marks=pytest.mark.proof, id="all")]
DEEP = "[" * 100_000 + "]" * 100_000


def rows(folder: Path) -> dict[str, list[list[str]]]:
    """Return the rows of the honest, table by table, as they stand."""
    found = {}
    for name in ("scores", "tasks", "checks"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            found[name] = [row for row in csv.reader(file) if set(row) & set(HONEST)]
    return found


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canaries]:
    """Canaries whose places the attacks know."""
    with canaries(tmp_path_factory.mktemp("canaries")) as opened:
        yield opened


@pytest.mark.parametrize(("step", "least"), EVERY)
def test_a_class_with_attackers_is_graded_as_without_them(
    tmp_path: Path, watched: Canaries, step: int, least: int
) -> None:
    root = write_course(tmp_path)
    course = (root / "course.toml").read_text(encoding="utf-8")
    (root / "course.toml").write_text(f"{course}accept = {json.dumps(['metadata-visible', 'shared-uid'])}\n")
    for name, text in HONEST.items():
        hand_in(root, name, text)
    run(RunOptions(root, output=tmp_path / "before", jobs=2), {"GRADER_SECRET": "s"}, lambda *_: None)
    for attack in corpus(Path(__file__).parents[3])[::step]:
        if not any(word in attack.path.stem for word in SLOW):
            text = watched.fill(attack.path.read_text(encoding="utf-8"))
            hand_in(root, f"m-{attack.path.stem}", text, f"halves{attack.path.suffix}")
    watched.touched()
    result = run(RunOptions(root, output=tmp_path / "after", jobs=2), {"GRADER_SECRET": "s"}, lambda *_: None)
    assert len(result.grades) > least
    assert len(rows(tmp_path / "after")["scores"]) == len(HONEST)
    assert rows(tmp_path / "after") == rows(tmp_path / "before")
    assert watched.touched() == []
    written = [path for path in (tmp_path / "after").rglob("*") if path.is_file()]
    shown = b"".join(path.read_bytes() for path in written) + "".join(result.notes).encode()
    assert watched.leaked(shown.decode("utf-8", "replace")) == []


def linked(folder: Path) -> None:
    (folder / "halves.ipynb").symlink_to(folder.parents[1] / "Ann" / "halves" / "halves.ipynb")


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "halves.ipynb")


def named_socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder)  # a socket's path may have a hundred characters
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("halves.ipynb")
    os.chdir(here)


def huge(folder: Path) -> None:
    with (folder / "halves.ipynb").open("wb") as file:
        file.truncate(200 * 2**20)


def device(folder: Path) -> None:
    (folder / "halves.ipynb").symlink_to("/dev/zero")


def folder_for_a_file(folder: Path) -> None:
    (folder / "halves.ipynb").mkdir()


def write(text: str):
    """Hand in a text."""
    return lambda folder: (folder / "halves.ipynb").write_text(text, encoding="utf-8")


CELL = '{"cell_type": "code", "metadata": {}, "outputs": [], "source": "x = 1"}'
HUNDRED_THOUSAND = f'{{"nbformat": 4, "cells": [{",".join([CELL] * 100_000)}]}}'
RIGHT_TWICE = notebook(HALF, QUARTER).replace('"cells":', '"cells": [], "cells":', 1)
MUCH_CODE = notebook("x = 1\n" * 800_000)
FILES = {
    "a link": (linked, 0.0),
    "a pipe": (pipe, 0.0),
    "a socket": (named_socket, 0.0),
    "a device": (device, 0.0),
    "a folder": (folder_for_a_file, 0.0),
    "200 MB": (huge, 0.0),
    "deep JSON": (write(DEEP), 0.0),
    "many brackets": (write('{"cells": [' + "[]," * 3_000_000 + "[]]}"), 0.0),
    "a repeated key": (write(RIGHT_TWICE), 0.0),
    "NaN": (write(notebook(HALF)[:-1] + ', "x": NaN}'), 1.0),
    "100,000 cells": (write(HUNDRED_THOUSAND), 0.0),
    "much code": (write(MUCH_CODE), 0.0),
    "surrogates": (write(notebook(HALF, QUARTER + "# \\ud800")), 3.0),
    "cells that are none": (write('{"nbformat": 4, "cells": [1, null, [], {"cell_type": "code", "source": 7}]}'), 0.0),
}


def test_files_that_attack_cost_nobody_else_anything(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    hand_in(root, "Ann", HONEST["Ann"])
    for name, (make, _) in FILES.items():
        folder = root / "submitted" / name / "halves"
        folder.mkdir(parents=True)
        make(folder)
    beside = hand_in(root, "beside", HONEST["Ann"]).parent
    os.mkfifo(beside / "data.txt")
    (beside / "link.py").symlink_to(root / "solutions" / "halves" / "reference.py")
    (beside / "folder").symlink_to(root / "solutions")
    result = run(RunOptions(root, output=tmp_path / "results", jobs=1), {}, lambda *_: None)
    scores = {grade.student.id: grade.score for grade in result.grades}
    assert scores == {"Ann": 3.0, "beside": 3.0, **{name: score for name, (_, score) in FILES.items()}}
    assert not [grade.note for grade in result.grades if "not the student's fault" in grade.note]
