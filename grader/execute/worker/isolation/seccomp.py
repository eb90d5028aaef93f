"""The allow-list of system calls: only those that numerical Python needs.

foreign architecture, x32      the process is killed
on the list                    allowed, some only with certain arguments
known, not on the list         EPERM
clone3, openat2, ... and new   ENOSYS, so that the C library falls back to what is on the list
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import struct
from typing import Final

from . import bpf
from .kernel import call
from .syscalls import TABLES

ALLOW: Final = bpf.give(0x7FFF0000)
REFUSE: Final = bpf.give(0x00050000 | errno.EPERM)
ABSENT: Final = bpf.give(0x00050000 | errno.ENOSYS)
KILL: Final = bpf.give(0x80000000)

# Offsets in struct seccomp_data, little-endian.
NUMBER: Final = 0
ARCHITECTURE: Final = 4
ARGUMENTS: Final = 16

AUDIT: Final = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32: Final = 0x40000000
SELF: Final = 0x7E1F5E1F  # stands for the process's own id until it is known; above any pid (2**22)

FIRST_NEW: Final = 450
FELL_BACK: Final = {"clone3": 435, "openat2": 437, "epoll_pwait2": 441, "futex_waitv": 449}

# What the two C libraries pass when they start a thread: glibc, musl. A process would lack CLONE_THREAD.
THREAD_FLAGS: Final = (0x3D0F00, 0x7D0F00)
UNIX_STREAM: Final = (0x1, 0x801, 0x80001, 0x80801)
DUPLICATE_AND_FLAGS: Final = (
    *(fcntl.F_DUPFD, fcntl.F_GETFD, fcntl.F_SETFD, fcntl.F_GETFL, fcntl.F_SETFL),
    *(fcntl.F_GETLK, fcntl.F_SETLK, fcntl.F_SETLKW, fcntl.F_DUPFD_CLOEXEC),
)
TERMINAL_QUERIES: Final = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, TIOCGWINSZ, FIO*
THREAD_NAMES: Final = (15, 16, 0x53564D41)  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA

SET_MODE_FILTER: Final = 1


def conditions() -> dict[str, bpf.Block]:
    """Return, for the calls that are allowed with some arguments only, the block that looks at them."""
    itself = word(0, bpf.one_of((SELF,), ALLOW, REFUSE))
    itself_or_zero = word(0, bpf.one_of((0, SELF), ALLOW, REFUSE))
    return {
        "kill": itself,
        "tgkill": itself,
        "getpgid": itself_or_zero,
        "getsid": itself_or_zero,
        "sched_getaffinity": itself_or_zero,
        "prlimit64": word(0, bpf.one_of((0, SELF), null(2), REFUSE)),
        "clone": word(0, bpf.one_of(THREAD_FLAGS, ALLOW, REFUSE)),
        "socketpair": word(0, bpf.one_of((1,), word(1, bpf.one_of(UNIX_STREAM, ALLOW, REFUSE)), REFUSE)),
        "sendto": null(4),
        "open": opening(1),
        "openat": opening(2),
        "fcntl": word(1, bpf.one_of(DUPLICATE_AND_FLAGS, ALLOW, REFUSE)),
        "ioctl": word(1, bpf.one_of(TERMINAL_QUERIES, ALLOW, REFUSE)),
        "prctl": word(0, bpf.one_of(THREAD_NAMES, ALLOW, REFUSE)),
    }


def program(machine: str) -> bytes:
    """Return the filter for `machine` with SELF where the process's own id belongs.

    Raises KeyError for an architecture without a table: there is no filter, and so no floor.
    """
    table, special = TABLES[machine], conditions()
    rules = dict.fromkeys(FELL_BACK.values(), ABSENT)
    rules |= {number: special.get(name, ALLOW) for name, number in table.items()}
    starts = [(0, rules.get(0, REFUSE))]
    for number in range(1, FIRST_NEW):
        block = rules.get(number, REFUSE)
        if block != starts[-1][1]:
            starts.append((number, block))
    starts += [(FIRST_NEW, ABSENT), (X32, KILL)]
    native = bpf.load(NUMBER, bpf.search(starts))
    return bpf.assemble(bpf.load(ARCHITECTURE, bpf.one_of((AUDIT[machine],), native, KILL)))


def install(filter_bytes: bytes) -> None:
    """Bind this thread, and all it starts, to the filter, for good; needs no_new_privs or CAP_SYS_ADMIN.

    Raises OSError where the kernel refuses it.
    """
    own = filter_bytes.replace(struct.pack("=I", SELF), struct.pack("=I", os.getpid()))
    body = ctypes.create_string_buffer(own, len(own))
    header = struct.pack("=HxxxxxxQ", len(own) // 8, ctypes.addressof(body))
    prog = ctypes.create_string_buffer(header, len(header))
    call("seccomp", SET_MODE_FILTER, 0, ctypes.addressof(prog))


def word(argument: int, then: bpf.Block) -> bpf.Block:
    """Return `then`, run on the low word of an argument: all that the kernel reads of an int."""
    return bpf.load(ARGUMENTS + 8 * argument, then)


def null(argument: int) -> bpf.Block:
    """Allow where a pointer is null, both words of it."""
    high = bpf.load(ARGUMENTS + 8 * argument + 4, bpf.one_of((0,), ALLOW, REFUSE))
    return word(argument, bpf.one_of((0,), high, REFUSE))


def opening(argument: int) -> bpf.Block:
    """Refuse O_TRUNC without write access: before its third version, Landlock let that empty a file."""
    writing = bpf.keep(os.O_ACCMODE, bpf.one_of((os.O_WRONLY, os.O_RDWR), ALLOW, REFUSE))
    return word(argument, bpf.choose(bpf.ANY_BIT, os.O_TRUNC, writing, ALLOW))
