"""Git repositories: which commit counts, and that nothing in one is ever run."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from grader.collect import repository as repository_module
from grader.collect.layout import collect
from grader.records import Assignment, Course, Late, Status, Task

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)


def git(repository, *command, at=DUE):
    times = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{int(at.timestamp())} +0000")
    people = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    clean = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
    subprocess.run(
        ("git", "-C", str(repository), *command), check=True, capture_output=True, env=clean | times | people
    )


def commit(repository, text, hours, name="backprop.ipynb"):
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_text(text)
    git(repository, "add", "--all")
    git(repository, "commit", "-m", "work", at=DUE + timedelta(hours=hours))


def clone(root, name):
    repository = root / "clones" / name
    repository.mkdir(parents=True)
    git(repository, "init", "-b", "main")
    return repository


def gather(root, **more):
    backprop = Assignment("backprop", "Backprop", (Task("sigmoid", 1.0),), DUE, **more)
    course = Course(root, "Course", root / "clones", (backprop,))
    scratch = root / "scratch"
    scratch.mkdir(exist_ok=True)
    return {each.student.id: each for each in collect(course, (backprop,), root / "clones", scratch).submissions}


def test_the_last_commit_before_the_due_date_counts_and_the_working_tree_does_not(tmp_path):
    ann = clone(tmp_path, "ann")
    commit(ann, "first", -5)
    commit(ann, "second", -1)
    commit(ann, "too late", 2)
    (ann / "backprop.ipynb").write_text("never committed")
    found = gather(tmp_path)["ann"]
    assert found.path.read_text() == "second"
    assert found.timestamp == DUE - timedelta(hours=1)
    assert "1 commit after the due date not counted" in found.notes


def test_without_one_in_time_the_last_counts_so_that_a_penalty_can_be_worked_out(tmp_path):
    commit(clone(tmp_path, "ann"), "late", 3)
    found = gather(tmp_path)["ann"]
    assert (found.path.read_text(), found.timestamp) == ("late", DUE + timedelta(hours=3))


def test_grace_and_an_extension_move_the_due_date_of_the_roster_student(tmp_path):
    (tmp_path / "roster.csv").write_text("id,github_username\nu1,ann\nu2,bob\n")
    for name in ("ann", "bob"):
        repository = clone(tmp_path, name)
        commit(repository, "in time", -1)
        commit(repository, "in grace", 0.25)
        commit(repository, "extended", 5)
    found = gather(tmp_path, late=Late(grace_minutes=30), extensions=(("u1", DUE + timedelta(days=1)),))
    assert [found[who].path.read_text() for who in ("u1", "u2")] == ["extended", "in grace"]


def test_a_tag_counts_and_who_has_none_is_told(tmp_path):
    ann = clone(tmp_path, "ann")
    commit(ann, "tagged", -3)
    git(ann, "tag", "-a", "submit", "-m", "x")
    commit(ann, "after", -1)
    commit(clone(tmp_path, "bob"), "untagged", -3)
    found = gather(tmp_path, tag="submit")
    assert found["ann"].path.read_text() == "tagged"
    assert "graded at the tag submit" in found["ann"].notes
    assert found["bob"].path.read_text() == "untagged"
    assert "it has no tag submit" in found["bob"].notes


def test_a_repository_without_a_commit_or_a_broken_one_is_one_row_with_a_note(tmp_path):
    clone(tmp_path, "ann")
    (tmp_path / "clones/bob/.git").mkdir(parents=True)
    commit(clone(tmp_path, "cy"), "fine", -1)
    found = gather(tmp_path)
    assert {who: each.status for who, each in found.items()} == {
        "ann": Status.UNREADABLE,
        "bob": Status.UNREADABLE,
        "cy": Status.GRADED,
    }
    assert "the repository has no commit" in found["ann"].notes[0]


def test_a_link_in_a_commit_stays_there_and_other_files_come(tmp_path):
    ann = clone(tmp_path, "ann")
    (ann / "backprop.ipynb").symlink_to("/etc/passwd")
    commit(ann, "1", -1, "data.csv")
    found = gather(tmp_path)["ann"]
    assert found.status is Status.UNREADABLE
    assert any("a link" in note for note in found.notes)


def test_nothing_that_a_repository_says_is_run(tmp_path):
    ann = clone(tmp_path, "ann")
    canary = tmp_path / "canary"
    evil = tmp_path / "evil"
    evil.write_text(f"#!/bin/sh\ntouch {canary}\ncat\n")
    evil.chmod(0o755)
    (ann / ".gitattributes").write_text("*.ipynb filter=evil diff=evil\n")
    commit(ann, "fine", -1)
    keys = (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "gpg.program",
        "filter.evil.smudge",
        "diff.evil.textconv",
    )
    for key in (*keys, "filter.evil.clean", "filter.evil.process", "alias.rev-list", "core.editor"):
        git(ann, "config", key, f"!{evil}" if key.startswith("alias") else str(evil))
    git(ann, "config", "log.showSignature", "true")
    for name in ("post-checkout", "reference-transaction", "post-index-change"):
        hook = ann / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_bytes(evil.read_bytes())
        hook.chmod(0o755)
    canary.unlink(missing_ok=True)
    assert gather(tmp_path)["ann"].path.read_text() == "fine"
    assert not canary.exists()
    git(ann, "checkout", "HEAD~0", "--", ".")  # the same traps do spring when git is asked in the usual way
    (ann / "backprop.ipynb").unlink()
    git(ann, "checkout", "--", "backprop.ipynb")
    assert canary.exists()


def test_a_git_file_that_leads_elsewhere_is_no_repository(tmp_path):
    commit(clone(tmp_path, "ann"), "mine", -1)
    bob = tmp_path / "clones/bob"
    bob.mkdir()
    (bob / ".git").write_text("gitdir: ../ann/.git\n")
    (bob / "backprop.ipynb").write_text("bob's")
    commit(clone(tmp_path, "cy"), "fine", -1)
    assert gather(tmp_path)["bob"].path.read_text() == "bob's"


@pytest.mark.parametrize("folder", ["backprop", "src/deep"])
def test_a_notebook_anywhere_in_the_repository_is_found_among_others(tmp_path, folder):
    ann = clone(tmp_path, "ann")
    commit(ann, "the one", -2, f"{folder}/backprop.ipynb")
    commit(ann, "scratch", -1, "scratch.ipynb")
    assert gather(tmp_path)["ann"].path.read_text() == "the one"


def test_a_repository_of_more_than_one_student_hands_in_costs_its_own_student_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(repository_module, "MOST_BYTES", 10)
    commit(clone(tmp_path, "ann"), "0123456789 and more", -1)
    commit(clone(tmp_path, "bob"), "fine", -1)
    found = gather(tmp_path)
    assert [found[who].status for who in ("ann", "bob")] == [Status.UNREADABLE, Status.GRADED]
    assert "ann: at 'backprop.ipynb' it holds more than" in found["ann"].notes[0]


def test_a_time_that_makes_no_sense_in_the_scores_of_classroom_50_is_not_known(tmp_path):
    folder = tmp_path / "ml26-backprop_submissions_2026_03_02_T_20_15_00"
    (folder / "ml26-backprop-ann").mkdir(parents=True)
    (folder / "ml26-backprop-ann/backprop.ipynb").write_text("{}")
    (folder / "scores.csv").write_text("username,datetime\nann,9999-12-31T23:59:59-14:00\n")
    backprop = Assignment("backprop", "Backprop", (Task("sigmoid", 1.0),), DUE)
    (tmp_path / "scratch").mkdir()
    course = Course(tmp_path, "Course", folder, (backprop,))
    (found,) = collect(course, (backprop,), folder, tmp_path / "scratch").submissions
    assert (found.student.id, found.status, found.timestamp) == ("ann", Status.GRADED, None)
