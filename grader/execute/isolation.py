"""Isolation, seen from the grader: which layers are wanted, what a missing one exposes, and whether they are applied.

wanted           the plan that the forkserver is started with
protection       the layers it applied, as a record; every gap has a name that a teacher can accept
verify_applied   reads /proc/<pid>/status of a child before its notebook starts
"""

from __future__ import annotations

import logging
import math
import os
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from grader.errors import CourseError, ProtectionError, SandboxError
from grader.execute.packages import installed_paths, library_paths, readable
from grader.execute.worker.isolation.limits import Limits as Allowance
from grader.execute.worker.isolation.plan import (
    ALL,
    CGROUP,
    LANDLOCK,
    LIMITS,
    NAMESPACES,
    OWN_UID,
    SECCOMP,
    UNREADABLE,
    Plan,
)
from grader.records.course import Limits
from grader.records.execution import Protection

LOG = logging.getLogger(__name__)
MEGABYTE = 2**20
CHILDREN = 64  # uids of one forkserver's children
UNUSED = 0x70000000  # no Linux distribution assigns uids from here on
GAPS: Final = {
    NAMESPACES: "metadata-visible",
    OWN_UID: "shared-uid",
    LANDLOCK: "one-file-wall",
}
EXPOSES: Final = {
    "metadata-visible": "students' code can see names, sizes and dates of files anywhere and which programs run, and "
    "its folder's size is watched, not limited",
    "shared-uid": "students' code runs under the uid of the grader: the number of its threads is not limited",
    "one-file-wall": "only a mount namespace keeps students' code from files",
}
FORKSERVER_MEGABYTES: Final = 512  # the forkserver, and the pages that its children have changed
FORKSERVER_TASKS: Final = 16  # the forkserver, its probes, and children that are ending
LIMITED = ("Max address space", "Max processes", "Max cpu time", "Max file size", "Max open files", "Max core file")
ELSEWHERE = "a class can be graded on Linux only; here, only `grader check` of one's own work works"
REMEDY = "use Linux 5.13 or newer on x86_64 or aarch64, or run the grader in a virtual machine that has it"


@dataclass(frozen=True, slots=True)
class Expected:
    """The lines of /proc that show a child's isolation."""

    uid: int
    layers: frozenset[str]
    bounding_set_empty: bool


def wanted(image: Path, limits: Limits) -> Plan:
    """Return the plan with every layer that could be applied on this machine by this user."""
    first = first_uid()
    return Plan(
        read=readable(image),
        listed=library_paths(),
        covered=installed_paths(),
        scratch=str(image / "scratch"),
        limits=Allowance(
            memory_bytes=limits.memory_megabytes * MEGABYTE,
            cpu_seconds=math.ceil(limits.submission_seconds) + 1,
            file_bytes=limits.file_megabytes * MEGABYTE,
            scratch_bytes=limits.scratch_megabytes * MEGABYTE,
        ),
        layers=ALL if os.geteuid() == 0 else ALL - {OWN_UID},
        first_uid=first,
        uids=CHILDREN,
    )


