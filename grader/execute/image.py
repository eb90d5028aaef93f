"""The runtime image: a folder with everything that a student's process may import, and the list of what it may read.

deltagrade_image/    copies of protocol/ and worker/: the only code of ours in that process
lib/                 links to the packages a course may use, and to nothing else of site-packages
home/                files that packages write while the forkserver imports them
scratch/             one folder per submission, while it runs
"""

from __future__ import annotations

import py_compile
import re
import shutil
import struct
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import cache_from_source
from pathlib import Path

from grader.errors import CourseError

PACKAGE = "deltagrade_image"
ALLOWED = ("numpy", "scipy", "pandas", "matplotlib", "ipython")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def build_image(folder: Path, packages: Sequence[str] = ()) -> None:
    """Build the runtime image in `folder`, which exists and is empty.

    Raises
    ------
    CourseError
        One of `packages`, which the course wants beyond ALLOWED, is not installed.
    """
    here = Path(__file__).parent
    folder.chmod(0o755)
    for name in (PACKAGE, "scratch", "lib", "home"):
        (folder / name).mkdir(mode=0o755)
    (folder / PACKAGE / "__init__.py").touch()
    for path in sorted(path for name in ("protocol", "worker") for path in (here / name).rglob("*.py")):
        _copy(path, folder / PACKAGE / path.relative_to(here))
    for entry in package_paths(packages):
        (folder / "lib" / entry.name).symlink_to(entry)


def _copy(module: Path, to: Path) -> None:
    """Copy a module of ours with its compiled file: every start would have to compile it again."""
    to.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    shutil.copy2(module, to)  # with its date, which the compiled file refers to
    if not _compiled(module):
        with suppress(OSError, py_compile.PyCompileError):  # our folder is read-only: then the copy is compiled
            py_compile.compile(str(module), doraise=True)
    compiled = Path(cache_from_source(str(module)))
    if compiled.is_file():
        (to.parent / "__pycache__").mkdir(mode=0o755, exist_ok=True)
        shutil.copy2(compiled, to.parent / "__pycache__" / compiled.name)


def readable(folder: Path) -> tuple[str, ...]:
    """List what a student's process may read: the Python runtime, the allowed packages, the links to them."""
    packages = (entry.readlink() for entry in (folder / "lib").iterdir())
    paths = {folder / "lib", *packages, *runtime_paths()}
    return tuple(sorted(str(path) for path in paths if path.exists()))


def package_paths(more: Sequence[str] = ()) -> tuple[Path, ...]:
    """List the files and folders of the allowed packages, of the course's own, and of their dependencies."""
    wanted, seen = [*ALLOWED, *more], set[str]()
    paths = set[Path]()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError as error:
            if name in more:
                raise CourseError(f"[limits] packages names '{name}', which is not installed here") from error
            continue  # a dependency on another platform, or an optional one
        paths.update(_top_level(found))
        wanted.extend(_requirements(found))
    return tuple(sorted(paths))


def runtime_paths() -> tuple[Path, ...]:
    """List the paths that the Python runtime itself must read: its library, shared objects, time zones, fonts."""
    shared = {path for folder in ("/lib", "/usr/lib") for path in Path(folder).glob("*-linux-*")}
    shared |= {Path("/lib64"), Path("/usr/lib64")} if shared else {Path(p) for p in ("/lib", "/lib64", "/usr/lib")}
    system = ("/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/usr/share/fonts", "/dev/null")
    own = {path for prefix in (sys.base_prefix, sys.base_exec_prefix) for path in Path(prefix, "lib").glob("*.so*")}
    library = (path for path in _library() if not _compiled(path))
    paths = {*library, *shared, *own, *map(Path, system)}
    return tuple(sorted(path for path in paths if path.exists()))


def names() -> tuple[str, ...]:
    """List the paths that must be visible but are never read: the library's folder, and modules that are compiled.

    Every path that may be read costs each child some microseconds; this halves their number.
    """
    return tuple(sorted(str(path) for path in (*_folders(), *(path for path in _library() if _compiled(path)))))


def _folders() -> set[Path]:
    return {Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")}


def _library() -> Iterator[Path]:
    """List the standard library's folder, or its entries where other packages are installed inside it."""
    for folder in _folders():
        packages = {path.name for path in folder.glob("*-packages")}
        if packages:
            yield from (path for path in folder.iterdir() if path.name not in packages)
        else:
            yield folder


def _compiled(module: Path) -> bool:
    """Tell whether Python can import this module without its source, from an up-to-date compiled file."""
    if module.suffix != ".py":
        return False
    try:
        status = module.stat()
        with open(cache_from_source(module), "rb") as file:  # noqa: PTH123  two hundred of them: faster
            return file.read(16)[4:] == struct.pack("<III", 0, int(status.st_mtime), status.st_size)
    except OSError:
        return False


def _top_level(found: Distribution) -> Iterator[Path]:
    record = found.read_text("RECORD") or ""
    site = Path(str(found.locate_file("")))
    for top in {line.split(",", 1)[0].split("/", 1)[0] for line in record.splitlines() if line}:
        if top not in ("..", "__pycache__") and (site / top).exists():
            yield site / top


def _requirements(found: Distribution) -> Iterator[str]:
    for requirement in found.requires or ():
        match = _NAME.match(requirement)
        if match and "extra ==" not in requirement:
            yield match.group()
