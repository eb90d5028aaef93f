"""No piece of the answer key leaves, whatever the file is called and however it is written."""

import json
import zipfile

import pytest

from grader.errors import CourseError
from grader.release.guard import refuse_answers

REFERENCE = '''
"""The key."""
import numpy as np

def hidden_delta(theta, delta, a):
    """Carry delta back."""
    return theta.T @ delta * (a * (1 - a))

def slope(kind, z):
    """Given to students too."""
    return {"tanh": tanh_prime, "relu": relu_prime}[kind](z)
'''
HIDDEN = '''
def test_by_hand(student):
    """It reproduces the network worked by hand"""
    answer = student.hidden_delta([[1.0]], [2.0], [0.5])
    assert answer == [0.5], "what the exam asks"
'''
SOURCE = [
    {"cell_type": "code", "metadata": {}, "source": "theta = 1  # shown to everyone\nback = theta"},
    {
        "cell_type": "code",
        "metadata": {"nbgrader": {"solution": True}},
        "source": "def hidden_delta(theta, delta, a):\n    ### BEGIN SOLUTION\n"
        "    back = theta\n    pushed = back.T @ delta\n    return pushed * a * (1 - a)\n    ### END SOLUTION",
    },
    {
        "cell_type": "code",
        "metadata": {"nbgrader": {"solution": True}},
        "source": "Because the error runs back along the same weights.",
    },
]
GIVEN = "def given(theta, delta, a):\n    return theta.T @ delta * (a * (1 - a))\n"
SECRET = "tulips-in-november"


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "course"
    for name, text in (
        ("solutions/backprop/reference.py", REFERENCE),
        ("solutions/backprop/backprop.ipynb", json.dumps({"cells": SOURCE})),
        ("tests/hidden/backprop/test_hidden_delta.py", HIDDEN),
        (".grader-secret", SECRET),
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "made"
    made.mkdir()
    return made


LEAKS = {
    "a reference under another name": ("tools.py", REFERENCE, r"reference\.py"),
    "a reference renamed and reformatted": (
        "tools.py",
        "def carry(theta, delta, a):\n  return theta.T@delta * (\n    a*(1 - a))",
        r"reference\.py",
    ),
    "a reference's body in a text": ("notes.md", "Hint: return theta.T @ delta * (a * (1 - a))!", r"reference\.py"),
    "a hidden test among the checks": ("checks/test_extra.py", HIDDEN, "tests/hidden"),
    "a hidden test with other quotes": ("checks/x.py", HIDDEN.replace('"', "'"), "tests/hidden"),
    "a line of the solution": ("notes.txt", "remember: pushed = back.T   @ delta", "a line of an answer"),
    "an answer in words": ("notes.md", "Because the error runs\nback along the same weights.", "an answer of"),
    "the secret": ("data.csv", f"seed,{SECRET}\n", "the secret"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_piece_of_the_key_does_not_leave(course, folder, leak):
    name, text, what = LEAKS[leak]
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=rf"{name} must not go to students: it holds .*{what}"):
        refuse_answers(course, "backprop", folder, {})


def test_a_cell_of_a_notebook_is_looked_into(course, folder):
    cells = [{"source": ["x = 1\n", REFERENCE]}]
    (folder / "backprop.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    with pytest.raises(CourseError, match=r"backprop\.ipynb must not go"):
        refuse_answers(course, "backprop", folder, {})


def test_an_archive_is_looked_into_and_the_file_in_it_is_named(course, folder):
    with zipfile.ZipFile(folder / "data.zip", "w") as archive:
        archive.writestr("inner/helper.py", REFERENCE)
    with pytest.raises(CourseError, match=r"data\.zip: inner/helper\.py must not go"):
        refuse_answers(course, "backprop", folder, {})


def test_a_text_in_utf_16_is_read(course, folder):
    (folder / "notes.txt").write_text(HIDDEN, encoding="utf-16")
    with pytest.raises(CourseError, match="tests/hidden"):
        refuse_answers(course, "backprop", folder, {})


def test_the_secret_of_the_environment_does_not_leave(course, folder):
    (folder / "data.csv").write_text("x,pea\n", encoding="utf-8")
    refuse_answers(course, "backprop", folder, {})
    with pytest.raises(CourseError, match="the secret"):
        refuse_answers(course, "backprop", folder, {"GRADER_SECRET": "pea"})


@pytest.mark.parametrize("name", ["reference.py", "misconceptions.py", ".grader-secret", "roster.csv", "gradebook.db"])
def test_files_of_the_teacher_do_not_leave_even_empty(course, folder, name):
    (folder / name).touch()
    with pytest.raises(CourseError, match=rf"{name} must not go to students"):
        refuse_answers(course, "backprop", folder, {})


def test_a_link_does_not_leave(course, folder):
    (folder / "data.csv").symlink_to(course / "solutions" / "backprop" / "reference.py")
    with pytest.raises(CourseError, match=r"data\.csv is a link"):
        refuse_answers(course, "backprop", folder, {})


def test_what_everyone_may_see_leaves(course, folder):
    shown = 'def slope(kind, z):\n    return {"tanh": tanh_prime, "relu": relu_prime}[kind](z)\n'
    shown += 'theta = 1\nback = theta\nimport numpy as np\n"""It reproduces the network worked by hand"""\n'
    (folder / "backprop.py").write_text(shown, encoding="utf-8")
    refuse_answers(course, "backprop", folder, {})


@pytest.mark.parametrize("name", ["given", "hidden_delta"])
def test_a_later_lesson_may_give_an_earlier_answer_but_never_one_to_a_task_of_its_own(course, folder, name):
    text = GIVEN.replace("given", name)
    cells = [*SOURCE, {"cell_type": "code", "metadata": {}, "source": text}]
    (course / "solutions/backprop/backprop.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (folder / "backprop.ipynb").write_text(json.dumps({"cells": [{"source": text}]}), encoding="utf-8")
    if name == "given":
        refuse_answers(course, "backprop", folder, {})
    else:
        with pytest.raises(CourseError, match=r"reference\.py"):
            refuse_answers(course, "backprop", folder, {})


def test_a_file_that_cannot_be_looked_into_goes_only_by_name(course, folder):
    (folder / "data.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(range(256)) * 4)
    with pytest.raises(CourseError, match=r"data\.7z is binary and cannot be looked into: .* --binary data\.7z"):
        refuse_answers(course, "backprop", folder, {})
    refuse_answers(course, "backprop", folder, {}, frozenset({"data.7z"}))


@pytest.mark.parametrize(
    "name",
    ["tests/hidden/backprop/test_hidden_delta.py", "solutions/backprop/reference.py", "solutions/backprop/extra.py"],
)
def test_a_file_of_the_answer_key_that_is_no_python_is_named_with_its_line(course, name):
    (course / name).write_text("x = 1\ndef f(:\n", encoding="utf-8")
    (course / "assignments").mkdir()
    with pytest.raises(CourseError, match=rf"{name}:2: cannot be read: SyntaxError: .*; repair that line"):
        refuse_answers(course, "backprop", course / "assignments", {})
