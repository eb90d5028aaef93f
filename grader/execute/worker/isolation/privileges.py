"""Give up every privilege, and every way to regain one: capabilities, own uid, no_new_privs."""

from __future__ import annotations

import ctypes
import os
import signal
import struct
from typing import Final

from .kernel import call, prctl

PDEATHSIG: Final = 1
SET_DUMPABLE: Final = 4
CAP_SETPCAP: Final = 8
CAPBSET_READ: Final = 23
CAPBSET_DROP: Final = 24
SET_NO_NEW_PRIVS: Final = 38
CAP_AMBIENT: Final = 47
AMBIENT_CLEAR_ALL: Final = 4
# The header of capget(2) and capset(2): version 3, this thread.
HEADER: Final = struct.pack("=Ii", 0x20080522, 0)


def set_no_new_privs() -> bool:
    """Set no_new_privs and empty the capability bounding set, once for all children.

    Returns whether the bounding set of capabilities is empty now; a process without privileges may not lower it,
    and need not. The capabilities that it holds stay until `drop`.
    """
    prctl(SET_NO_NEW_PRIVS, 1)
    bounding = [number for number in range(64) if in_bounding_set(number)]
    if bounding and holds(CAP_SETPCAP):
        for number in bounding:
            prctl(CAPBSET_DROP, number)
        return True
    return not bounding


def drop(uid: int | None) -> None:
    """Become `uid` (None: stay) and give up every capability."""
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    prctl(CAP_AMBIENT, AMBIENT_CLEAR_ALL)
    call("capset", HEADER, bytes(24))


def set_dumpable_off(parents: tuple[int, ...]) -> None:
    """Disallow core files and ptrace (dumpable off), and have the kernel kill this process with the forkserver.

    `parents` are the process ids that a living forkserver may show as. Raises ProcessLookupError
    where it has died already: the signal would never come.
    """
    prctl(SET_DUMPABLE, 0)
    prctl(PDEATHSIG, signal.SIGKILL)
    if os.getppid() not in parents:
        raise ProcessLookupError("the forkserver is gone")


def holds(capability: int) -> bool:
    """Say whether this process holds `capability` now."""
    words = (ctypes.c_uint32 * 6)()
    call("capget", HEADER, ctypes.addressof(words))
    return bool(words[3 * (capability // 32)] >> capability % 32 & 1)


def in_bounding_set(capability: int) -> bool:
    """Say whether `capability` exists and is in the bounding set."""
    try:
        return prctl(CAPBSET_READ, capability) == 1
    except OSError:  # EINVAL: this kernel has no such capability
        return False
