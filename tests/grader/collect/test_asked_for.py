"""An id that a teacher types is compared as people mean it: one student's is theirs, several students' is refused."""

from __future__ import annotations

import re

import pytest

from grader.collect.asked_for import respelt_notes, student_meant
from grader.errors import CourseError

CLASS = ("cy", "ann", "Bea", "007", "Zoë", "CY")


@pytest.mark.parametrize(
    ("name", "who"),
    [
        *((student, student) for student in CLASS),
        *(("ANN", "ann"), (" bea ", "Bea"), ("7", "007"), ('="007"', "007"), ("Zoe\u0308", "Zoë"), ("CY", "CY")),
    ],
)
def test_whoever_alone_can_be_meant_is_meant(name: str, who: str) -> None:
    assert student_meant(name, CLASS, "the class") == who


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Cy", "'Cy' may be CY or cy in the class; write the id in full"),
        ("anna", "no student 'anna' in the class; did you mean ann?"),
        ("", "no student '' in the class"),
    ],
)
def test_an_id_of_several_and_of_nobody_is_refused_by_name(name: str, words: str) -> None:
    with pytest.raises(CourseError, match=f"^{re.escape(words)}$"):
        student_meant(name, CLASS, "the class")


def test_another_spelling_than_the_classs_own_is_told() -> None:
    given = [("ANN", "ann"), ("cy", "cy"), ("Zoe\u0308", "Zoë"), (" BEA", "Bea")]
    assert list(respelt_notes("--student", given)) == [
        "--student 'ANN': it is ann",
        "--student ' BEA': it is Bea",
    ]
