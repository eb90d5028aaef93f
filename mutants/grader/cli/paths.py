"""Folders and files on the command line: what is the other of the two is told so, with what to name instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class _Place(click.Path):
    """A path that need not be there, and is no `other` if it is."""

    def __init__(self, wanted: str, other: str) -> None:
        super().__init__(path_type=Path)
        self.wanted, self.other = wanted, other

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or say what to name instead."""
        path = Path(value)
        if path.is_file() if self.wanted == "folder" else path.is_dir():
            self.fail(f"{str(path)!r} is a {self.other}; name a {self.wanted}", param, ctx)
        return path


FOLDER = _Place("folder", "file")
FILE = _Place("file", "folder")
