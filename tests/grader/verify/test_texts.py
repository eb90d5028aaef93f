"""What an entry of a catalogue says wrongly, each told in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.judge.answer_key import Misconception
from grader.verify.texts import headings, solution_pieces, text_faults

KEY = """
def slope(a):
    \"\"\"Return a * (1 - a).\"\"\"
    rest = 1 - a
    return a * (1 - a)
"""
GOOD = Misconception("S1", "slope", (abs,), "squared", "It looks alike.", "Draw both.", "The slope")


def faults(*entries, sections=frozenset({"The slope"})):
    return list(text_faults(entries, ("slope",), sections, KEY))


def test_a_good_entry_has_no_fault():
    assert not faults(GOOD)
    assert not faults(replace(GOOD, section="Anything"), sections=frozenset())


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"advice": "Take a*(1 - a)."}, "its advice holds the solution's own 'a*(1-a)'"),
        ({"task": "slop"}, "S1 of slop: there is no such task in course.toml; it has slope"),
        ({"section": "Elsewhere"}, "sends students to the section 'Elsewhere', which is no heading of the notebook"),
        ({"advice": " "}, "S1 of slope has no advice"),
        ({"formulas": ()}, "S1 of slope has no formula"),
    ],
)
def test_each_fault_is_told(change, fault):
    (found,) = faults(replace(GOOD, **change))
    assert fault in found


def test_a_code_that_is_there_twice_is_told_once():
    assert faults(GOOD, GOOD) == ["S1 of slope is there 2 times; give every entry a code of its own"]


def test_docstrings_and_single_names_are_no_part_of_the_solution():
    assert solution_pieces(KEY + "\n\ndef same(a):\n    b = a\n    return b\n") == {
        "slope": frozenset({"a*(1-a)"}),
        "same": frozenset(),
    }


def test_headings_of_every_depth_are_found():
    assert headings("# One\ntext # no\n\n### 2. Two  \n####### none") == {"One", "2. Two"}


def test_an_advice_of_more_than_sixty_words_is_too_long():
    (fault,) = faults(replace(GOOD, advice="word " * 61))
    assert "more than 60 words" in fault
    assert not faults(replace(GOOD, advice="word " * 60))
