"""The layers in order: `enter` once in the forkserver, `apply` first thing in every child.

    enter      one thread only; first to be killed when memory is short; namespaces; no_new_privs, bounding set;
               everything that can be prepared for the children
    apply      session, limits, scratch, uid and capabilities, Landlock, descriptors, seccomp

Each layer that the plan names is applied, or an OSError says why not: none is left out silently.
"""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, replace
from pathlib import Path

from . import landlock, limits, namespaces, privileges, seccomp
from .plan import LANDLOCK, LIMITS, NAMESPACES, OWN_UID, SECCOMP, Plan

ON_DISK = 24  # descriptors


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything the forkserver has prepared for its children."""

    plan: Plan
    ceilings: limits.Ceilings
    forkserver: int
    shift: int
    bounded: bool
    abi: int
    files: landlock.Prepared | None
    program: bytes


def enter(plan: Plan) -> Ready:
    """Apply the layers that all children share, in the forkserver, and prepare the others.

    Raises OSError where the kernel does not grant a layer of the plan, RuntimeError where more than one
    thread runs (a fork would be unsafe), KeyError on an architecture without a table of system calls.
    """
    if (threads := len(os.listdir("/proc/self/task"))) != 1:  # noqa: PTH208
        raise RuntimeError(f"the forkserver has {threads} threads: set OPENBLAS_NUM_THREADS=1")
    Path("/proc/self/oom_score_adj").write_text("1000")
    mapped = limits.address_space_bytes()
    if OWN_UID not in plan.layers:  # then the kernel counts all threads of this user
        threads = plan.limits.threads + limits.tasks_of(os.getuid())
        plan = replace(plan, limits=replace(plan.limits, threads=threads))
    if NAMESPACES not in plan.layers:  # then scratch is on the disk, where files removed while open are not counted
        plan = replace(plan, limits=replace(plan.limits, descriptors=min(plan.limits.descriptors, ON_DISK)))
    abi = landlock.version()
    if LANDLOCK in plan.layers and not abi:
        raise OSError("this kernel has no Landlock, or it is switched off")
    shift = 0
    if NAMESPACES in plan.layers:
        uids = (plan.first_uid, plan.uids) if OWN_UID in plan.layers else None
        shift = namespaces.enter((*plan.read, *plan.listed), plan.covered, plan.scratch, uids)
    around = os.path.dirname(plan.scratch) if NAMESPACES in plan.layers else None  # noqa: PTH120
    return Ready(
        plan=plan,
        ceilings=limits.ceilings(plan.limits, mapped),
        forkserver=os.getpid(),
        shift=shift,
        bounded=privileges.set_no_new_privs(),
        abi=abi,
        files=landlock.prepare(plan.read, plan.listed, around) if LANDLOCK in plan.layers else None,
        program=seccomp.program(platform.machine()) if SECCOMP in plan.layers else b"",
    )


def apply(ready: Ready, scratch: str, uid: int | None, keep: int) -> None:
    """Apply every layer to this child, irrevocably, and go to its scratch folder.

    `uid` is the child's own, as the outside counts, or None without OWN_UID. Descriptors from `keep` on
    are closed. Raises OSError where a layer cannot be applied: the child must end then.
    """
    plan, layers = ready.plan, ready.plan.layers
    own = None if uid is None else uid - ready.shift
    os.umask(0o077)
    if os.getsid(0) != os.getpid():
        os.setsid()
    if LIMITS in layers:
        limits.lower(ready.ceilings)
    if NAMESPACES in layers:
        namespaces.own_scratch(scratch, plan.limits.scratch_bytes, plan.limits.scratch_files, own)
    elif own is not None:
        os.chown(scratch, own, own)
    privileges.drop(own)
    os.chdir(scratch)
    privileges.set_dumpable_off((ready.forkserver, 0))  # 0: the parent is outside the namespace
    if ready.files is not None:
        landlock.restrict(ready.files, scratch)
    os.closerange(keep, plan.limits.descriptors)
    os.closerange(max(keep, plan.limits.descriptors), 1 << 20)
    if SECCOMP in layers:
        seccomp.install(ready.program)
