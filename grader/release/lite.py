"""The course as a static site that runs in the browser: JupyterLite with the lessons, the grader and a way to hand in.

DIR/index.html                    the front page: a link to each notebook
    lab/                          JupyterLab in the browser, and the released notebooks as its files
    static/course/                the grader and what its checks need, as wheels; the module that adds them to Pyodide
    static/pyodide/               a copy of Pyodide, if one was given; else it is loaded from its usual network
    extensions/deltagrade-hand-in/  the button that saves <student_id>_<assignment>.ipynb

Nothing of the answer key is among it: every released assignment is looked through once more.
"""

from __future__ import annotations

import html
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.errors import CourseError
from grader.files import write_bytes
from grader.records.course import Assignment, Course
from grader.release.browser_packages import add_packages
from grader.release.guard import refuse_answers

TEMPLATES = Path(__file__).parent / "browser"
MISSING = (
    "a site that runs in the browser is built by JupyterLite, which is not installed: pip install 'deltagrade[lite]'"
)
KERNEL, HAND_IN = "@jupyterlite/pyodide-kernel-extension", "deltagrade-hand-in"
BUTTON = {"name": "hand-in", "command": "deltagrade:hand-in", "rank": 35}
AUTOSAVE_SECONDS = 10  # a page that is reloaded loses no more work; JupyterLab's own value is 120
SECONDS = 600


@dataclass(frozen=True, slots=True)
class LiteOptions:
    """Where a site goes, a copy of Pyodide's distribution if there is one, and files that cannot be looked into."""

    folder: Path
    pyodide: Path | None = None
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LiteResult:
    """A site for browsers: its folder, how many notebooks it has, and its size."""

    folder: Path
    notebooks: int
    megabytes: float


def lite(
    course: Course, assignments: Sequence[Assignment], options: LiteOptions, environment: Mapping[str, str]
) -> LiteResult:
    """Make the site of released `assignments` in a folder that is empty, new or an earlier site.

    Raises
    ------
    CourseError
        JupyterLite is missing or fails, an assignment is not released, a released file holds a piece of the answer key,
        or the folder holds something else.
    """
    folder = options.folder
    if any(find_spec(name) is None for name in ("jupyterlite_core", "jupyterlite_pyodide_kernel")):
        raise CourseError(MISSING)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "jupyter-lite.json").is_file():
        raise CourseError(f"{folder} holds something else: name a folder that is new or empty")
    with TemporaryDirectory() as scratch:
        files, site = Path(scratch) / "files", Path(scratch) / "site"
        for assignment in assignments:
            _gather(course, assignment, files / assignment.name, options.allowed, environment)
        _add_pages(course.root / "assignments", files)
        _build(Path(scratch), files, site)
        _keep_extensions(site)
        add_packages(site, files, options.pyodide)
        _configure(site, course.title)
        write_bytes(site / "index.html", _front_page(course, assignments, files).encode())
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(site, folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return LiteResult(folder, len([*folder.glob("files/**/*.ipynb")]), size / 1e6)


def _gather(
    course: Course, assignment: Assignment, target: Path, allowed: frozenset[str], environment: Mapping[str, str]
) -> None:
    """Copy a released assignment."""
    source = course.root / "assignments" / assignment.name
    if not (source / f"{assignment.name}.ipynb").is_file():
        raise CourseError(f"'{assignment.name}' is not released: grader release {assignment.name}")
    refuse_answers(course.root, assignment.name, source, environment, allowed)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*", "__pycache__"))


def _add_pages(released: Path, files: Path) -> None:
    """Copy the notebooks and pages that stand beside the assignments: a front page, a first notebook."""
    for path in sorted(released.iterdir()):
        if path.is_file() and path.suffix in {".ipynb", ".md"}:
            shutil.copy(path, files)


def _build(scratch: Path, files: Path, site: Path) -> None:
    """Let JupyterLite build, in an empty folder: no settings of this machine come in."""
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--contents", str(files), "--output-dir", str(site)]
    work = scratch / "work"
    work.mkdir()
    done = subprocess.run(  # noqa: S603  our own interpreter
        [*command, "--apps", "lab", "--no-unused-shared-packages", "--no-sourcemaps"],
        cwd=work,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode or not (site / "jupyter-lite.json").is_file():
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-5:])
        raise CourseError(f"JupyterLite does not build the site; it says:\n{said}")


def _keep_extensions(site: Path) -> None:
    """Take away the extensions that happened to be installed here, all but the kernel; add ours."""
    packages = {
        path.parent: json.loads(path.read_text(encoding="utf-8"))["name"]
        for path in sorted(site.glob("extensions/**/package.json"))
    }
    if KERNEL not in packages.values():
        raise CourseError(
            "JupyterLite did not find its kernel, so no cell would run on the site. Install it in this environment "
            f"({sys.prefix}): pip install --force-reinstall jupyterlite-pyodide-kernel"
        )
    for folder, name in packages.items():
        if name != KERNEL:
            shutil.rmtree(folder, ignore_errors=True)
    target = site / "extensions" / HAND_IN / "static"
    target.mkdir(parents=True)
    shutil.copy(TEMPLATES / "remoteEntry.js", target)


def _configure(site: Path, title: str) -> None:
    """Name the course, load Pyodide by our module, and put the button into the notebook's toolbar."""
    path = site / "jupyter-lite.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    config = whole["jupyter-config-data"]
    kept = [found for found in config["federated_extensions"] if found["name"] == KERNEL]
    ours = {"name": HAND_IN, "extension": "./extension", "load": "static/remoteEntry.js"}
    config["federated_extensions"] = [*kept, ours]
    config |= {"appName": title, "exposeAppInBrowser": True}  # a page, or a test, may run commands
    settings = config.setdefault("litePluginSettings", {}).setdefault(f"{KERNEL}:kernel", {})
    settings |= {"pyodideUrl": "./static/course/pyodide.js", "disablePyPIFallback": False}
    overrides = config.setdefault("settingsOverrides", {})
    overrides["@jupyterlab/notebook-extension:panel"] = {"toolbar": [BUTTON]}
    overrides["@jupyterlab/docmanager-extension:plugin"] = {"autosaveInterval": AUTOSAVE_SECONDS}
    overrides["@jupyterlab/apputils-extension:notification"] = {"fetchNews": "false", "checkForUpdates": False}
    write_bytes(path, json.dumps(whole, indent=1).encode())


def _front_page(course: Course, assignments: Sequence[Assignment], files: Path) -> str:
    """Return the page with a link to each notebook."""
    items = [
        f'<li><a href="{_lab(f"{each.name}/{each.name}.ipynb")}">{html.escape(each.title or each.name)}</a></li>'
        for each in assignments
    ]
    start = "00-start-here.ipynb"
    first = f'Before you begin, <a href="{_lab(start)}">look whether everything works</a>. '
    page = (TEMPLATES / "index.html").read_text(encoding="utf-8")
    filled = {"TITLE": html.escape(course.title), "LESSONS": "\n".join(items), "LAB": "lab/index.html"}
    filled["SECONDS"] = str(AUTOSAVE_SECONDS)
    filled["START"] = first if (files / start).is_file() else ""
    for name, text in filled.items():
        page = page.replace(f"@{name}@", text)
    return page


def _lab(path: str) -> str:
    return f"lab/index.html?path={path}"
