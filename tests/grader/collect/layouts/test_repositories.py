"""Git repositories: which commit counts, and that nothing in one is ever run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest

from grader.collect import git as repository_module
from grader.collect import git_store
from grader.collect.collect import collect
from grader.collect.layouts.repositories import _times
from grader.errors import CourseError
from grader.records.course import Assignment, Course, Late, Task
from grader.records.submission import Status

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)


def git(repository, *command, at=DUE):
    times = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{int(at.timestamp())} +0000")
    people = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    clean = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
    return subprocess.run(
        ("git", "-C", str(repository), *command), check=True, capture_output=True, env=clean | times | people
    ).stdout


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
        "ann": Status.MISSING,
        "bob": Status.UNREADABLE,
        "cy": Status.GRADED,
    }
    assert "nothing was ever committed" in found["ann"].notes
    assert "no HEAD: it is damaged" in found["bob"].notes[0]


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
    monkeypatch.setattr(repository_module, "MAX_STUDENT_BYTES", 10)
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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_times_of_classroom_50_are_read_however_a_spreadsheet_saved_them(tmp_path, encoding):
    path = tmp_path / "scores.csv"
    text = "username;name;datetime\nAnn;M\u00fc;2026-03-01T10:00:00Z\nann;M\u00fc;2026-03-02T10:00:00Z\nbob;B;soon\nc\n"
    path.write_bytes(text.encode(encoding))
    times = _times(path)
    assert {login: when and when.day for login, when in times.items()} == {"ann": 2, "bob": None, "c": None}


def test_a_table_of_times_without_its_columns_is_named(tmp_path):
    for text in ("", "login,when\n"):
        (tmp_path / "scores.csv").write_text(text, encoding="utf-8")
        with pytest.raises(CourseError, match="no columns 'username' and 'datetime'"):
            _times(tmp_path / "scores.csv")


def settings(repository, **values):
    for name, value in values.items():
        git(repository, "config", name.replace("__", "."), value)


def test_a_command_in_a_repository_is_not_run_to_fetch_what_it_lacks(tmp_path, monkeypatch):
    ann = clone(tmp_path, "ann")
    commit(ann, "fine", -1)
    canary = tmp_path / "canary"
    settings(
        ann,
        core__repositoryFormatVersion="1",
        extensions__partialClone="origin",
        remote__origin__promisor="true",
        remote__origin__url=f"ext::sh -c touch% {canary}",
        protocol__ext__allow="always",
    )
    blob = git(ann, "rev-parse", "HEAD:backprop.ipynb").decode().strip()
    (ann / ".git/objects" / blob[:2] / blob[2:]).unlink()
    found = gather(tmp_path)["ann"]
    assert not canary.exists()
    assert found.status is Status.UNREADABLE
    for name in ("GIT_NO_LAZY_FETCH", "GIT_ALLOW_PROTOCOL"):
        monkeypatch.delitem(git_store.QUIET, name)
    theirs = git_store.GitStore(ann / ".git", ann / ".git/objects", monotonic() + 60)
    monkeypatch.setattr(repository_module, "open_store", lambda *_: theirs)
    shutil.rmtree(tmp_path / "scratch")
    gather(tmp_path)
    assert canary.exists()  # the trap does spring where git reads the student's settings


def test_no_include_replacement_or_graft_of_a_repository_is_obeyed(tmp_path):
    ann = clone(tmp_path, "ann")
    commit(ann, "early", -5)
    early = git(ann, "rev-parse", "HEAD").decode().strip()
    commit(ann, "late", 3)
    late = git(ann, "rev-parse", "HEAD").decode().strip()
    git(ann, "replace", early, late)  # what was committed late stands in for what was early
    (ann / ".git/info/grafts").write_text(f"{late}\n")
    settings(ann, include__path="/dev/stdin", core__worktree="/")
    found = gather(tmp_path)["ann"]
    assert (found.path.read_text(), found.timestamp) == ("early", DUE - timedelta(hours=5))


def test_a_bomb_of_folders_in_a_commit_ends_at_the_limit_of_output(tmp_path, monkeypatch):
    monkeypatch.setattr(repository_module, "LISTING_BYTES", 100_000)
    ann = clone(tmp_path, "ann")
    commit(ann, "x", -2)
    tree = git(ann, "rev-parse", "HEAD^{tree}").decode().strip()
    for _ in range(4):
        lines = "".join(f"040000 tree {tree}\t{n}\n" for n in range(10))
        (tmp_path / "lines").write_text(lines)
        with (tmp_path / "lines").open() as file:
            done = subprocess.run(("git", "-C", str(ann), "mktree"), stdin=file, capture_output=True, check=True)
        tree = done.stdout.decode().strip()
    bomb = git(ann, "commit-tree", tree, "-m", "x").decode().strip()
    (ann / ".git/refs/heads/main").write_text(bomb + "\n")
    commit(clone(tmp_path, "bob"), "fine", -1)
    found = gather(tmp_path)
    assert [found[who].status for who in ("ann", "bob")] == [Status.UNREADABLE, Status.GRADED]
    assert "git ls-tree prints more than" in found["ann"].notes[0]


def test_a_repository_that_takes_too_long_costs_its_own_student_alone(tmp_path, monkeypatch):
    commit(clone(tmp_path, "ann"), "fine", -1)
    stuck = tmp_path / "bin" / "git"  # the real one may be ready before anybody looks at the clock
    stuck.parent.mkdir()
    stuck.write_text("#!/bin/sh\nexec tail -f /dev/null\n", encoding="utf-8")
    stuck.chmod(0o755)
    monkeypatch.setenv("PATH", f"{stuck.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git_store, "SECONDS", 0)
    assert "git takes more than 0 s to read it" in gather(tmp_path)["ann"].notes[0]


def test_a_readme_pushed_after_the_due_date_costs_nothing(tmp_path):
    ann = clone(tmp_path, "ann")
    commit(ann, "work", -1)
    commit(ann, "read me", 24 * 7, "README.md")
    assert gather(tmp_path)["ann"].timestamp == DUE - timedelta(hours=1)


def test_a_readme_in_time_and_the_notebook_late_is_late_work(tmp_path):
    ann = clone(tmp_path, "ann")
    commit(ann, "read me", -1, "README.md")
    commit(ann, "work", 12)
    commit(ann, "more", 24 * 7, "README.md")
    found = gather(tmp_path)["ann"]
    assert (found.path.read_text(), found.timestamp) == ("work", DUE + timedelta(hours=12))
    assert "there was no work in it up to the due date; the last commit counts, as late" in found.notes


def test_the_notebook_as_every_student_got_it_is_no_work(tmp_path):
    released = tmp_path / "assignments/backprop/backprop.ipynb"
    released.parent.mkdir(parents=True)
    released.write_text("as released")
    ann = clone(tmp_path, "ann")
    commit(ann, "as released", -100)
    commit(ann, "work", 12)
    found = gather(tmp_path)["ann"]
    assert (found.path.read_text(), found.timestamp) == ("work", DUE + timedelta(hours=12))


def test_the_time_of_a_push_counts_where_it_is_known_whatever_a_commit_says(tmp_path):
    ann = clone(tmp_path, "ann")
    commit(ann, "honest", -5)
    honest = git(ann, "rev-parse", "HEAD").decode().strip()
    commit(ann, "dated back", -2)
    back = git(ann, "rev-parse", "HEAD").decode().strip()
    pushes = {honest: "2026-03-02T08:00:00Z", back: "2026-03-04T08:00:00Z"}
    (ann / ".git/pushes.json").write_text(json.dumps(pushes))
    found = gather(tmp_path)["ann"]
    assert (found.path.read_text(), found.timestamp) == ("honest", datetime(2026, 3, 2, 8, tzinfo=UTC))


def test_a_notebook_on_another_branch_needs_a_person_and_the_branch_is_named(tmp_path):
    ann = clone(tmp_path, "ann")
    commit(ann, "read me", -2, "README.md")
    git(ann, "checkout", "-b", "my-work")
    commit(ann, "work", -1)
    git(ann, "checkout", "main")
    found = gather(tmp_path)["ann"]
    assert found.status is Status.NEEDS_PERSON
    assert "backprop.ipynb is on the branch 'my-work'" in found.notes[0]


def test_a_notebook_on_a_branch_where_the_main_one_has_no_commit_needs_a_person(tmp_path):
    ann = clone(tmp_path, "ann")
    git(ann, "checkout", "-b", "work")
    commit(ann, "work", -1)
    (ann / ".git/HEAD").write_text("ref: refs/heads/main\n")
    found = gather(tmp_path)["ann"]
    assert found.status is Status.NEEDS_PERSON
    assert "on the branch 'work'" in found.notes[0]


def test_a_repository_without_any_work_is_missing_and_says_so(tmp_path):
    commit(clone(tmp_path, "ann"), "read me", -2, "README.md")
    found = gather(tmp_path)["ann"]
    assert (found.status, found.notes) == (Status.MISSING, ("no work for 'backprop' in the repository",))


def test_a_notebook_deep_in_a_repository_is_found(tmp_path):
    commit(clone(tmp_path, "ann"), "deep", -2, "a/b/c/d/e/f/backprop.ipynb")
    assert gather(tmp_path)["ann"].path.read_text() == "deep"


def test_a_repository_that_the_teachers_pull_did_not_reach_needs_a_person(tmp_path):
    commit(clone(tmp_path, "ann"), "fine", -1)
    (tmp_path / "clones/bob").mkdir()
    (tmp_path / "clones/bob/not-reached.txt").write_text("there is no such repository\n")
    found = gather(tmp_path)["bob"]
    assert found.status is Status.NEEDS_PERSON
    assert found.notes == ("the repository could not be reached: there is no such repository",)


def common(home, theirs):
    (home / "commondir").write_text(f"{theirs}\n")


def alternates(home, theirs):
    (home / "objects/info").mkdir(exist_ok=True)
    (home / "objects/info/alternates").write_text(f"{theirs / 'objects'}\n")
    (home / "refs/heads/main").write_bytes((theirs / "refs/heads/main").read_bytes())


def linked(home, theirs):
    shutil.rmtree(home / "objects")
    (home / "objects").symlink_to(theirs / "objects")
    (home / "refs/heads/main").write_bytes((theirs / "refs/heads/main").read_bytes())


def linked_object(home, theirs):
    for path in (theirs / "objects").glob("??/*"):
        place = home / path.relative_to(theirs)
        place.parent.mkdir(exist_ok=True)
        place.symlink_to(path)
    (home / "refs/heads/main").write_bytes((theirs / "refs/heads/main").read_bytes())


@pytest.mark.parametrize("way", [common, alternates, linked, linked_object])
def test_another_repository_is_not_graded_as_ones_own(tmp_path, way):
    ann = clone(tmp_path, "ann")
    commit(ann, "ann's", -1)
    way(clone(tmp_path, "mal") / ".git", ann / ".git")
    found = gather(tmp_path)
    assert (found["mal"].status, found["mal"].path) == (Status.UNREADABLE, None)
    assert "leads to another place" in found["mal"].notes[0]
    assert found["ann"].path.read_text() == "ann's"


def test_a_commit_from_beyond_the_calendar_is_one_row_with_a_note(tmp_path):
    ann = clone(tmp_path, "ann")
    commit(ann, "fine", -1)
    text = git(ann, "cat-file", "commit", "HEAD").replace(b"1772449200", b"99999999999999")
    (tmp_path / "commit").write_bytes(text)
    made = git(ann, "hash-object", "-t", "commit", "-w", "--literally", str(tmp_path / "commit")).decode().strip()
    (ann / ".git/refs/heads/main").write_text(made + "\n")
    found = gather(tmp_path)["ann"]
    assert found.status is Status.UNREADABLE
    assert "bears a time that cannot be" in found.notes[0]


def test_a_file_whose_contents_are_not_there_costs_only_itself(tmp_path):
    for name, lost in (("ann", "data.csv"), ("bob", "backprop.ipynb")):
        repository = clone(tmp_path, name)
        commit(repository, "1", -2, "data.csv")
        commit(repository, f"{name}'s", -1)
        blob = git(repository, "rev-parse", f"HEAD:{lost}").decode().strip()
        (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    found = gather(tmp_path)
    assert [found[who].status for who in ("ann", "bob")] == [Status.GRADED, Status.UNREADABLE]
    assert any("does not hold its contents" in note for note in found["bob"].notes)
