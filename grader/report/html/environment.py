"""Jinja2 for our pages: every text is put on one line, made visible and escaped, with no call to forget."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from grader.report import words
from grader.report.sanitize import one_line, visible

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
    """Let a long name break behind its underscores, and nowhere else."""
    return Markup("_<wbr>").join(one_line(text).split("_"))


def lines(text: str) -> Markup:
    """Keep the lines of a text: code, an answer in words."""
    return escape(visible(text).strip("\n"))


def _on_one_line(value: Any) -> Any:
    """Put a text on one line; a blank at its ends stays, for it is the template's own."""
    if type(value) is not str or (value.isprintable() and "  " not in value):  # nothing would change
        return value
    return BLANKS.sub(" ", visible(value))
