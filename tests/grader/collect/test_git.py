"""Which commit counts, on a repository that answers from memory as git would; layouts/test_repositories.py asks git."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.collect.git import MISSING, CheckoutResult, CommitQuery, check_out, is_clone
from grader.errors import Unreadable
from grader.records.course import Limits

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)
WORK = "backprop.ipynb"
Files = Mapping[str, str]


class Repository:
    """Commits of the main line, the oldest first: hours after the due date, and files; tags and branches by name."""

    def __init__(self, *commits: tuple[float, Files], tags: Files | None = None, branches: Files | None = None) -> None:
        self.commits = {f"c{number}": commit for number, commit in enumerate(commits)}
        self.tags, self.branches = dict(tags or {}), dict(branches or {})
        self.others: dict[str, Files] = {}
        self.modes: dict[str, str] = {}
        self.sizes: dict[str, str] = {}

    def read(self, *command: str, max_bytes: int = 0, optional: bool = False) -> bytes:
        """Answer the plumbing that is asked."""
        kind, last = command[0], command[-1]
        if kind == "rev-parse":
            assert optional
            return self._named(last.removesuffix("^{commit}")).encode()
        if kind == "rev-list":
            names = list(self.commits)[: list(self.commits).index(last) + 1][::-1]
            return "".join(f"{self._seconds(name)} {name}\n" for name in names).encode()
        if kind == "ls-tree":
            return b"".join(map(self._listed, self._files(last).items()))
        if kind == "for-each-ref":
            return "".join(f"{commit} {name}\n" for name, commit in self.branches.items()).encode()
        assert (kind, command[1]) == ("cat-file", "blob")
        assert max_bytes == len(last) + 1
        if last == "gone":
            raise Unreadable("git cannot read it: bad object")
        return last.encode()

    def _named(self, name: str) -> str:
        if name == "HEAD":
            return next(reversed(self.commits), "")
        return self.tags.get(name.removeprefix("refs/tags/"), "")

    def _seconds(self, name: str) -> int:
        return int((DUE + timedelta(hours=self.commits[name][0])).timestamp())

    def _files(self, commit: str) -> Files:
        return self.others[commit] if commit in self.others else self.commits[commit][1]

    def _listed(self, file: tuple[str, str]) -> bytes:
        path, text = file
        about = f"{self.modes.get(path, '100644')} blob {text} {self.sizes.get(path, len(text)):>7}"
        return f"{about}\t{path}\0".encode("utf-8", "surrogateescape")


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Take the files of the commit that counts out of a repository."""

    def take(repository: Repository, tag: str = "", due: datetime | None = DUE) -> tuple[CheckoutResult, Files]:
        monkeypatch.setattr("grader.collect.git.open_store", lambda _theirs, _ours: repository)
        into = tmp_path / "files"
        into.mkdir()
        query = CommitQuery(tag, due, lambda path, blob: Path(path).name == WORK and blob != "received")
        found = check_out(tmp_path / "clone", query, into, Limits())
        files = (path for path in into.rglob("*") if path.is_file())
        return found, {path.relative_to(into).as_posix(): path.read_text() for path in files}

    return take


def pushed(root: Path, text: str) -> None:
    """Write what the teacher's repository noted of pushes."""
    (root / "clone/.git").mkdir(parents=True)
    (root / "clone/.git/pushes.json").write_text(text)


def test_the_last_commit_up_to_the_due_date_counts(taken) -> None:
    found, files = taken(Repository((-3, {WORK: "old"}), (0, {WORK: "new"}), (1, {WORK: "late"}), (2, {WORK: "later"})))
    assert files == {WORK: "new"}
    assert found == CheckoutResult(DUE, ("2 commits after the due date not counted",))


def test_one_commit_after_the_due_date_is_one_commit(taken) -> None:
    found, _ = taken(Repository((-3, {WORK: "old"}), (1, {WORK: "late"})))
    assert found.notes == ("1 commit after the due date not counted",)


def test_a_commit_in_time_without_work_is_passed_over(taken) -> None:
    found, files = taken(Repository((-3, {WORK: "mine"}), (-1, {"README.md": "x"})))
    assert files == {WORK: "mine"}
    assert found.when == DUE - timedelta(hours=3)


def test_work_that_came_late_counts_from_when_it_is_as_it_is(taken) -> None:
    late = {WORK: "mine"}
    repository = Repository((-1, {WORK: "received"}), (1, {WORK: "draft"}), (2, late), (5, {**late, "notes.txt": "n"}))
    found, files = taken(repository)
    assert files == {WORK: "mine", "notes.txt": "n"}
    assert found.when == DUE + timedelta(hours=2)
    assert found.notes == ("there was no work in it up to the due date; the last commit counts, as late",)


def test_of_late_commits_alone_nothing_more_is_said(taken) -> None:
    found, _ = taken(Repository((3, {WORK: "late"})))
    assert found == CheckoutResult(DUE + timedelta(hours=3), ())


