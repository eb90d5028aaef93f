"""A notebook runs in a process of its own; what it defines answers calls; what goes wrong there stays there."""

from __future__ import annotations

import os
import select
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.errors import Died, NotDefined, OutOfTime, Raised, Refused
from grader.execute.child import Child
from grader.execute.forkserver import ForkServer
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.execute.words import teacher_notes
from grader.records.course import Limits
from grader.records.execution import Call

from .conftest import Open


def test_a_function_answers_with_its_value(opened: Open) -> None:
    with opened("import numpy as np", "def f(x):\n    return np.sin(x)") as ran:
        assert ran.report.failures == ()
        np.testing.assert_allclose(ran.value("f", np.arange(3.0)), np.sin(np.arange(3.0)))


def test_a_cell_that_fails_costs_only_what_it_would_have_defined(opened: Open) -> None:
    with opened("1 / 0", "def f():\n    return 1", tasks=("f", "g")) as ran:
        assert teacher_notes(ran.report)[-1] == "cell 1, line 1: ZeroDivisionError: division by zero"
        assert ran.value("f") == 1
        assert isinstance(ran.ask("g").fault, NotDefined)


def test_a_function_that_raises_is_told_where(opened: Open) -> None:
    with opened("def f():\n    return [][1]") as ran:
        fault = ran.ask("f").fault
        assert isinstance(fault, Raised)
        assert "IndexError" in str(fault)
        assert "line 2" in str(fault)


def test_a_crash_in_one_task_costs_no_other_task_its_answer(opened: Open) -> None:
    crash = "import ctypes\ndef f():\n    ctypes.string_at(0)\ndef g():\n    return 2"
    with opened(crash, tasks=("f", "g")) as ran:
        assert isinstance(ran.ask("f").fault, Died)
        assert ran.value("g") == 2


def test_a_function_that_never_ends_is_out_of_time_and_no_other_is(
    opened: Open, limits: Limits, forkserver: ForkServer
) -> None:
    brief = replace(limits, call_seconds=0.2)
    loop = "def f():\n    while True: pass\ndef g():\n    return 2"
    with opened(loop, tasks=("f", "g"), limits=brief) as ran:
        assert isinstance(ran.ask("f").fault, OutOfTime)
        assert ran.value("g") == 2


def test_a_call_that_is_too_slow_costs_no_other_call_of_the_function(opened: Open, limits: Limits) -> None:
    brief = replace(limits, call_seconds=0.2)
    slow = "def f(n):\n    while n > 100: pass\n    return n"
    with opened(slow, tasks=("f",), limits=brief) as ran:
        replies = ran.sandbox.ask([Call("f", (n,)) for n in (1, 1000, 2, 3)])
    assert [reply.value for reply in replies] == [1, None, 2, 3]
    assert isinstance(replies[1].fault, OutOfTime)


def test_a_cell_that_ran_out_of_time_is_left_there_when_the_cells_run_again(opened: Open, limits: Limits) -> None:
    brief = replace(limits, cell_seconds=0.2, call_seconds=0.2)
    loop = "n = 0\nwhile True: n += 1"
    with opened("def f():\n    while True: pass\ndef g():\n    return n", loop, tasks=("f", "g"), limits=brief) as ran:
        assert ran.value("g") > 0
        assert isinstance(ran.ask("f").fault, OutOfTime)
        assert ran.value("g") == 0


