"""A git folder of ours for a student's objects, and what git is told; a script stands in for git."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from grader.collect import git_store
from grader.collect.git_store import GitStore, open_store
from grader.errors import CourseError, Unreadable

ONE, TWO, LONG = "1" * 40, "2" * 40, "3" * 64
SHELL = "#!/bin/sh\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with one branch."""
    home = tmp_path / "clone/.git"
    for folder in ("objects/info", "refs/heads", "refs/tags", "hooks"):
        (home / folder).mkdir(parents=True)
    (home / "HEAD").write_text("ref: refs/heads/main\n")
    (home / "refs/heads/main").write_text(f"{ONE}\n")
    return home


def made(clone: Path) -> dict[str, str]:
    """Open the store, and return the files of our git folder."""
    home = open_store(clone.parent, clone.parents[1] / "ours").home
    return {path.relative_to(home).as_posix(): path.read_text() for path in home.rglob("*") if path.is_file()}


def asked(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, seconds: float = 60.0) -> GitStore:
    """Return a store whose git is a script."""
    (folder / "bin").mkdir()
    (folder / "bin/git").write_text(SHELL + script)
    (folder / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder / "bin"))
    return GitStore(folder / "home", folder / "objects", time.monotonic() + seconds)


def test_references_are_copied_and_settings_are_ours(clone: Path) -> None:
    (clone / "config").write_text("[core]\n\tfsmonitor = evil\n")
    (clone / "refs/tags/final").write_text(TWO)
    assert made(clone) == {
        "HEAD": "ref: refs/heads/main\n",
        "refs/heads/main": f"{ONE}\n",
        "refs/tags/final": f"{TWO}\n",
        "config": "[core]\n\tbare = true\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha1\n",
    }


def test_the_objects_stay_where_they_are_and_git_has_a_minute(clone: Path) -> None:
    before = time.monotonic()
    store = open_store(clone.parent, clone.parents[1] / "ours")
    assert store.objects == clone / "objects"
    assert store.deadline >= before + git_store.SECONDS
    assert (store.home / "objects").is_dir()


def test_long_hashes_are_said_to_git(clone: Path) -> None:
    (clone / "refs/heads/main").write_text(LONG)
    assert "objectformat = sha256" in made(clone)["config"]


def test_packed_references_count_but_loose_ones_stand_before_them(clone: Path) -> None:
    lines = ["# pack-refs with: peeled", f"{TWO} refs/heads/main", f"{TWO} refs/tags/v1", f"^{ONE}", "x refs/heads/y"]
    (clone / "packed-refs").write_text("\n".join(lines))
    found = made(clone)
    assert (found["refs/heads/main"], found["refs/tags/v1"]) == (f"{ONE}\n", f"{TWO}\n")
    assert "refs/heads/y" not in found


@pytest.mark.parametrize("name", ["refs/replace/x", "refs/notes/x", "refs/heads/../../config", "refs/heads//x"])
def test_replacements_notes_and_names_that_lead_out_are_no_references(clone: Path, name: str) -> None:
    (clone / "packed-refs").write_text(f"{TWO} {name}\n")
    assert made(clone).keys() == {"HEAD", "refs/heads/main", "config"}


def test_a_loose_replacement_is_none_either(clone: Path) -> None:
    (clone / "refs/replace").mkdir()
    (clone / "refs/replace" / ONE).write_text(TWO)
    (clone / "refs/heads/odd").write_text("not a hash")
    assert made(clone).keys() == {"HEAD", "refs/heads/main", "config"}


def test_where_a_history_was_cut_off_is_kept(clone: Path) -> None:
    (clone / "shallow").write_text(f"{ONE}\nrubbish\n{TWO}\n")
    assert made(clone)["shallow"] == f"{ONE}\n{TWO}\n"


def test_a_repository_without_a_head_is_damaged(clone: Path) -> None:
    (clone / "HEAD").write_text("main")
    with pytest.raises(Unreadable, match="has no HEAD"):
        made(clone)


