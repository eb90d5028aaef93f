"""Every reader of foreign bytes gives a value or its own error, whatever the bytes: never another exception.

The bytes are valid samples with pieces cut out, doubled, exchanged or made up. `FUZZ_EXAMPLES=100000 pytest
tests/grader/test_fuzz.py` looks longer than the few seconds that `make test` gives each reader.
"""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.collect import timestamps, zips
from grader.collect.roster import read_roster
from grader.course.config import read_course
from grader.errors import CourseError, SandboxError, StudentError, SubmissionError
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode
from grader.execute.protocol.frames import HEADER, Kind, ProtocolError, header
from grader.execute.replies import read_reply
from grader.execute.reports import read_report
from grader.execute.worker.notebook import NotReadable, read_module, read_notebook
from grader.export.sheet import read_sheet
from grader.records.course import Limits
from grader.records.execution import Reply

ROOT = Path(__file__).parents[2]
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
NASTY = (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b",", b";", b"\r", b"\n", b"NaN", b"-1", b"9" * 40, b"[" * 99)
VALUES = [1, 2.5, "text", b"bytes", None, True, 2**89, Fraction(1, 3), Decimal("0.1"), {1, 2}, date(2026, 3, 2)]
TABLE = pd.DataFrame(
    {
        "day": pd.to_datetime(["2026-03-01", None]),
        "size": pd.Categorical(["S", "L"]),
        "count": pd.array([1, None], dtype="Int64"),
        "text": ["a", None],
    },
    index=pd.MultiIndex.from_tuples([(1, "a"), (2, "b")]),
)
NOTEBOOK: dict[str, Any] = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"kernelspec": {"language": "python", "name": "python3"}},
    "cells": [
        {"cell_type": "code", "source": ["x = 1\n", "y = 2"], "metadata": {"nbgrader": {"grade_id": "f"}}},
        {"cell_type": "markdown", "source": "text", "metadata": {}},
    ],
}


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


@dataclass(frozen=True)
class Reader:
    """One reader: what it is given, samples that it understands, and the errors it may raise."""

    read: Callable[[bytes], object]
    samples: tuple[bytes, ...]
    errors: tuple[type[Exception], ...]


def as_file(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
    """Have a reader of files read bytes."""

    def reader(data: bytes) -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            return read(path)

    return reader


def reply_of(data: bytes) -> object:
    reply = read_reply(Kind.VALUE, data)
    assert isinstance(reply, Reply)
    assert reply.fault is None or isinstance(reply.fault, StudentError)
    return reply


def extracted(path: Path) -> object:
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder) / "inside"
        inside.mkdir()
        refused = zips.extract(path, inside, Limits())
        assert [entry for entry in Path(folder).iterdir() if entry != inside] == []
        assert not any(entry.is_symlink() for entry in inside.rglob("*"))
        return refused


