"""Attacks by git repositories: programs that a repository names, and ways to other repositories and files."""

from __future__ import annotations

import hashlib
import os
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from grader.protect.file_attacks.reading import read_class
from grader.protect.file_attacks.scene import (
    ASSIGNMENT,
    ATTACKER,
    HONEST,
    FileAttack,
    Outcome,
    Scene,
    link,
    nothing,
    write,
)

ACCOUNT: Final = {
    **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": "2026-03-01T10:00:00Z" for who in ("AUTHOR", "COMMITTER")},
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
}
BOMB_DEPTH: Final = 7  # ten to the seventh files
FILE: Final = f"{ASSIGNMENT}.py"


def git(folder: Path, *command: str, text: str = "") -> str:
    """Run git as the student does, on the student's machine."""
    done = subprocess.run(  # noqa: S603  the attack's own preparation
        ("git", "-C", str(folder), "-c", "protocol.file.allow=always", *command),  # noqa: S607
        env={"PATH": os.environ.get("PATH", os.defpath), **ACCOUNT},
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def clone(folder: Path, text: str = HONEST) -> Path:
    """Make a repository with one commit."""
    write(folder / FILE, text)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "work")
    return folder


def read_clones(scene: Scene, attack: FileAttack) -> Outcome:
    """Read a folder of clones."""
    for name, text in scene.class_texts().items():
        clone(scene.place / name.partition("/")[0], text)
    attack.put(scene)
    return read_class(scene, attack, scene.place)


def mine(scene: Scene) -> Path:
    """Make mallory's repository."""
    return clone(scene.place / ATTACKER)


def program(scene: Scene) -> Path:
    """Write a program that leaves a trace when it is run."""
    path = write(scene.root / "program", f"#!/bin/sh\necho ran >> {scene.path('CANARY')}/untouched\ncat\n")
    path.chmod(0o755)
    return path


def configured(**values: str) -> Callable[[Scene], None]:
    """Write settings into mallory's repository; @PROGRAM@ and @KEY@ are places."""

    def put(scene: Scene) -> None:
        folder = mine(scene)
        for name, value in values.items():
            filled = value.replace("@PROGRAM@", str(program(scene))).replace("@KEY@", str(scene.path("KEY")))
            git(folder, "config", name.replace("__", "."), filled)

    return put


def hooked(scene: Scene) -> None:
    """Write a program for every occasion that git knows."""
    hooks = mine(scene) / ".git/hooks"
    for name in ("post-checkout", "reference-transaction", "fsmonitor-watchman", "post-index-change", "pre-auto-gc"):
        write(hooks / name, program(scene).read_bytes()).chmod(0o755)


