"""nbgrader's layout: where a submission should be, and where students put it instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.collect.layouts.nbgrader import fits, read
from grader.errors import CourseError

from .asking import ASSIGNMENTS, found, request, write

WRONG_PLACE = "found in {}, not in ann/backprop"


def notes(result):
    return [each.notes for each in result.submissions]


def alone(tmp_path, **more):
    """Ask in a course of one assignment."""
    plain = request(tmp_path, **more)
    return replace(plain, course=replace(plain.course, assignments=ASSIGNMENTS[:1]))


def looked(tmp_path, *names, asked=None):
    """Return path, status and notes of ann's submission for backprop."""
    folder = write(tmp_path / "d", *(f"ann/{name}" for name in names))
    (one,) = read(folder, asked or request(tmp_path)).submissions
    return one.path and one.path.relative_to(folder / "ann").as_posix(), one.status.value, list(one.notes)


@pytest.mark.parametrize(
    ("names", "fitting"), [(["ann/x"], True), (["a.txt", "z/x"], True), (["A/x", "z.txt"], True), (["a.txt"], False)]
)
def test_a_folder_makes_it_and_a_link_to_one_does_not(tmp_path, names, fitting):
    folder = write(tmp_path / "d", *names)
    assert fits(folder, sorted(folder.iterdir())) is fitting
    write(tmp_path / "other", "x")
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "link").symlink_to(tmp_path / "other")
    assert not fits(tmp_path / "e", [tmp_path / "e" / "link"])


def test_every_student_has_each_assignment_and_what_is_no_folder_is_unreadable(tmp_path):
    folder = write(tmp_path / "d", "ann/backprop/backprop.ipynb", "zoe/batch/batch.py", "a.ipynb", "b.txt", "z.PY")
    (folder / "link").symlink_to(folder / "ann")
    result = read(folder, request(tmp_path, "backprop", "batch"))
    assert [(each.who.shown, each.assignment, each.status.value) for each in result.submissions] == [
        ("ann", "backprop", "graded"),
        ("ann", "batch", "missing"),
        ("link", "backprop", "unreadable"),
        ("link", "batch", "unreadable"),
        ("zoe", "backprop", "missing"),
        ("zoe", "batch", "graded"),
    ]
    assert result.submissions[2].notes == ("link: not a folder (a link, perhaps), so not followed",)
    assert result.notes == tuple(
        f"{name} lies beside the students' folders: not graded; put it into <student_id>/backprop/"
        for name in ("a.ipynb", "z.PY")
    )


@pytest.mark.parametrize(
    ("names", "path", "note"),
    [
        (["backprop/backprop.ipynb"], "backprop/backprop.ipynb", None),
        (["Backprop/backprop.ipynb"], "Backprop/backprop.ipynb", "ann/Backprop"),
        (["my backprop/backprop.ipynb"], "my backprop/backprop.ipynb", "ann/my backprop"),
        (["backprop/a/b/backprop.ipynb"], "backprop/a/b/backprop.ipynb", "ann/backprop/a/b"),
        (["Backprop/backprop.ipynb", "backprop/"], "Backprop/backprop.ipynb", "ann/Backprop"),
        (["Backprop/", "backprop/backprop.ipynb"], "backprop/backprop.ipynb", None),
        (["A backprop/README.md", "my backprop/backprop.py"], "my backprop/backprop.py", "ann/my backprop"),
        (["Backprop/backprop.ipynb", "backprop/backprop.ipynb"], "backprop/backprop.ipynb", None),
        (["backprop.ipynb"], "backprop.ipynb", "ann"),
        (["x/backprop.ipynb"], "x/backprop.ipynb", "ann/x"),
        (["a/y.txt", "x/backprop.ipynb"], "x/backprop.ipynb", "ann/x"),
        (["x/backprop.ipynb", "z/y.txt"], "x/backprop.ipynb", "ann/x"),
        (["x/a/b/backprop.ipynb"], "x/a/b/backprop.ipynb", "ann/x/a/b"),
    ],
)
def test_it_is_found_where_students_put_it_with_a_note(tmp_path, names, path, note):
    for name in names:
        place = tmp_path / "d" / "ann" / name
        (place if name.endswith("/") else place.parent).mkdir(parents=True, exist_ok=True)
    expected = [WRONG_PLACE.format(note)] if note else []
    assert looked(tmp_path, *(name for name in names if not name.endswith("/"))) == (path, "graded", expected)


@pytest.mark.parametrize("name", ["backprop/a/b/c/backprop.ipynb", "x/a/b/c/backprop.ipynb", "y/a/b/c/backprop.ipynb"])
def test_three_folders_below_the_student_are_looked_into(tmp_path, name):
    assert looked(tmp_path, name)[1] == "missing"


