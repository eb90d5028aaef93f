"""Everything that a file holds, opened and decoded as far as it can be, so that nothing leaves inside something else.

zip, also behind a program or a picture       its members                     npz, wheels, office documents too
tar                                           its members
gzip, bzip2, xz                               what they expand to
base64 and hexadecimal runs in text           what they decode to             attachments and pictures of notebooks too
JSON                                          its strings, lines joined       every cell of a notebook
HTML and Markdown                             the text without its tags
UTF-16, UTF-32                                the text, with a mark or without
compiled Python; anything else that is binary is named as what cannot be looked into
"""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import html
import io
import json
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from grader.errors import CourseError

DEEPEST: Final = 16  # containers within containers
MOST_BYTES: Final = 512 * 2**20  # of everything that one file opens to
SHORTEST_CODED: Final = 64  # characters of base64 or hexadecimal: shorter runs are names and hashes
BASE64 = re.compile(rb"(?:[A-Za-z0-9+/_-](?:\s|\\n){0,4}){%d,}" % SHORTEST_CODED)
HEXADECIMAL = re.compile(rb"(?:[0-9A-Fa-f]{2}\s{0,2}){%d,}" % (SHORTEST_CODED // 2))
TAG = re.compile(r"<[^<>]*>")
PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"RIFF", b"BM", b"\x00\x00\x01\x00")
NUMPY: Final = b"\x93NUMPY"
ZSTANDARD: Final = b"\x28\xb5\x2f\xfd"  # which this Python cannot open
SQLITE: Final = b"SQLite format 3\0"
DAMAGED: Final = (
    *(OSError, EOFError, MemoryError, ValueError, RuntimeError, struct.error),
    *(zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError),
)
COMPILED: Final = range(3000, 4000)  # magic numbers of CPython 3, followed by a line break


@dataclass(frozen=True, slots=True)
class Text:
    """One reading of a file's content, where it was found, and how many archives lie round it."""

    place: str
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Opaque:
    """Content that cannot be looked into: where it is, and what it seems to be."""

    place: str
    what: str


def contents(place: str, content: bytes) -> Iterator[Text | Opaque]:
    """Yield every reading of a file's content, and every part of it that cannot be read.

    Raises
    ------
    CourseError
        It opens to more than MOST_BYTES, or is nested deeper than DEEPEST.
    """
    yield from _Opening(place).read(place, content, 0, 0)


class _Opening:
    """One file being opened, with what it may still open to."""

    def __init__(self, place: str) -> None:
        self.file, self.left = place, MOST_BYTES

    def read(self, place: str, content: bytes, depth: int, level: int) -> Iterator[Text | Opaque]:
        self.left -= len(content)
        if self.left < 0 or level > DEEPEST:
            limit = f"more than {MOST_BYTES >> 20} MB" if self.left < 0 else f"more than {DEEPEST} layers"
            raise CourseError(f"{self.file} opens to {limit}: nobody can look through it; leave it out")
        members = _members(content, self.left)
        if members is not None:
            for name, inner in members:
                yield from self.read(f"{place}: {name}" if name else place, inner, depth + 1, level + 1)
            if not content.startswith(b"PK"):
                yield from self._plain(place, content, depth, level)  # what the archive hides behind
            return
        yield from self._plain(place, content, depth, level)
        what = _unreadable(content)
        if what:
            yield Opaque(place, what)

    def _plain(self, place: str, content: bytes, depth: int, level: int) -> Iterator[Text | Opaque]:
        text = content.replace(b"\0", b"").decode("utf-8", errors="replace")  # UTF-16 and 32 of plain letters too
        yield Text(place, text, depth)
        if "<" in text:
            yield Text(place, html.unescape(TAG.sub("", text)), depth)
        if "\\" in text:
            yield Text(place, re.sub(r"\\[nrt]", " ", text).replace("\\", ""), depth)
        if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
            yield from (Text(place, inner, depth) for inner in _strings_of(text))
        if level > DEEPEST - 2:
            return
        for inner in _decoded(content.replace(b"\0", b"")):
            yield from self._inside(place, inner, depth, level + 1)

    def _inside(self, place: str, content: bytes, depth: int, level: int) -> Iterator[Text | Opaque]:
        """Read what a run of letters decodes to; most runs are pictures, or were never coded at all."""
        for found in self.read(place, content, depth, level):
            if isinstance(found, Text):
                yield found


def _members(content: bytes, most: int) -> list[tuple[str, bytes]] | None:
    """Return the members of an archive, or the one content of a compressed file; None where it is neither."""
    try:
        for starts, expand in EXPANDING.items():
            if content.startswith(starts):
                return [("", expand(content, most))]
        if zipfile.is_zipfile(io.BytesIO(content)):
            return _zipped(content, most)
        if content[257:262] == b"ustar":
            return _tarred(content)
    except DAMAGED:
        return None  # damaged or encrypted: then it is named as what cannot be read
    return None


def _zipped(content: bytes, most: int) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > most:
            return [("", b"\0" * (most + 1))]
        return [(member.filename, archive.read(member)) for member in members]


def _tarred(content: bytes) -> list[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        files = ((member.name, archive.extractfile(member)) for member in archive.getmembers() if member.isfile())
        return [(name, file.read()) for name, file in files if file is not None]


def _expanded(opened: Callable[[io.BytesIO], Any]) -> Callable[[bytes, int], bytes]:
    return lambda content, most: bytes(opened(io.BytesIO(content)).read(most + 1))


EXPANDING: Final[dict[bytes, Callable[[bytes, int], bytes]]] = {
    b"\x1f\x8b": _expanded(lambda file: gzip.GzipFile(fileobj=file)),
    b"BZh": _expanded(bz2.BZ2File),
    b"\xfd7zXZ\0": _expanded(lzma.LZMAFile),
    b"]\0\0": _expanded(lzma.LZMAFile),
}


def _unreadable(content: bytes) -> str:
    """Say what content is that cannot be read as text; nothing where it can be."""
    if len(content) > 16 and content[2:4] == b"\r\n" and struct.unpack("<H", content[:2])[0] in COMPILED:
        return "compiled Python"
    if content.startswith((*PICTURES, NUMPY, SQLITE)):
        return ""
    if content.startswith((*EXPANDING, ZSTANDARD, b"PK\x03\x04")):
        return "an archive that is damaged or encrypted, or of a kind that nothing here opens"
    letters = content.replace(b"\0", b"")[: 2**16].decode("utf-8", errors="ignore")
    odd = len(content.replace(b"\0", b"")[: 2**16]) - len(letters.encode())
    odd += sum(letter < " " and letter not in "\t\n\r\f\x1b" for letter in letters)
    return "binary" if odd * 20 > max(1, len(letters)) else ""


def _strings_of(text: str) -> Iterator[str]:
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            joined = "".join(part for part in value if isinstance(part, str))
            if joined:
                yield joined
            waiting.extend(part for part in value if not isinstance(part, str))
        elif isinstance(value, dict):
            waiting.extend(value.values())


def _decoded(content: bytes) -> Iterator[bytes]:
    for run in HEXADECIMAL.findall(content):
        yield binascii.unhexlify(re.sub(rb"\s", b"", run))
    for run in BASE64.findall(content):
        letters = re.sub(rb"\\n|\s", b"", run).translate(bytes.maketrans(b"-_", b"+/"))
        try:
            yield base64.b64decode(
                letters[: len(letters) // 4 * 4 + (len(letters) % 4 > 1) * 4] + b"=" * (-len(letters) % 4)
            )
        except binascii.Error:
            continue
