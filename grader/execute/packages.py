"""The packages that a student's process may import, and the list of what it may read."""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from grader.errors import CourseError
from grader.execute.image import is_compiled

VIA = ".folder"  # no module has such a name
INSTALLED = "*-packages"  # site-packages, or Debian's dist-packages
ALLOWED = ("numpy", "scipy", "pandas", "matplotlib", "ipython")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_REQUIRES = re.compile(r"^Requires-Dist: *(.+)", re.MULTILINE)
_FIRST = re.compile(r"^([^/,\n]+)(?:/.*\n\1(?=/))*", re.MULTILINE)  # of the path that begins lines of RECORD


def link_packages(image: Path, more: Sequence[str] = ()) -> None:
    """Link the allowed packages, and those of the course in `more`, into an image.

    A link leads by way of its folder: an ext4 disk takes milliseconds to remove one of 60 characters.

    Raises
    ------
    CourseError
        One of `more` is not installed.
    """
    lib, packages = image / "lib", package_paths(more)
    folders = sorted({package.parent for package in packages})
    for number, folder in enumerate(folders):
        (lib / f"{VIA}{number}").symlink_to(folder)
    for package in packages:
        (lib / package.name).symlink_to(Path(f"{VIA}{folders.index(package.parent)}", package.name))


def readable(image: Path) -> tuple[str, ...]:
    """List what a student's process may read: the Python runtime, the allowed packages, the links to them."""
    lib = image / "lib"
    links = (entry.readlink() for entry in lib.iterdir() if not entry.name.startswith(VIA))
    packages = ((lib / link.parent).readlink() / link.name for link in links)
    paths = {lib, *packages, *runtime_paths()}
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
    paths = {*_library(), *shared, *own, *map(Path, system)}
    return tuple(sorted(path for path in paths if path.exists()))


def library_paths() -> tuple[str, ...]:
    """List the folders of the standard library: what lies in them may be seen, but for `installed_paths`.

    That of a virtual environment is none of them where it holds packages only: its mode may keep students' uid out.
    """
    return tuple(sorted(str(folder) for folder in _folders() if {*folder.glob("*")} - {*folder.glob(INSTALLED)}))


def installed_paths() -> tuple[str, ...]:
    """List the folders inside the standard library where packages are installed, other than the allowed ones too."""
    return tuple(sorted(str(path) for folder in _folders() for path in folder.glob(INSTALLED)))


def _folders() -> set[Path]:
    return {Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")}


@cache
def _library() -> tuple[Path, ...]:
    """List what of the standard library must be read: not the modules that are compiled, which halves it."""
    return tuple(path for path in _entries() if not is_compiled(path))


def _entries() -> Iterator[Path]:
    """List the standard library's folder, or its entries where other packages are installed inside it."""
    for folder in _folders():
        installed = {*folder.glob(INSTALLED)}
        yield from {*folder.iterdir()} - installed if installed else (folder,)


def _top_level(found: Distribution) -> Iterator[Path]:
    site = Path(str(found.locate_file("")))
    for top in set(_FIRST.findall(found.read_text("RECORD") or "")):
        if top not in ("..", "__pycache__") and (site / top).exists():
            yield site / top


def _requirements(found: Distribution) -> Iterator[str]:
    """Name what a distribution requires, from the head of its metadata alone: reading all of it as mail takes long."""
    head = (found.read_text("METADATA") or "").partition("\n\n")[0]
    for requirement in _REQUIRES.findall(head) if head else found.requires or ():  # an egg has other files
        match = _NAME.match(requirement)
        if match and "extra ==" not in requirement:
            yield match.group()
