"""What course writers import: `agree_each` asks every question before it compares an answer."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grader import testing
from grader.testing import Mismatch, agree_each

PAGE = Path(__file__).parents[2] / "docs" / "your-own-course.md"

CASES = [((np.array([1.0]),), np.array([2.0])), ((np.array([3.0]),), np.array([6.0]), "of three")]


def test_it_passes_where_every_answer_agrees():
    agree_each(lambda z: 2 * z, CASES, "the double")


def test_a_case_may_say_in_words_which_one_it_is():
    with pytest.raises(Mismatch, match=r"the double of three differs most|of the double of three differs most"):
        agree_each(lambda z: z + 1 if z < 2 else z, CASES, "the double")


def test_every_question_is_asked_before_the_first_answer_is_compared():
    asked = []
    with pytest.raises(Mismatch):
        agree_each(asked.append, CASES, "the double")
    assert len(asked) == 2


def test_a_part_of_the_answer_may_be_compared_alone():
    agree_each(lambda z: (2 * z, "anything"), CASES, "the double", lambda answer: answer[0])


def test_every_name_stands_in_the_page_for_course_writers_and_no_other():
    (section,) = re.findall(r"### What a test or a catalogue may import\n(.*?)\n###", PAGE.read_text(), re.DOTALL)
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`(\w+)", "".join(rows))) == sorted(testing.__all__)


def test_numpy_alone_is_needed():
    asked = (
        "import sys, grader.testing; print({'pandas', 'scipy', 'matplotlib', 'nbformat', 'IPython'} & {*sys.modules})"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
