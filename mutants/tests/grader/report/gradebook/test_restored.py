"""What students break is mended before formgrader sees it, and nothing of theirs runs in the teacher's browser."""

from __future__ import annotations

import copy
import json

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from grader.report.gradebook import restored as restored_module
from grader.report.gradebook.master import read_masters
from grader.report.gradebook.restored import restored, substitute

FUNCTION = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"


@pytest.fixture
def master(course):
    return read_masters(course.root, course.assignments)["backprop"]


@pytest.fixture
def mended(master):
    """Restore a document and return its named cells, after nbgrader found it valid."""

    def mend(document, told=None):
        notebook = nbformat.reads(restored(json.dumps(document), master, told or {}), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        MetadataValidator().validate_nb(notebook)
        named = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
        assert [cell.metadata.nbgrader.grade_id for cell in named] == list(master.cells)
        return {cell.metadata.nbgrader.grade_id: cell for cell in named}

    return mend


def test_the_released_notebook_comes_back_with_all_marks(mended, master, released):
    cells = mended(released)
    assert all(cells[name].metadata.nbgrader == mine.metadata.nbgrader for name, mine in master.cells.items())


def test_without_metadata_and_ids_functions_are_found_and_tests_put_back(mended, released):
    document = copy.deepcopy(released)
    for cell in document["cells"]:
        if cell["id"] == "task-sigmoid":
            cell["source"] = FUNCTION
        cell["metadata"] = {}
        del cell["id"]
    assert mended(document)["sigmoid"].source == FUNCTION


def test_of_a_doubled_cell_one_keeps_the_mark(mended, released):
    document = copy.deepcopy(released)
    document["cells"] += [copy.deepcopy(cell) for cell in document["cells"] if cell["id"] == "task-sigmoid"]
    mended(document)


def test_a_locked_cell_gets_its_text_back_and_a_deleted_one_its_place(mended, master, released):
    document = copy.deepcopy(released)
    test = next(cell for cell in document["cells"] if cell["id"] == "test-sigmoid")
    test["source"], test["cell_type"] = "1.0", "markdown"
    document["cells"] = [
        cell for cell in document["cells"] if cell["id"] not in {"test-forward", "question-first-trick"}
    ]
    cells = mended(document)
    assert cells["test_sigmoid"].source == master.cells["test_sigmoid"].source
    assert "This cell was missing" in cells["test_forward"].source


def test_text_and_pictures_stay_and_what_would_run_in_a_browser_does_not(mended, released):
    document = copy.deepcopy(released)
    stub = next(cell for cell in document["cells"] if cell["id"] == "task-sigmoid")
    html = {"text/html": "<script>alert(1)</script>", "image/svg+xml": "<svg onload='alert(1)'/>"}
    stub["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": ["seen\n"]},
        {"output_type": "execute_result", "execution_count": 3, "metadata": {}, "data": html | {"text/plain": "plain"}},
        {"output_type": "display_data", "metadata": {}, "data": {"image/png": "iVBORw0KGgo="}},
        {"output_type": "stream", "name": "stdout", "text": "x" * 10_000_000},
        {"output_type": "error", "traceback": 7},
    ]
    shown = json.dumps(mended(document, {"test_sigmoid": "1 of 1 point"}))
    assert "seen" in shown
    assert "iVBORw0KGgo=" in shown
    assert "plain" in shown
    assert "1 of 1 point" in shown
    assert "alert" not in shown
    assert len(shown) < 500_000


def test_cells_of_strange_types_are_made_valid(mended, released):
    document = copy.deepcopy(released)
    strange = [
        7,
        {"cell_type": "plot", "source": 3},
        {"cell_type": ["code"], "id": ["a"], "source": [1, "x"], "metadata": {"nbgrader": {"grade_id": ["a"]}}},
        {"cell_type": "code", "id": "bad id", "metadata": [1], "outputs": {"a": 1}},
        {"cell_type": "code", "source": "half a character: \ud800", "metadata": {"tags": 3, "nbgrader": 7}},
        {"cell_type": "code", "outputs": [7, {"output_type": ["stream"], "text": 3}, {"data": {"text/plain": {}}}]},
    ]
    document["cells"] += strange
    mended(document)


def test_a_module_is_shown_before_the_released_notebook(master):
    notebook = nbformat.reads(substitute(FUNCTION, "code", master), as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert notebook.cells[0].source == FUNCTION


def test_of_thousands_of_outputs_some_stay_and_the_time_is_that_of_reading_them(mended, released):
    document = copy.deepcopy(released)
    cell = next(cell for cell in document["cells"] if cell["id"] == "task-sigmoid")
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}] * 30_000
    assert len(mended(document)["sigmoid"].outputs) == restored_module.MOST_OUTPUTS


def test_outputs_stay_while_there_is_room_for_them(mended, released):
    document = copy.deepcopy(released)
    cell = next(cell for cell in document["cells"] if cell["id"] == "task-sigmoid")
    sizes = (150_000, 60_000, 40_000)
    cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * size} for size in sizes]
    assert [len(output.text) for output in mended(document)["sigmoid"].outputs] == [150_000, 40_000]
