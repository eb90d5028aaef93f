"""The answer key passes the public checks; they see every mistake of the catalogue, or the reason why not is given."""

from __future__ import annotations

import pytest

from grader.course.config import read_course
from grader.course.placeholders import MARK
from grader.verify.public_checks import verify_public

from ..small_course import write_course

CATALOGUE = """
from grader.testing import Entries

in_half = Entries(task="half", section="")
MISCONCEPTIONS = (
    in_half("H01", lambda x: x / 3, title="a third", rationale="It is near.", advice="Look again."),
    in_half("H02", lambda x: x / 2 + (x == 7), title="odd at 7", rationale="It is odd.", advice="Look again."),
)
"""
PUBLIC = '''
def test_by_hand(student):
    """Half of 8 is 4"""
    assert student.half(8.0) == 4.0
'''
QUARTER = PUBLIC.replace("half", "quarter").replace("4", "2")
STACKS = """
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def __iter__(self):
        return iter(self.items)


def numbers(stack):
    yield from stack


def doubled(number):
    return number * 2
"""
PUBLIC_STACKS = {
    "Stack": '''
def test_it(student):
    """It keeps the order"""
    stack = student.Stack()
    stack.push(1)
    stack.push("two")
    assert list(stack) == stack.items == [1, "two"]
''',
    "numbers": '''
def test_it(student):
    """It yields what is in the stack"""
    stack = student.Stack()
    stack.push(1)
    assert next(student.numbers(stack)) == 1
    stack.push(2)
    assert list(student.numbers(stack)) == [1, 2]
''',
    "doubled": '''
from grader.testing import raises


def test_it(student):
    """It doubles, and there is nothing else"""
    assert student.doubled(2) == 4
    with raises(TypeError):
        student.doubled(None)
''',
}


@pytest.fixture
def verified(tmp_path):
    """Return what verify says of the public checks, with these reasons."""
    root = write_course(tmp_path)

    def verified(reasons="", quarter=QUARTER):
        (root / "solutions/halves/misconceptions.py").write_text(CATALOGUE + reasons, encoding="utf-8")
        (root / "tests/public/halves").mkdir(parents=True, exist_ok=True)
        (root / "tests/public/halves/test_half.py").write_text(PUBLIC, encoding="utf-8")
        (root / "tests/public/halves/test_quarter.py").write_text(quarter, encoding="utf-8")
        course = read_course(root)
        return verify_public(course, course.assignments[0])

    return verified


def test_an_entry_that_no_public_check_sees_is_a_fault(verified):
    (fault,) = verified().faults
    assert fault.startswith("H02 of half passes every public check")
    assert 'NO_PUBLIC_CHECK = {("half", "H02"): "it would tell the answer"}' in fault


def test_with_a_reason_it_is_a_note(verified):
    result = verified('NO_PUBLIC_CHECK = {("half", "H02"): "7 is the answer"}\n')
    assert not result.faults
    assert result.notes == ("no public check sees H02 of half: 7 is the answer",)


def of_stacks(root, **public):
    """Write a course of a class, a generator and a function, and return what verify finds in its public checks."""
    tasks = "".join(f"{name} = {{ points = 1 }}\n" for name in PUBLIC_STACKS)
    files = {"course.toml": f"[assignments.stacks.tasks]\n{tasks}", "solutions/stacks/reference.py": STACKS}
    files |= {f"tests/public/stacks/test_{name}.py": text for name, text in (PUBLIC_STACKS | public).items()}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    course = read_course(root)
    return verify_public(course, course.assignments[0]).faults


def test_objects_of_the_answer_key_are_asked_as_those_of_students(tmp_path):
    assert of_stacks(tmp_path) == ()


@pytest.mark.parametrize("name", PUBLIC_STACKS)
def test_an_answer_key_that_fails_its_own_public_check_is_a_fault(tmp_path, name):
    wrong = PUBLIC_STACKS[name].replace("== [1", "== [3").replace("== 4", "== 5").replace('"""It', '"""Or it')
    (fault,) = of_stacks(tmp_path, **{name: wrong})
    (title,) = (line for line in wrong.split('"""') if line.startswith("Or"))
    assert fault.startswith(f"the answer key's {name} does not pass '{title}' in tests/public/stacks/test_{name}.py: ")


def test_what_the_answer_key_does_not_define_is_not_asked_for_by_a_public_check(tmp_path):
    (fault,) = of_stacks(tmp_path, doubled=PUBLIC_STACKS["doubled"].replace("student.doubled", "student.twice"))
    assert fault.endswith("tests/public/stacks/test_doubled.py: twice is not defined.")


def test_a_file_of_public_checks_without_a_test_is_a_fault(verified):
    (fault,) = verified("NO_PUBLIC_CHECK = {('half', 'H02'): 'why'}\n", quarter="x = 1\n").faults
    assert fault == "tests/public/halves/test_quarter.py holds no test: write one, or students cannot check quarter"


def test_a_public_check_that_is_still_a_placeholder_beside_hidden_tests_that_are_none_is_a_fault(verified, tmp_path):
    reasons, marked = "NO_PUBLIC_CHECK = {('half', 'H02'): 'why'}\n", f"# {MARK}\n{QUARTER}"
    (fault,) = verified(reasons, quarter=marked).faults
    assert fault == (
        "tests/public/halves/test_quarter.py is still the placeholder of `grader init`: write the public check"
    )
    hidden = tmp_path / "tests/hidden/halves/test_quarter.py"
    hidden.write_text(f"# {MARK}\n{hidden.read_text(encoding='utf-8')}", encoding="utf-8")
    assert verified(reasons, quarter=marked).faults == ()
