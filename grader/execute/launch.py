"""Starting Python in the runtime image: exec'd, with a clean environment and one descriptor.

The process imports what it can from Python's own library, and waits for its plan: `early` starts one before the grader
has imported what makes the plan.
"""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.execute.image import PACKAGE, image_folder


@dataclass(frozen=True, slots=True)
class Launched:
    """A forkserver that waits for its plan on the other end of `control`."""

    image: Path
    process: subprocess.Popen[bytes]
    control: socket.socket

    def end(self) -> None:
        """End the process, if it has not ended."""
        self.control.close()
        self.process.kill()
        self.process.wait()


def launch(image: Path, *, one_shot: bool) -> Launched:
    """Start a forkserver in an image, with a clean environment and one descriptor."""
    control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    options = ["-s", "-S", "-P", "-B", "-m", f"{PACKAGE}.worker.main", *(["--one-shot"] if one_shot else [])]
    with theirs:
        process = subprocess.Popen(  # noqa: S603  our own interpreter and our own module
            [
                sys.executable,
                *options,
                str(image),
                str(theirs.fileno()),
            ],  # the image: to be found by
            cwd=image,
            env=environment(image),
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    return Launched(image, process, control)


@contextmanager
def early() -> Iterator[Launched | None]:
    """Start a forkserver for one submission in an image without packages; nothing where there is no isolation."""
    if sys.platform != "linux":
        yield None
        return
    with image_folder() as image:
        launched = launch(image, one_shot=True)
        try:
            yield launched
        finally:
            launched.end()


def environment(image: Path) -> dict[str, str]:
    """Return the child's whole environment: import paths, one thread, fixed hashes, nothing of the teacher's."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "BLIS", "NUMEXPR")}
    cache = Path.home() / ".cache" / "deltagrade"
    cache.mkdir(parents=True, exist_ok=True)
    return {
        "PYTHONPATH": f"{image}:{image / 'lib'}",
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",  # a fork and an end of a process cost time for each page
        "MALLOC_ARENA_MAX": "2",  # every thread reserves 64 MiB of the limited address space
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": str(cache),
        "HOME": str(image / "home"),
        "IPYTHONDIR": str(image / "home"),
        **threads,
    }
