"""Whatever a file is packed, coded or written as: what it holds is found, or it is named as what cannot be read."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import pickle
import py_compile
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from grader.errors import CourseError
from grader.release import contents as module
from grader.release.contents import Opaque, Text, contents

KEY = "def hidden_delta(theta, delta, a):\n    return theta.T @ delta * (a * (1 - a))\n"
CODE = KEY.encode()


def zipped(content: bytes, name: str = "key.py") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def tarred(content: bytes, mode: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:
        member = tarfile.TarInfo("key.py")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return made.getvalue()


def saved(save: Callable[..., None], value: object) -> bytes:
    made = io.BytesIO()
    save(made, value)
    return made.getvalue()


def notebook(cell: dict[str, object]) -> bytes:
    return json.dumps({"cells": [cell], "nbformat": 4}).encode()


CODED = base64.b64encode(CODE).decode()
WAYS: dict[str, bytes] = {
    "plain": CODE,
    "zip": zipped(CODE),
    "zip four deep": zipped(zipped(zipped(zipped(CODE)))),
    "a program that unpacks itself": b"#!/bin/sh\nexec unzip $0\n" + zipped(CODE),
    "a picture with a zip behind it": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4 + zipped(CODE),
    "tar": tarred(CODE, "w"),
    "tar.gz": tarred(CODE, "w:gz"),
    "tar.bz2": tarred(CODE, "w:bz2"),
    "tar.xz": tarred(CODE, "w:xz"),
    "gz": gzip.compress(CODE),
    "bz2": bz2.compress(CODE),
    "xz": lzma.compress(CODE),
    "base64 in a module": f"KEY = '{CODED}'\n".encode(),
    "base64 in lines": base64.encodebytes(CODE),
    "base64 for addresses": b"k=" + base64.urlsafe_b64encode(CODE),
    "hexadecimal": f"KEY = bytes.fromhex('{CODE.hex()}')".encode(),
    "base64 of gz": base64.b64encode(gzip.compress(CODE)),
    "a cell of text": notebook({"cell_type": "markdown", "source": [*KEY.splitlines(keepends=True)]}),
    "an attachment": notebook({"cell_type": "markdown", "source": "", "attachments": {"k.py": {"text/plain": CODED}}}),
    "an output": notebook({"cell_type": "code", "source": "", "outputs": [{"text": KEY.splitlines(keepends=True)}]}),
    "npz of text": saved(np.savez, np.array([KEY])),
    "npy of text": saved(np.save, np.array([KEY])),
    "npy with a pickle": saved(np.save, np.array([KEY, None], dtype=object)),
    "pickle": pickle.dumps({"key": KEY}),
    "UTF-16 with a mark": KEY.encode("utf-16"),
    "UTF-16 without a mark": KEY.encode("utf-16-le"),
    "UTF-16, the other way round": KEY.encode("utf-16-be"),
    "UTF-32": KEY.encode("utf-32-le"),
    "HTML with a tag round each word": "".join(f"<span class='k'>{word}</span> " for word in KEY.split(" ")).encode(),
    "a string of Python": json.dumps(KEY).encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_a_file_holds_is_found(way: str) -> None:
    wanted = "theta.T@delta*(a*(1-a))"
    texts = ["".join(found.text.split()) for found in contents("it", WAYS[way]) if isinstance(found, Text)]
    assert any(wanted in text for text in texts)


def test_compiled_python_under_any_name_is_named(tmp_path: Path) -> None:
    (tmp_path / "key.py").write_bytes(CODE)
    py_compile.compile(str(tmp_path / "key.py"), cfile=str(tmp_path / "data.bin"), doraise=True)
    assert Opaque("data.bin", "compiled Python") in list(contents("data.bin", (tmp_path / "data.bin").read_bytes()))


@pytest.mark.parametrize(
    "content",
    [
        b"\x28\xb5\x2f\xfd" + bytes(range(256)),
        b"7z\xbc\xaf\x27\x1c" + bytes(range(256)) * 4,
        gzip.compress(CODE)[:-9],
        np.random.default_rng(1).bytes(4000),
    ],
    ids=["zstandard that is damaged", "7z", "a gz cut short", "noise"],
)
def test_what_cannot_be_looked_into_is_named(content: bytes) -> None:
    assert [found.place for found in contents("it", content) if isinstance(found, Opaque)] == ["it"]


def test_pictures_and_arrays_of_numbers_are_let_through() -> None:
    for content in (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, saved(np.save, np.arange(400.0))):
        assert not [found for found in contents("it", content) if isinstance(found, Opaque)]


def test_a_bomb_is_refused_before_it_takes_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 2**20)
    for content in (gzip.compress(bytes(2**22)), zipped(bytes(2**22))):
        with pytest.raises(CourseError, match="opens to more than 1 MB"):
            list(contents("bomb", content))


def test_layers_without_end_are_refused() -> None:
    content = CODE
    for _ in range(module.DEEPEST + 2):
        content = zipped(content)
    with pytest.raises(CourseError, match="more than 16 layers"):
        list(contents("deep", content))
