"""A submission that attacks: `grader protect` runs it with one layer at a time. Nothing here is ever imported.

Each function tries one thing and says nothing of use: whether it got through is judged from outside.
"""

import mmap
import os
import signal
import socket
import sys
import threading

kept = []


def read(path):
    """Read a file of the teacher's."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        return file.read()


def write(path):
    """Write into a folder of the teacher's."""
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("got through")


def size(path):
    """Learn that a file exists, and how large it is."""
    return os.stat(path).st_size  # noqa: PTH116


def connect(port):
    """Reach a program on this machine."""
    with socket.create_connection(("127.0.0.1", port), timeout=1):
        pass


def start():
    """Start a process that outlives this one."""
    if os.fork() == 0:
        os.setsid()
        signal.pause()


def kill(pid):
    """Kill a program of the teacher's."""
    os.kill(pid, signal.SIGKILL)


def hold(size_bytes):
    """Take more address space than is allowed; read-only, or a small machine would refuse it by itself."""
    kept.append(mmap.mmap(-1, size_bytes, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ))


def fill(size_bytes):
    """Take memory and use it, a little at a time."""
    kept.extend(b"x" * 2**24 for _ in range(0, size_bytes, 2**24))


def crowd(count):
    """Start more threads than are allowed."""
    threading.stack_size(2**17)  # the least that aarch64 takes
    for _ in range(count):
        threading.Thread(target=threading.Event().wait, daemon=True).start()


def search():
    """Look for a secret in the environment, the arguments and the open files of this process."""
    found = [*os.environ.values(), *sys.argv, *sys.orig_argv]
    for descriptor in range(3, 64):
        try:
            found.append(os.pread(descriptor, 1000, 0).decode("utf-8", "replace"))
        except OSError:
            continue
    return found


def forever():
    """Never end, and ignore whoever asks."""
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    while True:
        pass
