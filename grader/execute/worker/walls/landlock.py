"""The file wall: read what numerical Python is made of, write one folder, connect nowhere.

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
from typing import Final

from .kernel import call

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

Rule = tuple[int, int]


def version() -> int:
    """Return the kernel's Landlock version, 0 where there is none."""
    try:
        return min(call("landlock_create_ruleset", 0, 0, CREATE_VERSION), NEWEST_KNOWN)
    except OSError as problem:
        if problem.errno in {errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM}:
            return 0
        raise


def rules(paths: Iterable[str], names: Iterable[str]) -> tuple[Rule, ...]:
    """Open each of `paths` for a rule that lets it be read, and each of the folders `names` to be listed.

    Paths that do not exist are left out.
    Returns pairs of a descriptor and the rights that it grants: to be prepared once, before any fork.
    """
    prepared: list[Rule] = []
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    for path, rights in (*((path, READ) for path in paths), *((path, READ_DIR) for path in names)):
        with contextlib.suppress(FileNotFoundError):
            prepared.append(rule(path, rights))
    if os.path.exists(os.devnull):  # noqa: PTH110 - pathlib costs the warm process an import
        prepared.append(rule(os.devnull, READ | WRITE_FILE))
    return tuple(prepared)


def restrict(abi: int, readable: tuple[Rule, ...], scratch: str) -> None:
    """Put this thread, and all it starts, behind the wall, for good; needs no_new_privs or CAP_SYS_ADMIN.

    Raises OSError where the kernel refuses it.
    """
    known = sum(rights for since, rights in FILE_RIGHTS.items() if since <= abi)
    tcp = 0b11 if abi >= TCP_SINCE else 0
    scopes = 0b11 if abi >= SCOPES_SINCE else 0
    handled = struct.pack("=QQQ", known, tcp, scopes)[: 24 if scopes else 16 if tcp else 8]
    ruleset = call("landlock_create_ruleset", handled, len(handled), 0)
    own = os.open(scratch, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    for descriptor, rights in (*readable, (own, WORK)):
        allowed = struct.pack("=Qi", rights & known, descriptor)
        call("landlock_add_rule", ruleset, RULE_PATH_BENEATH, allowed, 0)
    call("landlock_restrict_self", ruleset, 0)
    os.close(own)
    os.close(ruleset)


def rule(path: str, rights: int) -> Rule:
    """Open `path`, high up and without reading it, for a rule that grants `rights`."""
    low = os.open(path, os.O_PATH | os.O_CLOEXEC)
    descriptor = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR)
    os.close(low)
    folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
    return descriptor, rights if folder else rights & ON_FILES
