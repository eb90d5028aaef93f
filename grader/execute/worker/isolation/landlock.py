"""Landlock rules: read the Python runtime and allowed packages, write one scratch directory, no TCP.

Landlock's version (ABI) says which rights the kernel knows; all that it knows are withheld.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import resource
import stat
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .kernel import COMMON, LIBC, address, call, checked

WRITE_FILE: Final = 1 << 1
READ_FILE: Final = 1 << 2
READ_DIR: Final = 1 << 3
REMOVE_DIR: Final = 1 << 4
REMOVE_FILE: Final = 1 << 5
MAKE_DIR: Final = 1 << 7
MAKE_REG: Final = 1 << 8
REFER: Final = 1 << 13
TRUNCATE: Final = 1 << 14

READ: Final = READ_FILE | READ_DIR
WORK: Final = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE
ON_FILES: Final = WRITE_FILE | READ_FILE | TRUNCATE

# The rights that each version of the kernel's interface was the first to know.
FILE_RIGHTS: Final = {1: (1 << 13) - 1, 2: REFER, 3: TRUNCATE, 5: 1 << 15}
TCP_SINCE: Final = 4  # bind, connect
SCOPES_SINCE: Final = 6  # abstract unix sockets, signals

NEWEST_KNOWN: Final = 7
CREATE_VERSION: Final = 1
RULE_PATH_BENEATH: Final = 1
FIRST_DESCRIPTOR: Final = 100  # above whatever a child moves its pipes to

RULE: Final = struct.Struct("=Qi")  # the rights that it grants, the descriptor of the path
Rules = bytes


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is prepared once: a ruleset for all children, or, where its descriptor is negative, the rules of theirs."""

    abi: int
    granted: Rules
    ruleset: int = -1


def version() -> int:
    """Return the kernel's Landlock version, 0 where there is none."""
    try:
        return min(call("landlock_create_ruleset", 0, 0, CREATE_VERSION), NEWEST_KNOWN)
    except OSError as problem:
        if problem.errno in {errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM}:
            return 0
        raise


def rules(paths: Iterable[str], listed: Iterable[str]) -> Rules:
    """Open each of `paths` for a rule that lets it be read, and each folder of `listed` for one to list it.

    Paths that do not exist are left out. To be prepared once, before any fork: the descriptors stay open.
    """
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    known, prepared = file_rights(version()), []
    wanted = (
        *((path, READ) for path in paths),
        *((path, READ_DIR) for path in listed),
        (os.devnull, READ | WRITE_FILE),
    )
    for path, rights in wanted:
        with contextlib.suppress(FileNotFoundError):
            prepared.append(rule(path, rights & known))
    return b"".join(prepared)


def prepare(paths: Iterable[str], listed: Iterable[str], around: str | None) -> Prepared:
    """Prepare what `restrict` applies: see `rules`.

    `around` is the folder around a scratch folder that every child sees under the same name, with nothing of another
    child in it: then one ruleset serves all. None where children see one another's scratch folders.
    """
    abi, granted = version(), rules(paths, listed)
    if around is None:
        return Prepared(abi, granted)
    granted += rule(around, WORK & file_rights(abi))
    low = made(abi, granted)
    ruleset = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR)
    for descriptor in (low, *(opened for _, opened in RULE.iter_unpack(granted))):
        os.close(descriptor)
    return Prepared(abi, b"", ruleset)


def restrict(prepared: Prepared, scratch: str) -> None:
    """Restrict this thread, and all that it starts, irrevocably; needs no_new_privs or CAP_SYS_ADMIN.

    Raises OSError where the kernel refuses it.
    """
    if prepared.ruleset >= 0:
        call("landlock_restrict_self", prepared.ruleset, 0)
        return
    own = os.open(scratch, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    ruleset = made(prepared.abi, prepared.granted + RULE.pack(WORK & file_rights(prepared.abi), own))
    call("landlock_restrict_self", ruleset, 0)
    os.close(own)
    os.close(ruleset)


def made(abi: int, granted: Rules) -> int:
    """Make a ruleset that withholds all that the kernel knows, but for what is granted; return its descriptor."""
    tcp = 0b11 if abi >= TCP_SINCE else 0
    scopes = 0b11 if abi >= SCOPES_SINCE else 0
    handled = struct.pack("=QQQ", file_rights(abi), tcp, scopes)[: 24 if scopes else 16 if tcp else 8]
    ruleset = call("landlock_create_ruleset", handled, len(handled), 0)
    add(ruleset, granted)
    return ruleset


def add(ruleset: int, granted: Rules) -> None:
    """Add rules to the open ruleset: a bare loop, because every child walks through hundreds."""
    number, syscall, first = COMMON["landlock_add_rule"], LIBC.syscall, address(granted) or 0
    for place in range(first, first + len(granted), RULE.size):
        checked(syscall(number, ruleset, RULE_PATH_BENEATH, place, 0, 0, 0), "landlock_add_rule")


def rule(path: str, rights: int) -> bytes:
    """Open `path`, high up and without reading it, for a rule that grants `rights`."""
    low = os.open(path, os.O_PATH | os.O_CLOEXEC)
    descriptor = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR)
    os.close(low)
    folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
    return RULE.pack(rights if folder else rights & ON_FILES, descriptor)


def file_rights(abi: int) -> int:
    """Return the rights over files that the kernel's version of Landlock knows."""
    return sum(rights for since, rights in FILE_RIGHTS.items() if since <= abi)
