"""Mutation score of the engine: `make mutants`, or `make mutants ONLY=grader.mark.late` for one module.

Puts small mistakes into the modules named below, one at a time, and lets the unit tests of their folder notice them
(mutation_plugin.py says how). Prints for each module how many were noticed, and the processor time. A survivor that no
test can notice, because it computes the same, stands in equivalent_mutants.toml with the reason; every other one is
printed as a diff.
Exit status 1 where less than LEAST of the rest was noticed, or where a test noticed one that stands there.
mutation_score.csv has the figures of each module, written as soon as it is finished: after Ctrl-C, `--changed` goes on
with modules that have no row, or one of an earlier state.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mutation_table  # type: ignore[import-not-found]  # beside this file, which is started by its path

ROOT = Path(__file__).parents[1]
LEAST = 0.95
FOLDERS = ("judge", "mark", "collect", "report", "export")
EQUIVALENTS = Path(__file__).with_name("equivalent_mutants.toml")
MEMORY = ROOT / ".mutants.json"
LOOK_SECONDS = 1.0  # how often to see which modules are finished

# What is not pure: its tests start programs, ask a service or open databases: seconds, where a unit test takes none.
NOT_PURE = {
    "grader.collect.git": "starts git",
    "grader.collect.git_store": "starts git",
    "grader.collect.layouts.repositories": "starts git",
    "grader.export.export": "reads results and writes files",
    "grader.export.feedback": "writes feedback pages",
    "grader.export.github.api": "asks GitHub",
    "grader.export.github.branch": "starts git",
    "grader.export.github.give": "asks GitHub, and starts git",
    "grader.export.github.issue": "asks GitHub",
    "grader.export.github.repositories": "asks GitHub",
    "grader.export.workbook": "openpyxl's and pyarrow's files",
    "grader.report.gradebook.database": "nbgrader's database",
    "grader.report.gradebook.marks": "nbgrader's database",
    "grader.report.gradebook.master": "nbgrader's database",
    "grader.report.gradebook.restored": "nbgrader's database",
    "grader.report.gradebook.write": "nbgrader's database",
}

Line = dict[str, Any]


def main() -> int:
    """Mutate, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("only", nargs="*", help="modules or packages, such as grader.mark.late or grader.export")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at a time")
    parser.add_argument(
        "--own", action="store_true", help="ask each module's own test file alone: faster, and stricter"
    )
    parser.add_argument(
        "--changed", action="store_true", help="only modules without a row, with one of an earlier state, or survivors"
    )
    options = parser.parse_args()
    known = modules()
    chosen = [name for name in known if not options.only or _is_below(name, options.only)]
    if options.changed:
        chosen = list(mutation_table.outdated(chosen))
    sums = {name: mutation_table.files(name) for name in chosen}
    before, same, start, wrong = remembered(), equivalents(), time.monotonic(), 0
    counts, used_by = dict[str, Counter[str]](), dict[str, float]()
    for lines in mutated(chosen, options.jobs, dict(before), own=options.own):
        before |= {line["key"]: line["by"] for line in lines if line["by"]}
        remember(before)
        counts |= counted(lines, same)
        wrong += wrongly_listed(lines, same)
        used_by |= seconds(lines)
        mutation_table.write(counts, used_by, sums, known)
        sys.stdout.flush()
    used, passed = os.times(), time.monotonic() - start
    processor = used.children_user + used.children_system
    sys.stdout.write(f"{processor / 60:.1f} minutes of processor time, {passed / 60:.1f} by the clock\n")
    return max(report(counts, used_by), min(wrong, 1))


def modules() -> list[str]:
    """Return the modules that get mistakes, by name."""
    files = (file for folder in FOLDERS for file in (ROOT / "grader" / folder).rglob("*.py"))
    names = (".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files)
    return sorted(name for name in names if name not in NOT_PURE and not name.endswith("__init__"))


def _is_below(name: str, only: Iterable[str]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in only)


def remembered() -> dict[str, str]:
    """Return which test noticed a mutant in earlier runs: it is asked first."""
    return json.loads(MEMORY.read_text(encoding="utf-8")) if MEMORY.is_file() else {}


def remember(noticed: dict[str, str]) -> None:
    """Keep which test noticed which mutant."""
    MEMORY.write_text(json.dumps(noticed, indent=0), encoding="utf-8")


def mutated(chosen: Iterable[str], jobs: int, before: dict[str, str], *, own: bool) -> Iterator[list[Line]]:
    """Yield what became of each module's mutants, when it is finished; as many modules at a time as there are jobs."""
    groups: dict[tuple[str, int], list[str]] = defaultdict(list)
    for place, name in enumerate(chosen):
        groups[name.split(".")[1], place % jobs].append(name)
    waiting, running = list(groups.items()), list[Running]()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "before.json").write_text(json.dumps(before), encoding="utf-8")
        while waiting or running:
            while waiting and len(running) < jobs:
                (package, part), names = waiting.pop(0)
                tests = list(map(mutation_table.own_test, names)) if own else [ROOT / "tests" / "grader" / package]
                running.append(_started(Path(folder) / f"{package}-{part}", tests, names))
            time.sleep(LOOK_SECONDS)
            for each in list(running):
                if each.process.poll() is not None:
                    running.remove(each)
                yield from each.finished()


