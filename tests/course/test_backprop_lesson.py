"""The lesson `backprop` answers its question: every section is there, runs, and says what is true.

Experiments are run as a student runs them: with the right functions, with none, and with a wrong one.
"""

from __future__ import annotations

import copy
import re
import sys
from types import SimpleNamespace

import IPython.display
import pytest

TASKS = ("sigmoid", "forward", "output_delta", "hidden_delta", "delta", "gradient")
# Each section, and what it may not lose. Advice points to these headings: they stay as they are.
SECTIONS = {
    "The convention": ("**enters**", r"\delta^{(l)} = \partial C / \partial z^{(l)}", "**leaves**", "1/m"),
    "0. The whole on one page": (
        "**1**",
        "**2a**",
        "**2b**",
        "**3**",
        r"\sum_k \theta_{ki}^{(l+1)} \, \delta_k^{(l+1)}",
    ),
    "1. Step 1: forward propagation": (r"z_i^{(l)} = \sum_j \theta_{ij}^{(l)}", r"z^{(l)} = \theta^{(l)} \, a^{(l-1)}"),
    "2. What delta means": (
        r"\frac{\partial C}{\partial z_i^{(l)}}",
        "sensitivity",
        "**all** layers",
        "nudge(",
        "what it leaves out",
    ),
    "3. The first trick: every gradient is a delta times an activation": (
        r"\sum_m \theta_{km}^{(l)}",
        r"\text{if } k = i \text{ and } m = j",
        r"\text{if } k \ne i",
        r"\nabla_{ij}^{(l)} = \delta_i^{(l)} \, a_j^{(l-1)}",
        r"\nabla^{(l)} = \delta^{(l)} \, a^{(l-1)\,T}",
        "first_trick(",
    ),
    "4. Step 2a: the delta of the last layer": (
        r"g(z)\,\big(1-g(z)\big)",
        "Both costs side by side",
        "**only in the last layer, and only where unit and cost match**",
        "matching_pairs(",
        "show_two_costs(",
    ),
    "5. Step 2a: the second trick, the deltas of a hidden layer": (
        r"\sum_k \underbrace{\frac{\partial C}{\partial z_k^{(l+1)}}}",
        r"\theta_{ki}^{(l+1)} \; g'\big(z_i^{(l)}\big)",
        r"\big(\theta^{(l+1)\,T} \, \delta^{(l+1)}\big) \odot a^{(l)} \odot \big(1-a^{(l)}\big)",
        "second_trick(",
    ),
    "6. Step 2a: all deltas, from back to front": ("compare_deltas(", "two_readings(", "push_the_input("),
    "7. Step 2b: the gradient": ("gradient_twins(", r"\nabla^{(l)} = \delta^{(l)} \, a^{(l-1)\,T}", "without indices"),
    "8. Step 3: gradient descent": (r"\theta^{(l)} \leftarrow \theta^{(l)} - \eta \, \nabla^{(l)}", "descend("),
    "9. One network worked by hand": ("Two inputs, two hidden units, one output", "compare_by_hand("),
    "10. Three index conventions, and the line where readers trip": (
        r"\Theta^{(l)}",
        "input as layer 1",
        "| here | the answer | Ng |",
        "trip(",
    ),
    "11. The same in the notation of the Deep Learning Specialization": ("dW^{[l]}", "db^{[l]}", "doi.org", "Ng"),
    "12. What you can say now": ("What is delta?", "How does a hidden unit get one without a target?"),
}
# Experiments that show a wrong result on purpose, or need no function of the student's.
TRIP = "see-trip"
ALWAYS = {"see-network", "see-dictionary", "see-turn", "see-walk"}


@pytest.fixture(scope="module")
def backprop(suite):
    """The assignment."""
    return suite("backprop")


@pytest.fixture(scope="module")
def source(backprop):
    """The teacher's notebook."""
    return backprop.notebook


@pytest.fixture(scope="module")
def solved(backprop, source):
    """The teacher's notebook, run."""
    return run(backprop, source)


@pytest.fixture(scope="module")
def untouched(backprop):
    """The student's notebook as it is handed out, run."""
    return run(backprop, backprop.released)


