"""Mutation score of the engine: `make mutants`, or `make mutants ONLY=grader.mark.late` for one module.

Runs mutmut over the modules that pyproject.toml names, then prints for each module how many mutants a test noticed.
A survivor that no test can notice, because the mutant computes the same, stands in equivalent_mutants.toml with the
reason; every other one is printed as a diff. Exit status 1 where less than LEAST of the rest was noticed.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

LEAST = 0.95
NOTICED = frozenset({"killed", "timeout", "segfault", "caught by type check"})
EQUIVALENTS = Path(__file__).with_name("equivalent_mutants.toml")


def main() -> int:
    """Run mutmut and print what came of it."""
    only = sys.argv[1:]
    subprocess.run(["mutmut", "run", *(f"{name}*" for name in only)], check=True, stdout=subprocess.DEVNULL)
    listed = {(entry["function"], entry["becomes"]) for entry in equivalents()}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, status in results():
        module, function = name.rsplit("__mutmut_", 1)[0].rsplit(".", 1)
        if only and not any(module.startswith(each) for each in only):
            continue
        if status in NOTICED:
            counts[module]["noticed"] += 1
            continue
        diff = mutation(name)
        same = (f"{module}.{function}", becomes(diff)) in listed
        counts[module]["equivalent" if same else "survived"] += 1
        if not same:
            sys.stdout.write(f"{name}: {status}\n{diff}\n")
    return report(counts)


def equivalents() -> list[dict[str, str]]:
    """Read which mutants compute the same as what they replace, and why."""
    return list(tomllib.loads(EQUIVALENTS.read_text(encoding="utf-8")).get("equivalent", []))


def results() -> list[tuple[str, str]]:
    """Return every mutant with what became of it."""
    lines = said("mutmut", "results", "--all", "true").splitlines()
    pairs = (line.strip().rpartition(": ") for line in lines if ": " in line)
    return [(name, status) for name, _, status in pairs if status != "not checked"]


def mutation(name: str) -> str:
    """Return a mutant as a diff, without the lines that only name it."""
    return said("mutmut", "show", name).partition("@@")[2].partition("\n")[2]


def becomes(diff: str) -> str:
    """Return the lines that the mutant puts in, joined."""
    return "\n".join(line[1:].strip() for line in diff.splitlines() if line.startswith("+"))


def report(counts: dict[str, Counter[str]]) -> int:
    """Print a line for each module and for all; return the exit status."""
    whole = Counter[str]()
    for module, found in sorted(counts.items()):
        whole += found
        sys.stdout.write(f"{share(found):7.1%}  {found['noticed']:5} noticed, {found['survived']:4} not: {module}\n")
    sys.stdout.write(f"{share(whole):7.1%}  of {whole['noticed'] + whole['survived']} mutants noticed; ")
    sys.stdout.write(f"{whole['equivalent']} compute the same, as {EQUIVALENTS.name} says\n")
    return int(share(whole) < LEAST)


def share(found: Counter[str]) -> float:
    """Return the share of the mutants that a test noticed, of those that could be noticed."""
    return found["noticed"] / max(1, found["noticed"] + found["survived"])


def said(*command: str) -> str:
    """Run a program and return what it printed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    raise SystemExit(main())
