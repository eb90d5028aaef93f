"""Shell lines whose answer needs no other program: what they print, computed here.

    echo WORDS    pwd    ls [-a1 ...] [PATH ...]    cat FILE ...    head|tail [-N | -n N] FILE    wc [-lwc] FILE

In a sandbox no program can be started. Anything else, and any line with a pipe, a pattern or a variable, has no answer.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

SPECIAL: Final = frozenset("|&;<>$`\\(){}*?[]~#\n")
MOST_BYTES: Final = 2**20
LINES: Final = 10  # of head and tail


def shell_output(command: str) -> str | None:
    """Return what a shell line prints; None where only a shell could tell."""
    if SPECIAL & set(command):
        return None
    try:
        name, *words = shlex.split(command)
        return PROGRAMS[name](words) if name in PROGRAMS else None
    except (ValueError, OSError):  # no words, a quote without an end, a file that is not there
        return None


def _echo(words: Sequence[str]) -> str | None:
    return None if words and words[0].startswith("-") else " ".join(words) + "\n"


def _pwd(_words: Sequence[str]) -> str:
    return f"{Path.cwd()}\n"


def _ls(words: Sequence[str]) -> str | None:
    options = {letter for word in words if word.startswith("-") for letter in word[1:]}
    paths = [Path(word) for word in words if not word.startswith("-")] or [Path()]
    if options - set("1a") or len(paths) > 1:
        return None
    path = paths[0]
    names = [path.name] if path.is_file() else sorted(os.listdir(path))  # noqa: PTH208
    hidden = [".", ".."] if path.is_dir() else []
    shown = [*hidden, *names] if "a" in options else [name for name in names if not name.startswith(".")]
    return "".join(f"{name}\n" for name in shown)


def _cat(words: Sequence[str]) -> str | None:
    return None if any(word.startswith("-") for word in words) or not words else "".join(map(_text, words))


def _head(words: Sequence[str]) -> str | None:
    return _part(words, lambda lines, count: lines[:count])


def _tail(words: Sequence[str]) -> str | None:
    return _part(words, lambda lines, count: lines[max(len(lines) - count, 0) :])


def _part(words: Sequence[str], chosen: Callable[[list[str], int], list[str]]) -> str | None:
    """Read `FILE`, `-3 FILE`, `-n 3 FILE` or `-n3 FILE`."""
    *options, name = words
    number = "".join(options).removeprefix("-").removeprefix("n")
    if number and not number.isdecimal():
        return None
    return "".join(chosen(_text(name).splitlines(keepends=True), int(number or LINES)))


def _wc(words: Sequence[str]) -> str | None:
    if len(words) != 2 or words[0] not in ("-l", "-w", "-c"):
        return None
    text = _text(words[1])
    counted = {"-l": text.count("\n"), "-w": len(text.split()), "-c": len(text.encode())}
    return f"{counted[words[0]]} {words[1]}\n"


def _text(name: str) -> str:
    with open(name, encoding="utf-8") as file:  # noqa: PTH123  a name as the student wrote it
        return file.read(MOST_BYTES)


PROGRAMS: Final[dict[str, Callable[[Sequence[str]], str | None]]] = {
    "echo": _echo,
    "pwd": _pwd,
    "ls": _ls,
    "cat": _cat,
    "head": _head,
    "tail": _tail,
    "wc": _wc,
}