def first_uid() -> int:
    """Return the first of this process's range of unused uids; every grader process has a range of its own."""
    _, _, count = (int(word) for word in Path("/proc/self/uid_map").read_text(encoding="ascii").split()[-3:])
    lowest, most = (UNUSED, 2**20) if count > UNUSED + 2**26 else (count // 2, count // 2 // CHILDREN - 1)
    return lowest + CHILDREN * (os.getpid() % max(most, 1))


def group_limits(plan: Plan) -> tuple[int, int]:
    """Return the limits of a forkserver and its child together: memory in bytes, and tasks."""
    allowed = plan.limits
    memory = allowed.memory_bytes + allowed.scratch_bytes + FORKSERVER_MEGABYTES * MEGABYTE
    return memory, allowed.threads + FORKSERVER_TASKS


def protection(plan: Plan, facts: Mapping[str, Any]) -> Protection:
    """Describe which layers of `plan` hold, from the forkserver's first message and its control group.

    Raises
    ------
    ProtectionError
        A required layer is missing.
    """
    if not facts.get("ready"):
        why = _bare(facts.get("why", "the process that probed it ended at once"))
        raise ProtectionError(f"students' code cannot be isolated on this machine: {why}; {REMEDY}", why)
    layers = (*facts["layers"], *((CGROUP,) if "group" in facts else ()))
    missing = sorted(plan.layers - {CGROUP} - set(layers))
    gaps = tuple((GAPS[layer], _bare(facts["missing"].get(layer, ""))) for layer in missing)
    absent = ((CGROUP, str(facts["no_group"])),) if "no_group" in facts else ()
    kernel = f"{os.uname().sysname} {os.uname().release} {facts['machine']}, Landlock {facts['landlock']}"
    return Protection(kernel, layers, gaps, absent)


def log_layers(found: Protection) -> None:
    """Say for the log within which layers students' code runs, and without which, and why."""
    LOG.debug("students' code runs with %s, on %s", ", ".join(found.layers), found.kernel)
    for name, why in (*found.gaps, *found.absent):
        LOG.debug("students' code runs without %s: %s", name, why)


def refuse(found: Protection, accept: Sequence[str]) -> None:
    """Raise `ProtectionError` where the floor is missing, or a gap that the course does not accept by name.

    A misspelt name is refused at once, not on the first machine that has the gap.
    """
    expect_gaps(accept)
    if not {LIMITS, SECCOMP} <= set(found.layers) or not {LANDLOCK, NAMESPACES} & set(found.layers):
        raise ProtectionError(
            f"students' code cannot be isolated on this machine: a required layer is missing; {REMEDY}"
        )
    for name, why in found.gaps:
        if name not in accept:
            raise ProtectionError(
                f"this machine does not give all protection ({why}): {EXPOSES[name]}. "
                f'{remedy(why, "Grade on another machine")}, or accept it in course.toml: [limits] accept = ["{name}"]'
            )


def remedy(why: str, otherwise: str) -> str:
    """Say what to do about a gap: where students' uid may not read a package, give all accounts leave to read it."""
    path, unreadable, _ = why.partition(UNREADABLE)
    if not unreadable:
        return otherwise
    above = [folder for folder in Path(path).parents if folder.is_dir() and not folder.stat().st_mode & 0o001]
    if above and Path(path).stat().st_mode & 0o004:
        return f"Let other accounts pass through the folder above it: chmod a+x {shlex.quote(str(above[-1]))}"
    return f"Let other accounts read what is installed: chmod -R a+rX {shlex.quote(str(Path(path).parent))}"


def expect_gaps(accept: Sequence[str]) -> None:
    """Raise `CourseError` where a course accepts a gap that does not exist."""
    for name in accept:
        if name not in EXPOSES:
            raise CourseError(
                f"course.toml: [limits] accept names '{name}', which is not a gap; the gaps are {_listed()}"
            )


def expected(found: Protection, facts: Mapping[str, Any]) -> Expected:
    """Return what every child of this forkserver must look like, except for its uid."""
    return Expected(os.geteuid(), frozenset(found.layers), bool(facts["bounded"]))


def verify_applied(pidfd: int, expected: Expected) -> None:
    """Verify a child's isolation from outside.

    Raises
    ------
    ProtectionError
        A layer is not applied: the child must not receive a submission.
    """
    pid = process_id(pidfd)
    status = _fields(f"/proc/{pid}/status")
    wrong = [f"{name} is {status.get(name)}" for name, right in _right(expected).items() if status.get(name) != right]
    if NAMESPACES in expected.layers and _depth(status) <= _own_depth(os.getpid()):
        wrong.append("it is in the grader's process namespace")
    if LIMITS in expected.layers:
        wrong += [f"{line} is unlimited" for line in _unlimited(f"/proc/{pid}/limits")]
    if wrong:
        raise ProtectionError(
            f"a student's process was refused, because its isolation is not complete: {', '.join(wrong)}"
        )


def process_id(pidfd: int) -> int:
    """Return the process id behind a pidfd, as the grader counts; -1 once the process is gone."""
    return int(_fields(f"/proc/self/fdinfo/{pidfd}")["Pid"])


def _listed() -> str:
    return ", ".join(f"'{name}'" for name in EXPOSES)


def _bare(reason: Any) -> str:
    return re.sub(r"\[Errno \d+\] ", "", str(reason))


def _right(expected: Expected) -> dict[str, str]:
    """Return what the lines of /proc/<pid>/status must say."""
    nothing, four = "0" * 16, "\t".join([str(expected.uid)] * 4)
    right = dict.fromkeys(("CapEff", "CapPrm", "CapInh", "CapAmb"), nothing)
    right |= {"NoNewPrivs": "1", "Threads": "1", "Uid": four}
    if SECCOMP in expected.layers:
        right["Seccomp"] = "2"
    if OWN_UID in expected.layers:
        right |= {"Gid": four, "Groups": ""}
    if expected.bounding_set_empty:
        right["CapBnd"] = nothing
    return right


def _depth(status: Mapping[str, str]) -> int:
    return len(status.get("NSpid", "").split())


@cache
def _own_depth(_process: int) -> int:
    return _depth(_fields("/proc/self/status"))


def _unlimited(path: str) -> list[str]:
    text = _text(path)
    lines = [line for line in text.splitlines() if line.startswith(LIMITED)]
    return [name for name in LIMITED if not any(line.startswith(name) for line in lines)] + [
        line.split("  ")[0] for line in lines if "unlimited" in line
    ]


def _fields(path: str) -> dict[str, str]:
    return {name: value.strip() for name, _, value in (line.partition(":") for line in _text(path).splitlines())}


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123  read for every child: faster
            return file.read()
    except FileNotFoundError as error:
        raise SandboxError("a new process ended before its isolation was applied") from error
