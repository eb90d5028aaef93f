"""Every defence that SECURITY.md promises has an attack that gets through where it is out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from .defences import ROOT, Defence, defences, gets_through, promises

ALL = defences()
PUT_OUT = [row for row in ALL if row.line]
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
pytestmark = pytest.mark.xdist_group("defences")


def test_every_promise_of_security_md_has_a_row() -> None:
    assert set(promises(SECURITY)) <= {row.promise for row in ALL}


def test_every_row_is_about_a_promise_of_security_md() -> None:
    assert {row.promise for row in ALL} <= set(promises(SECURITY))


def test_a_promise_without_a_row_would_be_seen() -> None:
    more = SECURITY + "\n\n| promise | held by |\n|---|---|\n| nothing is ever wrong | us |\n"
    assert set(promises(more)) - {row.promise for row in ALL} == {"nothing is ever wrong"}


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.name)
def test_a_row_says_how_it_is_put_out_or_why_it_cannot_be(row: Defence) -> None:
    assert bool(row.line) + bool(row.shown) + bool(row.redundant) == 1
    assert bool(row.line) == bool(row.attacks or row.tests)


def test_names_are_all_different() -> None:
    assert len({row.name for row in ALL}) == len(ALL)


def test_every_bound_of_the_protocol_has_a_row() -> None:
    text = (ROOT / "grader/execute/protocol/bounds.py").read_text(encoding="utf-8")
    bounds = set(re.findall(r"^((?:MAX|MIN|BYTES)_\w+): Final", text, re.MULTILINE))
    assert bounds == {row.name for row in ALL if row.name in bounds}


@pytest.mark.parametrize("row", [row for row in ALL if row.shown], ids=lambda row: row.name)
def test_what_shows_a_defence_is_there(row: Defence) -> None:
    for test in row.shown:
        path, _, name = test.partition("::")
        assert f"def {name.partition('[')[0]}(" in (ROOT / path).read_text(encoding="utf-8"), test


def expect_through(row: Defence, folder: Path) -> None:
    if row.root and os.geteuid() != 0:
        pytest.skip("only root can make this attack")
    for attack, through in gets_through(row, folder).items():
        assert through, f"{attack} is held off without: {row.name}"


@pytest.mark.parametrize("row", [row for row in PUT_OUT if row.sample], ids=lambda row: row.name)
def test_an_attack_gets_through_where_the_defence_is_out(row: Defence, tmp_path: Path) -> None:
    expect_through(row, tmp_path)


@pytest.mark.proof
@pytest.mark.parametrize("row", [row for row in PUT_OUT if not row.sample], ids=lambda row: row.name)
def test_an_attack_gets_through_where_any_other_defence_is_out(row: Defence, tmp_path: Path) -> None:
    expect_through(row, tmp_path)
