"""A notebook of format 3 is read as one of format 4, as nbformat converts it."""

from __future__ import annotations

import json

import pytest
from nbformat import convert, from_dict

from grader.execute.worker.notebook import NotReadable
from grader.execute.worker.notebook_of_old import read_any_document, script_document

OLD = {
    "metadata": {"name": "old", "signature": "x", "kept": 1},
    "nbformat": 3,
    "nbformat_minor": 0,
    "worksheets": [
        {
            "cells": [
                {
                    "cell_type": "code",
                    "input": ["a = 1\n", "b = 2"],
                    "metadata": {"x": 1},
                    "outputs": [],
                    "language": "python",
                },
                {"cell_type": "markdown", "source": "Text", "metadata": {}},
                {"cell_type": "html", "source": "<b>x</b>", "metadata": {}},
                {"cell_type": "heading", "source": "Title", "level": 2, "metadata": {}},
                {"cell_type": "raw", "source": "raw", "metadata": {}},
            ]
        }
    ],
}


def test_cells_are_those_that_nbformat_makes():
    made = read_any_document(json.dumps(OLD).encode())
    theirs = convert(from_dict(OLD), 4)
    keys = "cell_type", "metadata"
    assert [[cell[key] for key in keys] for cell in made["cells"]] == [
        [cell[key] for key in keys] for cell in theirs.cells
    ]
    assert ["".join(cell["source"]) for cell in made["cells"]] == ["".join(cell.source) for cell in theirs.cells]
    assert made["metadata"]["kept"] == 1


def test_a_notebook_of_format_4_is_read_as_it_is():
    assert read_any_document(b'{"nbformat": 4, "metadata": {}, "cells": []}')["cells"] == []


@pytest.mark.parametrize(
    "data", [b"", b"{}", b'{"nbformat": 2, "worksheets": []}', b'{"nbformat": 3, "worksheets": 1}']
)
def test_anything_else_is_refused(data):
    with pytest.raises(NotReadable):
        read_any_document(data)


@pytest.mark.parametrize(
    "cell", [{"cell_type": "heading", "level": []}, {"cell_type": "code", "input": 7}, {"source": [[]]}, 1], ids=str
)
def test_a_cell_that_makes_no_sense_stops_nothing(cell):
    sheets = [{"cells": [cell, {"cell_type": "code", "input": "x = 1"}]}, {"cells": 5}]
    made = read_any_document(json.dumps({"nbformat": 3, "worksheets": sheets}).encode())
    assert made["cells"][-1]["source"] == "x = 1"


def test_a_python_file_is_one_cell():
    assert [cell["source"] for cell in script_document(b"a = 1\n")["cells"]] == ["a = 1\n"]
    with pytest.raises(NotReadable):
        script_document(b"a = (")
