"""Files made from the results alone, each read back by somebody else's reader and by the LMS's documented rules."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from datetime import UTC, datetime

import jsonschema
import pandas as pd
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from grader.cli.main import main
from grader.errors import CourseError
from grader.export.fresh import cells, header, moodle, plain_csv
from grader.export.pseudonyms import shown
from grader.export.request import FormatOptions
from grader.records.judgement import Judgement
from grader.records.submission import Status, Student
from grader.run.state import StateStore
from grader.run.state_table import StoredResult

from . import small
from .conftest import grade, made

MOODLE = """Email address,ID number,Backprop 1,Backprop 1 (feedback)\r
jdoe@x.org,u100,8.50,"sigmoid 4.00/4.00, delta 4.50/6.00."\r
bo@x.org,u101,9.00,"sigmoid 4.00/4.00, delta 6.00/6.00."\r
u103@x.org,u103,0.67,"sigmoid 0.00/4.00, delta 0.67/6.00."\r
"""
BRIGHTSPACE = """OrgDefinedId,Backprop 1 Points Grade,End-of-Line Indicator\r
#u100,8.50,#\r
#u101,9.00,#\r
#u103,0.67,#\r
"""
TEXT, NUMBER = {"type": "string"}, {"type": "number"}
SEEN = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
FORMS = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
TEST = {
    "type": "object",
    "properties": {
        "name": TEXT,
        "number": TEXT,
        "output": TEXT,
        "score": NUMBER,
        "max_score": NUMBER,
        "status": {"enum": ["passed", "failed"]},
        "visibility": SEEN,
        "name_format": FORMS,
        "output_format": FORMS,
    },
    "additionalProperties": False,
}
RESULTS = {  # from Gradescope's autograder specification
    "type": "object",
    "properties": {
        "score": NUMBER,
        "output": TEXT,
        "visibility": SEEN,
        "stdout_visibility": SEEN,
        "output_format": FORMS,
        "test_output_format": FORMS,
        "tests": {"type": "array", "items": TEST, "minItems": 1},
    },
    "required": ["score"],
    "additionalProperties": False,
}


def test_moodles_import_is_the_golden_file_and_has_no_cell_that_stops_it(course):
    done = made(course, "moodle")
    assert done.path.read_bytes() == MOODLE.encode()
    table = pd.read_csv(done.path)
    assert table["Backprop 1"].between(0, 100).all()  # Moodle stops at a blank user, a word, more than 100
    assert table["Email address"].notna().all()
    assert any("make one of 10 first, or use --out-of 100" in note for note in done.notes)


def test_moodle_without_e_mails_is_told_to_use_the_other_column(course):
    with StateStore(course / "results") as store:
        store.save(StoredResult.of("", Judgement(Status.GRADED), replace(grade("z", 4, 6), student=Student("z"))))
    assert "map the column 'ID number' in Moodle: no e-mail is known of z" in made(course, "moodle").notes


def test_moodle_in_per_cent_and_with_a_comma(course):
    done = made(course, "moodle", format_options=FormatOptions(out_of=100, comma=True))
    table = pd.read_csv(done.path, decimal=",")
    assert table["Backprop 1"].tolist() == [85.0, 90.0, 6.67]
    assert not any("--out-of" in note for note in done.notes)


def test_brightspace_is_the_golden_file(course):
    done = made(course, "brightspace")
    assert done.path.read_bytes() == BRIGHTSPACE.encode()
    table = pd.read_csv(done.path)
    assert table.columns[-1] == "End-of-Line Indicator"
    assert (table["End-of-Line Indicator"] == "#").all()


def test_a_name_that_brightspace_cannot_have_is_refused(course):
    with pytest.raises(CourseError, match=r"Brightspace has no grade item named '50% more' \(%\)"):
        made(course, "brightspace", format_options=FormatOptions("50% more"))


def test_gradescopes_results_fit_its_specification_and_carry_the_penalty(course):
    done = made(course, "gradescope")
    files = {path.parent.name: json.loads(path.read_text("utf-8")) for path in done.path.glob("*/results.json")}
    assert sorted(files) == ["u100", "u101", "u103"]
    for results in files.values():
        jsonschema.validate(results, RESULTS)
        assert all(test["visibility"] == "visible" for test in results["tests"])  # one hidden one hides the total
    assert files["u101"]["score"] == 9.0
    assert sum(test["score"] for test in files["u101"]["tests"]) == 10.0


def test_the_plain_table_holds_everybody_and_every_task(course):
    table = pd.read_csv(made(course, "csv").path)
    assert table["student_id"].tolist() == ["u100", "u101", "u102", "u103", "u104"]
    assert table["score"].tolist() == [8.5, 9.0, 0.0, 0.67, 0.0]
    assert table["task_delta"].tolist() == [4.5, 6.0, 0.0, 0.67, 0.0]
    assert table["timestamp"][0] == "2026-03-02 18:30:00"


def test_parquet_and_workbook_hold_the_same_as_the_plain_table(course):
    plain = pd.read_csv(made(course, "csv").path)
    kept = pd.read_parquet(made(course, "parquet").path)
    book = pd.read_excel(made(course, "xlsx").path)
    pd.testing.assert_frame_equal(kept, plain, check_dtype=False)
    pd.testing.assert_frame_equal(book, plain, check_dtype=False)


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx", "moodle"])
def test_the_same_grades_are_the_same_bytes(course, form):
    first = made(course, form, output=course / "one").path.read_bytes()
    assert made(course, form, output=course / "two").path.read_bytes() == first


def test_a_workbook_has_no_formula_and_no_time_of_writing(course):
    with StateStore(course / "results") as store:
        store.save(StoredResult.of("", Judgement(Status.GRADED), grade("=1+1", 4, 6)))
    book = load_workbook(made(course, "xlsx").path)
    cells = {cell.value: cell.data_type for row in book.active.rows for cell in row}
    assert cells["=1+1"] == "s"
    assert book.properties.modified.year == 1980
    assert "'=1+1" in made(course, "csv").path.read_text(encoding="utf-8")


def test_pseudonyms_hide_every_name_stay_the_same_and_need_a_key(course):
    with pytest.raises(CourseError, match="--anonymous needs a secret"):
        made(course, "csv", anonymous=True)

    def told(key: str, name: str) -> str:
        return made(course, "csv", {"GRADER_SECRET": key}, anonymous=True, output=course / name).path.read_text("utf-8")

    first = told("k", "a")
    assert first == told("k", "b")
    names = re.findall(r"^p[0-9a-f]{16}(?=,)", first, re.MULTILINE)
    assert len(set(names)) == 5
    assert names == sorted(names)
    assert not set(names) & set(re.findall(r"^p\w+", told("l", "c"), re.MULTILINE))
    for word in ("u100", "Doe", "Jane", "x.org", "2026-03-02", "fine"):
        assert word not in first


def test_an_extra_that_is_missing_is_named(course, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CourseError, match=r"xlsx needs openpyxl, .*pip install '\.\[export\]'"):
        made(course, "xlsx")


def test_the_command_says_where_it_wrote_and_ends_with_2_where_it_could_not(course):
    runner = CliRunner()
    command = ["export", "csv", "--course", str(course)]
    first = runner.invoke(main, command)
    assert (first.exit_code, first.output) == (0, f"written: {course / 'results/export/backprop.csv'}\n")
    again = runner.invoke(main, command)
    assert again.exit_code == 2
    assert "is there already: name another with --output, or say --overwrite" in again.output
    assert runner.invoke(main, [*command, "--overwrite"]).exit_code == 0


MISSING = small.grade("bob", 0.0, Status.MISSING)


def without_email(name):
    one = small.grade(name)
    return replace(one, student=replace(one.student, email=""))


def test_moodle_gets_a_row_for_each_number_with_a_safe_id_and_the_comment():
    one = small.grade("ann")
    odd = replace(one, student=Student("=1+1", email="-a@x.org"))
    files = moodle(small.request(one, odd, MISSING, small.grade("cy", status=Status.NEEDS_PERSON)))
    text = "sigmoid 4.00/4.00, delta 4.50/6.00."
    assert small.text_of(files) == (
        "Email address,ID number,Backprop 1,Backprop 1 (feedback)\r\n"
        f'ann@x.org,ann,8.50,"{text}"\r\n'
        f"'-a@x.org,'=1+1,8.50,\"{text}\"\r\n"
    )
    assert files.notes == (
        "Moodle gives a new grade item 100 points: make one of 10 first, or use --out-of 100",
        "left as they are, missing: Bob Lee (bob); --zeros gives them a zero",
        "left as they are, needs person: Cy Lee (cy); scores.csv says why; decide, or give them points in marks.csv",
    )


def test_moodle_is_told_of_the_points_before_the_e_mails():
    first, second = moodle(small.request(without_email("ann"))).notes
    assert (first[:25], second[:27]) == ("Moodle gives a new grade ", "map the column 'ID number' ")


@pytest.mark.parametrize(
    ("grades", "who"),
    [
        ((without_email("ann"),), "everybody"),
        ((without_email("ann"), without_email("bob")), "everybody"),
        ((without_email("ann"), small.grade("bob"), without_email("cy")), "ann, cy"),
        ((without_email("ann"), without_email("bob"), small.grade("cy")), "ann, bob"),
        ((small.grade("ann"), replace(MISSING, student=Student("bob"))), ""),
    ],
)
def test_moodle_is_told_whose_e_mail_is_not_known_of_those_with_a_number(grades, who):
    notes = [note for note in moodle(small.request(*grades, out_of=100.0)).notes if not note.startswith("left as")]
    assert notes == ([f"map the column 'ID number' in Moodle: no e-mail is known of {who}"] if who else [])


def test_the_plain_table_says_who_and_every_number_and_nothing_of_what_is_excused():
    ann = small.grade("ann", timestamp=datetime(2026, 3, 2, 18, 30, tzinfo=UTC))
    tasks = (replace(ann.tasks[0], excused=True), ann.tasks[1])
    bob = replace(small.grade("bob", 9.0), tasks=tasks, raw_score=10.0, penalty=1.0)
    given = small.request(bob, small.grade("cy", 8.5, Status.EXCUSED), ann, comma=True, out_of=20.0)
    assert small.text_of(plain_csv(given)) == (
        "student_id,last_name,first_name,email,timestamp,assignment,status,raw_score,late_submission_penalty,score,"
        "max_score,task_sigmoid,task_delta\r\n"
        'ann,Lee,Ann,ann@x.org,2026-03-02 18:30:00,backprop,graded,"17,00","0,00","17,00","20,00","8,00","9,00"\r\n'
        'bob,Lee,Bob,bob@x.org,,backprop,graded,"20,00","2,00","18,00","20,00",,"9,00"\r\n'
        'cy,Lee,Cy,cy@x.org,,backprop,excused,,,,,"8,00","9,00"\r\n'
    )
    assert plain_csv(given).notes == ()


def test_a_plain_cell_that_a_spreadsheet_would_work_out_is_made_harmless_and_a_number_has_a_point():
    one = replace(small.grade("ann"), student=Student("ann", "=1+1", "+x"))
    text = small.text_of(plain_csv(small.request(one)))
    assert text.splitlines()[1] == "ann,'+x,'=1+1,,,backprop,graded,8.50,0.00,8.50,10.00,4.00,4.50"


def test_a_table_of_pseudonyms_is_sorted_by_them_and_names_nobody():
    given = small.request(*map(small.grade, ("ann", "bob", "cy", "di", "ed")), anonymous="k")
    assert header(given)[:3] == ("student_id", "assignment", "status")
    names = [row[0] for row in cells(given)]
    assert names == sorted(shown(name, "k") for name in ("ann", "bob", "cy", "di", "ed"))
    assert {len(row) for row in cells(given)} == {len(header(given))}


def test_what_is_scaled_is_rounded_with_halves_up():
    (row,) = cells(small.request(small.grade("ann", 4.25), out_of=5.0))
    assert row[header(small.request()).index("score")] == 2.13
