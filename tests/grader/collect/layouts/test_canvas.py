"""Canvas's download: files whose names say whose they are, in one way or in several."""

from __future__ import annotations

import pytest

from grader.collect.layouts.canvas import CanvasName, fits, identity_of, read, readings_of
from grader.collect.raw import Identity, IdKind

from .asking import companions, found, ids, request, write


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("leeann_4321_98765_b.ipynb", [CanvasName("leeann", False, "4321", 98765, "b.ipynb")]),
        ("leeann_LATE_4321_98765_my_b.ipynb", [CanvasName("leeann", True, "4321", 98765, "my_b.ipynb")]),
        ("leeann_late_4321_98765_b.ipynb", [CanvasName("leeann", True, "4321", 98765, "b.ipynb")]),
        ("anon_x7Y_98765_b.ipynb", [CanvasName("", False, "anon_x7Y", 98765, "b.ipynb")]),
        ("LATE_anon_x7Y_98765_b.ipynb", [CanvasName("", True, "anon_x7Y", 98765, "b.ipynb")]),
        ("leeann_4321_text.html", [CanvasName("leeann", False, "4321", 0, "")]),
        ("leeann_4321_LINK.html", [CanvasName("leeann", False, "4321", 0, "")]),
        ("lee_ann_4321_text.html", [CanvasName("lee_ann", False, "4321", 0, "")]),
        ("anon_x7Y_text.html", [CanvasName("", False, "anon_x7Y", 0, "")]),
        ("ANON_x7Y_98765_b.ipynb", [CanvasName("", False, "ANON_x7Y", 98765, "b.ipynb")]),
        ("leeann_4321_98765_222_b.ipynb", [CanvasName("leeann", False, "4321", 98765, "222_b.ipynb")]),
        ("leeann_4321_x_b.ipynb", []),
        ("leeann_4321_text.html_b", []),
        ("leeann_4321_te_xt.html", []),
        ("leeann_LATE", []),
        ("LATE_anon", []),
        ("lee_ann_4321_98765_b.ipynb", [CanvasName("lee_ann", False, "4321", 98765, "b.ipynb")]),
        ("leeann_4321_b.ipynb", []),
        ("leeann_4321_98765_", []),
        ("leeann_4321_other.html", []),
        ("leeann.ipynb", []),
        ("anon_98765_b.ipynb", [CanvasName("anon", False, "98765", 0, "")][:0]),
        ("anon__98765_b.ipynb", []),
    ],
)
def test_a_name_is_read_as_canvas_writes_it(name, readings):
    assert readings_of(name) == readings


def test_a_name_that_begins_with_a_number_can_be_read_in_two_ways():
    assert readings_of("4321_999_222_b.ipynb") == [
        CanvasName("", False, "4321", 999, "222_b.ipynb"),
        CanvasName("4321", False, "999", 222, "b.ipynb"),
    ]


@pytest.mark.parametrize(
    ("names", "fitting"),
    [
        (["leeann_4321_98765_b.ipynb", "notes.txt"], True),
        (["leeann_4321_98765_b.ipynb", "b.py"], False),
        (["leeann_4321_98765_b.ipynb", "z.py"], False),
        (["leeann_4321_98765_B.IPYNB"], True),
        (["leeann_4321_98765_b.pdf"], False),
        ([], False),
    ],
)
def test_every_notebook_is_named_as_canvas_names_it(tmp_path, names, fitting):
    folder = write(tmp_path, *names)
    assert fits(folder, sorted(folder.iterdir())) == fitting


def test_each_user_is_one_submission_under_the_students_own_names(tmp_path):
    names = [
        "leeann_4321_98765_b-2.ipynb",
        "leeann_4321_98764_x-1.csv",
        "ray_LATE_7_8_b.ipynb",
        "odd.txt",
        "roster.csv",
        "zz.txt",
    ]
    folder = write(tmp_path / "d", *names)
    (folder / "a_1_2_folder").mkdir()
    result = read(folder, request(tmp_path))
    assert sorted(found(result)) == [("4321", "b.ipynb", "graded"), ("7", "b.ipynb", "graded")]
    assert ids(result)[0] == [("number", "4321"), ("compact_name", "leeann")]
    assert [path.name for path in result.submissions[0].companions] == ["x.csv"]
    late = [[note for note in each.notes if "as late" in note] for each in result.submissions]
    assert late == [[], ["Canvas marks it as late, without saying by how much: no penalty was worked out"]]
    assert result.notes == tuple(
        f"{name}.txt: not named as Canvas names files, so not graded" for name in ("odd", "zz")
    )


def test_a_name_that_can_be_read_in_two_ways_is_a_submission_of_its_own(tmp_path):
    name = "4321_999_222_b.ipynb"
    result = read(write(tmp_path / "d", name, "leeann_4321_98765_b.ipynb"), request(tmp_path))
    two = next(each for each in result.submissions if each.who.alternatives)
    assert (two.who.shown, two.path.name) == (name, "222_b.ipynb")
    assert [one.ids[0][1] for one in (two.who, *two.who.alternatives)] == ["4321", "999"]


def test_somebody_is_known_by_number_and_name():
    assert identity_of(CanvasName("", False, "7", 1, "b")) == Identity("7", ((IdKind.NUMBER, "7"),))


def test_one_late_file_makes_all_of_them_late_and_the_first_says_the_name(tmp_path):
    result = read(write(tmp_path / "d", "ann_LATE_1_5_backprop.ipynb", "anna_1_6_x.csv"), request(tmp_path))
    assert (len(result.submissions), len(result.submissions[0].notes)) == (1, 1)
    assert ids(result) == [[("number", "1"), ("compact_name", "ann")]]


def test_of_files_with_one_name_the_one_with_canvass_lower_number_has_it(tmp_path):
    folder = write(tmp_path / "d", "ann_1_5_b.ipynb")
    write(folder, "ann_1_10_x-2.csv", text="later")
    write(folder, "ann_1_9_x-1.csv", text="earlier")
    result = read(folder, request(tmp_path))
    assert companions(result) == [{"ann_1_10_x-2.csv": "later", "x.csv": "earlier"}]


def test_whose_file_stayed_in_the_archive_because_of_a_folder_of_its_name_is_not_missing(tmp_path):
    folder = write(tmp_path / "d", "ann_1_5_b.ipynb/x")
    result = read(folder, request(tmp_path, refused={folder / "ann_1_5_b.ipynb": "another entry has the same name"}))
    assert found(result) == [("1", None, "unreadable")]


def test_a_typed_text_that_stayed_in_the_archive_is_a_question(tmp_path):
    folder = write(tmp_path / "d", "roster.csv")
    result = read(folder, request(tmp_path, refused={folder / "ann_1_text.html": "damaged"}))
    assert found(result) == [("1", None, "needs_person")]
