"""Fuzz every reader of foreign bytes, guided by which lines of the engine the bytes reach: `make fuzz`, an hour in all.

    python tests/fuzz.py [--minutes 60] [READER ...]      each reader gets the same share of the minutes
    python tests/fuzz.py --replay READER FILE             one finding again, with its traceback

Starts each reader of tests/grader/foreign_readers.py from its samples. Bytes at which it raises what is not its own
error, or takes longer than SLOW_SECONDS or more than MEGABYTES, are kept in .fuzz/ and named; exit status 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[1]
MEMORY = Path("/dev/shm")  # thousands of small files a second
FINDINGS = ROOT / ".fuzz"
READERS = ROOT / "tests" / "grader" / "foreign_readers.py"
SLOW_SECONDS = 5  # of processor and wall time for one input of a few kilobytes
MEGABYTES = 2048
MAX_BYTES = 8192
SHARE_IN_FORM = 0.5
MOST_FINDINGS = 20  # of one reader: then it must be mended first


@dataclass(frozen=True)
class Session:
    """What became of one reader: how many inputs it read, in which time, and where it failed."""

    reader: str
    inputs: int
    seconds: float
    found: tuple[str, ...]


def main() -> int:
    """Fuzz and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("readers", nargs="*", help="all, unless some are named")
    parser.add_argument("--minutes", type=float, default=60.0, help="for all readers together (default 60)")
    parser.add_argument("--replay", type=Path, help="a finding, for the one reader that is named")
    parser.add_argument("--alone", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        return fuzz_alone(*options.alone)
    readers = options.readers or list(load(READERS).READERS)
    if options.replay:
        load(READERS).READERS[readers[0]].read(options.replay.read_bytes())
        return 0
    share = options.minutes * 60 / len(readers)
    sessions = [show(fuzz(reader, share)) for reader in readers]
    found = sum(len(session.found) for session in sessions)
    print(f"{sum(one.inputs for one in sessions):,} inputs in {sum(one.seconds for one in sessions) / 60:.0f} minutes")
    return 1 if found else 0


def fuzz(reader: str, seconds: float) -> Session:
    """Fuzz one reader in processes of its own: the fuzzer ends with its process at each finding."""
    corpus = FINDINGS / re.sub(r"\W+", "-", reader)
    (corpus / "seeds").mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(load(READERS).READERS[reader].samples):
        (corpus / "seeds" / f"sample{number}").write_bytes(sample)
    start, inputs, found = time.monotonic(), 0, []
    while (left := seconds - (time.monotonic() - start)) > 1 and len(found) < MOST_FINDINGS:
        options = [f"-max_total_time={left:.0f}", f"-artifact_prefix={corpus}/", str(corpus / "seeds")]
        command = [sys.executable, str(Path(__file__)), "--alone", reader, *options]
        environment = {**os.environ, **({"TMPDIR": str(MEMORY)} if MEMORY.is_dir() else {})}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, errors="replace", check=False
        )
        inputs += max(map(int, re.findall(r"(?:#|Done )(\d+)", done.stderr)), default=0)
        if done.returncode == 0:
            break
        found.append(finding(done.stdout + done.stderr))
    return Session(reader, inputs, time.monotonic() - start, tuple(found))


def finding(said: str) -> str:
    """Return what the fuzzer said about one finding: the exception and the file with the bytes."""
    kept = re.search(r"Test unit written to (\S+)", said)
    raised = re.search(r"Uncaught Python exception.*?\n(.*?)\n(?:Traceback|\s|==)", said, re.DOTALL)
    error = re.search(r"ERROR: libFuzzer: (.*)", said)
    what = next((match[1].strip() for match in (raised, error) if match), said[-500:])
    return f"{what[:200]}; {kept[1] if kept else 'no bytes were kept'}"


def show(session: Session) -> Session:
    """Print one line for a reader, and one for each finding."""
    count = "nothing found" if not session.found else f"{len(session.found)} FOUND"
    print(f"{session.reader:38}{session.inputs:12,} inputs {session.seconds:6.0f} s   {count}", flush=True)
    for one in session.found:
        print(f"    {one}", flush=True)
    return session


def fuzz_alone(reader: str, *options: str) -> int:
    """Fuzz in this process, until the time is up or something is found; the fuzzer ends the process."""
    import atheris  # noqa: PLC0415  for this command alone: `make fuzz` installs it

    with atheris.instrument_imports(include=["grader", "zipfile", "tomllib", "csv", "json"]):
        module = load(READERS)
    chosen = module.READERS[reader]

    def read(data: bytes) -> None:
        with suppress(*chosen.errors):
            chosen.read(data)

    def change(data: bytes, size: int, seed: int) -> bytes:
        """Change a part of a value in the bytes' form half of the time, and the bytes themselves else."""
        random = Random(seed)
        with suppress(Exception):
            if chosen.form is not None and random.random() < SHARE_IN_FORM:
                return module.malformed(chosen.form.load(data), chosen.form, random)[:size]
        return atheris.Mutate(data, size)

    limits = (f"-timeout={SLOW_SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={MAX_BYTES}", "-detect_leaks=0")
    atheris.Setup([sys.argv[0], *limits, *options], read, custom_mutator=change)
    atheris.Fuzz()
    return 0


def load(path: Path) -> Any:
    """Import a module by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
