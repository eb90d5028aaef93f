"""The defences of SECURITY.md: of each, the line that makes it, and the attack that gets through where it is out.

A defence of defences.toml is put out by an edit of its line in a copy of `grader/`, to which its attacks then happen:
those of the corpus by attack_a_copy.py, and tests by pytest, of which at least one must fail. `shown` names tests that
put the defence out themselves; `redundant` says why no attack can get through where it is out.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
TABLE = HERE / "defences.toml"
SECONDS = 90  # then the attack has stopped the grader, which is what it is after
IGNORED = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True, slots=True)
class Defence:
    """One row: the words of SECURITY.md that promise it, what puts it out, and what then gets through."""

    name: str
    promise: str
    file: str = ""
    line: str = ""
    mutant: str = ""
    attacks: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    redundant: str = ""
    root: bool = False  # whether only root can make the attack
    sample: bool = False  # whether it is tried in every run of the tests


def defences() -> tuple[Defence, ...]:
    """Read the table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["defence"]
    return tuple(
        Defence(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for row in rows
    )


def promises(text: str) -> Iterator[str]:
    """Yield every promise of SECURITY.md: the first cell of each row of a table that says by what it is shown."""
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        header, _, *rows = table.splitlines()
        if header.split("|")[1].strip() in ("layer", "attack", "promise", "defence"):
            yield from (row.split("|")[1].strip() for row in rows)


def put_out(defence: Defence, folder: Path) -> Path:
    """Copy the grader to a folder, the line of the defence exchanged; return what to import it from."""
    shutil.copytree(ROOT / "grader", folder / "grader", ignore=IGNORED)
    path = folder / defence.file
    text = path.read_text(encoding="utf-8")
    assert text.count(defence.line) == 1, f"{defence.name}: {defence.file} does not hold the line once"
    path.write_text(text.replace(defence.line, defence.mutant), encoding="utf-8")
    return folder


def gets_through(defence: Defence, folder: Path) -> dict[str, list[str]]:
    """Let the attacks of a defence happen where it is out; return for each what it got through to."""
    copy = put_out(defence, folder)
    found: dict[str, list[str]] = {}
    if defence.attacks:
        code, said = _run(copy, [sys.executable, str(HERE / "attack_a_copy.py"), *defence.attacks])
        stopped = [f"the grader ended with {code}: {said[-300:]}"] if code else []
        found |= dict.fromkeys(defence.attacks, stopped) if code else json.loads(said.splitlines()[-1])
    for test in defence.tests:
        code, said = _run(
            copy, [sys.executable, "-P", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", test]
        )
        assert "no tests ran" not in said, test
        found[test] = [said[-300:]] if code else []
    return found


def _run(copy: Path, command: list[str]) -> tuple[int, str]:
    """Run a program with the copy of the grader; whatever it started ends with it."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        said = process.communicate(timeout=SECONDS)[0]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        said = process.communicate()[0]
        return -signal.SIGKILL, f"it was stopped after {SECONDS} seconds"
    return process.returncode, said
