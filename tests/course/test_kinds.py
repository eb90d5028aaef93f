"""What many learners get wrong is named in every lesson where it can be made, however it is spelled."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from grader.judge.explain.diagnose import diagnose
from grader.judge.same_reply import reply_of, without_warnings

from .conftest import opened
from .frames import ASSIGNMENTS, KINDS
from .spellings import ELSEWHERE, SPELLED

LEAST = 2  # spellings of a kind in one task


def code_of(suite, task, source):
    """Return the code that a function gets, given as text: the names of the answer key are there."""
    names = dict(vars(suite.answer_key.reference))
    exec(f"import numpy as np\n{source}", names)
    candidates = suite.candidates[task]
    diagnosis = diagnose([reply_of(names[task], call.arguments) for call in candidates.calls], candidates)
    return diagnosis.code if diagnosis else ""


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
@without_warnings()
def test_every_spelling_of_every_kind_is_named(assignment):
    suite, _ = opened(assignment)
    rows = [row for row in SPELLED if row.assignment == assignment]
    found = [
        (row.kind, row.task, row.code, code_of(suite, row.task, source), source)
        for row in rows
        for source in row.sources()
    ]
    assert found
    assert not [one for one in found if one[2] != one[3]]


def test_every_kind_is_spelled_in_every_lesson_or_cannot_be_made_there():
    spelled = {(row.kind, row.assignment) for row in SPELLED}
    cells = set(product(KINDS, ASSIGNMENTS))
    assert spelled | set(ELSEWHERE) == cells
    assert not spelled & set(ELSEWHERE)
    assert all(ELSEWHERE.values())


def test_a_kind_has_several_spellings_wherever_it_is_made():
    counts = Counter()
    for row in SPELLED:
        counts[row.kind, row.assignment, row.task] += len(set(row.sources()))
    assert not [cell for cell, count in counts.items() if count < LEAST]
