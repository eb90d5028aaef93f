"""The runtime image: a folder with everything that a student's process may import.

deltagrade_image/    links to protocol/ and worker/: the only code of ours in that process
lib/                 links to the packages a course may use, and to nothing else of site-packages (packages.py)
home/                files that packages write while the forkserver imports them
scratch/             one folder per submission, while it runs

All is imported before the walls are up: what the links lead to cannot be read behind them, the packages apart.
"""

from __future__ import annotations

import py_compile
import signal
import struct
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path

from grader.execute.worker.scratch import remove

PACKAGE = "deltagrade_image"
OURS = ("protocol", "worker")


@contextmanager
def image_folder() -> Iterator[Path]:
    """Make an image without packages, and remove it again with everything that was written into it."""
    image = Path(tempfile.mkdtemp(prefix="deltagrade-")).resolve()  # no link may lead to what becomes a root
    try:
        lay_out(image)
        yield image
    finally:
        with _undisturbed():
            remove(str(image))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C and SIGTERM back within the block, where the system can."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def lay_out(folder: Path) -> None:
    """Make the image in `folder`, which exists and is empty: our own modules and no packages."""
    folder.chmod(0o755)
    for name in (PACKAGE, "scratch", "lib", "home"):
        (folder / name).mkdir()
        (folder / name).chmod(0o755)  # whatever the umask: the students' uid goes in
    (folder / PACKAGE / "__init__.py").touch()
    here = Path(__file__).parent
    for name in OURS:
        for module in (here / name).rglob("*.py"):
            _compile(module)
        (folder / PACKAGE / name).symlink_to(here / name)


def is_compiled(module: Path) -> bool:
    """Tell whether Python can import this module without its source, from an up-to-date compiled file."""
    if module.suffix != ".py":
        return False
    try:
        status = module.stat()
        with open(cache_from_source(module), "rb") as file:  # noqa: PTH123  two hundred of them: faster
            return file.read(16)[4:] == struct.pack("<III", 0, int(status.st_mtime), status.st_size)
    except OSError:
        return False


def _compile(module: Path) -> None:
    """Compile a module of ours where that is not done: a forkserver writes nothing, and would do it at each start."""
    if not is_compiled(module) and not sys.dont_write_bytecode:
        with suppress(OSError):  # of a folder that may not be written: the start takes longer
            py_compile.compile(str(module), doraise=True)
