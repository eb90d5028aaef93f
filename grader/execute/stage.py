"""The stage: a folder that holds all the student's process may import, and a list of what it may read.

fence/    copies of wire.py and worker/: the only code of ours on that side
lib/      links to the packages a course may use, and to nothing else of site-packages
scratch/  one folder per submission, while it runs
"""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ALLOWED = ("numpy", "scipy", "pandas", "matplotlib", "ipython")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def set_stage(folder: Path) -> None:
    """Lay out `folder`, which exists and is empty."""
    here = Path(__file__).parent
    (folder / "fence").mkdir()
    (folder / "scratch").mkdir()
    (folder / "fence" / "__init__.py").touch()
    shutil.copy(here / "wire.py", folder / "fence")
    shutil.copytree(
        here / "worker", folder / "fence" / "worker", ignore=shutil.ignore_patterns("__pycache__")
    )
    (folder / "lib").mkdir()
    for entry in package_paths():
        (folder / "lib" / entry.name).symlink_to(entry)


def package_paths() -> tuple[Path, ...]:
    """Name the files and folders of the allowed packages and of everything they need."""
    wanted, seen = list(ALLOWED), set[str]()
    paths = set[Path]()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue  # a requirement of another platform or an optional one
        paths.update(_top_level(found))
        wanted.extend(_requirements(found))
    return tuple(sorted(paths))


def runtime_paths() -> tuple[Path, ...]:
    """Name what the Python runtime itself must read: its library, its shared objects, the loader's cache."""
    stdlib = {Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")}
    shared = {
        Path("/lib"),
        Path("/lib64"),
        Path("/usr/lib/x86_64-linux-gnu"),
        Path("/usr/lib/aarch64-linux-gnu"),
    }
    files = {Path("/etc/ld.so.cache"), Path("/etc/localtime"), Path("/usr/share/zoneinfo"), Path("/dev/null")}
    own = {Path(sys.base_prefix) / "lib", Path(sys.base_exec_prefix) / "lib"}
    return tuple(sorted(path for path in stdlib | shared | files | own if path.exists()))


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