def test_where_no_time_is_left_to_run_the_cells_again_the_next_function_did_not_die(
    opened: Open, limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, passed = time.monotonic, [0.0]
    monkeypatch.setattr("time.monotonic", lambda: real() + passed[0])
    crash = "import os\ndef f():\n    os._exit(1)\ndef g():\n    return 2"
    with opened(crash, tasks=("f", "g")) as ran:
        again = ran.sandbox._restarted

        def late() -> Child:
            passed[0] += limits.submission_seconds
            return again()

        assert isinstance(ran.ask("f").fault, Died)
        monkeypatch.setattr(ran.sandbox, "_restarted", late)
        fault = ran.ask("g").fault
    assert isinstance(fault, OutOfTime)
    assert "time for the whole submission" in str(fault)


def test_the_time_of_the_submission_is_all_that_its_functions_get_together(opened: Open, limits: Limits) -> None:
    brief = replace(limits, call_seconds=0.6, submission_seconds=1.0)
    functions = "\n".join(f"def f{number}():\n    while True: pass" for number in range(9))
    names = tuple(f"f{number}" for number in range(9))
    with opened(functions, tasks=names, limits=brief) as ran:
        replies = ran.sandbox.ask([Call(name, ()) for name in names])
    assert "time for the whole submission was used up" in str(replies[-1].fault)


def test_a_process_that_was_dismissed_is_started_again_for_another_question(opened: Open) -> None:
    with opened("def f():\n    return 7", tasks=("f",)) as ran:
        assert ran.value("f") == 7
        ran.sandbox.dismiss()
        assert ran.value("f") == 7
        ran.sandbox.dismiss()
        assert ran.value("f") == 7


def test_a_process_that_was_dismissed_is_gone_when_the_sandbox_is_closed(
    forkserver: ForkServer, limits: Limits, tmp_path: Path
) -> None:
    path, children = tmp_path / "attempt.py", []
    path.write_text("def f(): return 1\n", encoding="utf-8")

    def spawn(submission: int) -> Child:
        children.append(forkserver.spawn(submission))
        return children[-1]

    with path.open("rb") as file, Sandbox(spawn, SandboxOptions("attempt", "py", ("f",)), limits) as sandbox:
        sandbox.open(file.fileno())
        pidfd = os.dup(children[0].pidfd)
        sandbox.dismiss()
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    assert poll.poll(0)  # it has ended
    os.close(pidfd)


def test_waiting_for_a_process_is_not_the_student_s_time(
    forkserver: ForkServer, limits: Limits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "attempt.py"
    path.write_text("def f(): return 1\n", encoding="utf-8")
    real, waited = time.monotonic, [0.0]

    def slow(hand_in: int) -> Child:
        waited[0] += limits.submission_seconds + 1
        return forkserver.spawn(hand_in)

    monkeypatch.setattr("time.monotonic", lambda: real() + waited[0])
    with path.open("rb") as file, Sandbox(slow, SandboxOptions("attempt", "py", ("f",)), limits) as sandbox:
        sandbox.open(file.fileno())
        assert sandbox.ask([Call("f", ())])[0].value == 1


def test_what_the_judge_computes_between_two_questions_is_not_the_student_s_time(
    opened: Open, limits: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, judged = time.monotonic, [0.0]
    monkeypatch.setattr("time.monotonic", lambda: real() + judged[0])
    with opened("def f():\n    return 1", tasks=("f",)) as ran:
        for _ in range(3):
            judged[0] += limits.submission_seconds + 1
            assert ran.value("f") == 1


def test_files_beside_the_notebook_can_be_read_and_imported(opened: Open) -> None:
    files = (("data.txt", b"12"), ("helper.py", b"value = 30"))
    code = "import helper\ndef f():\n    return int(open('data.txt').read()) + helper.value"
    with opened(code, files=files) as ran:
        assert ran.value("f") == 42


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("import scipy.special, scipy.optimize, scipy.stats", "float(scipy.special.expit(0.0))"),
        ("import pandas as pd", "float(pd.Series([0.25, 0.75]).mean())"),
        ("import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.savefig('a.png'); plt.show()", "0.5"),
        ("%matplotlib inline\n%timeit -n1 -r1 1\nimport IPython.display", "0.5"),
        ("from concurrent.futures import *\nwith ThreadPoolExecutor() as p: x = sum(p.map(float, [0.25] * 2))", "x"),
        ("import numpy as np\nnp.save('a.npy', np.array(0.5))", "float(np.load('a.npy'))"),
        ("import tempfile\nwith tempfile.NamedTemporaryFile('w') as file: file.write('x')", "0.5"),
        ("import zoneinfo, datetime, uuid, random, subprocess\nzone = zoneinfo.ZoneInfo('Europe/Berlin')", "0.5"),
        ("import asyncio\nawait asyncio.sleep(0)", "0.5"),
    ],
    ids=[
        "scipy",
        "pandas",
        "matplotlib",
        "magics",
        "threads",
        "arrays",
        "temporary files",
        "standard library",
        "await",
    ],
)
def test_what_notebooks_do_works_in_the_sandbox(opened: Open, cell: str, answer: str) -> None:
    with opened(cell, f"def f(): return {answer}") as ran:
        assert ran.report.failures == ()
        assert ran.value("f") == 0.5


def test_a_function_that_returns_too_much_costs_no_other_function_its_replies(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.execute.reply_allowance.MAX_REPLIES_BYTES", 4 * 8000)
    with opened("import numpy\ndef f(n): return numpy.zeros(n)\ndef g(n): return n", tasks=("f", "g")) as ran:
        assert [ran.ask("f", 900).fault for _ in range(3)] == [None] * 3
        assert isinstance(ran.ask("f", 900).fault, Refused)
        assert ran.value("g", 7) == 7


def test_only_names_of_known_errors_are_told(opened: Open) -> None:
    spelt = "def f(z): raise type(f'asked {z}', (Exception,), {})('so')"
    with opened(spelt) as ran:
        assert str(ran.ask("f", 7).fault).startswith("It raised an exception of its own: so (")


def test_a_module_is_run_statement_by_statement_with_its_own_lines(
    forkserver: ForkServer, limits: Limits, tmp_path: Path
) -> None:
    path = tmp_path / "attempt.py"
    path.write_text("count = 0\ncount += 1; count += 1\n1 / 0\ndef f():\n    return [][count]\n", encoding="utf-8")
    with path.open("rb") as file, Sandbox(forkserver.spawn, SandboxOptions("attempt", "py", ("f",)), limits) as sandbox:
        report = sandbox.open(file.fileno())
        assert teacher_notes(report) == ("line 3: ZeroDivisionError: division by zero",)
        assert report.functions["f"].source == "def f():\n    return [][count]\n"
        fault = sandbox.ask([Call("f", ())])[0].fault
        assert str(fault).endswith(" (line 5: `return [][count]`)")


def test_a_statement_that_ends_the_process_of_a_module_is_left_out(
    forkserver: ForkServer, limits: Limits, tmp_path: Path
) -> None:
    path = tmp_path / "attempt.py"
    path.write_text("import os\nos._exit(0)\ndef f(): return 1\n", encoding="utf-8")
    with path.open("rb") as file, Sandbox(forkserver.spawn, SandboxOptions("attempt", "py", ("f",)), limits) as sandbox:
        assert teacher_notes(sandbox.open(file.fileno())) == ("line 2: it ended the process that runs your file",)
        assert sandbox.ask([Call("f", ())])[0].value == 1