def test_with_one_assignment_any_name_will_do_and_with_two_the_name_must_say_it(tmp_path):
    odd = "graded other/x.ipynb although it is not named backprop.ipynb"
    assert looked(tmp_path, "other/x.ipynb", asked=alone(tmp_path)) == (
        "other/x.ipynb",
        "graded",
        [odd, WRONG_PLACE.format("ann/other")],
    )
    both = looked(tmp_path / "more", "b.ipynb", "a/x.ipynb")[2]
    assert both[0].startswith("b.ipynb, a/x.ipynb: nothing says for which assignment")
    question = "other/x.ipynb: nothing says for which assignment; if it is for this one, put it into backprop/"
    assert looked(tmp_path, "other/x.ipynb") == (None, "needs_person", [question])


@pytest.mark.parametrize(
    "names",
    [
        ["batch/batch.ipynb", "x.ipynb"],
        ["batch.ipynb", "x.ipynb"],
        ["a.ipynb", "batch.ipynb"],
        ["a/x.ipynb", "z/batch.ipynb"],
        ["my batch/x.ipynb"],
        ["README.md"],
    ],
)
def test_what_says_another_assignment_is_no_question_about_this_one(tmp_path, names):
    assert looked(tmp_path, *names) == (None, "missing", [])


def test_an_empty_folder_of_the_assignment_is_no_question_about_what_lies_elsewhere(tmp_path):
    (tmp_path / "d" / "ann" / "backprop").mkdir(parents=True)
    assert looked(tmp_path, "z/x.ipynb")[:2] == (None, "missing")


def test_what_the_assignments_folder_holds_comes_before_what_lies_elsewhere(tmp_path):
    path, status, told = looked(tmp_path, "backprop/essay.pdf", "backprop.ipynb", asked=alone(tmp_path))
    assert (path, status) == (None, "needs_person")
    assert "essay.pdf" in told[0]
    write(tmp_path / "e", "ann/backprop/README.md", "ann/z/y.txt")
    (one,) = read(tmp_path / "e", request(tmp_path)).submissions
    assert (one.status.value, one.notes) == ("missing", ("no notebook and no .py among backprop/README.md",))


def test_of_files_with_the_name_the_shallowest_counts_in_the_order_of_places(tmp_path):
    names = ["backprop.py", "x/backprop.ipynb", "z/backprop.ipynb"]
    path, status, told = looked(tmp_path, *names)
    assert (path, status) == (None, "needs_person")
    assert told[0].startswith("x/backprop.ipynb, z/backprop.ipynb: a person must decide which counts")


@pytest.mark.parametrize(
    ("names", "path", "counts"),
    [
        (
            ["Version 1/backprop.ipynb", "Version 2/backprop.ipynb"],
            "Version 2/backprop.ipynb",
            "the last of 2 versions counts",
        ),
        (
            ["Version 9/backprop.ipynb", "Version 10/backprop.ipynb"],
            "Version 10/backprop.ipynb",
            "the last of 2 versions counts",
        ),
        (["Version 1/backprop.ipynb"], "Version 1/backprop.ipynb", None),
    ],
)
def test_of_the_versions_that_teams_keeps_the_last_counts(tmp_path, names, path, counts):
    place = f"ann/backprop/{path.partition('/')[0]}"
    told = [counts] if counts else []
    assert looked(tmp_path, *(f"backprop/{name}" for name in names)) == (
        f"backprop/{path}",
        "graded",
        [*told, WRONG_PLACE.format(place)],
    )


def test_versions_beside_anything_else_are_plain_folders(tmp_path):
    path, _, told = looked(tmp_path, "backprop/Version 1/backprop.ipynb", "backprop/a.csv", "backprop/Version 2/x.csv")
    assert (path, told) == ("backprop/Version 1/backprop.ipynb", [WRONG_PLACE.format("ann/backprop/Version 1")])


def submitted(folder, tmp_path):
    (one,) = read(folder, request(tmp_path)).submissions
    return one.timestamp and one.timestamp.day, [path.name for path in one.companions]


def test_the_time_lies_in_the_assignments_folder_or_beside_the_file_that_counts(tmp_path):
    folder = write(tmp_path / "d", "ann/Backprop/backprop.ipynb", "ann/Backprop/data/x.csv")
    write(folder, "ann/Backprop/timestamp.txt", text="2026-03-02 10:00 UTC")
    assert submitted(folder, tmp_path) == (2, ["x.csv"])
    write(folder, "ann/backprop/timestamp.txt", text="2026-03-01 10:00 UTC")
    assert submitted(folder, tmp_path) == (1, ["x.csv"])
    write(folder, "ann/backprop/timestamp.txt", text="never")
    assert submitted(folder, tmp_path)[0] == 2


