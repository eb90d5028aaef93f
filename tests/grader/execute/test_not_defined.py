"""What is told of a task that no function bears the name of."""

from __future__ import annotations

import pytest

from grader.execute.not_defined import nearly, not_defined
from grader.records.execution import Failure, Report

from .conftest import Open

FIRST = "No function `output_delta` is defined when your cells have run"
NEAR = ("outputDelta", "OutputDelta", "OUTPUT_DELTA", "outputdelta", "output_deltas")
SLIPS = ("ouput_delta", "output_dleta", "output_dalta", "outputt_delta")
AROUND = ("my_output_delta", "compute_output_delta", "output_delta_2", "outputDeltaFn", "output_delta_function")
OTHERS = ("output", "delta", "hidden_delta", "output_delta_prime", "output_gradient", "xoutput_deltax")


@pytest.mark.parametrize("name", [*NEAR, *SLIPS, *AROUND])
def test_a_function_whose_name_is_nearly_the_tasks_is_pointed_at(name: str) -> None:
    told = nearly("output_delta", ["helper", name])
    assert told == f" Your file defines `{name}`: if that is it, give it the name `output_delta`."


@pytest.mark.parametrize("name", OTHERS)
def test_another_name_is_not(name: str) -> None:
    assert nearly("output_delta", [name]) == ""


def test_the_nearest_are_named_and_several_as_several() -> None:
    assert "`Forward`: if that is it" in nearly("forward", ["forwards2", "Forward", "forwrd"])
    assert "`forwrd` and `forwardd`: if that is one of them" in nearly(
        "forward", ["forwrd", "forwardd", "forward_pass"]
    )


def test_a_short_name_is_nearly_another_by_chance() -> None:
    assert nearly("f", ["g", "ff"]) == nearly("cost", ["most", "cast"]) == nearly("forw", ["form"]) == ""
    assert nearly("model", ["modal"])
    assert nearly("cost", ["Cost", "costs"])


def test_what_cost_the_definition_is_told() -> None:
    syntax = Failure("cell 2", 3, "SyntaxError: invalid syntax", lost=("output_delta",), unread=True)
    package = Failure("cell 2", 3, "NameError: name 'nb' is not defined", "numba", ("output_delta",))
    told = not_defined("output_delta", Report(failures=(Failure("cell 1", 1, "NameError: x"), syntax)))
    assert told == f"{FIRST}: its definition did not run to its end (cell 2, line 3: SyntaxError: invalid syntax)."
    told = not_defined("output_delta", Report(failures=(package,)))
    assert told == f"{FIRST}: its definition needs numba, which the grader does not have (cell 2, line 3)."
    other = Report(failures=(Failure("cell 2", 3, "SyntaxError: no", lost=("delta",)),), others=("outputDelta",))
    assert not_defined("output_delta", other).startswith(f"{FIRST}. Your file defines `outputDelta`")
    assert not_defined("output_delta", Report()) == f"{FIRST}."


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("def f(x):\n    return (x", "line 2: SyntaxError: '(' was never closed)."),
        ("@memo\ndef f(x):\n    return x", "line 1: NameError: name 'memo' is not defined)."),
        ("from nowhere_at_all import f", "needs nowhere_at_all, which the grader does not have"),
        ("f = [][1]", "line 1: IndexError: list index out of range)."),
        ("while True: pass\ndef f(x):\n    return x", "it was still running when its time was up)."),
        ("async def f(x):\nreturn x", "IndentationError"),
        ("1 / 0", f"{FIRST.replace('output_delta', 'f')}."),
        ("def F(x):\n    return x", "Your file defines `F`: if that is it, give it the name `f`."),
        ("from math import sqrt as F\n_f = lambda x: x", f"{FIRST.replace('output_delta', 'f')}."),
    ],
)
def test_a_submission_says_why_a_task_is_not_defined(opened: Open, cell: str, told: str) -> None:
    with opened(cell, tasks=("f",)) as ran:
        assert told in str(ran.ask("f").fault)


def test_a_definition_that_failed_later_or_was_made_good_costs_nothing(opened: Open) -> None:
    with opened("def f():\n    return (1", "def f():\n    return 1", "f = 1 / 0") as ran:
        assert ran.value("f") == 1
        assert [failure.lost for failure in ran.report.failures] == [(), ()]
        assert [failure.unread for failure in ran.report.failures] == [True, False]
        assert ran.report.others == ()
