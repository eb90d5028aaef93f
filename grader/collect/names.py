"""How names are compared: of people, files and assignments.

composed        é as one code point or as two                              the same name
folded          " Prénom", "PRÉNOM"                                        the same heading, the same person's name
as_meant        u100, U100; 7123, 007123, ="007123", 7123.0; "ann "        the same id, if only one student has it
normalized      Backprop_v2, backprop-V2, "backprop v2"                    the same file name
unaccented      Ana López, ana_lopez                                       a name that may be meant
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from grader.collect import tree

if TYPE_CHECKING:
    from collections.abc import Collection

ARMOUR = re.compile(r'="(.*)"', re.DOTALL)
WHOLE_NUMBER = re.compile(r"0*(\d+?)(\.0+)?")


def composed(text: str) -> str:
    """Compose accents, so that a name typed on a Mac equals the same name typed elsewhere."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Leave out case, blanks around, and how accents are typed."""
    return composed(text).strip().casefold()


def unarmoured(text: str) -> str:
    """Take off the `="..."` with which a spreadsheet is made to keep the zeros of a number."""
    match = ARMOUR.fullmatch(text.strip())
    return match[1].replace('""', '"') if match else text


def as_meant(text: str) -> str:
    """Reduce an id to what people mean by it, whatever a spreadsheet or a keyboard made of it."""
    plain = " ".join(visible(unarmoured(text)).split()).casefold()
    match = WHOLE_NUMBER.fullmatch(plain)
    return match[1] if match else plain


def visible(text: str) -> str:
    """Leave out the signs that nobody sees: joiners, marks of direction, soft hyphens."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(sign for sign in composed(text) if unicodedata.category(sign) not in {"Cf", "Cc"} or sign == "\t")


@lru_cache(maxsize=4096)
def normalized(name: str) -> str:
    """Leave out case, and put one space for any punctuation."""
    plain = unicodedata.normalize("NFKC", tree.printable(name)).casefold()
    return re.sub(r"[\W_]+", " ", plain).strip()


@lru_cache(maxsize=4096)
def unaccented(name: str) -> str:
    """Leave out accents too."""
    letters = unicodedata.normalize("NFKD", normalized(name))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def has_name(stem: str, assignment: str, names: Collection[str]) -> bool:
    """Tell whether a file's or folder's name has the assignment's name in it, and no longer assignment's."""
    found = [normalized(name) for name in {*names, assignment} if f" {normalized(name)} " in f" {normalized(stem)} "]
    return normalized(assignment) in found and len(normalized(assignment)) == max(map(len, found))
