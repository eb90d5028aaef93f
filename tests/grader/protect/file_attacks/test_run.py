"""Attacks by files, names, archives and repositories: each touches nothing, learns nothing and costs nobody else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.cli.protect import targets
from grader.collect import archive, git, git_store
from grader.collect.layouts import detect, exchange
from grader.protect.corpus import AttackResult
from grader.protect.file_attacks.run import ATTACKS, applicable, run_file_attacks
from grader.release import guard
from grader.report import tables

NAMES = [attack.name for attack in applicable()]
pytestmark = pytest.mark.xdist_group("file attacks")


def quiet(_: AttackResult) -> None:
    """Say nothing."""


@pytest.fixture(scope="session")
def findings() -> dict[str, AttackResult]:
    """What became of every attack."""
    return {finding.attack.path.name: finding for finding in run_file_attacks(applicable(), quiet, targets())}


def test_there_are_many_attacks_and_each_has_a_name_of_its_own() -> None:
    assert len(NAMES) == len(set(NAMES)) >= 150
    assert all(attack.tries for attack in ATTACKS)


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_is_held_off(findings: dict[str, AttackResult], name: str) -> None:
    assert findings[name].through == ()


def follow(path: Path) -> int:
    """Open a file as any program does."""
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK)


def always(*_: object, **__: object) -> str:
    """Have no fault to find."""
    return ""


def anywhere(name: str, into: Path) -> Path:
    """Put an entry where its name says."""
    return Path(os.path.normpath(into / name))


def obeyed(repository: Path, _: Path) -> git_store.GitStore:
    """Let git read the student's own folder."""
    return git_store.GitStore(repository / ".git", repository / ".git/objects", float("inf"))


def replacements(patch: pytest.MonkeyPatch) -> None:
    """Let git read the student's folder with its replacements."""
    patch.setattr(git, "open_store", obeyed)
    patch.delitem(git_store.QUIET, "GIT_NO_REPLACE_OBJECTS")


def ways_up(patch: pytest.MonkeyPatch) -> None:
    """Put entries where their names say."""
    patch.setattr(archive, "_inside", anywhere)
    patch.setattr(archive, "_fault", always)


# Attacks that get through where one defence is off.
LACKS: dict[str, tuple[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "file_exchanged folder_exchanged student_exchanged companion_exchanged any_exchanged any_notebook_of_the_source": (
        "opening without links",
        lambda patch: patch.setattr("grader.execute.open_files.open_file", follow),
    ),
    "exchange_exchanged": (
        "opening without links, in the exchange",
        lambda patch: patch.setattr("grader.execute.open_files.open_file", follow),
    ),
    "for_somebody": ("comparing owners", lambda patch: patch.setattr(exchange, "_owner", always)),
    "another_layout": (
        "passing over what is no submission",
        lambda patch: patch.setattr(detect, "LAYOUTS", detect.LAYOUTS[1:]),
    ),
    "entry_upwards own_upwards": ("refusing ways up", ways_up),
    "entry_bomb": ("looking for bombs", lambda patch: patch.setattr(archive, "_fault", always)),
    "git_alternates git_linked_objects": (
        "refusing what leads to another repository",
        lambda patch: patch.setattr(git_store, "_expect_its_own", always),
    ),
    "git_replaced": ("a git folder of ours", replacements),
    "released_tar_gz released_base64 released_secret": (
        "looking into what leaves",
        lambda patch: patch.setattr(guard, "_refuse", always),
    ),
    "text_formula text_formula_behind_a_tab": (
        "cells made harmless",
        lambda patch: patch.setattr(tables, "csv_cell", str),
    ),
}


@pytest.mark.parametrize("names", LACKS, ids=[what for what, _ in LACKS.values()])
def test_these_attacks_get_through_where_a_defence_is_off(names: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = [attack for attack in applicable() if attack.name in names.split()]
    if not chosen:
        pytest.skip("only root can make files of two accounts")
    LACKS[names][1](monkeypatch)
    findings = list(run_file_attacks(chosen, quiet, targets()))
    assert len(findings) == len(chosen)
    for finding in findings:
        assert finding.through, finding.attack.path.name
