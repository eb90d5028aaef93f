"""The table of mutation scores: a row for each module, written as soon as the module is finished.

module, mutants, noticed, survived, equivalent
seconds    processor time of its mutants, without the tests' first run on the unchanged engine
files      a sum of the module and of its own test file: a row that has another one is of an earlier state
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCORE = Path(__file__).with_name("mutation_score.csv")
COLUMNS = ("module", "mutants", "noticed", "survived", "equivalent", "seconds", "files")


def rows() -> dict[str, dict[str, str]]:
    """Read the table, by module."""
    lines = SCORE.read_text(encoding="utf-8").splitlines() if SCORE.is_file() else []
    return {row["module"]: row for row in csv.DictReader(lines)}


def write(
    counts: dict[str, Counter[str]], used: dict[str, float], sums: dict[str, str], known: Collection[str]
) -> None:
    """Put modules into the table, with the sums of their files when they were read; the others keep their rows."""
    table = {module: row for module, row in rows().items() if module in known}
    for module, found in counts.items():
        numbers = (found.total(), *(found[name] for name in COLUMNS[2:5]), round(used.get(module, 0)))
        table[module] = dict(zip(COLUMNS, (module, *map(str, numbers), sums[module]), strict=True))
    with SCORE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for _, row in sorted(table.items()))


def outdated(names: Collection[str]) -> Iterator[str]:
    """Yield the modules that have no row, one of an earlier state, or one with survivors."""
    table = rows()
    for name in names:
        row = table.get(name)
        if row is None or row["files"] != files(name) or row["survived"] != "0":
            yield name


def files(module: str) -> str:
    """Return a sum of a module's source and of its own test file's."""
    sources = (path for path in (_source(module), own_test(module)) if path.is_file())
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:12]


def own_test(module: str) -> Path:
    """Return a module's test file: tests/grader mirrors grader/."""
    path = Path("tests", *module.split("."))
    return ROOT / path.with_name(f"test_{path.name}.py")


def _source(module: str) -> Path:
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")
