"""What the forkserver's small world leaves behind when it ends: nothing."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

FIRSTS = 30
RACE = """
import os, sys
from grader.execute.worker.isolation import kernel, namespaces
for _ in range(int(sys.argv[1])):
    child = os.fork()
    if child == 0:
        kernel.unshare(namespaces.NEWUSER | namespaces.OTHERS)
        namespaces.first_process()
        os._exit(0)  # at once, as a trial that is over does
    assert os.waitpid(child, 0)[1] == 0
"""


def test_the_first_process_of_a_namespace_never_outlives_who_started_it() -> None:
    mark = secrets.token_hex(8)
    command = [sys.executable, "-c", RACE, str(FIRSTS), mark]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        assert "unshare" in done.stderr, done.stderr
        pytest.skip(f"no namespaces here: {done.stderr.splitlines()[-1]}")
    until = time.monotonic() + 60
    while (left := _marked(mark)) and time.monotonic() < until:
        time.sleep(0.02)
    assert left == []


def _marked(mark: str) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended while we looked
            if f"\0{mark}\0" in (folder / "cmdline").read_text(encoding="utf-8", errors="replace"):
                found.append(folder.name)
    return found