def test_references_that_contradict_each_other_are_refused(clone: Path) -> None:
    (clone / "packed-refs").write_text(f"{TWO} refs/heads/main/sub\n")
    with pytest.raises(Unreadable, match="contradict"):
        made(clone)


def test_more_references_than_a_repository_has_are_refused(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git_store, "MAX_REFS", 2)
    made(clone)
    (clone / "refs/tags/one").write_text(ONE)
    with pytest.raises(Unreadable, match="more than 2 references"):
        open_store(clone.parent, clone.parents[1] / "again")


@pytest.mark.parametrize("name", git_store.ELSEWHERE)
def test_a_repository_that_borrows_from_another_is_refused(clone: Path, name: str) -> None:
    (clone / name).write_text("/somebody/else")
    with pytest.raises(Unreadable, match=rf"its \.git/{name} leads to another place"):
        made(clone)


@pytest.mark.parametrize("name", ["index", "objects/ab", "refs/heads/theirs", "objects/info/packs"])
def test_links_among_what_git_reads_are_refused(clone: Path, name: str) -> None:
    (clone / name).symlink_to("/nowhere")
    with pytest.raises(Unreadable, match=rf"its \.git/{name} leads to another place"):
        made(clone)


def test_hooks_may_be_a_link_since_none_is_run(clone: Path) -> None:
    (clone / "hooks").rmdir()
    (clone / "hooks").symlink_to("/nowhere")
    assert "HEAD" in made(clone)


def test_git_hears_of_our_folder_and_of_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/theirs")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    store = asked(tmp_path, monkeypatch, 'printf "%s\\n" "$@"; /usr/bin/env; read -r line || echo "no input"')
    said = store.read("rev-list", "HEAD").decode()
    assert said.startswith("-c\ncore.packedGitLimit=256m\n")
    assert f"--git-dir\n{store.home}\nrev-list\nHEAD\n" in said
    assert f"\nGIT_OBJECT_DIRECTORY={store.objects}\n" in said
    for name, text in git_store.QUIET.items():
        assert f"\n{name}={text}\n" in said
    assert "GIT_DIR=" not in said
    assert "GIT_CONFIG_COUNT" not in said
    assert said.endswith("no input\n")


def test_a_command_that_fails_says_what_git_said_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = asked(tmp_path, monkeypatch, "echo half; echo fatal: bad object >&2; echo more >&2; exit 128")
    with pytest.raises(Unreadable, match=r"^git cannot read it: fatal: bad object$"):
        store.read("ls-tree")
    assert store.read("rev-parse", optional=True) == b""


def test_a_command_that_fails_without_a_word_has_its_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = asked(tmp_path, monkeypatch, "exit 3")
    with pytest.raises(Unreadable, match="git ls-tree ended with status 3"):
        store.read("ls-tree")


def test_more_output_than_allowed_ends_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = asked(
        tmp_path, monkeypatch, "while echo 0123456789; do :; done 2>/dev/null; echo File too large >&2; exit 1"
    )
    with pytest.raises(Unreadable, match="git cat-file prints more than 1 MB of it"):
        store.read("cat-file", max_bytes=1 << 20)


def test_memory_that_does_not_suffice_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = asked(tmp_path, monkeypatch, "echo fatal: Out of memory, malloc failed >&2; exit 128")
    with pytest.raises(Unreadable, match="git rev-list needs more than 1024 MB of memory"):
        store.read("rev-list")


def test_a_command_beyond_the_time_of_a_repository_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = asked(tmp_path, monkeypatch, "while :; do :; done", seconds=-1.0)
    with pytest.raises(Unreadable, match="git takes more than 60 s"):
        store.read("rev-list")


def test_a_machine_without_git_is_the_teachers_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = asked(tmp_path, monkeypatch, "")
    (tmp_path / "bin/git").unlink()
    with pytest.raises(CourseError, match="git is not installed"):
        store.read("rev-list")
