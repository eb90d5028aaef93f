"""Texts that students wrote, made fit to show: no control characters, no escape sequences, no half characters.

What turns the direction of writing round (and could make code read as other code) is shown by its name.
"""

from __future__ import annotations

import re
import unicodedata

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.?)", re.DOTALL)
BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
KEPT = "\n\t"
TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"}


def clean(text: str) -> str:
    """Return a text of any number of lines without what a page or a terminal would obey instead of show."""
    text = ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(map(_shown, text))


def line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(clean(text).split())


def flat(text: str) -> str:
    """Return a text on one line that says no less: a name, say, which another one must not come to equal."""
    return "".join(" " if character in BREAKS else _shown(character) for character in text)


def said(text: str) -> str:
    """Return a text as one line of a log, which is no command to whatever reads the log."""
    shown = harmless(flat(text))
    return shown.replace("::", ": :", 1) if shown.lstrip().startswith("::") else shown


def harmless(text: str) -> str:
    """Take the sense from the commands that Azure and GitHub read within a line."""
    return text.replace("##[", "## [").replace("##vso[", "##vso [")


def _shown(character: str) -> str:
    if character in TURNING:
        return f"[U+{ord(character):04X}]"
    if character in KEPT or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}:
        return character
    return "\N{REPLACEMENT CHARACTER}"