def filtered(scene: Scene) -> None:
    """Have every file changed by a program on its way out."""
    folder = mine(scene)
    write(folder / ".gitattributes", "* filter=evil diff=evil\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "attributes")
    for name in ("filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "diff.evil.textconv"):
        git(folder, "config", name, str(program(scene)))


def lacking(scene: Scene) -> None:
    """Lack an object, and name a program that would fetch it."""
    folder = mine(scene)
    blob = git(folder, "rev-parse", f"HEAD:{FILE}")
    (folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    for name, value in (
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", f"ext::{program(scene)}"),
        ("protocol.ext.allow", "always"),
        ("core.repositoryFormatVersion", "1"),
    ):
        git(folder, "config", name, value)


def of_another(name: str) -> Callable[[Scene], None]:
    """Name another student's repository as the place of one's commits."""

    def put(scene: Scene) -> None:
        folder, other = mine(scene), scene.place / "ann/.git"
        target = other / "objects" if name.startswith("objects") else other
        write(folder / ".git" / name, f"{target}\n")
        commit = git(scene.place / "ann", "rev-parse", "HEAD")
        write(folder / ".git/refs/heads/main", f"{commit}\n")

    return put


def linked(name: str, target: Callable[[Scene], Path]) -> Callable[[Scene], None]:
    """Put a link in the place of a part of the repository."""

    def put(scene: Scene) -> None:
        folder = mine(scene)
        link(folder / ".git" / name, target(scene))
        if name == "objects":
            write(folder / ".git/refs/heads/main", git(scene.place / "ann", "rev-parse", "HEAD"))

    return put


def stands_elsewhere(scene: Scene) -> None:
    """Have a file say that the repository is another's."""
    write(scene.place / ATTACKER / ".git", "gitdir: ../ann/.git\n")


def is_linked(scene: Scene) -> None:
    """Have the repository itself be a link to another's."""
    link(scene.place / ATTACKER / ".git", scene.place / "ann/.git")


def replaced(scene: Scene) -> None:
    """Have another's commit read in the place of one's own."""
    folder = mine(scene)
    git(folder, "fetch", "-q", str(scene.place / "ann"), "main")
    own, other = git(folder, "rev-parse", "HEAD"), git(folder, "rev-parse", "FETCH_HEAD")
    git(folder, "replace", own, other)
    write(folder / ".git/info/grafts", f"{own} {other}\n")


def commits_a_link(scene: Scene) -> None:
    """Commit a link to the key where the work belongs."""
    folder = mine(scene)
    link(folder / FILE, scene.path("KEY"))
    git(folder, "commit", "-q", "-a", "-m", "link")


def commits_a_bomb(scene: Scene) -> None:
    """Commit ten million files in a few hundred bytes: each folder holds the next ten times."""
    folder = mine(scene)
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    for _ in range(BOMB_DEPTH):
        tree = git(folder, "mktree", text="".join(f"040000 tree {tree}\t{name}\n" for name in range(10)))
    git(folder, "update-ref", "refs/heads/main", git(folder, "commit-tree", tree, text="bomb"))


def commits_out_of_the_tree(scene: Scene) -> None:
    """Commit a file whose name leads out of the folder; git itself would refuse to make that tree."""
    folder = mine(scene)
    blob = bytes.fromhex(git(folder, "rev-parse", f"HEAD:{FILE}"))
    tree = _stored(folder, b"tree", b"100644 ../../untouched\0" + blob)
    git(folder, "update-ref", "refs/heads/main", git(folder, "commit-tree", tree, text="out"))


def _stored(folder: Path, kind: bytes, body: bytes) -> str:
    whole = kind + b" %d\0" % len(body) + body
    name = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
    write(folder / ".git/objects" / name[:2] / name[2:], zlib.compress(whole))
    return name


def names_out_of_the_folder(scene: Scene) -> None:
    """Have references written outside the folder that git is given."""
    folder = mine(scene)
    commit = git(folder, "rev-parse", "HEAD")
    write(folder / ".git/packed-refs", f"{commit} refs/heads/../../../../canary/untouched\n{commit} refs/tags//etc/x\n")


ATTACKS: Final = tuple(
    FileAttack(f"git_{name}", tries, put, read_clones, may_count)
    for name, tries, put, may_count in (
        ("hooks", "to have a hook run", hooked, True),
        ("filters", "to have a filter run", filtered, True),
        ("monitor", "to have a program run", configured(core__fsmonitor="@PROGRAM@", core__pager="@PROGRAM@"), True),
        ("hooks_path", "to have hooks found", configured(core__hooksPath="/", core__sshCommand="@PROGRAM@"), True),
        ("include_keyboard", "to wait for the keyboard", configured(include__path="/dev/stdin"), True),
        ("include_key", "to learn whether a file exists", configured(include__path="@KEY@"), True),
        ("work_tree", "to have the disk taken for the work", configured(core__worktree="/"), True),
        ("lacking", "to have a program fetch what lacks", lacking, False),
        ("alternates", "to hand in another's commit", of_another("objects/info/alternates"), False),
        ("common_folder", "to stand in another's repository", of_another("commondir"), False),
        ("stands_elsewhere", "to hand in another's repository", stands_elsewhere, False),
        ("is_linked", "to link another's repository", is_linked, False),
        (
            "linked_objects",
            "to link another's objects",
            linked("objects", lambda s: s.place / "ann/.git/objects"),
            False,
        ),
        ("linked_head", "to have the key read as HEAD", linked("HEAD", lambda scene: scene.path("KEY")), False),
        ("linked_refs", "to have the key read as names", linked("packed-refs", lambda s: s.path("KEY")), False),
        ("replaced", "to have another's commit read", replaced, True),
        ("commits_a_link", "to hand in the key by a link in a commit", commits_a_link, False),
        ("commits_a_bomb", "to fill the grader's memory", commits_a_bomb, False),
        ("commits_out_of_the_tree", "to overwrite a file from a commit", commits_out_of_the_tree, False),
        ("names_out_of_the_folder", "to overwrite a file by a reference", names_out_of_the_folder, True),
    )
)
CONTROLS: Final = (FileAttack("honest clones", "", nothing, read_clones),)
