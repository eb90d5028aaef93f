"""The walls, seen from the grader: which are wanted, what is missing without one, and whether they stand.

wanted       the plan that the warm process is started with
protection   what it raised, as a record; a gap has a name that a teacher can accept
standing     /proc/<pid>/status of a child, read before its notebook starts
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from grader.errors import CourseError, ProtectionError, SandboxError
from grader.execute.image import names, readable
from grader.execute.worker.isolation.limits import Limits as Allowance
from grader.execute.worker.isolation.plan import ALL, CGROUP, LANDLOCK, LIMITS, NAMESPACES, OWN_UID, SECCOMP, Plan
from grader.records.course import Limits
from grader.records.execution import Protection

MEGABYTE = 2**20
CHILDREN = 64  # uids for the children of one warm process
UNUSED = 0x70000000  # from here on no Linux distribution gives a uid to anybody
GAPS: Final = {
    NAMESPACES: "metadata-visible",
    OWN_UID: "shared-uid",
    LANDLOCK: "one-file-wall",
}
EXPOSES: Final = {
    "metadata-visible": "students' code can see names, sizes and dates of files anywhere and which programs run, and "
    "its folder's size is watched, not limited",
    "shared-uid": "students' code runs under the uid of the grader: the number of its threads is not limited",
    "one-file-wall": "files are kept from students' code by a mount namespace alone",
}
WARM_MEGABYTES: Final = 512  # the warm process, and copies of its pages that a child makes
WARM_TASKS: Final = 16  # the warm process, its trials, and children that are ending
LIMITED = ("Max address space", "Max processes", "Max cpu time", "Max file size", "Max open files", "Max core file")
ELSEWHERE = "a class can be graded on Linux only; here, only `grader check` of one's own work works"
REMEDY = "use Linux 5.13 or newer on x86_64 or aarch64, or run the grader in a virtual machine that has it"


@dataclass(frozen=True, slots=True)
class Expected:
    """What /proc must say of a child whose walls stand."""

    uid: int
    layers: frozenset[str]
    bounding_set_empty: bool


def wanted(stage: Path, limits: Limits) -> Plan:
    """Return the plan with every wall that could be raised on this machine by this user."""
    first = first_uid()
    return Plan(
        read=readable(stage),
        names=names(),
        scratch=str(stage / "scratch"),
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
    """Return the first of the uids for this process's children: unused ones, others for each grader process."""
    _, _, count = (int(word) for word in Path("/proc/self/uid_map").read_text(encoding="ascii").split()[-3:])
    lowest, most = (UNUSED, 2**20) if count > UNUSED + 2**26 else (count // 2, count // 2 // CHILDREN - 1)
    return lowest + CHILDREN * (os.getpid() % max(most, 1))


def together(plan: Plan) -> tuple[int, int]:
    """Return the memory in bytes and the number of tasks that a warm process and its child may take together."""
    allowed = plan.limits
    memory = allowed.memory_bytes + allowed.scratch_bytes + WARM_MEGABYTES * MEGABYTE
    return memory, allowed.threads + WARM_TASKS


def protection(plan: Plan, facts: Mapping[str, Any]) -> Protection:
    """Say what stands of `plan`: by the message that the warm process sent when it was ready, and its group.

    Raises
    ------
    ProtectionError
        A wall is missing without which nothing may run.
    """
    if not facts.get("ready"):
        why = _bare(facts.get("why", "the process that was to try it ended at once"))
        raise ProtectionError(f"students' code cannot be fenced on this machine: {why}; {REMEDY}", why)
    layers = (*facts["layers"], *((CGROUP,) if "group" in facts else ()))
    missing = sorted(plan.layers - {CGROUP} - set(layers))
    gaps = tuple((GAPS[layer], _bare(facts["missing"].get(layer, ""))) for layer in missing)
    absent = ((CGROUP, str(facts["no_group"])),) if "no_group" in facts else ()
    kernel = f"{os.uname().sysname} {os.uname().release} {facts['machine']}, Landlock {facts['landlock']}"
    return Protection(kernel, layers, gaps, absent)


def refuse(found: Protection, accept: Sequence[str]) -> None:
    """Raise `ProtectionError` where the floor is missing, or a gap that the course does not accept by name.

    A course that accepts what is no gap is told so: a name misspelt would wait unseen for the machine that needs it.
    """
    expect_gaps(accept)
    if not {LIMITS, SECCOMP} <= set(found.layers) or not {LANDLOCK, NAMESPACES} & set(found.layers):
        raise ProtectionError(f"students' code cannot be fenced on this machine: a wall is missing; {REMEDY}")
    for name, why in found.gaps:
        if name not in accept:
            raise ProtectionError(
                f"this machine does not give all protection ({why}): {EXPOSES[name]}. "
                f'Grade on another machine, or accept it in course.toml: [limits] accept = ["{name}"]'
            )


def expect_gaps(accept: Sequence[str]) -> None:
    """Raise `CourseError` where a course accepts what is no gap."""
    for name in accept:
        if name not in EXPOSES:
            raise CourseError(f"course.toml: [limits] accept names '{name}', which is no gap; there is {_listed()}")


def expected(found: Protection, facts: Mapping[str, Any]) -> Expected:
    """Return what every child of this warm process must look like, but for its uid."""
    return Expected(os.geteuid(), frozenset(found.layers), bool(facts["bounded"]))


def standing(pidfd: int, expected: Expected) -> None:
    """Read the child's status from outside.

    Raises
    ------
    ProtectionError
        A wall is not up: the child must not see a submission.
    """
    pid = process_id(pidfd)
    status = _fields(f"/proc/{pid}/status")
    wrong = [f"{name} is {status.get(name)}" for name, right in _right(expected).items() if status.get(name) != right]
    if NAMESPACES in expected.layers and _depth(status) <= _own_depth(os.getpid()):
        wrong.append("it lives in our own process namespace")
    if LIMITS in expected.layers:
        wrong += [f"{line} is unlimited" for line in _unlimited(f"/proc/{pid}/limits")]
    if wrong:
        raise ProtectionError(f"a student's process was refused, because its walls are not up: {', '.join(wrong)}")


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
        raise SandboxError("a new process ended before its walls were up") from error
