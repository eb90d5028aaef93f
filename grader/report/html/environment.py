"""Jinja2 for our pages: every text is put on one line, made visible and escaped, with no call to forget."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from grader.report import words
from grader.report.sanitize import one_line, visible

PART = 16  # characters that a table on a narrow screen has room for
BLANKS = re.compile(r"\s+")


@cache
def environment() -> Environment:
    """Return the environment of templates/; a name that nobody gave is an error."""
    made = Environment(
        loader=PackageLoader("grader.report.html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_on_one_line,
    )
    made.filters |= {"breakable": breakable, "lines": lines, "number": words.number}
    return made


def breakable(text: str) -> Markup:
    """Let a name break behind its underscores, and within a part only where that is too long for a narrow table."""
    parts = [[part[at : at + PART] for at in range(0, len(part), PART)] for part in one_line(text).split("_")]
    return Markup("_<wbr>").join(Markup("<wbr>").join(part) for part in parts)


def lines(text: str) -> Markup:
    """Keep the lines of a text: code, an answer in words."""
    return escape(visible(text).strip("\n"))


def _on_one_line(value: Any) -> Any:
    """Put a text on one line; a blank at its ends stays, for it is the template's own."""
    if type(value) is not str or (value.isprintable() and "  " not in value):  # nothing would change
        return value
    return BLANKS.sub(" ", visible(value))
