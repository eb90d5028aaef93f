"""Parts of a sentence: names that are listed or counted, and a verb that goes with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

MOST_PARTS = 8  # that are listed; more are counted


def predicate(names: Sequence[str], words: str) -> str:
    """Join parts and what is wrong with them; `words` begin with a verb in the singular."""
    if len(names) > 1:
        words = words.replace("is ", "are ", 1) if words.startswith("is ") else words
        words = re.sub(r"\bhas\b", "have", words)
        words = re.sub(r"^holds\b", "hold", words)
        words = re.sub(r"\blacks\b", "lack", words)
    return f"{listed(names) if len(names) <= MOST_PARTS else counted(names)} {words}"


def counted(names: Sequence[str]) -> str:
    """Say how many parts there are, and which is the first."""
    return f"{len(names)} parts, {names[0]} the first of them,"


def are(names: Sequence[str]) -> str:
    """Return the verb for one name, or for several."""
    return "is" if len(names) == 1 else "are"


def listed(names: Sequence[str]) -> str:
    """Join names: `delta[0] and delta[2]`, `layers 1, 2 and 3`."""
    if len(names) > 1 and all(name.startswith("layer ") for name in names):
        names = [f"layers {names[0].removeprefix('layer ')}", *(name.removeprefix("layer ") for name in names[1:])]
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def capital(text: str) -> str:
    """Begin a sentence; a name of the student's, such as delta[0], keeps its small letter."""
    word = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if word in {"layer", "layers", "the", "your"} else text


def indexed(what: str, path: Sequence[Any]) -> str:
    """Write a part of a value as Python does: `delta[0]`."""
    return what + "".join(f"[{key!r}]" for key in path)
