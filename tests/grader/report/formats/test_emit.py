"""Where each form is put, and that nothing of it is obeyed on the way."""

import base64
import json
import logging
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.errors import CourseError
from grader.records.course import Assignment, Task
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Verdict
from grader.records.submission import Status, Student
from grader.report.formats.emit import Format, document, emit, emit_placeholder, write_each
from grader.report.formats.github import PUBLIC
from grader.report.redact import redact

SLY = "##[error]x ::error::y\n::notice::z"
ASSIGNMENT = Assignment("sums", "Adding up", (Task("double", 2.0),))


@pytest.fixture
def grade():
    check = CheckResult("double", "test_two", SLY, Verdict.FAILED, SLY)
    task = TaskGrade("double", Verdict.FAILED, 1.0, 2.0, advice=SLY, checks=(check,))
    return redact(Grade(Student(SLY), "sums", Status.GRADED, (task,), 1.0, 0.0, 1.0, 2.0), ASSIGNMENT)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "sums.py"
    path.write_text("def double(z): ...\n", encoding="utf-8")
    return path


def test_github_gets_the_summary_in_its_file_and_notices_in_the_log(grade, file, tmp_path):
    to = tmp_path / "summary"
    to.write_text("what an earlier command of the step said\n", encoding="utf-8")
    lines = emit(Format.GITHUB, grade, ASSIGNMENT, file, {"GITHUB_STEP_SUMMARY": str(to)})
    assert to.read_text(encoding="utf-8").startswith("what an earlier command of the step said\n## Feedback: Adding up")
    assert lines[0].startswith("::notice file=")
    assert lines[1].startswith("::stop-commands::")
    assert lines[-1] == lines[1].replace("stop-commands::", "") + "::"


def test_the_token_that_ends_the_quiet_is_another_each_time(grade, file):
    first, second = (emit(Format.GITHUB, grade, ASSIGNMENT, file, {})[-1] for _ in range(2))
    assert first != second


def test_the_reporter_finds_zeros_until_there_is_a_result(grade, file, tmp_path):
    context = {"GITHUB_OUTPUT": str(tmp_path / "out")}
    emit_placeholder(Format.CLASSROOM, ASSIGNMENT, context)
    emit(Format.CLASSROOM, grade, ASSIGNMENT, file, context)
    zeros, result = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert [sum(t["score"] for t in decoded(text)["tests"]) for text in (zeros, result)] == [0, 1]


def test_without_github_the_result_is_printed(grade, file):
    assert decoded(emit(Format.CLASSROOM, grade, ASSIGNMENT, file, {})[0])["max_score"] == 2


@pytest.mark.parametrize("form", [Format.JSON, Format.GRADESCOPE, Format.JUNIT])
def test_what_is_printed_for_programs_says_the_same_and_is_not_obeyed(form, grade, file):
    (text,) = emit(form, grade, ASSIGNMENT, file, {})
    assert "##[" not in text
    assert not re.search(r"^\s*::", text, re.MULTILINE)
    plain = document(form, grade, ASSIGNMENT, {})
    assert "##[error]x" in plain
    if form is Format.JUNIT:
        assert ET.canonicalize(text) == ET.canonicalize(plain.rstrip("\n"))
    else:
        assert json.loads(text) == json.loads(plain)


def test_a_class_gets_a_file_each(grade, tmp_path):
    one = Grade(Student("ann"), "sums", Status.MISSING, (), 0.0, 0.0, 0.0, 2.0, timestamp=datetime.now(UTC))
    folder = write_each(Format.JUNIT, [redact(one, ASSIGNMENT)], [ASSIGNMENT], tmp_path, {})
    ET.parse(folder / "ann" / "sums.xml")
    with pytest.raises(CourseError, match="one student at a time"):
        write_each(Format.CLASSROOM50, [redact(one, ASSIGNMENT)], [ASSIGNMENT], tmp_path, {})


