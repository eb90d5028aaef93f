"""Which pairs of mistakes have a name of their own."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from grader.judge.answer_key import AnswerKey, Entries
from grader.judge.checks import TestPlan
from grader.judge.explain.diagnose import find_candidates
from grader.judge.rewrite import Rewrites
from grader.judge.student import Question, Student
from grader.records.execution import Call
from grader.verify.pairs import verify_pairs

KEY = """
def scaled(a, b):
    return 2 * a + b


def shown(a, b):
    return scaled(a, b)
"""


def suite(tmp_path, task="scaled", earlier=(), **edits):
    """Return what verify knows of a task whose mistakes are these edits of the key."""
    (tmp_path / "reference.py").write_text(KEY, encoding="utf-8")
    rewrite = Rewrites(str(tmp_path / "misconceptions.py"))
    entries = Entries(task="scaled", section="s")
    made = tuple(
        entries(code, rewrite("scaled", *edit[:2]), title=code, rationale="r", advice=" ".join(edit[2:]) or code)
        for code, edit in edits.items()
    )
    key = rewrite.source.module
    rng = np.random.default_rng(1)
    calls = [Call(task, (rng.standard_normal(3), rng.standard_normal(3))) for _ in range(3)]
    plan = TestPlan((), tuple(Question(call, key.scaled(*call.arguments)) for call in calls), Student(), key)
    candidates = find_candidates(task, plan, AnswerKey(key, made), earlier)
    return SimpleNamespace(candidates={task: candidates})


def test_a_pair_that_is_told_apart_is_counted(tmp_path):
    found = verify_pairs(suite(tmp_path, A=("2 * a", "a"), B=("_x + b", "_x - b")))
    assert found.notes == (
        "of 1 pairs of mistakes in scaled 1 get both names, 0 that of one which hides the other, 0 none",
    )
    assert found.faults == ()


def test_a_mistake_that_hides_the_other_and_the_answers_of_a_third_are_told(tmp_path):
    found = verify_pairs(suite(tmp_path, A=("2 * a", "a"), B=("return _x", "return 3 * b"), C=("_x + b", "_x + 5 * b")))
    assert "of 3 pairs of mistakes in scaled 1 get both names, 2 that of one which hides" in found.notes[0]
    found = verify_pairs(
        suite(tmp_path, A=("2 * a", "3 * a"), B=("_x + b", "_x + 0 * b"), C=("return _x", "return 3 * a"))
    )
    assert found.notes[1] == "pairs in scaled with the answers of other entries: A+B gets C"


def test_where_no_two_mistakes_go_together_nothing_is_said(tmp_path):
    assert verify_pairs(suite(tmp_path, A=("2 * a", "a"))).notes == ()


def test_words_that_are_too_long_inside_a_later_task_are_a_fault(tmp_path):
    (fault,) = verify_pairs(suite(tmp_path, "shown", ("scaled",), A=("2 * a", "a", *["word"] * 55))).faults
    assert fault == "A of scaled says more than 60 words in a later task: shorten its advice"


def test_why_a_pair_has_no_name_is_told(tmp_path):
    twice = {"A": ("2 * a", "3 * a"), "B": ("_x + b", "_x + 2 * b"), "C": ("2 * a", "3 * a + 0 * b")}
    (note,) = verify_pairs(suite(tmp_path, **twice)).notes
    assert note.endswith(" 2 none (2: others answer the same)")
    rng = np.random.default_rng(1)
    drawn = sorted((rng.standard_normal(3), rng.standard_normal(3))[1][0] for _ in range(3))
    once = f"_x + b * (1 + (b[0] > {(drawn[-1] + drawn[-2]) / 2}))"  # of three questions, one shows it
    (note,) = verify_pairs(suite(tmp_path, A=("2 * a", "3 * a"), B=("_x + b", once))).notes
    assert note.endswith(" 1 none (1: too few questions show both)")
