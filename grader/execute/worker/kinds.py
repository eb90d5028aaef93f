"""What a file is that is no notebook of Python, and what its student can do about it.

unreadable       empty; zero bytes; a web page; a Git LFS pointer; a merge conflict of git; a shortcut to a drive;
                 a PDF, an archive, an image; a download that broke off; plain text; other JSON; an old notebook
needs a person   a notebook of R or Julia; a notebook with both sides of a merge (nbdime, or git inside a cell)

Told from a file's first bytes and from its JSON, never from its name.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from .irregularities import source

AGAIN = "Open your notebook, save it, download it as .ipynb, look at the file, and submit it again."
CONFLICT = (
    "Open the notebook, keep one side of the conflict, delete the lines with <<<<<<<, ======= and >>>>>>>, save it."
)
MAGIC = (
    (b"version https://git-lfs.github.com/spec/", "a Git LFS pointer, whose contents were never pushed or pulled"),
    (b"bplist00", "a placeholder or property list of a Mac"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"{\\rtf", "a text of a word processor (RTF)"),
    (b"[InternetShortcut]", "a shortcut to a web address"),
)
PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE | re.DOTALL)
MARKER = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)
SEVEN = "<" * 7  # what a merge writes above our side: a text without it need not be searched
OURS = re.compile(r"^(?:<span[^>]*>)?\**<{7}(?: |\*|$)", re.MULTILINE)
THEIRS = re.compile(r"^(?:<span[^>]*>)?\**>{7}(?: |\*|$)", re.MULTILINE)
PYTHON = frozenset({"", "python", "python2", "python3", "ipython", "ipython3", "sage", "sagemath"})
KERNELS = {"ir": "R", "irkernel": "R", "webr": "R"}
HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file cannot be graded: for the teacher, what it is; for the student, what to do."""

    text: str
    remedy: str = AGAIN
    needs_person: bool = False


def encoding_of(data: bytes) -> str:
    """Return the encoding of a JSON file, as JSON itself says it: UTF-8, or UTF-16 by its first bytes."""
    encoding = json.detect_encoding(data)
    return "utf-8-sig" if encoding == "utf-8" else encoding


def empty_file(data: bytes) -> Fault | None:
    """Tell whether nothing is in a file, or nothing but zero bytes."""
    if not data or data.isspace():
        return Fault(f"the file is empty ({len(data)} bytes)")
    if data[0] == 0 and not data.strip(b"\0"):
        return Fault(
            f"the file holds {len(data)} zero bytes and nothing else: it was damaged when it was copied or saved"
        )
    return None


def no_json(data: bytes, error: Exception) -> Fault:
    """Say what a file is that no notebook can be read from."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            return Fault(f"the file is {what}, not a notebook")
    if PAGE.match(data[:HEAD_BYTES]):
        return Fault("the file is a web page (HTML), not a notebook", f"You saved the page that shows it. {AGAIN}")
    if MARKER.search(data):
        return Fault("the file holds the markers of a merge conflict of git, so it is no notebook any more", CONFLICT)
    if b"\0" in data:
        return Fault("the file is binary (it holds zero bytes), not a notebook")
    if data.lstrip()[:1] == b"{":
        return _damaged(data, error)
    return Fault(
        "the file is plain text, not a notebook: it is not JSON", f"Python code belongs into a .py file. {AGAIN}"
    )


def no_module(data: bytes, error: str) -> Fault:
    """Say what a file is that Python cannot parse."""
    remedy = "Run the file with Python, correct the line it names, and submit it again."
    if MARKER.search(data):
        return Fault("the file holds the markers of a merge conflict of git, so it is no Python module", CONFLICT)
    known = no_json(data, ValueError(error))
    text = known.text.replace("notebook", "Python module")
    return Fault(text if "JSON" not in text else f"the file is not a Python module: {error}", remedy)


def no_notebook(document: Any) -> Fault:
    """Say what a JSON file is that has no cells."""
    keys = set(document) if isinstance(document, dict) else set()
    if "url" in keys and keys & {"doc_id", "resource_id", "email", "resource_key"}:
        return Fault("the file is a shortcut to a file on Google Drive, not the notebook")
    return Fault("the file is JSON but not a notebook: it has no list of cells")


def other_language(document: dict[str, Any]) -> Fault | None:
    """Tell whether a notebook is written for another kernel than Python's."""
    metadata = document.get("metadata")
    spec, info = (
        (metadata.get(key) if isinstance(metadata, dict) else None) for key in ("kernelspec", "language_info")
    )
    named = [_text(spec, "language"), _text(info, "name"), KERNELS.get(_text(spec, "name").casefold(), "")]
    if _text(spec, "name").casefold().startswith("julia"):
        named.append("Julia")
    others = [name for name in named if name.casefold() not in PYTHON]
    if not others or any(name and name.casefold() in PYTHON for name in named[:2]):
        return None
    language = {"r": "R", "julia": "Julia"}.get(others[0].casefold(), others[0][:40])
    return Fault(f"it is a notebook of {language}, not of Python", "Write your functions in Python.", needs_person=True)


def merge_conflict(cells: list[Any]) -> Fault | None:
    """Tell whether both sides of a merge stand in the cells: nbdime writes markers between cells, git inside them."""
    texts = [source(cell) for cell in cells if isinstance(cell, dict)]
    ours = next((number for number, text in enumerate(texts, 1) if SEVEN in text and OURS.search(text)), 0)
    if not ours or not any(THEIRS.search(text) for text in texts):
        return None
    return Fault(f"a merge conflict is in it, from cell {ours} on: both sides stand there", CONFLICT, needs_person=True)


def _damaged(data: bytes, error: Exception) -> Fault:
    """Tell a file that breaks off from one that is damaged in between."""
    if isinstance(error, json.JSONDecodeError):
        if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string"):
            return Fault(f"the file breaks off after {len(data)} bytes: its upload or download was not finished")
        return Fault(f"the file is not a notebook: it is not JSON from line {error.lineno} on ({error.msg[:80]})")
    return Fault(f"the file is not a notebook: it is not JSON ({str(error)[:80] or type(error).__name__})")


def _text(table: Any, key: str) -> str:
    value = table.get(key) if isinstance(table, dict) else None
    return value.strip() if isinstance(value, str) else ""
