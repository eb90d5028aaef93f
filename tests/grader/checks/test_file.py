"""`grader check`: one file, its verdicts, its words and its exit status; walls or no walls."""

import logging

import pytest
from click.testing import CliRunner

from grader.checks import file
from grader.checks.file import check
from grader.cli.main import main
from grader.errors import ProtectionError
from grader.records.judgement import Verdict
from grader.records.submission import Status

from .conftest import RIGHT


def verdicts(checked):
    return [task.verdict for task in checked.grade.tasks]


def told(*arguments):
    result = CliRunner().invoke(main, ["check", *map(str, arguments)])
    return result.exit_code, result.output


def test_right_answers_pass(course, notebook):
    checked = check(notebook(course / "sums.ipynb", RIGHT))
    assert verdicts(checked) == [Verdict.PASSED, Verdict.PASSED]
    assert checked.passed


def test_a_wrong_answer_fails_with_the_figures_and_a_picture(course, notebook):
    checked = check(notebook(course / "sums.ipynb", RIGHT.replace("2 * z", "z * z")))
    assert verdicts(checked) == [Verdict.FAILED, Verdict.PASSED]
    double = checked.grade.tasks[0]
    assert double.checks[0].message == (
        "double(z)[1] differs most from the expected value. You returned 1; expected -2."
    )
    assert double.picture.got == (((4.0,), (1.0,)),)
    assert double.picture.expected == (((4.0,), (-2.0,)),)
    assert "z * z" in double.source.text


def test_what_is_not_written_or_not_defined_is_missing(course, notebook):
    checked = check(notebook(course / "sums.ipynb", "def double(z):\n    raise NotImplementedError()"))
    assert verdicts(checked) == [Verdict.MISSING, Verdict.MISSING]
    assert not checked.passed


def test_a_module_is_checked_too(course):
    path = course / "sums.py"
    path.write_text(RIGHT, encoding="utf-8")
    assert check(path).passed


def test_files_beside_it_come_along(course, notebook):
    (course / "helper.py").write_text(RIGHT, encoding="utf-8")
    assert check(notebook(course / "sums.ipynb", "from helper import double, halve")).passed


@pytest.mark.parametrize("own", ["2", "3", None])
def test_the_data_of_the_released_lesson_is_there_and_another_file_of_its_name_is_told(course, notebook, own):
    released, work = course / "assignments" / "sums", course / "work"
    for folder, factor in ((released, "2"), (work, own)):
        folder.mkdir(parents=True)
        if factor is not None:
            (folder / "factor.txt").write_text(factor, encoding="utf-8")
    checked = check(notebook(work / "sums.ipynb", RIGHT.replace("2 * z", "int(open('factor.txt').read()) * z")))
    assert checked.passed
    assert any("Your factor.txt differs" in remark for remark in checked.grade.remarks) == (own == "3")


def test_a_check_that_breaks_by_itself_is_our_error(course, notebook):
    broken = "def test_it(student):\n    '''It works'''\n    raise KeyError('ours')\n"
    (course / "tests" / "public" / "sums" / "test_halve.py").write_text(broken, encoding="utf-8")
    assert verdicts(check(notebook(course / "sums.ipynb", RIGHT))) == [Verdict.PASSED, Verdict.ERROR]


def test_a_file_without_any_check_is_our_error(course, notebook):
    (course / "tests" / "public" / "sums" / "test_halve.py").write_text("", encoding="utf-8")
    assert verdicts(check(notebook(course / "sums.ipynb", RIGHT))) == [Verdict.PASSED, Verdict.ERROR]


def test_an_endless_loop_costs_its_task_only(course, notebook):
    (course / "course.toml").write_text(
        (course / "course.toml").read_text(encoding="utf-8") + "[limits]\ncall_seconds = 0.2\n", encoding="utf-8"
    )
    checked = check(notebook(course / "sums.ipynb", RIGHT.replace("return 2 * z", "while True: pass")))
    assert verdicts(checked) == [Verdict.FAILED, Verdict.PASSED]
    assert "still running" in checked.grade.tasks[0].checks[0].message


def test_bytes_that_are_no_notebook_are_unreadable(course):
    path = course / "sums.ipynb"
    path.write_text("not JSON", encoding="utf-8")
    checked = check(path)
    assert checked.grade.status is Status.UNREADABLE
    assert not checked.passed
    status, text = told(path)
    assert status == 1
    assert "it is not JSON" in text
    assert "The file could not be read." in text
    assert text.endswith("Repair the file, save it, and check it again.\n")


def test_a_machine_without_walls_checks_all_the_same_and_says_so(course, notebook, monkeypatch):
    def no_walls(*_):
        raise ProtectionError("no walls here")

    monkeypatch.setattr(file, "one_shot", no_walls)
    checked = check(notebook(course / "sums.ipynb", RIGHT.replace("2 * z", "3 * z")))
    assert verdicts(checked) == [Verdict.FAILED, Verdict.PASSED]
    assert "check work of your own only" in " ".join(checked.grade.remarks)


def test_exit_status_and_words(course, notebook):
    status, text = told(notebook(course / "sums.ipynb", RIGHT))
    assert status == 0
    assert text == (
        "Public checks: Adding up, sums.ipynb\n"
        "2 of 2 tasks right, as far as the public checks can tell.\n"
        "  ✓ double: right\n"
        "  ✓ halve: right\n"
        "Everything is right: nothing is left to do.\n"
    )
    status, text = told(notebook(course / "sums.ipynb", RIGHT.replace("2 * z", "z * z")))
    assert status == 1
    assert "  ✗ double: not right yet\n      failed: Twice two is four: double(z)[1] differs most" in text
    assert text.endswith("Begin with double.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone.ipynb"], "there is no file"),
        (["course.toml"], "neither a notebook"),
        (["sums.py", "--assignment", "sum"], "no assignment 'sum'"),
    ],
)
def test_wrong_use_is_exit_status_2_and_a_sentence(course, arguments, words):
    (course / "sums.py").write_text(RIGHT, encoding="utf-8")
    status, text = told(course / arguments[0], *arguments[1:])
    assert status == 2
    assert words in text
    assert "Traceback" not in text


def test_the_log_says_what_goes_with_the_file_and_what_each_task_came_to(course, notebook, caplog):
    caplog.set_level(logging.INFO, "grader.checks.file")
    (course / "helper.py").write_text("", encoding="utf-8")
    check(notebook(course / "sums.ipynb", RIGHT.replace("2 * z", "z * z")))
    assert caplog.messages == [
        "sums.ipynb: with it go course.toml, helper.py",
        "sums.ipynb, sums: double failed, 0 of 2 checks",
        "sums.ipynb, sums: halve passed, 1 of 1 checks",
    ]