def test_beside_a_file_in_the_students_own_folder_only_what_lies_there_comes_along(tmp_path):
    folder = write(tmp_path / "d", "ann/backprop.ipynb", "ann/x.csv", "ann/batch/secret.csv")
    assert submitted(folder, tmp_path) == (None, ["x.csv"])


@pytest.mark.parametrize(("course", "told"), [("two", False), ("one", True)])
def test_a_trace_with_another_name_is_asked_about_where_one_assignment_is_all(tmp_path, course, told):
    asked = alone(tmp_path) if course == "one" else request(tmp_path)
    path, status, _ = looked(tmp_path, "other/.x.ipynb.icloud", asked=asked)
    assert (path, status == "needs_person") == (None, told)


TOLD = (
    "{}: its folders ({}) are named after assignments, where students are expected "
    "(<student_id>/<assignment>/<assignment>.ipynb); {}"
)


@pytest.mark.parametrize("names", [["backprop"], ["batch"], ["backprop", "batch"]])
@pytest.mark.parametrize("file", ["{}.ipynb", "x/{}.ipynb", "z.ipynb"])
@pytest.mark.parametrize("packed", [False, True])
def test_folders_named_after_assignments_are_the_wrong_way_up(tmp_path, names, file, packed):
    files = [f"{name}/{file.format(name)}" for name in names]
    folder = write(tmp_path / "u1", *files, *(f"{names[0]}/{more}" for more in ("a.txt", "zz.txt")))
    place = write(tmp_path, "all.zip") / "all.zip" if packed else folder
    mine = file == "{}.ipynb"
    remedies = {
        (False, True): f"if this is the folder of one student, grade it with --submissions {tmp_path} --student u1",
        (False, False): f"grade one of them with --submissions {folder / names[0]}",
        (True, True): "unpack it into a folder named after the student",
        (True, False): f"unpack it and grade {names[0]}",
    }
    with pytest.raises(CourseError) as caught:
        read(folder, request(tmp_path, place=place))
    assert str(caught.value) == TOLD.format(place, ", ".join(names), remedies[packed, mine])


@pytest.mark.parametrize("names", [["ann/x", "backprop/y"], ["backprop/y", "zoe/x"], []])
def test_where_one_folder_is_a_students_or_none_is_there_it_is_the_right_way_up(tmp_path, names):
    folder = write(tmp_path / "d", *names)
    folder.mkdir(exist_ok=True)
    assert len(found(read(folder, request(tmp_path)))) == len(names)


def test_a_place_without_a_name_is_told_by_the_folder_above(tmp_path):
    folder = write(tmp_path / "u1", "batch/batch.ipynb")
    with pytest.raises(CourseError, match=f"with --submissions {tmp_path} --student u1$"):
        read(folder, request(tmp_path, place=type(folder)("")))


def test_a_link_named_like_a_notebook_is_a_student_that_cannot_be_read_and_no_stray(tmp_path):
    folder = write(tmp_path / "d", "ann/x")
    (folder / "bo.ipynb").symlink_to("ann")
    result = read(folder, request(tmp_path))
    assert found(result)[-1] == ("bo.ipynb", None, "unreadable")
    assert result.notes == ()


@pytest.mark.parametrize(
    "names", [["my backprop/x.ipynb"], ["backprop.ipynb", "x.ipynb"], ["x.ipynb", "z/backprop.py"]]
)
def test_what_says_the_first_assignment_is_no_question_about_the_second(tmp_path, names):
    assert looked(tmp_path, *names, asked=request(tmp_path, "batch")) == (None, "missing", [])


@pytest.mark.parametrize(
    ("names", "note"),
    [
        (["backprop/README.md", "my backprop/"], "no notebook and no .py among backprop/README.md"),
        (["backprop/README.md", "my backprop/LICENSE"], "no notebook and no .py among backprop/README.md"),
        (["backprop/", "README.md"], "no notebook and no .py among README.md"),
    ],
)
def test_where_nothing_counts_the_first_place_that_holds_anything_is_told(tmp_path, names, note):
    for name in names:
        if name.endswith("/"):
            (tmp_path / "d" / "ann" / name).mkdir(parents=True)
    files = [name for name in names if not name.endswith("/")]
    assert looked(tmp_path, *files, asked=alone(tmp_path)) == (None, "missing", [note])
