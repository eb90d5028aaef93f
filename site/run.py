"""Fill site/_source: the front page, every released notebook, run, the pictures that move, and pages for teachers.

    python site/run.py

Pictures that need no answer appear, with their words for those who do not see them; experiments that wait for a
function say so; checks stay empty. A link to a notebook that the course does not have, or from docs/ to another folder
of the repository, becomes plain text. The notebooks in assignments/ are not touched. The pictures that move stand on a
page of their own, drawn by the answer key, which the page does not show. `make site` then hands the folder to Jupyter
Book.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

SITE = Path(__file__).parent
ROOT = SITE.parent
SOURCE = SITE / "_source"
START = "00-start-here"
FIRST = ("browser", "your-own-course", "nbgrader")  # of docs/, before the others
MOVING = {  # lesson: the cells that show a picture that moves, with a heading for each
    "backprop": {
        "see-walk": "One walk forward, one walk back",
        "see-nudge": "Push one z, and see the cost move",
        "see-second-trick": "The roads from a hidden unit to the cost",
    },
    "beyond-sigmoid": {"see-fading": "Vanishing deltas"},
}
CHECKS = ("check(", "public_check(")  # the second where students write a function called check
CELL_SECONDS = 600  # on a busy machine; seconds on a quiet one
LINK = re.compile(r"\[([^\]]+)\]\(([\w/-]+\.ipynb)\)")
OUTSIDE = re.compile(r"\[([^\]]+)\]\(\.\./[^)]*\)")  # from docs/ to another folder of the repository


def main() -> None:
    """Write the folder anew."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    SOURCE.mkdir()
    front_page = (ROOT / "assignments" / "README.md").read_text(encoding="utf-8")
    (SOURCE / "README.md").write_text(linked(front_page), encoding="utf-8")
    lessons = [f"{name}/{name}" for name in assignments()]
    for page in (START, *lessons):
        run(page)
    shutil.copytree(ROOT / "docs", SOURCE / "docs")
    for document in SOURCE.glob("docs/*.md"):
        document.write_text(OUTSIDE.sub(r"\1", document.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copytree(SITE / "_static", SOURCE / "_static")
    shutil.copy(SITE / "teachers.md", SOURCE)
    (SOURCE / "pictures.md").write_text(pictures(), encoding="utf-8")
    (SOURCE / "_toc.yml").write_text(contents((START, *lessons)), encoding="utf-8")


def assignments() -> list[str]:
    """Return the names of the course's assignments that have a released notebook, in order."""
    names = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))["assignments"]
    return [name for name in names if (ROOT / "assignments" / name / f"{name}.ipynb").is_file()]


def run(page: str) -> None:
    """Run a notebook where it lies and write what came out into the site's folder."""
    path = ROOT / "assignments" / f"{page}.ipynb"
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    beside = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        notebook, timeout=CELL_SECONDS, startup_timeout=CELL_SECONDS, resources=beside, coalesce_streams=True
    )
    client.execute()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = linked(cell.source)
        elif checks(cell):
            cell.outputs = []
        elif words := alternative(cell):
            cell.metadata["mystnb"] = {"image": {"alt": words}}  # where the site's builder looks for it
    target = SOURCE / f"{page}.ipynb"
    target.parent.mkdir(exist_ok=True)
    nbformat.write(notebook, target)


def pictures() -> str:
    """Return the page with the pictures that move: run the solved notebooks, and keep nothing but the pictures."""
    text = ["# Pictures that move", "Press *Play*, or go step by step; each picture has its words below it."]
    for lesson, cells in MOVING.items():
        notebook = nbformat.read(ROOT / "solutions" / lesson / f"{lesson}.ipynb", as_version=nbformat.NO_CONVERT)
        notebook.cells = [cell for cell in notebook.cells if not checks(cell)]  # no picture needs them
        beside = {"metadata": {"path": str(ROOT / "assignments" / lesson)}}
        NotebookClient(notebook, timeout=CELL_SECONDS, startup_timeout=CELL_SECONDS, resources=beside).execute()
        for cell in notebook.cells:
            if heading := cells.get(cell.id):
                found = [output.get("data", {}).get("text/html", "") for output in cell.outputs]
                (figure,) = (page for page in found if "data-moving" in page)
                where = f"From the lesson [{lesson}]({lesson}/{lesson}.ipynb)."
                text += [f"## {heading}", where, f"```{{raw}} html\n{figure}\n```"]
    return "\n\n".join(text) + "\n"


def linked(text: str) -> str:
    """Return a text without links to notebooks that are not there."""
    there = ROOT / "assignments"
    return LINK.sub(lambda link: link[0] if (there / link[2]).is_file() else link[1], text)


def alternative(cell: Any) -> str | None:
    """Return the words of a cell's picture."""
    found = (output.get("metadata", {}).get("image/png", {}).get("alt") for output in cell.get("outputs", ()))
    return next(filter(None, found), None)


def checks(cell: Any) -> bool:
    """Tell whether a cell checks or grades what a student wrote."""
    graded = bool(cell.metadata.get("nbgrader", {}).get("grade"))
    return cell.cell_type == "code" and (graded or last_line(cell).startswith(CHECKS))


def last_line(cell: Any) -> str:
    """Return the last line of a cell."""
    return str(cell.source).strip().rpartition("\n")[2]


def documents() -> list[str]:
    """Return the names of the pages of docs/, those for a beginning first."""
    names = {path.stem for path in ROOT.glob("docs/*.md")} - {"README"}  # the site has a table of contents of its own
    return [*(name for name in FIRST if name in names), *sorted(names - {*FIRST})]


def contents(pages: tuple[str, ...]) -> str:
    """Return the table of contents as Jupyter Book reads it."""
    parts = {
        "Lessons": pages,
        "To look at": ("pictures",),
        "For teachers": ("teachers", *(f"docs/{page}" for page in documents())),
    }
    lines = ["format: jb-book", "root: README", "parts:"]
    for caption, files in parts.items():
        lines += [f"  - caption: {caption}", "    chapters:", *(f"      - file: {file}" for file in files)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
