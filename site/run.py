"""Fill site/_source: the front page and every released notebook of the course, run, in the order of course.toml.

    python site/run.py

Pictures that need no answer appear, with their words for those who do not see them; experiments that wait for a
function say so; checks stay empty. A link to a notebook that the course does not have becomes plain text. The notebooks
in assignments/ are not touched. `make site` then hands the folder to Jupyter Book.
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
CELL_SECONDS = 60
LINK = re.compile(r"\[([^\]]+)\]\(([\w/-]+\.ipynb)\)")


def main() -> None:
    """Write the folder anew."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    SOURCE.mkdir()
    front_page = (ROOT / "assignments" / "README.md").read_text(encoding="utf-8")
    (SOURCE / "README.md").write_text(linked(front_page), encoding="utf-8")
    lessons = [f"{name}/{name}" for name in assignments()]
    for page in (START, *lessons):
        run(page)
    (SOURCE / "_toc.yml").write_text(contents((START, *lessons)), encoding="utf-8")


def assignments() -> list[str]:
    """Return the names of the course's assignments that have a released notebook, in order."""
    names = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))["assignments"]
    return [name for name in names if (ROOT / "assignments" / name / f"{name}.ipynb").is_file()]


def run(page: str) -> None:
    """Run a notebook where it lies and write what came out into the site's folder."""
    path = ROOT / "assignments" / f"{page}.ipynb"
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    graded = [cell.id for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    client = NotebookClient(notebook, timeout=CELL_SECONDS, resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = linked(cell.source)
        elif cell.cell_type == "code" and (cell.id in graded or "check(" in last_line(cell)):
            cell.outputs = []
        elif words := alternative(cell):
            cell.metadata["mystnb"] = {"image": {"alt": words}}  # where the site's builder looks for it
    target = SOURCE / f"{page}.ipynb"
    target.parent.mkdir(exist_ok=True)
    nbformat.write(notebook, target)


def linked(text: str) -> str:
    """Return a text without links to notebooks that are not there."""
    there = ROOT / "assignments"
    return LINK.sub(lambda link: link[0] if (there / link[2]).is_file() else link[1], text)


def alternative(cell: Any) -> str | None:
    """Return the words of a cell's picture."""
    found = (output.get("metadata", {}).get("image/png", {}).get("alt") for output in cell.get("outputs", ()))
    return next(filter(None, found), None)


def last_line(cell: Any) -> str:
    """Return the last line of a cell."""
    return str(cell.source).strip().rpartition("\n")[2]


def contents(pages: tuple[str, ...]) -> str:
    """Return the table of contents as Jupyter Book reads it."""
    chapters = "".join(f"  - file: {page}\n" for page in pages)
    return f"format: jb-book\nroot: README\nchapters:\n{chapters}"


if __name__ == "__main__":
    main()
