"""Wrong texts and truths: right but for the spelling, the right word with another number, or something else.

returned, expected         said
"Delta_2", "delta 2"       is right but for the spelling: capitals, blanks and signs count
"delta 3", "delta 2"       has the right word and another number
"gradient 2", "delta 2"    has the right number and another word
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from grader.judge.explain.factors import Part
from grader.judge.explain.phrases import are, counted, listed, predicate

MOST_NAMES = 4  # of parts; more are counted
SPELLING = "is right but for the spelling: capitals, blanks and signs count"
NUMBER = "has the right word and another number"
WORD = "has the right number and another word"


def texts_sentence(parts: Sequence[Part]) -> str:
    """Say of parts that no rule of numbers explains how they are wrong, the largest groups of the same kind first."""
    groups: dict[str, list[str]] = {}
    for part in parts:
        groups.setdefault(_how(part.got, part.expected), []).append(part.name)
    return "; ".join(_sentences(groups, parts))


def _sentences(groups: dict[str, list[str]], parts: Sequence[Part]) -> Iterator[str]:
    for words, names in sorted(groups.items(), key=lambda group: -len(group[1])):
        if words:
            yield predicate(names, words)
            continue
        many = len(names) > MOST_NAMES
        begin = "there" if many else f"with {names[0]}"
        lead = ", and all hold the same" if _all_alike(names, parts) else f"; begin {begin}" if len(names) > 1 else ""
        yield f"{counted(names) if many else listed(names)} {are(names)} not what is expected{lead}"


def _all_alike(names: Sequence[str], parts: Sequence[Part]) -> bool:
    return len(names) > 1 and len({str(part.got) for part in parts if part.name in names}) == 1


def _how(got: Any, expected: Any) -> str:
    if not isinstance(got, str) or not isinstance(expected, str):
        return ""
    if _bare(got) == _bare(expected):
        return SPELLING
    numbers = _numbers(got) == _numbers(expected)
    words = _words(got) == _words(expected)
    if not _numbers(expected) or not _words(expected) or not _numbers(got) or not _words(got):
        return ""
    return WORD if numbers else NUMBER if words else ""


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.casefold())
