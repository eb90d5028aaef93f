"""Blackboard's download: files named after title, user and time."""

from __future__ import annotations

import pytest

from grader.collect.layouts.blackboard import fits, read

from .asking import found, ids, request, write

WHEN = "attempt_2026-03-01-22-35-53"


@pytest.mark.parametrize(
    ("names", "fitting"),
    [
        ([f"Back prop_jdoe_{WHEN}_b.ipynb"], True),
        ([f"Back prop_jdoe_{WHEN}_b.ipynb", f"Back prop_jdoe_{WHEN}.txt"], True),
        (["jdoe_b.ipynb"], False),
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
