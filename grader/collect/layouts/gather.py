"""Loose files of one student put together in a folder, under the names that the student gave them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from grader.collect import tree
from grader.files import open_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def gather(files: Iterable[tuple[str, Path]], stage: Path, refused: Mapping[Path, str]) -> dict[Path, str]:
    """Link files into the new folder `stage` by their own names; return those kept back, and why."""
    stage.mkdir(parents=True)
    kept_back = {}
    for name, path in files:
        own = stage / name.replace("/", "_")
        if path in refused or not tree.is_regular(path):
            kept_back[own] = refused.get(path, "not a regular file")
        else:
            _place(path, stage / path.name if own.exists() or own in kept_back else own)
    return kept_back


def _place(path: Path, target: Path) -> None:
    """Link a regular file of our own by its real path, or copy it: it may have been exchanged since it was found.

    Of a file of another account a link of ours would be refused later (files.open_file), as if a student had made it.
    """
    with open_folder(path.parent) as folder:
        status = os.stat(path.name, dir_fd=folder, follow_symlinks=False)
        if (status.st_dev, status.st_uid) == (target.parent.lstat().st_dev, os.geteuid()):
            os.link(path.name, target, src_dir_fd=folder, follow_symlinks=False)
            return
    with tree.opened(path) as file, target.open("xb") as copy:
        shutil.copyfileobj(file, copy)
