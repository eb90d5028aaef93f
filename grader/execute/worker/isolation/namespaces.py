"""Enter new user, mount, pid, network, IPC and UTS namespaces with a read-only root.

The forkserver enters them once. Its root is a read-only tree that holds only the paths given;
it forks its children into a pid namespace whose first process only waits. Each child
then gets a mount namespace of its own with a size-limited file system as its scratch folder.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from .kernel import mount, prctl, unshare
from .privileges import PDEATHSIG
from .root import NODEV, NOEXEC, NOSUID, build

NEWNS: Final = 0x20000
NEWUSER: Final = 0x10000000
OTHERS: Final = 0x20000000 | 0x40000000 | 0x08000000 | 0x04000000  # pid, net, ipc, uts


def enter(paths: Iterable[str], covered: Iterable[str], scratch: str, uids: tuple[int, int] | None) -> int:
    """Move this process, which must have one thread, into new namespaces whose root has `paths` (see root.py).

    `uids` are the first of the outside's user ids that become 0, 1, ... inside, and how many; None keeps
    only this process's own (a process without privileges may map no other). Returns how much smaller a
    user id is inside than outside. Raises OSError where the kernel grants only a part of them, or none.
    """
    if uids is None:
        own = (os.getuid(), os.getgid())
        unshare(NEWUSER | NEWNS | OTHERS)
        map_own(*own)
        build(paths, covered, scratch)
        shift = 0
    else:
        # The tree is built with the outside's rights, which end with the user namespace.
        with mapper(*uids) as map_ids:
            unshare(NEWNS)
            build(paths, covered, scratch)
            shift = map_ids()
    mount("tmpfs", scratch, "tmpfs", NOSUID | NODEV | NOEXEC, "mode=0711,size=64k")
    first_process()
    return shift


def own_scratch(scratch: str, size_bytes: int, files: int, uid: int | None) -> None:
    """Mount a scratch folder of limited size that only this child sees and that ends with it."""
    unshare(NEWNS)
    owner = "" if uid is None else f",uid={uid},gid={uid}"
    options = f"mode=0700,size={size_bytes},nr_inodes={files}{owner}"
    mount("tmpfs", scratch, "tmpfs", NOSUID | NODEV | NOEXEC, options)


def map_own(uid: int, gid: int) -> None:
    """Let the one user and group that a process without privileges may map be the same inside."""
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")


@contextlib.contextmanager
def mapper(first: int, count: int) -> Iterator[Callable[[], int]]:
    """Stand ready to give this process, which is root, a user namespace in which it is nobody outside.

    A helper outside must write the map: it starts before the tree is built, and writes when asked.
    Where user namespaces are switched off, the other namespaces are entered without one.
    """
    asked, ask = os.pipe()
    helper = os.fork()
    if helper == 0:
        os.close(ask)
        os._exit(write_map(asked, first, count))
    os.close(asked)

    def enter_mapped() -> int:
        try:
            unshare(NEWUSER | NEWNS | OTHERS)
        except OSError:
            unshare(NEWNS | OTHERS)
            return 0
        os.write(ask, b"+")
        if os.waitstatus_to_exitcode(os.waitpid(helper, 0)[1]):
            raise PermissionError("the map of user ids was refused")
        os.setgroups([])
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
        return first

    try:
        yield enter_mapped
    finally:
        os.close(ask)


def write_map(asked: int, first: int, count: int) -> int:
    """Write the parent's map of user and group ids when asked; return the status to end with."""
    if os.read(asked, 1) != b"+":
        return 0
    for kind in ("uid_map", "gid_map"):
        try:
            Path(f"/proc/{os.getppid()}/{kind}").write_text(f"0 {first} {count}")
        except OSError:
            return 1
    return 0


def first_process() -> None:
    """Start the first process of the pid namespace: it waits, and all others end when it ends.

    It ends with this process. The signal for that comes only if it was asked for in time, so both wait until the
    other has been heard.
    """
    ours, theirs = socket.socketpair()
    if os.fork():
        theirs.close()
        with ours:
            if ours.recv(1) != b"+":
                raise ChildProcessError("the first process of the namespace ended")
            ours.send(b"+")
        return
    ours.close()
    prctl(PDEATHSIG, signal.SIGKILL)
    with contextlib.suppress(OSError):
        theirs.send(b"+")
        if theirs.recv(1) == b"+":  # else the other has ended, and no signal will come
            os.closerange(0, 1 << 16)
            while True:
                signal.pause()
    os._exit(1)
