"""Canvas's download: files whose names say whose they are, in one way or in several."""

from __future__ import annotations

import pytest

from grader.collect.layouts.canvas import LATE, CanvasName, fits, identity_of, read, readings_of
from grader.collect.raw import Identity, IdKind

from .asking import found, ids, request, write


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
    ]
    folder = write(tmp_path / "d", *names)
    (folder / "a_1_2_folder").mkdir()
    result = read(folder, request(tmp_path))
    assert sorted(found(result)) == [("4321", "b.ipynb", "graded"), ("7", "b.ipynb", "graded")]
    assert ids(result)[0] == [("number", "4321"), ("compact_name", "leeann")]
    assert [path.name for path in result.submissions[0].companions] == ["x.csv"]
    assert [LATE in each.notes for each in result.submissions] == [False, True]
    assert result.notes == ("odd.txt: not named as Canvas names files, so not graded",)


def test_a_name_that_can_be_read_in_two_ways_is_a_submission_of_its_own(tmp_path):
    name = "4321_999_222_b.ipynb"
    result = read(write(tmp_path / "d", name, "leeann_4321_98765_b.ipynb"), request(tmp_path))
    two = next(each for each in result.submissions if each.who.alternatives)
    assert two.who.shown == name
    assert [one.ids[0][1] for one in (two.who, *two.who.alternatives)] == ["4321", "999"]


def test_somebody_is_known_by_number_and_name():
    assert identity_of(CanvasName("", False, "7", 1, "b")) == Identity("7", ((IdKind.NUMBER, "7"),))
