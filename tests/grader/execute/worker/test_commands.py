"""Notebooks as students write them: a line that fails or is not Python costs only what it would have defined."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from grader.errors import Refused
from grader.execute.words import student_remarks, teacher_notes
from grader.records.course import Limits

from ..conftest import Open, notebook

RIGHT = "import numpy as np\ndef f(): return float(np.sqrt(4.0))"
NOT_RUN = [
    "!pip install -q numpy",
    "!!ls",
    "%pip install -q numpy",
    "%conda install numpy",
    "%cd ..",
    "%pushd /",
    "%unknown_magic 1",
    "%load_ext no_such_extension",
    "files = !ls",
    "files = %sx ls",
    "out = get_ipython().getoutput('ls')",
    "get_ipython().system('ls')",
    "get_ipython().run_line_magic('no_such', '')",
    "get_ipython().magic('cd ..')",
    "%%bash\nls",
    "%%script false --no-raise-error\nf = 1",
    "from google.colab import drive\ndrive.mount('/content/drive')",
    "from google.colab import files\nuploaded = files.upload()",
    "from google.colab.patches import cv2_imshow\ncv2_imshow(1)",
    "name = input('Your name? ')",
    "import matplotlib.pyplot as plt\nplt.style.use('seaborn-gone')",
    "%run no_such_file.py",
]
HARMLESS = [
    "%matplotlib notebook",
    "%matplotlib widget",
    "get_ipython().magic('matplotlib inline')",
    "%config InlineBackend.figure_format = 'retina'",
    "%load_ext autoreload\n%autoreload 2",
    "%timeit -n 1000000 -r 1000 sum(range(1000))",
    "%%timeit\nsum(range(1000))",
    "%time total = sum(range(9))",
    "from IPython.display import display, HTML, clear_output\ndisplay(HTML('<b>1</b>'))\nclear_output()",
    "display(1)",
    "print?",
    "?print",
    "%who",
    "%pwd",
    "%env A=1",
    "%%html\n<b>1</b>",
    "%%writefile written.py\nx = 1",
    "exit()",
    "quit()",
    "%reset -f",
    "import asyncio\nawait asyncio.sleep(0)",
    "import asyncio\ntask = asyncio.create_task(asyncio.sleep(0))",
]
FAILING = [
    "from tqdm import tqdm",
    "import seaborn as sns",
    "import ipywidgets as widgets",
    "1 / 0",
    "raise SystemExit",
    "import sys; sys.exit(1)",
    "raise KeyboardInterrupt",
    "open('no_such_file.csv')",
    "x = y = no_such_name",
    "class A:\n    1 / 0",
    "@no_such_decorator\ndef g(): pass",
    "await no_such_name",
    "import asyncio\nasync def g(): raise SystemExit\nawait g()",
    "int(input())",
]


@pytest.mark.parametrize("line", NOT_RUN)
def test_a_command_that_is_not_python_is_noted_and_the_cell_goes_on(opened: Open, line: str) -> None:
    cells = (line, RIGHT) if line.startswith("%%") else (f"{line}\n{RIGHT}",)
    with opened(*cells) as ran:
        assert ran.value("f") == 2.0
        assert ran.report.failures == ()
        assert len(ran.report.not_run) == 1
        assert any(note.startswith("not run while grading") for note in teacher_notes(ran.report))
        assert any(remark.startswith("The grader leaves these lines") for remark in student_remarks(ran.report))
        assert not set(teacher_notes(ran.report)) & set(student_remarks(ran.report))


@pytest.mark.parametrize("line", HARMLESS)
def test_what_jupyter_does_in_silence_is_no_note(opened: Open, line: str) -> None:
    cells = (line, RIGHT) if line.startswith("%%") else (f"{line}\n{RIGHT}",)
    with opened(*cells) as ran:
        assert ran.value("f") == 2.0
        assert (ran.report.failures, ran.report.not_run) == ((), ())


@pytest.mark.parametrize("line", FAILING)
def test_after_a_statement_that_fails_the_next_one_runs(opened: Open, line: str) -> None:
    with opened(f"before = 1\n{line}\n{RIGHT}\nassert before == 1") as ran:
        assert ran.value("f") == 2.0
        assert len(ran.report.failures) == 1
        assert ran.report.ran >= 3


def test_shell_lines_return_what_they_return_where_the_command_is_not_there(opened: Open) -> None:
    code = "files = !ls\n!ls\ndef f(): return [list(files), files.s, _exit_code]"
    with opened(code) as ran:
        assert ran.value("f") == [[], "", 1]


@pytest.mark.parametrize(
    "magic", ["%%time", "%%timeit -n 3", "%%capture output", "%%prun -q", "%%memit", "\n%%time", "%%time\n%%capture"]
)
def test_a_magic_over_a_definition_defines_it(opened: Open, magic: str) -> None:
    with opened(f"{magic}\n1 / 0\n{RIGHT}") as ran:
        assert ran.value("f") == 2.0
        assert ran.report.functions["f"].source.startswith("def f()")
        assert [failure.error for failure in ran.report.failures] == ["ZeroDivisionError: division by zero"]


def test_a_magic_over_another_language_is_left_out(opened: Open) -> None:
    with opened("%%R\nf <- function() 1", "%%klingon\nqapla' -> f", RIGHT) as ran:
        assert ran.value("f") == 2.0
        assert [entry.command for entry in ran.report.not_run] == ["%%R", "%%klingon"]


def test_output_that_is_captured_is_empty(opened: Open) -> None:
    with opened("%%capture output\nprint(1)", "def f(): return output.stdout") as ran:
        assert ran.value("f") == ""


def test_pylab_gives_its_names(opened: Open) -> None:
    with opened("%pylab inline\ndef f(): return float(np.sqrt(sqrt(16)))") as ran:
        assert ran.value("f") == 2.0


@pytest.mark.parametrize("name", ["helpers.ipynb", "helpers", "-i helpers.ipynb", "'helpers.ipynb'"])
def test_another_notebook_is_run_statement_by_statement(opened: Open, name: str) -> None:
    helpers = json.dumps(notebook("import numpy as np\n1 / 0\n!ls", "def helper(): return 2.0")).encode()
    with opened(f"%run {name}\ndef f(): return helper()", files=(("helpers.ipynb", helpers),)) as ran:
        assert ran.value("f") == 2.0
        assert [(failure.cell, failure.line) for failure in ran.report.failures] == [("helpers.ipynb, cell 1", 2)]


def test_a_notebook_that_runs_itself_ends(opened: Open) -> None:
    endless = json.dumps(notebook("%run helpers.ipynb\ncount = globals().get('count', 0) + 1")).encode()
    with opened("%run helpers.ipynb\ndef f(): return count", files=(("helpers.ipynb", endless),)) as ran:
        assert ran.value("f") == 5
        assert [entry.command for entry in ran.report.not_run] == ["%run helpers.ipynb"]


def test_imports_on_one_line_fail_alone(opened: Open) -> None:
    with opened("import seaborn, numpy as np, torch\ndef f(): return float(np.sqrt(4.0))") as ran:
        assert ran.value("f") == 2.0
        assert [failure.package for failure in ran.report.failures] == ["seaborn", "torch"]


def test_a_package_that_is_not_here_and_what_fails_for_it_is_one_note(opened: Open) -> None:
    cells = (
        "from tqdm import tqdm\nimport numpy as np",
        "for k in tqdm([]): 0",
        "def f(): return tqdm(1)",
    )
    with opened(*cells) as ran:
        assert [note for note in teacher_notes(ran.report) if "tqdm" in note] == [
            "tqdm is not installed here: 2 statements failed for it (cell 1, line 1; cell 2, line 1)"
        ]
        (remark,) = student_remarks(ran.report)
        assert remark.startswith("Your file imports tqdm, which the grader does not have")
        assert [(package.name, package.needed) for package in ran.sandbox.missing_packages()] == [("tqdm", False)]
        assert "NameError" in str(ran.ask("f").fault)
        assert [(package.name, package.needed) for package in ran.sandbox.missing_packages()] == [("tqdm", True)]


def test_a_package_that_a_function_imports_is_needed(opened: Open) -> None:
    with opened("def f():\n    import torch\n    return torch.ones(1)") as ran:
        assert ran.sandbox.missing_packages() == ()
        assert "ModuleNotFoundError" in str(ran.ask("f").fault)
        assert [(package.name, package.needed) for package in ran.sandbox.missing_packages()] == [("torch", True)]


def test_a_function_that_a_later_cell_overwrites_is_named_with_the_cell(opened: Open) -> None:
    cells = ("import numpy as np\ndef f(x): return x", "f = f(np.ones(2))")
    with opened(*cells) as ran:
        fault = ran.ask("f", 1.0).fault
        assert isinstance(fault, Refused)
        assert str(fault) == (
            "`f` was a function until cell 2 gave its name to a value of type ndarray: use another name there."
        )
        assert "f is a function until cell 2 puts something else there" in teacher_notes(ran.report)
        assert any(remark.startswith("`f` was your function until cell 2") for remark in student_remarks(ran.report))


def test_a_function_that_is_written_again_is_not_overwritten(opened: Open) -> None:
    with opened("def f(): return 1", "f = 2", "def f(): return 3") as ran:
        assert ran.value("f") == 3
        assert ran.report.overwritten == {}


def test_a_notebook_in_which_every_cell_fails_is_reported(opened: Open) -> None:
    with opened("1 / 0", "no_such_name", "def f(:") as ran:
        assert (ran.report.ran, ran.report.failed, ran.report.functions) == (0, 3, {})


def test_ten_thousand_statements_run_and_ten_thousand_failures_are_counted(opened: Open) -> None:
    lines = "\n".join(["x = 1"] * 10_000 + ["1 / 0"] * 10_000)
    with opened(f"{lines}\n{RIGHT}") as ran:
        assert ran.value("f") == 2.0
        assert (ran.report.ran, ran.report.failed, len(ran.report.failures)) == (10_002, 10_000, 100)
        assert teacher_notes(ran.report)[-1] == "9980 more statements failed"


def test_a_cell_that_runs_out_of_time_is_left_there(opened: Open, limits: Limits) -> None:
    with opened(f"{RIGHT}\nwhile True: pass\nf = None\n", limits=replace(limits, cell_seconds=0.5)) as ran:
        assert ran.value("f") == 2.0
        assert [failure.error for failure in ran.report.failures] == ["it was still running when its time was up"]


@pytest.mark.parametrize("ending", ["import os; os._exit(0)", "import ctypes; ctypes.string_at(0)"])
def test_a_statement_that_ends_the_process_costs_that_statement_alone(opened: Open, ending: str) -> None:
    with opened("x = 1", f"import numpy as np\n{ending}\ndef f(): return float(np.sqrt(4.0))") as ran:
        assert ran.value("f") == 2.0
        (failure,) = ran.report.failures
        assert (failure.cell, failure.line) == ("cell 2", 2)
        assert failure.error == "it ended the process that runs your file"


def test_tasks_of_an_event_loop_live_until_the_next_cell(opened: Open) -> None:
    cells = (
        "import asyncio\nasync def work(): return 2.0\ntask = asyncio.create_task(work())",
        "result = await task\ndef f(): return result",
    )
    with opened(*cells) as ran:
        assert ran.value("f") == 2.0


def test_input_ends_a_loop_that_waits_for_an_answer(opened: Open) -> None:
    with opened("while input('yes? ') != 'yes': pass\ndef f(): return 2.0") as ran:
        assert ran.value("f") == 2.0
        assert [failure.error for failure in ran.report.failures] == [
            "EOFError: nobody is at the keyboard while grading"
        ]
