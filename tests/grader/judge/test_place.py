"""A test that fails or cannot be read is named with its folder, its file and the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.judge.place import (
    _frames,
    in_course,
    last_frame,
    line_in,
    place_inside,
    place_of,
    place_of_report,
)

FOLDER = "/home/ann/course/tests/hidden/halves"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"{FOLDER}/test_half.py", "tests/hidden/halves/test_half.py"),
        ("/home/ann/week1/checks/test_half.py", "checks/test_half.py"),
        ("test_half.py", "test_half.py"),
    ],
)
def test_a_file_is_named_from_its_course_and_elsewhere_by_its_folder(path, place):
    assert in_course(Path(path)) == place


def fault_of(text, file, names):
    with pytest.raises(ZeroDivisionError) as caught:
        exec(compile(text, file, "exec"), names)
    return caught.value


def fixture_fault(file):
    names = {}
    exec(compile("def fail():\n\n    return 1 / 0\n", file, "exec"), names)
    return fault_of("\n\n\n\nfail()", "/usr/lib/pytest.py", names)


def test_a_line_is_that_of_the_file_and_none_without_one():
    def trip():
        json.loads("{")

    try:
        trip()
    except ValueError as error:
        fault = error
    assert line_in(fault, "judge/test_place.py") == trip.__code__.co_firstlineno + 1
    assert line_in(fault, "judge/test_elsewhere.py") == 0
    assert line_in(fault, "") == 0


def test_what_failed_in_a_fixture_beside_the_test_is_named_with_that_file():
    path = "tests/hidden/halves/test_half.py"
    assert place_of(fixture_fault(f"{FOLDER}/conftest.py"), path) == "tests/hidden/halves/conftest.py:3"
    assert place_of(fixture_fault(f"{FOLDER}/test_half.py"), path) == f"{path}:3"
    assert place_of(fixture_fault("/usr/lib/elsewhere.py"), path) == path
    assert place_of(fixture_fault("/elsewhere.py"), "") == ""


def test_the_line_of_a_syntax_error_is_the_one_in_the_file_that_cannot_be_read():
    with pytest.raises(SyntaxError) as caught:
        compile("\n\nx = (", f"{FOLDER}/conftest.py", "exec")
    assert place_of(caught.value, "tests/hidden/halves/conftest.py") == "tests/hidden/halves/conftest.py:3"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ([f'E     File "{FOLDER}/test_half.py", line 7'], "tests/hidden/halves/test_half.py:7"),
        (
            ["/usr/lib/importlib/__init__.py:126: in x", "tests/hidden/halves/test_half.py:2: in <module>"],
            "tests/hidden/halves/test_half.py:2",
        ),
        (
            ["tests/hidden/halves/test_half.py:2: in <module>", "x.py:9: in x"],
            "tests/hidden/halves/test_half.py:2",
        ),
        (["test_half.py:2: in <module>", "test_half.py:5: in f"], "tests/hidden/halves/test_half.py:5"),
        (["no reason given"], "tests/hidden/halves/test_half.py"),
    ],
)
def test_the_line_is_taken_from_the_report_of_pytest(lines, place):
    assert place_of_report(lines, Path(f"{FOLDER}/test_half.py")) == place


def test_the_first_and_the_last_frame_count() -> None:
    try:
        int("no number")
    except ValueError as caught:
        error = caught
    (frame,) = _frames(error)
    assert line_in(error, frame[0]) == frame[1] > 0
    assert place_of(error, f"{Path(frame[0]).parent.as_posix()}/other.py").endswith(f"{Path(__file__).name}:{frame[1]}")


def test_a_syntax_error_without_a_file_or_a_line_has_no_place_of_its_own() -> None:
    assert list(_frames(SyntaxError("bad", (None, 3, 1, "x")))) == []
    assert list(_frames(SyntaxError("bad", ("a.py", None, 1, "x")))) == []
    assert list(_frames(SyntaxError("bad", ("a.py", 3, 1, "x")))) == [("a.py", 3)]


def test_the_last_frame_in_a_folder_is_found_however_the_folder_is_named(tmp_path, monkeypatch):
    (tmp_path / "more").mkdir()
    fault = fixture_fault(str(tmp_path / "more" / "helper.py"))
    assert last_frame(fault, tmp_path) == (Path("more/helper.py"), 3)
    monkeypatch.chdir(tmp_path)
    assert last_frame(fault, Path("more")) == (Path("helper.py"), 3)
    assert last_frame(fault, tmp_path / "other") is None


def test_a_failure_in_a_folder_of_tests_or_beside_a_test_is_named_with_its_line(tmp_path):
    fault = fixture_fault(str(tmp_path / "conftest.py"))
    place = f"{tmp_path.name}/conftest.py:3"
    assert (place_inside(fault, tmp_path), place_inside(fault, tmp_path / "test_f.py")) == (place, place)
    assert place_inside(ValueError("of another place"), tmp_path / "test_f.py") == f"{tmp_path.name}/test_f.py"


def test_the_only_frame_may_be_the_one_in_the_folder():
    with pytest.raises(ValueError, match="no number") as caught:
        int("no number")
    path, line = last_frame(caught.value, Path(__file__).parent)
    assert (path, line) == (Path(Path(__file__).name), caught.tb.tb_lineno)
