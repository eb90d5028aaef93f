"""Sliders of the first lesson that ask the kernel: with ipywidgets each move is answered; without it, a sentence."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]
MOVED = """
from ipywidgets.widgets.widget import _instances
found = {type(one).__name__: one for one in _instances.values()}
layer, unit = (one for one in _instances.values() if type(one).__name__ == "Dropdown")
print(found["HTML"].value.rpartition("<figcaption")[2])
found["SelectionSlider"].value = 40
print(found["HTML"].value.rpartition("<figcaption")[2])
layer.value = 3
print(found["HTML"].value.rpartition("<figcaption")[2], list(unit.options))
"""


def run_until(cell_id, *, before="", after="pass"):
    """Run the solved lesson in a kernel up to a cell, and code around it; return the cell and what the code printed."""
    notebook = nbformat.read(ROOT / "solutions" / "backprop" / "backprop.ipynb", as_version=nbformat.NO_CONVERT)
    end = 1 + next(k for k, cell in enumerate(notebook.cells) if cell.id == cell_id)
    last = nbformat.v4.new_code_cell(after)
    notebook.cells = [nbformat.v4.new_code_cell(before), *notebook.cells[:end], last]
    resources = {"metadata": {"path": str(ROOT / "assignments" / "backprop")}}
    NotebookClient(notebook, timeout=600, startup_timeout=600, resources=resources).execute()
    return notebook.cells[-2], "".join(output.get("text", "") for output in last.outputs)


def test_each_move_of_a_slider_is_answered_by_the_kernel():
    cell, printed = run_until("see-nudge-any", after=MOVED)
    assert [one for one in cell.outputs if "application/vnd.jupyter.widget-view+json" in one.get("data", {})]
    first, pushed, other_layer = printed.strip().splitlines()
    assert "z1(1) =" in first
    assert "(push +0.00)" in first
    assert "z1(1) =" in pushed
    assert "(push +2.00)" in pushed
    assert "z1(3) =" in other_layer
    assert other_layer.endswith("[1, 2]")


def test_without_ipywidgets_the_cell_says_what_to_do():
    cell, _ = run_until("see-nudge-any", before="import sys\nsys.modules['ipywidgets'] = None")
    assert "change the numbers in nudge()" in cell.outputs[0]["text"]
    assert len(cell.outputs) == 1
