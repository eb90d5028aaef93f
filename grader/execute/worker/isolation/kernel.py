"""System calls that Python has no function for, each raising OSError where the kernel says no."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
from typing import Final

LIBC: Final = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.argtypes = [ctypes.c_long] * 7
LIBC.syscall.restype = ctypes.c_long
LIBC.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
LIBC.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]

# Numbers from 424 on are the same on every architecture.
NUMBERS: Final[dict[str, dict[str, int]]] = {
    "x86_64": {"seccomp": 317, "pivot_root": 155, "capget": 125, "capset": 126},
    "aarch64": {"seccomp": 277, "pivot_root": 41, "capget": 90, "capset": 91},
}
COMMON: Final = {
    "open_tree": 428,
    "move_mount": 429,
    "mount_setattr": 442,
    "landlock_create_ruleset": 444,
    "landlock_add_rule": 445,
    "landlock_restrict_self": 446,
}


def call(name: str, *arguments: int | bytes) -> int:
    """Make the system call `name` and return its result; bytes are passed by their address, zero-terminated.

    Raises OSError with the kernel's reason, or ENOSYS on an architecture without a table.
    """
    number = COMMON.get(name) or NUMBERS.get(platform.machine(), {}).get(name, -1)
    words = [address(argument) if type(argument) is bytes else argument for argument in arguments]
    return checked(LIBC.syscall(number, *words, *[0] * (6 - len(words))), name)


def prctl(option: int, *arguments: int) -> int:
    """Call prctl(2), raising OSError where it is refused."""
    return checked(LIBC.prctl(option, *arguments, *[0] * (4 - len(arguments))), f"prctl {option}")


def unshare(flags: int) -> None:
    """Leave the namespaces named by `flags`, raising OSError where that is refused."""
    try:
        checked(LIBC.unshare(flags), "unshare")
    except OSError as error:
        if error.errno == errno.ENOSPC:  # which is about no disk
            raise OSError(
                error.errno, "unshare: no more namespaces are allowed (sysctl user.max_*_namespaces)"
            ) from error
        raise


def mount(source: str, target: str, kind: str, flags: int = 0, options: str = "") -> None:
    """Mount a file system of `kind` at `target`, raising OSError where that is refused."""
    text = [part.encode() for part in (source, target, kind)]
    checked(LIBC.mount(*text, ctypes.c_ulong(flags), options.encode()), f"mount {target}")


def unmount(target: str, flags: int) -> None:
    """Unmount what is at `target`, raising OSError where that is refused."""
    checked(LIBC.umount2(target.encode(), flags), f"umount {target}")


def address(text: bytes) -> int | None:
    """Return where the bytes of `text` lie, zero-terminated; the caller keeps `text` alive."""
    return ctypes.cast(ctypes.c_char_p(text), ctypes.c_void_p).value


def checked(result: int, what: str) -> int:
    """Return `result`, or raise the OSError that errno names."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return int(result)
