"""Every reader of bytes that the grader did not write: what it is given, and what it may raise.

test_fuzz.py reads mutated samples for some seconds in each run of the tests; tests/fuzz.py looks for hours.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd

from grader.collect import timestamps, worksheet, zips
from grader.collect.layouts import gradescope
from grader.collect.marks import read_marks_table
from grader.collect.roster import read_roster
from grader.course.config import read_course
from grader.errors import CourseError, SandboxError, StudentError, SubmissionError
from grader.execute.callbacks import Callbacks
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode
from grader.execute.protocol.frames import HEADER, Kind, ProtocolError, header
from grader.execute.replies import read_reply
from grader.execute.reports import read_report
from grader.execute.skips import read_place
from grader.execute.worker.notebook import NotReadable, read_module, read_notebook
from grader.execute.worker.notebook_of_old import read_any_document
from grader.export.sheet import read_sheet
from grader.records.course import Limits
from grader.records.execution import Reply
from grader.release.contents import contents

ROOT = Path(__file__).parents[2]
COURSE = read_course(ROOT)
SHARE_HERE = 0.15  # of the changes: what is deeper is changed in the rest
STRANGE: list[Any] = [
    *(None, True, -1, 0, 2**70, 1.5, float("nan"), "", "text", "\ud800", "\x1b[2J\n", "1e400", [], {}, [[]], [1, "a"]),
    *({"a": 1}, {"": None}, ["x"] * 40, b"bytes", {1, 2}, (1,), 1j, np.ones(2), np.array("text"), 2**4000),
]
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


OLD_NOTEBOOK: dict[str, Any] = {
    "nbformat": 3,
    "metadata": {"name": "old"},
    "worksheets": [
        {"cells": [{"cell_type": "heading", "level": 2, "source": ["a"]}, {"cell_type": "code", "input": ["x = 1"]}]}
    ],
}
REPORT: dict[str, Any] = {
    "functions": {"f": {"callable": True, "kind": "function", "source": "def f(): ...", "cell": "cell 1", "line": 1}},
    "failures": [[1, "cell 2", 3, "ZeroDivisionError", ""]],
    "failed": 1,
    "ran": 2,
    "not_run": [["cell 1", "!ls"]],
    "overwritten": {"f": "cell 2"},
    "answers": {"why": "because"},
    "notes": ["a note"],
    "outcomes": {"f": ["", "shown", True, False]},
    "files": [["a.txt", b"x"]],
}
METADATA = b"""submission_1:
  :submitters:
  - :name: Jane Doe
    :sid: 00123
  :created_at: 2026-03-02 10:00:00 +0000
"""


def zipped(kind: int = zipfile.ZIP_DEFLATED, **members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


@dataclass(frozen=True)
class Form:
    """How to write values, so that a wrong value in a right frame is tried too, and not only wrong bytes."""

    load: Callable[[bytes], Any]
    dump: Callable[[Any], bytes]


JSON = Form(json.loads, lambda value: json.dumps(value).encode())
WIRE = Form(decode, encode)


@dataclass(frozen=True)
class Reader:
    """One reader: what it is given, samples that it understands, the errors it may raise, the form of its values."""

    read: Callable[[bytes], object]
    samples: tuple[bytes, ...]
    errors: tuple[type[Exception], ...]
    form: Form | None = None


def npy() -> bytes:
    made = io.BytesIO()
    np.save(made, np.arange(3.0))
    return made.getvalue()


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


def question_of(data: bytes) -> object:
    return Callbacks((np.ones(3),), {"f": np.sum}, [np.sum]).answer(data, lambda *_: 1.0, lambda: False)


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
        WIRE,
    ),
    "the header of a frame": Reader(
        lambda data: header(data.ljust(HEADER.size, b"\0")[: HEADER.size], 2**20), (bytes(64),), (ProtocolError,)
    ),
    "a reply": Reader(
        reply_of,
        (encode(1.5), encode([np.ones(3)]), encode(VALUES)),
        (SandboxError, ProtocolError),
        WIRE,
    ),
    "a report": Reader(
        read_report,
        (encode(REPORT), encode({"unreadable": "no notebook", "remedy": ""}), encode([])),
        (SandboxError, SubmissionError),
        WIRE,
    ),
    "a question in the middle of a call": Reader(
        question_of,
        (encode([0, [np.ones(3)], {}]), encode(["f", [1.5, [2]], {"axis": 0}])),
        (SandboxError, ProtocolError),
        WIRE,
    ),
    "the cell that is about to run": Reader(
        read_place,
        (encode([1, 2]),),
        (ProtocolError,),
        WIRE,
    ),
    "a notebook of any format": Reader(
        read_any_document,
        (json.dumps(OLD_NOTEBOOK).encode(), json.dumps(NOTEBOOK).encode()),
        (NotReadable,),
        JSON,
    ),
    "a notebook": Reader(
        read_notebook,
        (json.dumps(NOTEBOOK).encode(), json.dumps(NOTEBOOK, indent=1).encode()),
        (NotReadable,),
        JSON,
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
    "marks.csv": Reader(
        as_file("marks.csv", lambda path: read_marks_table(path.parent, COURSE.assignments)),
        (b"student_id,assignment,task,points,comment\nu1,backprop,sigmoid,0.5,well done\nu2,backprop,,excused,\n",),
        (CourseError,),
    ),
    "a worksheet of Moodle's": Reader(
        as_file("grades.csv", lambda path: worksheet.participants([path])),
        (b"Identifier,Full name,ID number,Email address,Grade\nParticipant 7,Jane Doe,u1,jane@x.org,\n",),
        (),
    ),
    "a list of Gradescope's": Reader(
        as_file(gradescope.METADATA, lambda path: list(gradescope._entries(path))), (METADATA,), (CourseError,)
    ),
    "what is released": Reader(
        lambda data: list(contents("a.bin", data)),
        (zipped(**{"a.txt": b"text", "b.gz": gzip.compress(b"x")}), b"<b>" + base64.b64encode(b"x" * 90), npy()),
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
            zipped(**{"../out": b"x", "/etc/x": b"y", "a": b"z", "b/": b""}),
            zipped(zipfile.ZIP_LZMA, a=b"x" * 99),
            zipped(zipfile.ZIP_BZIP2, a=b"x" * 99),
        ),
        (CourseError, SubmissionError),
    ),
    "a time": Reader(
        lambda data: timestamps.parse(data.decode("latin-1")),
        (b"2026-03-02 23:59:00.000000 UTC", b"2026-03-02T23:59:00+01:00", b"2026-03-02 10:00:00 Europe/Berlin"),
        (ValueError, SubmissionError),
    ),
}


def malformed(value: Any, form: Form, random: Random) -> bytes:
    """Write a value in which one part, chosen at random, is something else."""
    changed = _exchanged(value, random)
    try:
        return form.dump(changed)
    except (TypeError, ValueError):  # what one form cannot write, such as a set in JSON
        return form.dump([])


def _exchanged(value: Any, random: Random) -> Any:
    """Exchange a part of a value: the value itself, or something within it."""
    if not isinstance(value, (list, dict)) or not value or random.random() < SHARE_HERE:
        return random.choice(STRANGE)
    places = list(value) if isinstance(value, dict) else range(len(value))
    place = random.choice(places)
    if random.random() < SHARE_HERE and isinstance(value, dict):
        return {key: part for key, part in value.items() if key != place}
    copied = value.copy()
    copied[place] = _exchanged(value[place], random)
    return copied
