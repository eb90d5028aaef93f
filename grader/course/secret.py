"""The course's secret: it seeds what hidden tests draw, so that no answer can be prepared.

GRADER_SECRET, or the git-ignored file .grader-secret at the root; without either the example seed, and a run says so.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from grader.errors import CourseError

FILE = ".grader-secret"
EXAMPLE = "deltagrade-example"


def read_secret(root: Path, environment: Mapping[str, str]) -> str:
    """Return the secret, or '' where there is none; any bytes will do.

    Raises
    ------
    CourseError
        There is one that cannot be read.
    """
    told = _text(os.fsencode(environment.get("GRADER_SECRET", "")))
    file = root / FILE
    try:
        return told or (_text(file.read_bytes()) if file.is_file() else "")
    except OSError as error:
        raise CourseError(f"{file} cannot be read: {error.strerror}; let yourself read it, or remove it") from error


def _text(secret: bytes) -> str:
    try:
        return secret.decode().replace("\r\n", "\n").replace("\r", "\n").strip()  # of any system's editor
    except UnicodeDecodeError:
        return secret.hex()


def seeded(secret: str, *names: str) -> Callable[[str], np.random.Generator]:
    """Return a function from a name to a random generator: another secret, other numbers."""

    def generator(name: str) -> np.random.Generator:
        return np.random.default_rng(seed(secret, *names, name))

    return generator


def seed(secret: str, *names: str) -> int:
    """Return a whole number of 64 bits for these names."""
    told = "\0".join((secret or EXAMPLE, *names))
    return int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")
