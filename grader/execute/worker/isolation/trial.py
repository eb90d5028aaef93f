"""Which layers this machine gives: every set is tried in a throw-away process before it is claimed.

The best set that held is taken. Every layer that was left out is named with the kernel's reason.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import combinations

from .enclosure import apply, enter
from .plan import LANDLOCK, NAMESPACES, OWN_UID, SECCOMP, UNREADABLE, Plan

Attempt = tuple[int, int]  # a process, and the pipe on which it tells


def choose(plan: Plan, whole: Attempt | None = None) -> tuple[Plan, dict[str, str]]:
    """Return `plan` with the best of its layers that hold here, and why each of the others does not.

    `whole` is an attempt of all of them that has begun.
    Raises OSError where resource limits, the system call filter and one layer that blocks file access do not all hold.
    """
    faults: dict[frozenset[str], str] = {}
    for layers in _sets(plan.layers):
        begun = whole if whole is not None and layers == plan.layers else begin(replace(plan, layers=layers))
        faults[layers] = ended(begun)
        if not faults[layers]:
            return replace(plan, layers=layers), _reasons(plan, layers, faults)
    raise OSError(faults.get(plan.layers, "nothing was asked for"))


def attempt(plan: Plan) -> str:
    """Apply the layers of `plan` in a throw-away process and try them; return what went wrong, or ''."""
    return ended(begin(plan))


def begin(plan: Plan) -> Attempt:
    """Start the process of an attempt; other work can be done meanwhile."""
    theirs, ours = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):  # nothing written is a fault of its own: `ended` says so
            os.close(theirs)
            os.write(ours, json.dumps(_fault_of(plan)).encode())
        os._exit(0)
    os.close(ours)
    return child, theirs


def ended(attempt: Attempt) -> str:
    """Wait for the end of an attempt; return what went wrong, or ''."""
    child, theirs = attempt
    with os.fdopen(theirs, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return str(json.loads(told)) if told else "the process that probed it was killed"


def _sets(wanted: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield every sufficient set of layers, the fullest first: one of the two that block file access is enough."""
    extra = [layer for layer in (NAMESPACES, LANDLOCK, OWN_UID) if layer in wanted]
    floor, files = wanted - set(extra), wanted & {NAMESPACES, LANDLOCK}
    for count in range(len(extra), -1, -1):
        for chosen in combinations(extra, count):
            if not files or files & set(chosen):
                yield floor | set(chosen)


def _reasons(plan: Plan, held: frozenset[str], faults: dict[frozenset[str], str]) -> dict[str, str]:
    missing = sorted(plan.layers - held)
    return {layer: faults.get(held | {layer}) or attempt(replace(plan, layers=held | {layer})) for layer in missing}


def _fault_of(plan: Plan) -> str:
    """Act as a forkserver with one child; return what went wrong."""
    try:
        ready = enter(plan)
        uid = plan.first_uid + 1 if OWN_UID in plan.layers else None
        scratch = plan.scratch
        if NAMESPACES not in plan.layers:
            scratch = os.path.join(plan.scratch, f"trial-{os.getpid()}")  # noqa: PTH118
            os.mkdir(scratch, 0o700)  # noqa: PTH102
    except (OSError, RuntimeError, KeyError) as error:
        return str(error)
    theirs, ours = os.pipe()
    child = os.fork()
    if child == 0:
        fault = "the confined probe could not report its result"
        try:
            os.dup2(ours, 3)
            apply(ready, scratch, uid, 4)
            fault = _breach(plan)
        except (OSError, RuntimeError, ValueError) as error:
            fault = str(error) or type(error).__name__
        os.write(3, fault.encode())
        os._exit(0)
    os.close(ours)
    with os.fdopen(theirs, "rb") as pipe:
        told = pipe.read()
    status = os.waitpid(child, 0)[1]
    if NAMESPACES not in plan.layers:
        os.rmdir(scratch)  # noqa: PTH106
    return told.decode() if status == 0 else f"a process with these layers ended with status {status}"


def _breach(plan: Plan) -> str:
    """Try the layers from inside; return an action that wrongly succeeded, or one that wrongly failed."""
    if SECCOMP in plan.layers and _succeeds(_fork):
        return "the system call filter let a new process start"
    if LANDLOCK in plan.layers and _succeeds(lambda: os.close(os.open("/", os.O_RDONLY))):
        return "Landlock let the root folder be listed"
    for path in plan.read:
        if not _succeeds(lambda path=path: os.close(os.open(path, os.O_RDONLY))):  # type: ignore[misc]
            return f"{path}{UNREADABLE}"
    os.close(os.open("trial", os.O_RDWR | os.O_CREAT, 0o600))
    os.unlink("trial")  # noqa: PTH108
    thread = threading.Thread(target=_nothing)
    thread.start()
    thread.join()
    return ""


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _nothing() -> None:
    pass


def _succeeds(action: Callable[[], object]) -> bool:
    try:
        action()
    except OSError:
        return False
    return True
