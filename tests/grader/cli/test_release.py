"""What `grader release` says of what it made: no more than was looked for, and where nobody can pass a check."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli.main import main
from grader.init.course import write_course

SOURCE = "solutions/words/words.ipynb"
HIDDEN = "tests/hidden/words/test_count.py"
PUBLIC = "tests/public/words/test_count.py"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(tmp_path, "words", ("count(text)",))
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def released(course: Path) -> Result:
    return CliRunner().invoke(main, ["release", "--course", str(course)])


def test_it_says_what_was_looked_for_and_is_status_0(course: Path) -> None:
    done = released(course)
    assert done.exit_code == 0, done.output
    assert "; no marked answer, hidden test or secret was found in them\n" in done.output
    assert "line of an answer" not in done.output
    assert "released all the same" not in done.output


def test_a_line_of_an_answer_in_an_open_cell_is_a_note(course: Path) -> None:
    edit(course / SOURCE, "from grader import check", "from grader import check\\nhalf = lambda text: 2.0 * len(text)")
    edit(course / SOURCE, "return 2.0 * len(text)", "half = lambda text: 2.0 * len(text)\\n    return half(text)")
    done = released(course)
    assert done.exit_code == 0, done.output
    assert (
        "note: words.ipynb: cell 2 ('checks') shows students a line of an answer, `half = lambda text: " in done.output
    )


def test_an_answer_key_that_fails_is_named_with_each_check_and_what_to_do(course: Path) -> None:
    edit(course / SOURCE, "return 2.0 * len(text)", "return 2.0 * lenn(text)")
    done = released(course)
    assert done.exit_code == 1, done.output
    assert (
        f"words: the answer key's count does not pass 'It returns a number' in {PUBLIC}: It raised Name" in done.output
    )
    assert (
        f"words: {HIDDEN}:28: test_worked_by_hand: it does not pass with the answer key: It raised Name" in done.output
    )
    assert (
        "words: released all the same; nobody can pass these checks until the answer key and they agree" in done.output
    )
    assert (course / "assignments" / "words" / "words.ipynb").is_file()


@pytest.mark.parametrize("name", [HIDDEN, PUBLIC])
def test_a_file_of_checks_that_cannot_be_read_is_named(course: Path, name: str) -> None:
    with (course / name).open("a", encoding="utf-8") as file:
        file.write("\nx = y\n")
    done = released(course)
    assert done.exit_code == 1, done.output
    assert f"words: {name}:" in done.output
    assert "cannot be read: NameError: name 'y' is not defined" in done.output


def test_a_key_without_hidden_tests_can_be_released_before_they_are_written(course: Path) -> None:
    (course / HIDDEN).unlink()
    assert released(course).exit_code == 0