READERS = {
    "a value on the wire": Reader(
        decode,
        (
            encode(VALUES),
            encode({"a": [np.arange(6.0).reshape(2, 3), np.array(["x", "yz"])]}),
            encode([1, [2, [3, {}]]]),
            encode([TABLE, np.random.default_rng(3)]),
            encode([TABLE.index, TABLE["day"], pd.Timestamp("2026-03-01", tz="UTC")]),
        ),
        (ProtocolError,),
    ),
    "the header of a frame": Reader(
        lambda data: header(data.ljust(HEADER.size, b"\0")[: HEADER.size], 2**20), (bytes(64),), (ProtocolError,)
    ),
    "a reply": Reader(reply_of, (encode(1.5), encode([np.ones(3)]), encode(VALUES)), (SandboxError, ProtocolError)),
    "a report": Reader(
        read_report,
        (encode({"functions": {}, "failures": [], "answers": {}, "notes": [], "slow": []}), encode([])),
        (SandboxError, ProtocolError, SubmissionError),
    ),
    "a notebook": Reader(
        read_notebook, (json.dumps(NOTEBOOK).encode(), json.dumps(NOTEBOOK, indent=1).encode()), (NotReadable,)
    ),
    "a module": Reader(
        read_module, (b"import numpy as np\n\ndef f(x):\n    return x\n", b"# \xc3\xa4\nx = 1\n"), (NotReadable,)
    ),
    "a roster": Reader(
        as_file("roster.csv", read_roster),
        (
            b"id,last_name,first_name,email\nu1,Doe,Jane,jane@x.org\nu2,Roe,Jo,\n",
            "sep=;\nid;last_name;first_name\n7;Müller;Ä\n".encode("cp1252"),
            "id\tlast_name\tteam\tstatus\nü1\tO'Neil\ta\tdropped\n".encode("utf-16"),
            b'Student,ID,SIS User ID,SIS Login ID,Section\n    Points Possible,,,,\n"Doe, Jane",4321,u1,jdoe,S\n',
        ),
        (CourseError,),
    ),
    "a gradebook": Reader(
        as_file("grades.csv", read_sheet),
        (
            b'Student,ID,SIS User ID,SIS Login ID,Section,Backprop (1)\n"Doe, Jane",4,u1,jdoe,S,\n',
            "Identifier;Full name;Grade\nParticipant 1;Ä;\n".encode("utf-16"),
        ),
        (CourseError,),
    ),
    "course.toml": Reader(
        as_file("course.toml", lambda path: read_course(path.parent)),
        ((ROOT / "course.toml").read_bytes(), b"[assignments.a.tasks]\nf = { points = 1 }\n"),
        (CourseError,),
    ),
    "an archive": Reader(
        as_file("class.zip", extracted),
        (
            zipped(**{"u1/backprop.ipynb": b"{}", "u2/a/b.txt": b"x" * 999}),
            zipped(**{"../out": b"x", "/etc/x": b"y", "a": b"z"}),
        ),
        (CourseError, SubmissionError),
    ),
    "a time": Reader(
        lambda data: timestamps.parse(data.decode("latin-1")),
        (b"2026-03-02 23:59:00.000000 UTC", b"2026-03-02T23:59:00+01:00", b"2026-03-02 10:00:00 Europe/Berlin"),
        (ValueError, SubmissionError),
    ),
}


def mutated(samples: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Return valid samples in which something was changed, and bytes that nobody has made."""

    def change(data: bytes, cuts: tuple[float, float], piece: bytes) -> bytes:
        first, last = sorted(int(cut * len(data)) for cut in cuts)
        return data[:first] + piece + data[last:]

    place = st.floats(0, 1)
    piece = st.one_of(st.binary(max_size=8), st.sampled_from(NASTY), st.just(b""))
    edit = st.tuples(st.tuples(place, place), piece)

    def apply(sample: bytes, edits: list[tuple[tuple[float, float], bytes]]) -> bytes:
        for cuts, new in edits:
            near = (cuts[0], min(1.0, cuts[0] + cuts[1] / 10))
            sample = change(sample, near, new)
        return sample

    changed = st.builds(apply, st.sampled_from(samples), st.lists(edit, min_size=1, max_size=4))
    return st.one_of(changed, st.binary(max_size=200))


@pytest.mark.parametrize("name", READERS)
def test_whatever_the_bytes_a_reader_gives_a_value_or_its_own_error(name: str) -> None:
    reader = READERS[name]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(mutated(reader.samples))
    def holds(data: bytes) -> None:
        with suppress(*reader.errors):
            reader.read(data)

    for sample in reader.samples:
        with suppress(*reader.errors):
            reader.read(sample)
    holds()


@pytest.mark.parametrize("name", [name for name in READERS if name not in ("the header of a frame", "a report")])
def test_the_samples_are_understood(name: str) -> None:
    reader = READERS[name]
    reader.read(reader.samples[0])
