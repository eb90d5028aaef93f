"""The packages of a site for browsers: the grader and what its checks need, as wheels, in a list beside Pyodide's own.

static/course/*.whl           deltagrade, pytest and what they need; Pyodide has numpy and the rest
static/course/packages.json   what Pyodide is told of each: its imports, its needs, its digest
static/course/pyodide.js      loads Pyodide and adds that list to its own
static/pyodide/               a copy of Pyodide, if one was given; else it is loaded from its usual network
"""

from __future__ import annotations

import ast
import hashlib
import json
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name, parse_wheel_filename

from grader.course.python_file import read_python
from grader.errors import CourseError
from grader.files import write_bytes
from grader.release.wheel import write_wheel

LOADER = Path(__file__).parent / "browser" / "pyodide.js"
NETWORK = "https://cdn.jsdelivr.net/pyodide/v0.27.7/full/"  # of the version that fits jupyterlite-pyodide-kernel 0.6
OURS = {"deltagrade": ("numpy", "pytest", "tzdata"), "pytest": ("iniconfig", "packaging", "pluggy", "pygments")}
ALONE = ("comm", "iniconfig", "pluggy", "tzdata")  # wheels without needs of their own; `comm` is the kernel's
IMPORTS = {"deltagrade": ["grader"], "pytest": ["pytest", "_pytest"]}
PYODIDE = {
    "scipy": "scipy",
    "pandas": "pandas",
    "sympy": "sympy",
    "sklearn": "scikit-learn",
    "matplotlib": "matplotlib",
}
SECONDS = 600


def add_packages(site: Path, files: Path, pyodide: Path | None) -> None:
    """Put the grader and what its checks need beside the site, and the module that adds them to Pyodide."""
    target = site / "static" / "course"
    target.mkdir(parents=True)
    write_wheel(target)
    _download(target)
    packages = {}
    for wheel in sorted(target.glob("*.whl")):
        name, number, *_ = parse_wheel_filename(wheel.name)
        packages[str(name)] = _entry(str(name), str(number), wheel)
    packages.get("deltagrade", {}).setdefault("depends", []).extend(sorted(_imported(files)))
    write_bytes(target / "packages.json", json.dumps(packages, indent=1).encode())
    if pyodide is not None:
        if not (pyodide / "pyodide-lock.json").is_file():
            raise CourseError(f"{pyodide} is no copy of Pyodide: it has no pyodide-lock.json")
        shutil.copytree(pyodide, site / "static" / "pyodide")
    loader = LOADER.read_text(encoding="utf-8")
    write_bytes(target / "pyodide.js", loader.replace("@PYODIDE@", "../pyodide/" if pyodide else NETWORK).encode())


def _imported(files: Path) -> set[str]:
    """Return the packages of Pyodide that public checks import: a notebook loads only what its own cells import."""
    found: set[str] = set()
    for path in files.glob("*/checks/*.py"):
        for node in ast.walk(ast.parse(read_python(path))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            found |= {PYODIDE[name] for name in (full.partition(".")[0] for full in names) if name in PYODIDE}
    return found


def _download(target: Path) -> None:
    """Fetch the wheels of what the checks need, in the versions that are installed here."""
    wanted = [f"{name}=={version(name)}" for name in sorted({*ALONE, "pytest"} - {"tzdata"})]
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "-d",
        str(target),
    ]
    done = subprocess.run(  # noqa: S603  our own interpreter
        [*command, *wanted, "tzdata"], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    if done.returncode:
        raise CourseError(
            f"the packages that checks need cannot be downloaded; pip says:\n{done.stderr.strip()[-500:]}"
        )


def _entry(name: str, number: str, wheel: Path) -> dict[str, Any]:
    """Return what Pyodide's list says of a package."""
    return {
        "name": name,
        "version": number,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": IMPORTS.get(name, [name]),
        "depends": [str(canonicalize_name(need)) for need in OURS.get(name, ())],
        "unvendored_tests": False,
    }
