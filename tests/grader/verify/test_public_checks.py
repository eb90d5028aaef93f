"""The public checks see every mistake of the catalogue, or the reason why not is given."""

from __future__ import annotations

import pytest

from grader.course.config import read_course
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


@pytest.fixture
def verified(tmp_path):
    """Return what verify says of the public checks, with these reasons."""
    root = write_course(tmp_path)

    def verified(reasons=""):
        (root / "solutions/halves/misconceptions.py").write_text(CATALOGUE + reasons, encoding="utf-8")
        (root / "tests/public/halves").mkdir(parents=True, exist_ok=True)
        (root / "tests/public/halves/test_half.py").write_text(PUBLIC, encoding="utf-8")
        (root / "tests/public/halves/test_quarter.py").write_text(PUBLIC.replace("half", "quarter"), encoding="utf-8")
        course = read_course(root)
        return verify_public(course, course.assignments[0])

    return verified


def test_an_entry_that_no_public_check_sees_is_a_fault(verified):
    (fault,) = verified().faults
    assert fault.startswith("H02 of half passes every public check")


def test_with_a_reason_it_is_a_note(verified):
    result = verified('NO_PUBLIC_CHECK = {("half", "H02"): "7 is the answer"}\n')
    assert not result.faults
    assert result.notes == ("no public check sees H02 of half: 7 is the answer",)
