"""Which layers of isolation hold on this machine: each is applied alone to a throw-away process that attacks it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from grader.course.config import read_course
from grader.course.values import FILE
from grader.errors import ProtectionError, SandboxError
from grader.execute import isolation
from grader.execute.forkserver import ForkServer, OneShot, temporary_image
from grader.execute.worker.isolation.plan import ALL, CGROUP, LANDLOCK, LIMITS, NAMESPACES, OWN_UID, SECCOMP
from grader.protect import probes
from grader.protect.probes import Attacker, Canary
from grader.records.course import Limits
from grader.records.execution import Layer

CALL_SECONDS: Final = 1.5
FILL_SECONDS: Final = 15.0  # a gibibyte, on a slow machine
SMALL: Final = (128, 64)  # megabytes of memory and of scratch: the layers are tried, not the teacher's figures


@dataclass(frozen=True, slots=True)
class Trial:
    """One layer: what is applied for the probe, how it is probed, what its lack exposes, which predicate judges."""

    name: str
    isolation_layers: frozenset[str]
    how: str
    exposes: str
    holds: Callable[[Attacker, Canary], bool]
    seconds: float = CALL_SECONDS


TRIALS: Final = (
    Trial(
        "own process",
        frozenset(),
        "looked for a secret of the grader's in environment, arguments and open files",
        "students' code can read the answers and write its own marks",
        probes.keeps_to_itself,
    ),
    Trial(
        "clock",
        frozenset(),
        "looped without end, ignoring every signal",
        "one endless loop stops the grading of the whole class",
        probes.ends,
    ),
    Trial(
        LIMITS,
        frozenset({LIMITS}),
        "asked for 8 GiB of memory",
        "one submission can take all memory of this machine",
        probes.stays_small,
    ),
    Trial(
        SECCOMP,
        frozenset({SECCOMP}),
        "started a process, killed one of the teacher's, opened a connection",
        "students' code can start programs, kill others and use the network",
        probes.stays_alone,
    ),
    Trial(
        LANDLOCK,
        frozenset({LANDLOCK}),
        "read a file of the teacher's and made one beside it",
        isolation.EXPOSES[isolation.GAPS[LANDLOCK]],
        probes.keeps_off_files,
    ),
    Trial(
        NAMESPACES,
        frozenset({NAMESPACES}),
        "looked up a file of the teacher's, read it, opened a connection",
        isolation.EXPOSES[isolation.GAPS[NAMESPACES]],
        probes.sees_nothing,
    ),
    Trial(
        OWN_UID,
        # a uid of one's own can read nothing of root's: some runtimes can then be seen in a namespace only
        ALL - {CGROUP},
        "started 200 threads",
        isolation.EXPOSES[isolation.GAPS[OWN_UID]],
        probes.stays_few,
    ),
    Trial(
        CGROUP,
        frozenset({CGROUP}),
        "started 200 threads, then filled 1 GiB of memory",
        "each process of students' code has its own limits, but what all of one run take together has none",
        probes.stays_within,
        FILL_SECONDS,
    ),
)


def limits_of(root: Path) -> Limits:
    """Return the limits of the course in `root`; the usual ones where the folder is the present one, and no course.

    Raises
    ------
    CourseError
        A folder is named that is no course, or its course.toml cannot be read.
    """
    return Limits() if is_without_course(root) else read_course(root).limits


def is_without_course(root: Path) -> bool:
    """Tell whether nobody named a folder, and the present one is no course."""
    return root == Path() and not (root / FILE).is_file()


def probe_layers(limits: Limits) -> tuple[Layer, ...]:
    """Attack every layer now, and return for each whether it held.

    Raises
    ------
    ProtectionError
        This is not Linux: there is nothing to try.
    """
    if sys.platform != "linux":
        raise ProtectionError(isolation.ELSEWHERE)
    memory, scratch = SMALL
    small = replace(limits, memory_megabytes=memory, scratch_megabytes=scratch)
    with probes.canary() as canary:
        return tuple(_probed(trial, small, canary) for trial in TRIALS if trial.name != OWN_UID or os.geteuid() == 0)


def require(layers: Sequence[Layer], accept: Sequence[str]) -> None:
    """Raise `ProtectionError` where a layer that nothing may run without did not hold, or a gap is not accepted.

    A name in `accept` that is no gap is a `CourseError`.
    """
    isolation.expect_gaps(accept)
    files = any(layer.held for layer in layers if layer.name in (LANDLOCK, NAMESPACES))
    for layer in (layer for layer in layers if layer.needed):
        above_floor = layer.name == OWN_UID or (files and layer.name in (LANDLOCK, NAMESPACES))
        gap = isolation.GAPS[layer.name] if above_floor else ""
        if not layer.held and gap not in accept:
            remedy = f'accept it in course.toml: [limits] accept = ["{gap}"]' if gap else isolation.REMEDY
            better = isolation.remedy(layer.how, "")
            remedy = f"{better}, or {remedy}" if better else remedy
            raise ProtectionError(f"{layer.name} does not hold here ({layer.how}): {layer.exposes}. Remedy: {remedy}")


def _probed(trial: Trial, limits: Limits, canary: Canary) -> Layer:
    limits = replace(limits, call_seconds=trial.seconds)
    try:
        with _behind(trial.isolation_layers, limits) as forkserver, probes.attacker(forkserver, limits) as attacker:
            found = forkserver.protection
            raised = trial.name in (*found.layers, "own process", "clock")
            held = raised and trial.holds(attacker, canary)
            why = dict((*found.gaps, *found.absent)).get(isolation.GAPS.get(trial.name, trial.name), "")
    except (ProtectionError, SandboxError) as error:
        why = error.why if isinstance(error, ProtectionError) else ""
        return Layer(trial.name, held=False, how=why or str(error), exposes=trial.exposes)
    needed = raised or trial.name not in dict(found.absent)
    return Layer(trial.name, held, trial.how if raised else why, "" if held else trial.exposes, needed)


@contextmanager
def _behind(layers: frozenset[str], limits: Limits) -> Iterator[ForkServer]:
    """Open a process whose children have these layers only."""
    with temporary_image() as image:
        forkserver = ForkServer(image, replace(isolation.wanted(image, limits), layers=layers), one_shot=OneShot())
        try:
            yield forkserver
        finally:
            forkserver.close()
