"""The folder of the answer key, in which it finds the data files that lie beside the lesson, as students do.

solutions/sales/sales.ipynb    pd.read_csv("prices.csv") in a cell, or in a function
solutions/sales/prices.csv     a data file (execute/data_files.py)
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, chdir, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from grader.execute.data_files import data_files

NOTHING: Final = nullcontext()


def beside_key(names: Mapping[str, Any]) -> AbstractContextManager[Any]:
    """Let code of the answer key, which defines these names, run in its own folder where that holds data files."""
    folder = _folder(names.get("__file__"))
    return chdir(folder) if folder else NOTHING


@lru_cache
def _folder(file: str | None) -> Path | None:
    """Return the folder of a module where it holds data; looked up once, for every call of the key asks."""
    folder = Path(file).parent if file else None
    return folder if folder and folder.is_dir() and next(data_files(folder), None) is not None else None
