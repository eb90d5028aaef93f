"""The folder of the answer key, in which it finds the data files that lie beside the lesson, as students do.

solutions/sales/sales.ipynb    pd.read_csv("prices.csv") in a cell, or in a function
solutions/sales/prices.csv     a data file: whatever is no Python, no notebook and not hidden
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, chdir, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

NOTHING: Final = nullcontext()
KEY_FILES: Final = frozenset({".py", ".ipynb"})


def data_files(folder: Path) -> Iterator[Path]:
    """Yield the data files of a folder, by name."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix not in KEY_FILES and not path.name.startswith("."):
            yield path


def beside_key(names: Mapping[str, Any]) -> AbstractContextManager[Any]:
    """Let code of the answer key, which defines these names, run in its own folder where that holds data files."""
    folder = _folder(names.get("__file__"))
    return chdir(folder) if folder else NOTHING


@lru_cache
def _folder(file: str | None) -> Path | None:
    """Return the folder of a module where it holds data; looked up once, for every call of the key asks."""
    folder = Path(file).parent if file else None
    return folder if folder and folder.is_dir() and next(data_files(folder), None) is not None else None
