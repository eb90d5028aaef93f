"""A file that is no notebook of Python is told by what it holds, and its student what to do."""

from __future__ import annotations

import json
import re

import pytest

from grader.execute.worker.notebook import NotReadable, read_document, read_module, read_notebook

CELLS = [{"cell_type": "code", "id": "a", "metadata": {}, "source": "x = 1", "outputs": [], "execution_count": None}]
NOTEBOOK = {"cells": CELLS, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
TEXT = json.dumps(NOTEBOOK, indent=1)


def refused(data: bytes) -> NotReadable:
    with pytest.raises(NotReadable) as caught:
        read_document(data)
    return caught.value


# Heads of files as these programs write them: a page saved from a browser; the pointer of the Git LFS specification
# (git-lfs/docs/spec.md); a .gdoc of Google Drive for desktop; git's merge markers; a binary property list.
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty (0 bytes)"),
        (b" \n\n", "the file is empty (3 bytes)"),
        (b"\0" * 4096, "the file holds 4096 zero bytes and nothing else"),
        (b"<!DOCTYPE html><html><title>backprop.ipynb - Colab</title></html>", "a web page (HTML)"),
        (b"\n\n<html lang=en><head>", "a web page (HTML)"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
            "a Git LFS pointer, whose contents were never pushed or pulled, not a notebook",
        ),
        (TEXT.replace('   "id"', '<<<<<<< HEAD\n   "id"').encode(), "the markers of a merge conflict of git"),
        (TEXT.replace("{", "{\n>>>>>>> origin/main\n", 1).encode(), "the markers of a merge conflict of git"),
        (
            b'{"url":"https://docs.google.com/open?id=x","doc_id":"x","email":"a@x.org"}',
            "a shortcut to a file on Google",
        ),
        (b'{"":"WARNING!","url":"https://x","resource_id":"document:1"}', "a shortcut to a file on Google Drive"),
        (TEXT[: len(TEXT) // 2].encode(), "bytes: its upload or download was not finished"),
        (TEXT[:-2].encode(), "bytes: its upload or download was not finished"),
        (TEXT.replace('"cells":', '"cells"').encode(), "it is not JSON from line 2 on"),
        (b"PK\x03\x04rest", "a zip archive or an office document"),
        (b"%PDF-1.7", "a PDF"),
        (b"bplist00\xd3", "a placeholder or property list of a Mac"),
        (b"[InternetShortcut]\r\nURL=https://x", "a shortcut to a web address"),
        (b"import numpy as np\n", "plain text, not a notebook"),
        (b"{\0", "binary"),
        (b"[1, 2]", "no list of cells"),
        (json.dumps({**NOTEBOOK, "nbformat": "3"}).encode(), "nbformat 3, which is not 4"),
    ],
)
def test_what_a_file_is_instead_of_a_notebook_is_said_with_something_to_do(data, words):
    error = refused(data)
    assert words in str(error)
    assert error.fault.remedy
    assert not error.fault.needs_person


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({**NOTEBOOK, "nbformat": "4", "nbformat_minor": "5"}).encode(),
        json.dumps({**NOTEBOOK, "metadata": {"x": float("nan"), "y": float("inf")}}).encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),  # as PowerShell's > writes
        json.dumps({**NOTEBOOK, "metadata": {"nbdime-conflicts": {"local_diff": [], "remote_diff": []}}}).encode(),
        json.dumps({**NOTEBOOK, "metadata": {"kernelspec": {"name": "ir", "language": "python"}}}).encode(),
    ],
    ids=["nbformat text", "nan", "mark", "utf-16", "resolved", "python says one"],
)
def test_what_other_programs_write_and_can_be_read_is_read(data):
    assert [cell.source for cell in read_notebook(data).cells] == ["x = 1"]


# Kernel specifications as IRkernel, IJulia and Colab's R runtime write them.
@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        ({"kernelspec": {"name": "ir", "language": "R", "display_name": "R"}, "language_info": {"name": "R"}}, "R"),
        ({"kernelspec": {"name": "ir", "display_name": "R"}}, "R"),
        ({"kernelspec": {"name": "julia-1.10", "language": "julia"}, "language_info": {"name": "julia"}}, "Julia"),
        ({"kernelspec": {"name": "julia-1.10"}}, "Julia"),
        ({"language_info": {"name": "scala"}}, "scala"),
    ],
)
def test_a_notebook_of_another_kernel_needs_a_person(metadata, language):
    error = refused(json.dumps({**NOTEBOOK, "metadata": metadata}).encode())
    assert str(error) == f"it is a notebook of {language}, not of Python"
    assert error.fault.needs_person


@pytest.mark.parametrize("metadata", [None, [], {}, {"kernelspec": None}, {"kernelspec": {"name": 3, "language": []}}])
def test_damaged_metadata_is_taken_for_pythons(metadata):
    assert read_document(json.dumps({**NOTEBOOK, "metadata": metadata}).encode())["metadata"] == metadata


# nbdime writes its markers into markdown cells between both sides (nbdime/merging/notebooks.py), git's own merge into
# the lines of one cell where a tool merged the JSON.
@pytest.mark.parametrize(
    "texts",
    [
        [f'<span style="color:red">**{mark}**</span>' for mark in ("<<<<<<< local", "=======", ">>>>>>> remote")],
        ["<<<<<<< local\nx = 1\n=======\nx = 2\n>>>>>>> remote\n"],
    ],
    ids=["nbdime", "git"],
)
def test_both_sides_of_a_merge_need_a_person(texts):
    cells = CELLS + [{"cell_type": "markdown", "metadata": {}, "source": text} for text in texts]
    error = refused(json.dumps({**NOTEBOOK, "cells": cells}).encode())
    assert "a merge conflict is in it, from cell 2 on" in str(error)
    assert error.fault.needs_person


def test_a_notebook_about_merging_is_no_merge():
    text = "Git writes `<<<<<<<` and `>>>>>>>` into a file."
    cells = [*CELLS, {"cell_type": "markdown", "metadata": {}, "source": text}]
    assert read_document(json.dumps({**NOTEBOOK, "cells": cells}).encode())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b\n", "the markers of a merge conflict of git"),
        (b"<!DOCTYPE html>", "a web page (HTML), not a Python module"),
        (b"def f(:\n", "the file is not a Python module: SyntaxError (line 1)"),
        (TEXT.replace("null", "nil(").encode(), "the file is not a Python module"),
    ],
)
def test_a_module_is_told_apart_in_the_same_words(data, words):
    with pytest.raises(NotReadable, match=re.escape(words)):
        read_module(data)
