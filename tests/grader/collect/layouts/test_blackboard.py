"""Blackboard's download: files named after title, user and time."""

from __future__ import annotations

import pytest

from grader.collect.layouts.blackboard import fits, read

from .asking import alike, companions, found, ids, request, write

WHEN = "attempt_2026-03-01-22-35-53"


@pytest.mark.parametrize(
    ("names", "fitting"),
    [
        ([f"Back prop_jdoe_{WHEN}_b.ipynb"], True),
        ([f"Back prop_jdoe_{WHEN}_b.ipynb", f"Back prop_jdoe_{WHEN}.txt"], True),
        (["jdoe_b.ipynb"], False),
        (["a.txt", f"b_jdoe_{WHEN}_b.ipynb"], False),
        ([f"b_jdoe_{WHEN}_b.ipynb", "z.txt"], False),
        ([f"b_jdoe_{WHEN}_b.ipynb", "roster.csv"], True),
        ([], False),
    ],
)
def test_files_are_named_as_blackboard_names_them(tmp_path, names, fitting):
    folder = write(tmp_path, *names)
    assert fits(folder, sorted(folder.iterdir())) == fitting


def test_user_and_time_are_one_submission(tmp_path):
    names = [f"Back prop_{who}_{WHEN}_{own}" for who, own in (("jdoe", "b.ipynb"), ("jdoe", "x.csv"), ("bray", "b.py"))]
    result = read(write(tmp_path / "d", *names), request(tmp_path))
    assert found(result) == [("bray", "b.py", "graded"), ("jdoe", "b.ipynb", "graded")]
    assert ids(result)[1][0] == ("login", "jdoe")
    assert [path.name for path in result.submissions[1].companions] == ["x.csv"]
    assert f"{result.submissions[0].timestamp:%Y-%m-%d %H:%M:%S}" == "2026-03-01 22:35:53"


def test_of_one_person_alone_every_ending_may_be_the_user(tmp_path):
    result = read(write(tmp_path / "d", f"Back_prop_j_doe_{WHEN}_b.ipynb"), request(tmp_path))
    assert [name for _, name in ids(result)[0]][:1] == ["doe"]
    assert {name for _, name in ids(result)[0]} == {"doe", "j_doe", "prop_j_doe"}


def test_the_title_that_all_names_share_is_no_part_of_the_user_and_other_files_are_passed_over(tmp_path):
    names = [f"Back_prop_{who}_{WHEN}{own}" for who in ("j_doe", "b_ray") for own in ("_b.ipynb", ".txt")]
    result = read(write(tmp_path / "d", *names, "roster.csv"), request(tmp_path))
    assert found(result) == [("b_ray", "b.ipynb", "graded"), ("j_doe", "b.ipynb", "graded")]
    assert [name for _, name in ids(result)[1]] == ["j_doe", "prop_j_doe", "doe"]


def test_a_name_without_a_title_is_the_user(tmp_path):
    assert ids(read(write(tmp_path / "d", f"jdoe_{WHEN}_b.ipynb"), request(tmp_path))) == [[("login", "jdoe")]]


def test_of_two_files_that_print_alike_the_first_has_the_name_and_both_come(tmp_path):
    folder = alike(write(tmp_path / "d", f"Bp_jdoe_{WHEN}_b.ipynb"), f"Bp_jdoe_{WHEN}_x", ".csv")
    (along,) = companions(read(folder, request(tmp_path)))
    assert (along["x\ufffd.csv"], sorted(along.values())) == ("1", ["1", "2"])


def test_without_a_title_that_all_share_the_last_part_of_a_name_is_shown(tmp_path):
    names = [f"{before}_{WHEN}_b.ipynb" for before in ("a_b_j_doe", "c_ray")]
    assert [who for who, *_ in found(read(write(tmp_path / "d", *names), request(tmp_path)))] == ["doe", "ray"]
