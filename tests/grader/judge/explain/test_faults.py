"""Why no value came back, in one sentence."""

from __future__ import annotations

import pytest

from grader.errors import Died, OutOfTime, Raised
from grader.judge.explain.faults import fault_sentence, redacted
from grader.records.execution import Reply

ENDLESS = Reply(fault=OutOfTime("It was still running when its time was up."))
KEY_ERROR = Reply(fault=Raised("It raised KeyError: 'W4' (cell 2, line 3: `p['W4']`)", "'W4'", ("KeyError",)))


def test_values_need_no_words():
    assert not fault_sentence([Reply(1.0), Reply(None)])


def test_a_time_out_is_told_before_an_exception():
    assert fault_sentence([KEY_ERROR, ENDLESS]) == str(ENDLESS.fault)
    assert fault_sentence([KEY_ERROR, Reply(fault=Died("Its process ended."))]) == "Its process ended."


@pytest.mark.parametrize(
    ("name", "word"), [("NameError", "defined"), ("KeyError", "key"), ("RecursionError", "calls itself")]
)
def test_an_exception_is_told_as_what_it_is(name, word):
    assert word in fault_sentence([Reply(fault=Raised(f"It raised {name}: x (cell 1, line 2: `y`)", "x"))])


def test_a_kind_that_is_derived_is_told_as_its_base():
    found = fault_sentence([Reply(fault=Raised("It raised an exception of its own: x", "x", ("Odd", "IndexError")))])
    assert found.endswith("where does the loop end?")


def test_the_students_line_stays_and_figures_go():
    fault = Raised("It raised ValueError: 0.123 is bad (cell 1, line 2: `f(z)`)", "0.123 is bad")
    assert redacted(fault) == "It raised ValueError: ... is bad (cell 1, line 2: `f(z)`)"