@pytest.mark.parametrize(("share", "status"), [("50", 0), ("51", 1), (None, 1)])
def test_pass_at_sets_how_many_points_are_enough(share, status, tmp_path):
    folder = tmp_path / "sums"
    (folder / "checks").mkdir(parents=True)
    for task in ("double", "halve"):
        text = (
            f'def test_{task}(student, agree):\n    """It is right"""\n    agree(student.{task}(2.0), 4.0, "{task}")\n'
        )
        (folder / "checks" / f"test_{task}.py").write_text(text, encoding="utf-8")
    (folder / "sums.py").write_text(
        "import numpy as np\ndef double(z): return np.float64(2 * z)\ndef halve(z): return np.float64(1.0)\n",
        encoding="utf-8",
    )
    more = [] if share is None else ["--pass-at", share]
    ran = CliRunner().invoke(main, ["check", str(folder / "sums.py"), "--format", "json", *more])
    assert json.loads(ran.output)["score"] == 1.0
    assert ran.exit_code == status


def decoded(text):
    return json.loads(base64.b64decode(text.removeprefix("result=")))


def test_an_id_that_leads_elsewhere_leads_nowhere(tmp_path):
    known = Grade(Student("../../../pwned/here"), "sums", Status.MISSING, (), 0.0, 0.0, 0.0, 2.0)
    folder = write_each(Format.JSON, [redact(known, ASSIGNMENT)], [ASSIGNMENT], tmp_path / "a/b/c", {})
    assert [path.relative_to(folder).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == [
        "%2E.%2F..%2F..%2Fpwned%2Fhere/sums.json"
    ]


def test_every_form_has_its_ending(grade, tmp_path):
    made = [write_each(form, [grade], [ASSIGNMENT], tmp_path, {}) for form in Format if form is not Format.CLASSROOM50]
    assert {path.parent.parent.name: path.name for folder in made for path in folder.rglob("sums.*")} == {
        "github": "sums.md",
        "classroom": "sums.txt",
        "gradescope": "sums.json",
        "junit": "sums.xml",
        "json": "sums.json",
    }


def test_a_token_has_128_bits_and_the_fence_stands_round_the_checks(grade, file):
    for form in (Format.GITHUB, Format.CLASSROOM):
        lines = emit(form, grade, ASSIGNMENT, file, {})
        assert re.fullmatch(r"::stop-commands::[0-9a-f]{32}", lines[1])
        assert len(lines) > 3


def test_a_summary_says_that_it_is_no_mark_and_a_file_in_another_encoding_is_read(grade, file, tmp_path):
    file.write_bytes(b"# \xe9\ndef double(z): ...\n")
    to = tmp_path / "summary"
    lines = emit(Format.GITHUB, grade, ASSIGNMENT, file, {"GITHUB_STEP_SUMMARY": str(to)})
    assert lines[0].startswith("::notice file=")
    assert to.read_text(encoding="utf-8").endswith(PUBLIC)


@pytest.mark.parametrize("form", [Format.JSON, Format.GRADESCOPE, Format.JUNIT])
def test_a_printed_document_ends_without_an_empty_line(form, grade, file):
    (text,) = emit(form, grade, ASSIGNMENT, file, {})
    assert text == text.strip()


def test_a_first_result_of_zeros_is_for_classroom_and_its_file_alone(tmp_path):
    out = tmp_path / "out"
    for form, context in ((Format.GITHUB, {"GITHUB_OUTPUT": str(out)}), (Format.CLASSROOM, {}), (None, {})):
        emit_placeholder(form, ASSIGNMENT, context)
    assert list(tmp_path.iterdir()) == []
    emit_placeholder(Format.CLASSROOM, ASSIGNMENT, {"GITHUB_OUTPUT": str(out)})
    assert "the check was cut short" in base64.b64decode(out.read_text().removeprefix("result=")).decode()


def test_the_log_says_whose_results_were_written_where(tmp_path, caplog):
    caplog.set_level(logging.INFO, "grader.report.formats.emit")
    grade = redact(Grade(Student("ann"), "sums", Status.GRADED, (), 1.0, 0.0, 1.0, 2.0), ASSIGNMENT)
    write_each(Format.JSON, [grade], [ASSIGNMENT], tmp_path, {})
    assert caplog.messages == [f"ann, sums: written as json: {tmp_path / 'json' / 'ann' / 'sums.json'}"]
