"""Texts that students wrote, made fit to show: no control characters, no escape sequences, no half characters.

What turns the direction of writing round (and could make code read as other code) is shown by its name.
"""

from __future__ import annotations

import re
import unicodedata

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.?)", re.DOTALL)
KEPT = "\n\t"
TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"}


def clean(text: str) -> str:
    """Return a text of any number of lines without what a page or a terminal would obey instead of show."""
    text = ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(map(_shown, text))


def line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(clean(text).split())


def _shown(character: str) -> str:
    if character in TURNING:
        return f"[U+{ord(character):04X}]"
    if character in KEPT or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}:
        return character
    return "\N{REPLACEMENT CHARACTER}"