def test_every_part_of_the_answer_has_its_section(source):
    assert list(sections(source)) == list(SECTIONS)
    for heading, needed in SECTIONS.items():
        text = "\n".join(cell.source for cell in sections(source)[heading])
        assert not [words for words in needed if words not in text], heading


def test_every_section_has_mathematics_an_experiment_and_a_check(source, solved):
    for heading, cells in list(sections(source).items())[1:-1]:
        text = "\n".join(cell.source for cell in cells)
        assert "$" in text, heading
        assert any(solved.printed.get(cell.id) for cell in cells), f"{heading}: nothing to run"
        assert re.search(r"\*\*(Check yourself|Question in words \d)\.?\*\*|check\(\"", text), f"{heading}: no check"


def test_every_step_says_where_it_stands_in_the_whole(source):
    for heading, cells in sections(source).items():
        if re.match(r"[1-8]\.", heading):
            assert "*Where we are:" in cells[0].source, heading


def test_each_task_stands_in_a_section_of_its_own_idea(source):
    home = {
        cell.metadata.nbgrader.grade_id: heading.split(".")[0]
        for heading, cells in sections(source).items()
        for cell in cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    }
    assert home == dict(zip(TASKS, ("1", "1", "4", "5", "6", "7"), strict=True))


def test_the_three_questions_ask_for_words(source):
    questions = [c for c in source.cells if c.metadata.get("nbgrader", {}).get("grade_id", "").startswith("question_")]
    assert len(questions) == 3
    assert [f"**Question in words {n}.**" in cell.source for n, cell in enumerate(questions, 1)] == [True] * 3


def test_with_the_right_functions_every_experiment_agrees(solved):
    for cell, text in solved.printed.items():
        assert "waits for" not in text, cell
        assert "This experiment" not in text, cell
        assert "DIFFERENT" not in text, cell
        assert ("do NOT agree" in text) == (cell == TRIP), cell
    assert sum(text.count("they agree") for text in solved.printed.values()) >= 14


def test_the_pictures_show_the_network_the_nudge_and_the_twin_heat_maps(solved):
    words = {cell: " ".join(picture.alt for picture in pictures) for cell, pictures in solved.pictures.items()}
    assert "every gap between layers its theta" in words["see-network"]
    assert "the cost while z2(1) is pushed by -2 to +2" in words["see-nudge"]
    assert "delta(1) = -0.1756, 0.2939, delta(2) = -0.7474" in words["see-walk"]
    assert "All roads together: delta2(1) = +0.1198" in words["see-second-trick"]
    assert "two heat maps" in words["see-gradient"]
    kinds = (IPython.display.Image, IPython.display.HTML)
    assert all(isinstance(picture, kinds) for pictures in solved.pictures.values() for picture in pictures)


def test_without_a_kernel_a_sentence_stands_where_its_sliders_would(solved):
    assert "change the numbers in nudge()" in solved.printed["see-nudge-any"]
    assert "see-nudge-any" not in solved.pictures


def test_all_six_functions_reproduce_the_network_worked_by_hand(solved):
    rows = re.findall(r"(?m)^(\w+).*by hand .*\n +yours .*   the same$", solved.printed["see-by-hand"])
    assert list(dict.fromkeys(rows)) == list(TASKS)
    assert len(rows) == 8


def test_every_number_worked_by_hand_is_the_number_that_is_computed(source, solved):
    cells = sections(source)["9. One network worked by hand"]
    written = {
        number for c in cells if c.cell_type == "markdown" for number in re.findall(r"(?<![\d.])\d+\.\d{4,5}", c.source)
    }
    computed = set(re.findall(r"\d+\.\d{4,5}", " ".join(solved.printed.get(cell.id, "") for cell in cells)))
    assert len(written) >= 25
    assert written <= computed, f"not computed: {sorted(written - computed)}"


def test_without_functions_every_experiment_says_what_it_waits_for(untouched):
    seen = {cell: text for cell, text in untouched.printed.items() if cell.startswith("see-")}
    assert len(seen) >= 14
    for cell, text in seen.items():
        assert (cell in ALWAYS) != bool(re.search(r"This experiment waits for (\w+)\. Write it", text)), cell


