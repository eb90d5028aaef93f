"""How names are compared: of people, files and assignments.

composed        é as one code point or as two            the same name
normalized      Backprop_v2, backprop-V2, "backprop v2"  the same name
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from grader.collect import tree

if TYPE_CHECKING:
    from collections.abc import Collection


def composed(text: str) -> str:
    """Compose accents, so that a name typed on a Mac equals the same name typed elsewhere."""
    return unicodedata.normalize("NFC", text)


def normalized(name: str) -> str:
    """Leave out case, and put one space for any punctuation."""
    plain = unicodedata.normalize("NFKC", tree.printable(name)).casefold()
    return re.sub(r"[\W_]+", " ", plain).strip()


def has_name(stem: str, assignment: str, names: Collection[str]) -> bool:
    """Tell whether a file's or folder's name has the assignment's name in it, and no longer assignment's."""
    found = [normalized(name) for name in {*names, assignment} if f" {normalized(name)} " in f" {normalized(stem)} "]
    return normalized(assignment) in found and len(normalized(assignment)) == max(map(len, found))
