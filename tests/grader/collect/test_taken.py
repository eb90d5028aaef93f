"""Which file was taken is said once for an assignment, with whose it is."""

from __future__ import annotations

import pytest

from grader.collect.choose import FileQuery, choose_file
from grader.collect.taken import taken_notes
from grader.records.submission import Status, Student, Submission


def submission(folder, student, *names, assignment="text"):
    """Return what is chosen of files of these names in a student's folder."""
    paths = [folder / student / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    choice = choose_file(paths, FileQuery(assignment, ("text", "list"), folder / student))
    return Submission(Student(student), assignment, choice.path, status=choice.status, notes=choice.notes)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["text-1.ipynb"], "graded text-1.ipynb although it is not named text.ipynb"),
        (["text (1).ipynb"], "graded text (1).ipynb although it is not named text.ipynb"),
        (["text.ipynb", "text-1.ipynb"], "graded text.ipynb, not text-1.ipynb"),
        (["work.py"], "graded work.py although it is not named text.py"),
    ],
)
def test_a_copy_of_another_name_is_named(tmp_path, names, words):
    assert list(taken_notes([submission(tmp_path, "ann", *names)])) == [f"text: which file counts: ann: {words}"]


@pytest.mark.parametrize(
    "names", [["text.ipynb"], ["text.py"], ["text.ipynb", "helper.py"], ["a.ipynb", "b.ipynb"], []]
)
def test_the_usual_name_and_a_question_for_a_person_need_no_line(tmp_path, names):
    assert list(taken_notes([submission(tmp_path, "ann", *names)])) == []


def test_work_at_a_tag_is_no_other_file():
    noted = Submission(Student("ann"), "text", None, status=Status.GRADED, notes=("graded at the tag v1",))
    assert list(taken_notes([noted])) == []


def test_three_students_are_named_and_the_others_counted_for_each_assignment(tmp_path):
    many = [submission(tmp_path, f"s{n}", "text-1.ipynb") for n in range(5)]
    many.append(submission(tmp_path / "other", "s9", "list-1.ipynb", assignment="list"))
    first, second = taken_notes(many)
    assert first.startswith(
        "text: which file counts: s0: graded text-1.ipynb although it is not named text.ipynb; s1: "
    )
    assert first.endswith("text.ipynb; and 2 more, in the notes of scores.csv")
    assert "s3" not in first
    assert second == "list: which file counts: s9: graded list-1.ipynb although it is not named list.ipynb"
    (one_more,) = taken_notes(many[:4])
    assert one_more.endswith("; and 1 more, in the notes of scores.csv")
    (exact,) = taken_notes(many[:3])
    assert "more" not in exact
