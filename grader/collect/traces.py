"""Traces of work that is not there itself: whoever left one has submitted something, and a person must ask for it.

.backprop.ipynb.icloud                            iCloud keeps the file elsewhere; this stands in its place on the disk
.ipynb_checkpoints/backprop-checkpoint.ipynb      Jupyter's copy of the last time it was saved
backprop.gdoc, backprop.url, backprop.lnk         a shortcut to a file on somebody's drive
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.collect import tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ICLOUD = ".icloud"
CHECKPOINT = "-checkpoint"
SHORTCUTS = frozenset(
    {".gdoc", ".gsheet", ".gslides", ".gshortcut", ".glink", ".url", ".webloc", ".lnk", ".desktop", ".website"}
)
SHORTCUT = "a shortcut to a file that is elsewhere; ask for the notebook itself"
NOT_DOWNLOADED = "only iCloud's placeholder of a file that was never downloaded; ask for the notebook itself"
ONLY_CHECKPOINT = "only Jupyter's checkpoint, which may be older than the student's work; ask for the notebook itself"


def find(folder: Path, depth: int) -> Iterator[tuple[Path, str, str]]:
    """Yield every trace in a folder and `depth` folders below it: where, the name of the file it stands for, why."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") and path.suffix == ICLOUD:
            yield path, path.name.removeprefix(".").removesuffix(ICLOUD), NOT_DOWNLOADED
        elif path.name == tree.CHECKPOINTS and tree.is_folder(path):
            for copy in sorted(path.glob("*.ipynb")):
                yield copy, f"{copy.stem.removesuffix(CHECKPOINT)}{copy.suffix}", ONLY_CHECKPOINT
        elif depth and not path.name.startswith(".") and path.name not in tree.IGNORED and tree.is_folder(path):
            yield from find(path, depth - 1)
