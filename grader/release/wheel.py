"""The grader as a wheel in a student repository: what is installed here, without answers, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from grader import __version__
from grader.course.notebook import read_cells
from grader.errors import CourseError

PACKAGE = Path(__file__).parents[1]
EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time
WHEEL = "Wheel-Version: 1.0\nGenerator: deltagrade\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
SHOWS_NOTEBOOKS = "ipykernel"
IMPORT = re.compile(r"^[ \t]*(?:import|from)[ \t]+(\w+)", re.MULTILINE)


def write_wheel(folder: Path) -> Path:
    """Write a wheel of the installed grader into `folder`; return its path.

    Raises
    ------
    CourseError
        The grader is run from a folder without being installed.
    """
    info = f"deltagrade-{__version__}.dist-info"
    files = {f"grader/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes() for path in _modules()}
    try:
        installed = distribution("deltagrade")
    except PackageNotFoundError as error:
        raise CourseError("the grader is not installed: pip install -e . in its folder") from error
    for name in ("METADATA", "entry_points.txt"):
        files[f"{info}/{name}"] = (installed.read_text(name) or "").encode()
    files[f"{info}/licenses/LICENSE"] = _license(installed)
    files[f"{info}/WHEEL"] = WHEEL.encode()
    files[f"{info}/RECORD"] = "".join(_record(files, f"{info}/RECORD")).encode()
    path = folder / f"deltagrade-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return path


def pins(extra: str = "", more: Iterable[str] = ()) -> list[str]:
    """Return `name==version` of all that the grader needs, of a notebook's kernel, and of `more`, as installed here.

    `extra` names a set of packages in the grader's own metadata, such as `teacher`.
    """
    found: dict[str, str] = {}
    todo = ["deltagrade", SHOWS_NOTEBOOKS, *more]
    while todo:
        name = canonicalize_name(todo.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name).version
        except PackageNotFoundError as error:
            raise CourseError(
                f"a student repository needs {name}, which is not installed: pip install {name}"
            ) from error
        wanted = extra if name == "deltagrade" else ""
        todo += [need.name for need in map(Requirement, requires(name) or ()) if _applies(need, wanted)]
    del found["deltagrade"]
    return [f"{name}=={version}" for name, version in sorted(found.items())]


def imported_packages(folder: Path) -> list[str]:
    """Name the installed packages that notebooks and modules in a folder import."""
    known = packages_distributions()
    names = {name for path in folder.rglob("*") for name in imports(_code(path))}
    return sorted({package for name in names - {"grader"} for package in known.get(name, ())[:1]})


def imports(source: str) -> set[str]:
    """Return the modules that a source imports, by their first names; lines of IPython do not count."""
    return {found.group(1) for found in IMPORT.finditer(source)}


def _code(path: Path) -> str:
    if path.suffix == ".py":
        return path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".ipynb":
        return "\n".join(cell.source for cell in read_cells(path) if cell.kind == "code")
    return ""


def _applies(need: Requirement, extra: str) -> bool:
    return need.marker is None or need.marker.evaluate({"extra": extra})


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _license(installed: Distribution) -> bytes:
    """Return the licence: an installed wheel keeps it with its metadata, a working copy beside the package."""
    kept = [Path(str(path.locate())) for path in installed.files or () if path.name == "LICENSE"]
    found = next((path for path in (*kept, PACKAGE.parent / "LICENSE") if path.is_file()), None)
    if found is None:
        raise CourseError("the licence of the grader is not here: install it again")
    return found.read_bytes()


def _record(files: dict[str, bytes], own: str) -> Iterator[str]:
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        yield f"{name},sha256={digest},{len(content)}\n"
    yield f"{own},,\n"
