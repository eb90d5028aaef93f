"""`check("double")` in a cell: what it shows, in a notebook, a terminal and a viewer; never a traceback."""

import re
import subprocess
import sys
from html.parser import HTMLParser

import numpy as np
import pytest

from grader.checks import live
from grader.checks.live import check
from grader.report.html.style import LIGHT

VOID = {"path", "rect", "br"}


@pytest.fixture
def cell(course, monkeypatch):
    """Run a cell's source in the folder of the assignment `sums`, and return its last value."""
    folder = course / "assignments" / "sums"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)

    def run(source, last="check('double')"):
        namespace = {"np": np, "check": check}
        exec(source, namespace)
        return eval(last, namespace)

    return run


def test_right(cell):
    assert repr(cell("def double(z): return 2 * z")) == (
        "double: right\n  ✓ Twice two is four\n  ✓ It is what adding gives\nNext step: go on to halve."
    )


def test_what_is_wrong_is_shown_with_a_heat_map_and_one_step(cell):
    shown = cell("def double(z): return z + 2")
    assert repr(shown).splitlines() == [
        "double: not right yet, 0 of 2 checks passed",
        "  ✗ Twice two is four: double(z)[1] differs most from the expected value. You returned 1; expected -2.",
        repr(shown).splitlines()[2],
        "Next step: work the first check that failed out with paper and pencil, line by line beside double.",
    ]
    pictures = re.findall(r'<svg role="img" aria-label="([^"]+)"', shown._repr_html_())
    assert pictures == ["what you returned", "what it should be", "the difference"]
    assert shown._repr_html_().count(f'stroke="{LIGHT["mark"]}"') == 2  # one wrong entry, in two of the maps
    assert "**double: not right yet" in shown._repr_markdown_().replace("\\", "")


@pytest.mark.parametrize(
    ("source", "words", "step"),
    [
        ("", "double: not defined", "run the cell that does, or write it"),
        ("def Double(z): return z", "defines `Double`: if that is it, give it the name `double`.", "run the cell"),
        ("def double(z): raise NotImplementedError()", "double: not written yet", "write double in the place of"),
        ("def double(z): return gone", "It raised NameError: name 'gone' is not defined", "where that name is made"),
        (
            "import numpy\ndouble = numpy.linalg.inv",
            "It raised LinAlgError",
            "print the shapes of what goes into double",
        ),
        ("def double(z): return [4.0, -2.0]", "should be a numpy array", "kind and shape before numbers"),
        ("def double(z): return (2 * z)[None]", "should have shape (2,)", "kind and shape before numbers"),
        ("def double(z):\n    z *= 2\n    return z", "It changed the arguments", "make a copy of what double changes"),
        ("double = 3", "`double` is not a function; its type is int", "paper and pencil"),
        ("def double(z): return object()", "It returned an object", "kind and shape before numbers"),
    ],
)
def test_every_state_of_a_function_has_its_words_and_its_step(cell, source, words, step):
    text = repr(cell(source))
    assert words in text
    assert step in text.splitlines()[-1]
    assert "Traceback" not in text


def test_an_endless_loop_is_interrupted_once(cell, monkeypatch):
    monkeypatch.setattr(live, "CALL_SECONDS", 0.05)
    text = repr(cell("n = 0\ndef double(z):\n    global n\n    n += 1\n    while True: pass"))
    assert text.count("still running") == 2
    assert "ask what makes it end" in text
    source = "calls = []\ndef double(z):\n    calls.append(1)\n    while True: pass"
    assert cell(source, "(check('double'), calls)[1]") == [1]


def test_the_student_can_interrupt(cell):
    with pytest.raises(KeyboardInterrupt):
        cell("def double(z): raise KeyboardInterrupt")


def test_a_call_leaves_the_notebook_as_it_was(cell):
    source = "kept = np.array([1.0])\ndef double(z): return 2 * z"
    before = dict(sys.modules)
    assert cell(source, "(check('double'), sorted(k for k in globals() if k[0] != '_'))[1]") == [
        *("check", "double", "kept", "np")
    ]
    assert not [name for name in sys.modules if name not in before and name.startswith(("test_", "conftest"))]


def test_prints_and_warnings_of_the_function_are_not_heard(cell, capfd):
    cell("import warnings\ndef double(z):\n    print('noise')\n    warnings.warn('noise')\n    return 2 * z")
    assert capfd.readouterr() == ("", "")


def test_the_function_itself_or_nothing_may_be_passed(cell):
    both = "def double(z): return 2 * z\ndef halve(z): return z / 2"
    assert repr(cell(both, "check(double)")).startswith("double: right")
    assert "halve: right" in repr(cell(both, "check()"))
    assert repr(cell(both, "check()")).endswith("read what each function may not do once again.")


def test_an_unknown_task_and_missing_checks_are_said_in_a_sentence(cell, tmp_path, monkeypatch):
    assert repr(cell("", "check('duble')")) == "There is no task 'duble' here; there is double, halve."
    (tmp_path / "far").mkdir()
    monkeypatch.chdir(tmp_path / "far")
    assert repr(cell("", "check('double')")).startswith("Nothing was checked: no public checks for notebook.ipynb")


def test_checks_that_break_are_said_in_a_sentence(cell, course):
    (course / "tests" / "public" / "sums" / "test_double.py").write_text(
        "import nothing_of_that_name", encoding="utf-8"
    )
    assert "cannot be read" in repr(cell("def double(z): return z"))


def test_the_assignment_that_has_the_task_is_meant_where_no_name_says_it(course, monkeypatch):
    monkeypatch.chdir(course)
    namespace = {"check": check}
    assert repr(eval("check('square')", namespace)).startswith("square: not defined")


def test_nbgraders_validate_hears_of_what_is_not_right(cell, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    assert repr(cell("def double(z): return 2 * z")).startswith("double: right")
    with pytest.raises(AssertionError, match="double: not right yet, 0 of 2 checks passed"):
        cell("def double(z): return z + 2")
    with pytest.raises(AssertionError, match="There is no task 'duble'"):
        cell("", "check('duble')")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert repr(cell("def double(z): return z + 2")).startswith("double: not right yet")


class Elements(HTMLParser):
    """Every element with its attributes, and whether all are closed."""

    def __init__(self):
        super().__init__()
        self.found, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_html_needs_no_script_no_style_sheet_and_no_other_file(cell):
    """JupyterLab, Notebook 7 and VS Code's renderer all show such HTML, and none of them takes anything of it away."""
    page = Elements()
    page.feed(cell("def double(z): return z + 2")._repr_html_())
    assert page.open == []
    assert {tag for tag, _ in page.found} == {"div", "p", "ul", "li", "span", "svg", "path", "rect"}
    names = {name for _, attributes in page.found for name in attributes}
    assert not names & {"class", "id", "src", "href", "onclick", "srcdoc"}
    assert not any("url(" in (value or "") for _, attributes in page.found for value in attributes.values())


def test_what_a_student_or_a_check_writes_is_shown_and_not_obeyed(cell):
    shown = cell("def double(z): raise ValueError('<script>alert(1)</script> [x](http://y)')")
    assert "<script" not in shown._repr_html_()
    assert "&lt;script&gt;" in shown._repr_html_()
    assert "<script" not in shown._repr_markdown_()
    assert "[x](" not in shown._repr_markdown_()


def test_importing_the_name_costs_nothing_until_it_is_used():
    code = "import grader, sys; assert 'numpy' not in sys.modules; from grader import check; print(check.__module__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "grader.checks.live\n"
