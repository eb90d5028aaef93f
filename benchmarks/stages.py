"""Where the processor time of a `grader run` goes: watched from outside, twenty times a second, in /proc.

start          the main process until it has processes that grade: imports, collecting, hidden tests
recording      the main process while they grade
judging        the processes that grade: questions, checks, pages
fork server    forking, and compiling the released notebook
students       the students' processes, kernel included
tables         what is left: the main process when all is graded
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from measure import Cost, cost

STAGES = ("start", "recording", "judging", "fork server", "students", "tables")
SECONDS = 0.05
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Watch:
    """The processor seconds of the processes of one command, as last seen, by process and stage.

    What is left behind by a command becomes a child of this process too: the first child is the command.
    """

    main: int = 0
    seen: dict[tuple[int, str], float] = field(default_factory=dict)
    end: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look until told to end."""
        while not self.end.wait(SECONDS):
            self.main = self.main or next(_children(os.getpid()), 0)
            self._look(self.main)

    def totals(self) -> dict[str, float]:
        """Return the seconds of each stage."""
        found = dict.fromkeys(STAGES, 0.0)
        for (_, stage), seconds in self.seen.items():
            found[stage] += seconds
        return found

    def _look(self, main: int) -> None:
        with suppress(OSError, ValueError):  # a process may end while it is looked at
            own, _ = _seconds(main)
            workers = [each for each in _children(main) if _is_python(each)]
            start = self.seen.get((main, "start"), 0.0)
            if workers:
                self.seen[main, "recording"] = own - start
            elif (main, "recording") not in self.seen:
                self.seen[main, "start"] = own
            for worker in workers:
                self.seen[worker, "judging"] = _seconds(worker)[0]
                for server in _children(worker):
                    self.seen[server, "fork server"], self.seen[server, "students"] = _seconds(server)


def stages(command: Sequence[str], folder: Path, log: Path) -> tuple[Cost, dict[str, float]]:
    """Run a command; return its cost, and the processor seconds of each stage."""
    watch = Watch()
    thread = threading.Thread(target=watch.watch)
    thread.start()
    try:
        found = cost(command, folder, log)
    finally:
        watch.end.set()
        thread.join()
    totals = watch.totals()
    return found, totals | {"tables": found.cpu_seconds - sum(totals.values())}


def show_stages(seconds: dict[str, float], submissions: int) -> None:
    """Print a line for each stage: milliseconds of processor time for each submission, and the share of all."""
    total = sum(seconds.values())
    for stage in STAGES:
        each = 1000 * seconds[stage] / submissions
        print(f"  {stage:20} {each:7.2f} ms of processor time each  {seconds[stage] / total:5.0%}")


def _children(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        yield from map(int, (task / "children").read_text(encoding="ascii").split())


def _is_python(pid: int) -> bool:
    return b"python" in Path(f"/proc/{pid}/cmdline").read_bytes().partition(b"\0")[0]


def _seconds(pid: int) -> tuple[float, float]:
    """Return the processor seconds of a process, and those of its children that it has reaped."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK, (int(fields[13]) + int(fields[14])) / TICK
