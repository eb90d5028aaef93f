"""Loose files of one student put together in a folder, under the names that the student gave them."""

from __future__ import annotations

import os
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
        elif own.exists() or own in kept_back:
            _place(path, stage / path.name)
        else:
            _place(path, own)
    return kept_back


def _place(path: Path, target: Path) -> None:
    """Link or copy a regular file, by its real path: it may have been exchanged for a link since it was found."""
    with open_folder(path.parent) as folder:
        if os.fstat(folder).st_dev == target.parent.lstat().st_dev:
            os.link(path.name, target, src_dir_fd=folder, follow_symlinks=False)
            return
    with tree.opened(path) as file:
        target.write_bytes(file.read())