@pytest.mark.parametrize(
    ("task", "wrong", "cells"),
    [
        ("hidden_delta", "return theta.T @ delta", ("see-all-deltas", "see-gradient")),
        ("output_delta", "return y - a", ("see-all-deltas", "see-gradient")),
        ("gradient", "return [-np.outer(d, a) for d, a in zip(deltas, activations)]", ("see-gradient",)),
        ("sigmoid", "return np.tanh(z)", ("see-sigmoid-slope",)),
    ],
)
def test_a_wrong_function_shows_in_the_experiments(backprop, source, task, wrong, cells):
    outcome = run(backprop, replaced(source, task, wrong))
    for cell in cells:
        assert "do NOT agree" in outcome.printed[cell], cell
    assert re.search(rf"(?m)^{task}\b.*\n.*DIFFERENT$", outcome.printed["see-by-hand"])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("return theta @ delta * a * (1 - a)", "stopped inside your hidden_delta"),
        ("return None", "could not use what your functions returned"),
        ("return theta.T @ delta * slope_of(a)", "stopped inside your hidden_delta: it uses the name slope_of"),
    ],
)
def test_a_function_that_breaks_is_named_and_stops_no_other_cell(backprop, source, wrong, words):
    outcome = run(backprop, replaced(source, "hidden_delta", wrong))
    assert words in outcome.printed["see-all-deltas"]
    assert "they agree" in outcome.printed["see-first-trick"]


def test_an_experiment_whose_earlier_cell_has_not_been_run_names_what_it_needs(backprop, source):
    notebook = copy.deepcopy(source)
    notebook.cells = [cell for cell in notebook.cells if cell.id != "example"]
    outcome = run(backprop, notebook)
    assert outcome.printed["see-forward"].startswith("This experiment needs example, which a cell further up makes.")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("nudge(4, 1)", "the layers 1, 2 and 3"),
        ("nudge(1, 6)", "Layer 1 has the units 1 to 5."),
        ("first_trick(2, 1, 6)", "the columns j = 1 to 5"),
        ("second_trick(3, 1)", "Layer 3 is the last"),
        ("compare_deltas(2, 5)", "Layer 2 has the units 1 to 4."),
        ("gradient_twins(0)", "the layers 1, 2 and 3"),
        ("in_dls_notation(4)", "the layers 1, 2 and 3"),
    ],
)
def test_a_unit_that_does_not_exist_is_not_the_student_s_mistake(solved, call, words, capsys):
    eval(call, solved.names)
    told = capsys.readouterr().out
    assert words in told
    assert "your functions" not in told


def run(assignment, notebook):
    """Run a notebook; return its `names`, and what each cell `printed` and which `pictures` it showed."""
    marked, shown = copy.deepcopy(notebook), []
    for cell in marked.cells:
        if cell.cell_type == "code":
            cell.source = f"print('\\0{cell.id}')\n{cell.source}"

    def display(thing):
        if isinstance(thing, IPython.display.HTML):
            thing.alt = re.sub("<script>.*</script>|<[^>]*>", "", thing.data, flags=re.DOTALL)
        sys.stdout.write(f"\1{len(shown)}\1\n")
        shown.append(thing)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(IPython.display, "display", display)
        outcome = assignment.run(marked)
    parts = dict(part.split("\n", 1) for part in outcome.printed.split("\0")[1:])
    pictures = {cell: [shown[int(n)] for n in re.findall("\1(\\d+)\1", text)] for cell, text in parts.items()}
    return SimpleNamespace(names=outcome.names, printed=parts, pictures={c: p for c, p in pictures.items() if p})


def replaced(notebook, task, body):
    """Return the notebook with another body in one solution."""
    changed = copy.deepcopy(notebook)
    cell = next(c for c in changed.cells if c.metadata.get("nbgrader", {}).get("grade_id") == task)
    cell.source, count = re.subn(r"(?s)### BEGIN SOLUTION.*### END SOLUTION", lambda _: body, cell.source)
    assert count == 1
    return changed


def sections(notebook):
    """Return the cells of each section by its heading, in order; what stands before the first is left out."""
    found = {}
    for cell in notebook.cells:
        heading = re.search(r"(?m)\A## (.+)", cell.source) if cell.cell_type == "markdown" else None
        if heading:
            found[heading[1]] = []
        if found:
            found[list(found)[-1]].append(cell)
    return found
