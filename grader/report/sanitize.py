"""Every text that others wrote, made safe for the place where it is shown. Which function to use where:

| function           | use it for                                                                        |
|--------------------|-----------------------------------------------------------------------------------|
| visible            | text of several lines: a student's code, an answer in words                       |
| one_line           | a sentence; runs of blanks become one                                             |
| same_line          | a name or an id on one line: two different names stay different                   |
| log_line           | a line of a terminal, or of a CI log outside a fence                              |
| fenced_line        | a line of a CI log between ::stop-commands:: fences                               |
| workflow_value     | the message of a workflow command, after the second ::                            |
| workflow_property  | a property of a workflow command: file=, title=                                   |
| workflow_output    | a text that another program may print into a CI log                               |
| log_json, log_xml  | a whole JSON or XML document that is printed into a CI log                        |
| csv_cell           | a cell of any table that a spreadsheet may open                                   |
| markdown_text      | text within Markdown                                                              |
| svg_text           | text within an SVG made by hand; HTML pages are Jinja2 templates with autoescape  |
| file_name          | a student's id or an assignment as the name of a file or folder                   |

All of them show control characters, escape sequences and half characters as a sign, never act on them; characters
that turn the direction of writing are shown by their code.
"""

from __future__ import annotations

import functools
import hashlib
import html
import re
import unicodedata

ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.?)", re.DOTALL)
BREAKS = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
KEPT = "\n\t"
BIDIRECTIONAL = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"}
SIGNS = (
    "=+\\-@\uff1d\uff0b\uff0d\uff20"  # what a spreadsheet takes for the beginning of a formula, full-width signs too
)
FORMULA_FIRST = re.compile(rf"^(?=\s*[{SIGNS}])")
FORMULA_INSIDE = re.compile(
    rf"""([;\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029][\s"]*)(?=[{SIGNS}])"""
)  # in a cell of its own for some
MARKDOWN = re.compile(r"([\\`*_\[\]#|~:!$])")
WORD_JOINER = "\u2060"  # shown as nothing; behind an @ it keeps Markdown from mentioning anybody
MOST_CELLS = 2**12  # kept: a table repeats its titles and messages
MOST_FILE_NAME_BYTES = 200  # file systems allow 255
PLAIN_FILE_NAME = re.compile(rf"[A-Za-z0-9]{{1,{MOST_FILE_NAME_BYTES}}}")
NOT_IN_FILE_NAMES = frozenset('/\\%:*?"<>|')


def visible(text: str) -> str:
    """Return a text of any number of lines without what a page or a terminal would obey."""
    if text.replace("\n", "").replace("\t", "").isprintable():  # nothing below would change
        return text
    text = ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(map(_shown, text))


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(visible(text).split())


def same_line(text: str) -> str:
    """Return a name on one line, each blank kept, so that no other name comes to equal it."""
    if text.isprintable():  # nothing below would change
        return text
    return "".join(" " if character in BREAKS else _shown(character) for character in text)


def log_line(text: str) -> str:
    """Return a text as one line of a log, no command to the program that reads the log."""
    shown = fenced_line(same_line(text))
    return shown.replace("::", ": :", 1) if shown.lstrip().startswith("::") else shown


def fenced_line(text: str) -> str:
    """Break the commands that Azure and GitHub read in the middle of a line, even within a fence."""
    return text.replace("##[", "## [").replace("##vso[", "##vso [")


def workflow_value(text: str) -> str:
    """Return a text as the message of a workflow command."""
    return fenced_line(one_line(text)).replace("%", "%25")


def workflow_property(text: str) -> str:
    """Return a text as a property of a workflow command."""
    return workflow_value(text).replace(":", "%3A").replace(",", "%2C")


def workflow_output(text: str) -> str:
    """Return a text on one line in which no workflow command can stand."""
    return fenced_line(one_line(text).replace("::", ": :"))


def log_json(document: str) -> str:
    """Spell the one command that can stand within a line of JSON so that a JSON reader reads the same."""
    return document.replace("##[", "##\\u005b")


def log_xml(document: str) -> str:
    """Spell the one command that can stand within a line of XML so that an XML reader reads the same."""
    return document.replace("##[", "##&#91;")


@functools.lru_cache(MOST_CELLS)
def csv_cell(text: str) -> str:
    """Put a text on one line; a ' stands before each sign that a spreadsheet would read as a formula."""
    apostrophe = "'" if FORMULA_FIRST.match(text) else ""
    return apostrophe + same_line(FORMULA_INSIDE.sub(r"\1'", text))


def markdown_text(text: str) -> str:
    """Return a text on one line that Markdown shows as it is: no link, mention, element or table cell."""
    shown = MARKDOWN.sub(r"\\\1", one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    return shown.replace("@", f"@{WORD_JOINER}").replace("www.", f"www{WORD_JOINER}.")


def svg_text(text: str) -> str:
    """Return a text on one line for an SVG, in an element or in a quoted attribute."""
    return html.escape(one_line(text))


def file_name(name: str) -> str:
    """Return a name as the name of a file or folder: odd characters become %2F, long names are cut and hashed."""
    if PLAIN_FILE_NAME.fullmatch(name):  # as most are: nothing below would change
        return name
    written = "".join(_percent(character, place == 0) for place, character in enumerate(name)) or "%"
    data = written.encode()
    if len(data) <= MOST_FILE_NAME_BYTES:
        return written
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return data[: MOST_FILE_NAME_BYTES - 20].decode(errors="ignore") + f"%%{digest}"


def _percent(character: str, first: bool) -> str:
    odd = character in NOT_IN_FILE_NAMES or not character.isprintable() or (first and character in ". ")
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass")) if odd else character


def _shown(character: str) -> str:
    if character in BIDIRECTIONAL:
        return f"[U+{ord(character):04X}]"
    if character in KEPT or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}:
        return character
    return "\N{REPLACEMENT CHARACTER}"
