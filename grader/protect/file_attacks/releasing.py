"""Attempts to let an answer leave in what students receive, packed, coded or renamed."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import pickle
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from grader.errors import CourseError
from grader.protect.file_attacks.scene import ASSIGNMENT, FileAttack, Outcome, Put, Scene, link, nothing, write

ANSWER: Final = """def half(values):
    scaled = [value * 0.5 for value in values]
    return [entry for entry in scaled if entry == entry]
"""
CODE: Final = ANSWER.encode()
SEED: Final = "tulips-in-november"
NAME: Final = "data.bin"


def read_release(scene: Scene, attack: FileAttack) -> Outcome:
    """Release a folder; what leaves with an answer in it is a fault."""
    write(scene.root / f"solutions/{ASSIGNMENT}/reference.py", f'"""The key."""\n\n\n{ANSWER}')
    write(scene.root / f"tests/hidden/{ASSIGNMENT}/test_half.py", "def test_half(student):\n    assert student.half\n")
    write(scene.root / ".grader-secret", SEED)
    write(released(scene) / "README.md", "Write the function half.\n")
    attack.put(scene)
    if attack in CONTROLS:
        scene.targets.refuse_answers(scene.root, ASSIGNMENT, released(scene))
        return Outcome({})
    try:
        scene.targets.refuse_answers(scene.root, ASSIGNMENT, released(scene))
    except CourseError as error:
        return Outcome({}, said=str(error))
    return Outcome({}, faults=("it left, with `no marked answer ... was found in them`",))


def released(scene: Scene) -> Path:
    """Return the folder that students would receive."""
    return scene.root / "released"


def saved(save: Callable[..., None], value: object) -> bytes:
    """Return what a function of numpy writes."""
    made = io.BytesIO()
    save(made, value)
    return made.getvalue()


def zipped(content: bytes) -> bytes:
    """Return a zip of one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", content)
    return made.getvalue()


def tarred(mode: str) -> bytes:
    """Return a tar archive of the answer."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        member = tarfile.TarInfo("x")
        member.size = len(CODE)
        archive.addfile(member, io.BytesIO(CODE))
    return made.getvalue()


def cell(**fields: object) -> bytes:
    """Return a notebook of one cell."""
    return json.dumps({"cells": [{"cell_type": "markdown", "source": "", **fields}], "nbformat": 4}).encode()


CODED: Final = base64.b64encode(CODE).decode()
WAYS: Final[dict[str, bytes]] = {
    "plain_under_another_name": CODE,
    "without_spaces_and_lines": " ".join(ANSWER.split()).encode(),
    "zip": zipped(CODE),
    "zip_four_deep": zipped(zipped(zipped(zipped(CODE)))),
    "program_that_unpacks_itself": b"#!/bin/sh\nexec unzip $0\n" + zipped(CODE),
    "picture_with_a_zip_behind": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) + zipped(CODE),
    "tar": tarred("w"),
    "tar_gz": tarred("w:gz"),
    "tar_xz": tarred("w:xz"),
    "gz": gzip.compress(CODE),
    "bz2": bz2.compress(CODE),
    "xz": lzma.compress(CODE),
    "zstandard": b"\x28\xb5\x2f\xfd" + CODE,
    "base64": f"KEY = '{CODED}'\n".encode(),
    "base64_of_gz": base64.b64encode(gzip.compress(CODE)),
    "hexadecimal": f"KEY = bytes.fromhex('{CODE.hex()}')".encode(),
    "attachment_of_a_cell": cell(attachments={"k.py": {"text/plain": CODED}}),
    "cell_of_text": cell(source=ANSWER.splitlines(keepends=True)),
    "npz": saved(np.savez, np.array([ANSWER])),
    "npy_with_a_pickle": saved(np.save, np.array([ANSWER, None], dtype=object)),
    "pickle": pickle.dumps({"key": ANSWER}),
    "utf_16_without_a_mark": ANSWER.encode("utf-16-le"),
    "tags_round_each_word": "".join(f"<b>{word}</b> " for word in ANSWER.split(" ")).encode(),
    "secret": f"seed = '{SEED}'\n".encode(),
    "noise": bytes(range(128, 256)) * 20,
}


def put(content: bytes) -> Put:
    """Return what puts a file into the folder for students."""
    return lambda scene: write(released(scene) / NAME, content)


ATTACKS: Final = (
    *(
        FileAttack(f"released_{way}", "to let an answer leave", put(content), read_release)
        for way, content in WAYS.items()
    ),
    FileAttack(
        "released_link",
        "to let an answer leave by a link",
        lambda scene: link(released(scene) / "notes.txt", scene.root / f"solutions/{ASSIGNMENT}/reference.py"),
        read_release,
    ),
    FileAttack(
        "released_by_name",
        "to let the class list leave",
        lambda scene: write(released(scene) / "roster.csv", "id\nann\n"),
        read_release,
    ),
)
CONTROLS: Final = (FileAttack("an honest release", "", nothing, read_release),)
