"""What a student's process says about itself is read with exact types, or not at all."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.errors import SandboxError
from grader.execute.protocol.encode import encode
from grader.execute.protocol.frames import Kind
from grader.execute.replies import read_reply
from grader.execute.reports import CUT, read_report
from grader.execute.worker.outcomes import OUT_OF_TIME
from grader.records.execution import Failure, NotRun

REPORT = {
    "functions": {"f": {"callable": True, "kind": "function", "source": "def f(): 1", "cell": "cell 1", "line": 1}},
    "failures": [[3, "cell 3", 2, "NameError: x\x1b[2J", ""], [4, "cell 4", 0, OUT_OF_TIME, ""]],
    "failed": 2,
    "ran": 7,
    "notes": ["a note"],
    "overwritten": {"f": "cell 5"},
    "not_run": [["cell 1", "!ls"]],
    "answers": {"why": "because"},
}
RAISED = {"type": "ValueError", "message": "m", "text": "t", "cell": "cell 1", "line": 3, "kinds": ["ValueError"]}


def test_a_report_is_read_with_the_cells_that_ran_out_of_time() -> None:
    report, slow = read_report(encode(REPORT))
    assert report.failures[0] == Failure("cell 3", 2, "NameError: x [2J")
    assert report.others == ()
    one = [3, "cell 3", 2, "SyntaxError: x", "", ["f"], True]
    more = read_report(encode({**REPORT, "failures": [one], "others": ["g", "no name", *["h"] * 300]}))[0]
    assert more.failures == (Failure("cell 3", 2, "SyntaxError: x", "", ("f",), unread=True),)
    assert more.others == ("g", *["h"] * 198)
    assert (report.ran, report.failed, report.overwritten) == (7, 2, {"f": "cell 5"})
    assert report.not_run == (NotRun("cell 1", "!ls"),)
    assert slow == {4: None}
    assert read_report(encode({**REPORT, "left": [[4, 2], [3, 1]]}))[1] == {4: 2}


def test_answers_in_words_are_cut_where_all_of_them_would_make_a_page_of_megabytes() -> None:
    report, _ = read_report(encode({**REPORT, "answers": {f"q{n}": "<" * 30_000 for n in range(200)} | {"z": "last"}}))
    lengths = [len(text.removesuffix(CUT)) for text in report.answers.values()]
    assert lengths == [20_000] * 10 + [0] * 190
    assert all(text.endswith(CUT) for text in report.answers.values())


@pytest.mark.parametrize(
    "changed",
    [
        {"failures": [[3, "cell 3", 10**4000, "x", ""]]},
        {"failures": [[3, "cell 3", 1.0, "x", ""]]},
        {"failures": [[3, "cell 3", -1, "x", ""]]},
        {"failures": [[3, "cell 3", 1, "x", "", "more"]]},
        {"failures": [["3", "cell 3", 1, OUT_OF_TIME, ""]]},
        {"failures": 5},
        {"left": 5},
        {"left": [[4]]},
        {"left": [[4, -1]]},
        {"failures": np.array(1.0)},
        {"notes": np.array("a note")},
        {"files": np.array(1.0)},
        {"failed": 10**4000},
        {"ran": "7"},
        {"notes": [1]},
        {"not_run": [["cell 1"]]},
        {"overwritten": {1: "cell 5"}},
        {"functions": {"f": {}}},
        {"answers": []},
    ],
    ids=str,
)
def test_a_report_with_anything_else_in_it_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(SandboxError):
        read_report(encode({**REPORT, **changed}))


@pytest.mark.parametrize(
    "changed",
    [{"line": 10**4000}, {"line": 1.5}, {"line": None}, {"kinds": "ValueError"}, {"message": 1}, {"cell": None}],
    ids=str,
)
def test_an_exception_with_anything_else_in_it_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(SandboxError):
        read_reply(Kind.RAISED, encode({**RAISED, **changed}))


def test_an_exception_says_where_it_was_raised_and_what_it_needs() -> None:
    fault: Any = read_reply(Kind.RAISED, encode({**RAISED, "package": "seaborn"})).fault
    assert str(fault) == "It raised ValueError: m (cell 1, line 3: `t`)"
    assert (fault.package, fault.kinds) == ("seaborn", ("ValueError",))
