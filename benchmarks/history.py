"""What was measured before: benchmarks/history.jsonl, one line for each measurement.

{"when": "2026-11-28", "machine": "2 cores", "commit": "abc1234", "benchmark": "peers", "ratio": "speed", "value": 53.1}

A ratio that is worse by more than a tenth than the median of the last five on the same machine is told.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measure import machine

FILE = Path(os.environ.get("BENCHMARK_HISTORY") or Path(__file__).with_name("history.jsonl"))  # a test has its own
LAST, TENTH = 5, 0.1


def remember(benchmark: str, ratio: str, value: float, *, higher_is_better: bool, file: Path = FILE) -> str:
    """Append one ratio to the history; return what to say if it is worse by more than a tenth, else nothing."""
    here = machine()
    before = [entry["value"] for entry in _entries(file) if _key(entry) == (here, benchmark, ratio)][-LAST:]
    entry = {"when": f"{datetime.now(UTC):%Y-%m-%d}", "machine": here, "commit": _commit(), "benchmark": benchmark}
    with file.open("a", encoding="utf-8") as history:
        history.write(json.dumps({**entry, "ratio": ratio, "value": round(value, 4)}) + "\n")
    if not before:
        return ""
    usual = statistics.median(before)
    worse = value < usual * (1 - TENTH) if higher_is_better else value > usual * (1 + TENTH)
    return f"worse by more than a tenth: {ratio} was {usual:.2f}, is {value:.2f}" if worse else ""


def _entries(file: Path) -> list[dict[str, Any]]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [json.loads(line) for line in lines]


def _key(entry: dict[str, Any]) -> tuple[str, str, str]:
    return entry["machine"], entry["benchmark"], entry["ratio"]


def _commit() -> str:
    """Name the last commit of main below: those after it may be made anew before they join it."""
    base = _git("merge-base", "HEAD", "main") or _git("rev-parse", "HEAD")
    return _git("rev-parse", "--short=8", base) if base else ""


def _git(*command: str) -> str:
    done = subprocess.run(["git", *command], cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