def test_without_a_due_date_the_last_counts(taken) -> None:
    found, files = taken(Repository((-1, {WORK: "old"}), (9, {WORK: "new"})), due=None)
    assert (files, found.notes) == ({WORK: "new"}, ())


def test_a_tag_counts_whatever_came_after_it(taken) -> None:
    found, files = taken(Repository((-2, {WORK: "at"}), (-1, {WORK: "after"}), tags={"final": "c0"}), tag="final")
    assert files == {WORK: "at"}
    assert found == CheckoutResult(DUE - timedelta(hours=2), ("graded at the tag final",))


def test_where_the_tag_is_missing_the_due_date_decides_and_it_is_said(taken) -> None:
    found, files = taken(Repository((-2, {WORK: "mine"}), (1, {WORK: "late"})), tag="final")
    assert files == {WORK: "mine"}
    assert found.notes == ("it has no tag final", "1 commit after the due date not counted")


def test_a_repository_without_a_commit_has_nothing_but_perhaps_another_branch(taken) -> None:
    repository = Repository(branches={"refs/heads/try": "o1"})
    repository.others["o1"] = {WORK: "mine"}
    found, files = taken(repository)
    assert files == {}
    assert found.notes == ("nothing was ever committed",)
    assert found.elsewhere == f"{WORK} is on the branch 'try', not on the one that counts"


def test_work_on_another_branch_is_named_where_the_one_that_counts_has_none(taken) -> None:
    branches = {"refs/heads/main": "c0", "refs/remotes/origin/b": "o1", "refs/heads/c": "o2"}
    repository = Repository((-1, {WORK: "received"}), branches=branches)
    repository.others = {"o1": {WORK: "mine", f"a/{WORK}": "mine"}, "o2": {WORK: "other"}}
    found, _ = taken(repository)
    assert found.elsewhere == f"a/{WORK} is on the branch 'origin/b', not on the one that counts"


def test_work_on_another_branch_is_no_matter_where_there_is_work(taken) -> None:
    repository = Repository((-1, {WORK: "mine"}), branches={"refs/heads/c": "o1"})
    repository.others["o1"] = {WORK: "other"}
    assert taken(repository)[0].elsewhere == ""


def test_a_push_dates_its_commits_and_those_before_it(taken, tmp_path: Path) -> None:
    at = (DUE + timedelta(hours=4)).isoformat()
    pushed(tmp_path, json.dumps({"c1": at}))
    found, files = taken(Repository((-3, {WORK: "old"}), (-2, {WORK: "new"})))
    assert files == {WORK: "new"}
    assert found == CheckoutResult(DUE + timedelta(hours=4), ())


@pytest.mark.parametrize("text", ["{", "[]", '{"c0": "yesterday"}', '{"c0": null}'])
def test_pushes_that_make_no_sense_are_not_known(taken, tmp_path: Path, text: str) -> None:
    pushed(tmp_path, text)
    assert taken(Repository((-3, {WORK: "mine"})))[0].when == DUE - timedelta(hours=3)


def test_a_time_that_cannot_be_is_refused_with_the_commit(taken) -> None:
    repository = Repository((0, {WORK: "mine"}))
    repository._seconds = lambda _name: 10**15  # type: ignore[method-assign]
    with pytest.raises(Unreadable, match="its commit c0 bears a time that cannot be"):
        taken(repository)


def test_hidden_files_and_folders_at_any_depth_are_nobodys_work(taken) -> None:
    files = {WORK: "mine", ".secret": "x", ".github/a.yml": "x", f"part/.cache/{WORK}": "x", "part/plain.py": "y"}
    assert taken(Repository((-1, files)))[1] == {WORK: "mine", "part/plain.py": "y"}


def test_links_submodules_and_what_is_not_there_are_refused_by_name(taken) -> None:
    repository = Repository((-1, {WORK: "mine", "link": "l", "sub": "s", "lost": "t", "broken": "gone"}))
    repository.modes = {"link": "120000", "sub": "160000"}
    repository.sizes = {"sub": "-", "lost": "-"}
    found, files = taken(repository)
    assert files == {WORK: "mine"}
    reasons = {path.name: reason for path, reason in found.refused.items()}
    assert reasons.keys() == {"link", "sub", "lost", "broken"}
    assert "a link" in reasons["link"]
    assert "a submodule" in reasons["sub"]
    assert MISSING in reasons["lost"]
    assert "bad object" in reasons["broken"]


def test_a_clone_has_a_git_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "ann/.git").mkdir(parents=True)
    (tmp_path / "bob").mkdir()
    (tmp_path / "bob/.git").symlink_to(tmp_path / "ann/.git")
    (tmp_path / "cy").mkdir()
    (tmp_path / "cy/.git").write_text("gitdir: ../ann/.git")
    assert [is_clone(tmp_path / name) for name in ("ann", "bob", "cy", "nobody")] == [True, False, False, False]