@dataclass(slots=True)
class Running:
    """A process that puts mistakes into modules, and the file that it writes."""

    process: subprocess.Popen[bytes]
    file: Path
    read: int = 0  # lines

    def finished(self) -> Iterator[list[Line]]:
        """Yield the lines of each module that was finished since the last time.

        Raises
        ------
        SystemExit
            The process has failed.
        """
        status = self.process.poll()
        text = self.file.read_text(encoding="utf-8") if self.file.is_file() else ""
        lines = [json.loads(line) for line in text.splitlines(keepends=True)[self.read :] if line.endswith("\n")]
        for module, group in itertools.groupby(lines, lambda line: line["module"]):
            if status is None and module == lines[-1]["module"]:
                return  # not all of it, perhaps
            of_module = list(group)
            self.read += len(of_module)
            yield of_module
        if status:
            raise SystemExit(f"pytest ended with {status}; its output is above")


def _started(place: Path, tests: Iterable[Path], names: list[str]) -> Running:
    file = place.with_suffix(".jsonl")
    off = [argument for name in ("randomly", "xdist", "cacheprovider") for argument in ("-p", f"no:{name}")]
    off += ["--tb=no", "--assert=plain"]  # what a failure is told in is read by nobody, and takes most of the time
    command = [sys.executable, "-m", "pytest", "-q", "--no-summary", "-p", "mutation_plugin", *off]
    command += [f"--basetemp={place}", f"--mutate={','.join(names)}", f"--mutation-results={file}"]
    command += map(str, tests)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    return Running(subprocess.Popen(command, cwd=ROOT, env=environment), file)


def equivalents() -> set[tuple[str, str]]:
    """Read which mutants compute the same as what they replace."""
    entries = tomllib.loads(EQUIVALENTS.read_text(encoding="utf-8")).get("equivalent", [])
    return {(entry["function"], entry["becomes"]) for entry in entries}


def counted(lines: Iterable[Line], same: set[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Count for each module what became of its mutants; print the survivors."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        found = "noticed" if line["status"] in {"noticed", "died"} else "survived"
        if line["status"] != "noticed" and _is_listed(line, same):
            found = "equivalent"  # one that died too: the machine was busy
        counts[line["module"]][found] += 1
        if found == "survived":
            sys.stdout.write(f"{line['module']}, {line['tests']} tests\n{line['diff']}\n")
    return counts


def wrongly_listed(lines: Iterable[Line], same: set[tuple[str, str]]) -> int:
    """Print and count the mutants in `same` that a test noticed: they do not compute the same."""
    found = [line for line in lines if line["status"] == "noticed" and _is_listed(line, same)]
    for line in found:
        sys.stdout.write(f"{line['module']}: take this out of {EQUIVALENTS.name}, {line['by']} notices it\n")
        sys.stdout.write(f"{line['diff']}\n")
    return len(found)


def _is_listed(line: Line, same: set[tuple[str, str]]) -> bool:
    return (f"{line['module']}.{line['function']}", becomes(line["diff"])) in same


def becomes(diff: str) -> str:
    """Return the lines that the mutant puts in, joined."""
    return "\n".join(line[1:].strip() for line in diff.splitlines() if line.startswith("+"))


def seconds(lines: Iterable[Line]) -> dict[str, float]:
    """Add up the processor time of each module's mutants."""
    used: dict[str, float] = defaultdict(float)
    for line in lines:
        used[line["module"]] += line["seconds"]
    return used


def report(counts: dict[str, Counter[str]], used: dict[str, float]) -> int:
    """Print a line for each module and for all; return the exit status."""
    whole = Counter[str]()
    for module, found in sorted(counts.items()):
        whole += found
        sys.stdout.write(f"{share(found):7.1%}  {found['noticed']:5} noticed, {found['survived']:4} not, ")
        sys.stdout.write(f"{used[module]:5.0f} s: {module}\n")
    sys.stdout.write(f"{share(whole):7.1%}  of {whole['noticed'] + whole['survived']} mutants noticed; ")
    sys.stdout.write(f"{whole['equivalent']} compute the same, as {EQUIVALENTS.name} says\n")
    return int(share(whole) < LEAST)


def share(found: Counter[str]) -> float:
    """Return the share of the mutants that a test noticed, of those that could be noticed."""
    return found["noticed"] / max(1, found["noticed"] + found["survived"])


if __name__ == "__main__":
    raise SystemExit(main())
