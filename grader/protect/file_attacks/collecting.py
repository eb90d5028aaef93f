"""Attacks on collecting: links, pipes, names, times, and files that are exchanged meanwhile."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from grader.protect.file_attacks.reading import read_folder
from grader.protect.file_attacks.scene import (
    ASSIGNMENT,
    FileAttack,
    Put,
    Scene,
    link,
    nothing,
    pipe,
    write,
)

HUGE_BYTES: Final = 1 << 40
MANY_FILES: Final = 1200
STRANGER: Final = 54_321  # a uid that nobody has


def linked(target: Callable[[Scene], Path | str]) -> Put:
    """Put a link where the work belongs."""
    return lambda scene: link(scene.work, target(scene))


def beside(name: str, target: Callable[[Scene], Path | str]) -> Put:
    """Put a link beside honest work."""

    def put(scene: Scene) -> None:
        write(scene.work)
        link(scene.folder / name, target(scene))

    return put


def honest(scene: Scene) -> None:
    """Hand in honest work, to be exchanged later."""
    write(scene.work)
    write(scene.folder / "data.csv", "1,2\n")


def key(scene: Scene) -> Path:
    """Return the answer key."""
    return scene.path("KEY")


def ann(scene: Scene) -> Path:
    """Return another student's folder, which has the right names in it."""
    return scene.place / "ann"


def key_by_the_right_name(scene: Scene) -> Path:
    """Return a folder of the teacher's in which the answer key bears the name of the work."""
    folder = scene.root / "private"
    write(folder / f"{ASSIGNMENT}.py", key(scene).read_bytes())
    write(folder / "data.csv", key(scene).read_bytes())
    return folder


def hard_link(scene: Scene) -> None:
    """Give mallory a folder of another account, with a second name of the grader's own file in it."""
    scene.folder.mkdir(parents=True)
    os.link(key(scene), scene.work)
    os.chown(scene.folder, STRANGER, STRANGER)


def listen(scene: Scene) -> None:
    """Put a socket where the work belongs; its folder is entered, since the name of a socket must be short."""
    scene.folder.mkdir(parents=True)
    before = Path.cwd()
    os.chdir(scene.folder)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(scene.work.name)
    finally:
        os.chdir(before)


def many_files(scene: Scene) -> None:
    """Put so many files beside the work that listing them could take long."""
    write(scene.work)
    for number in range(MANY_FILES):
        (scene.folder / f"{number:05}.txt").touch()


def deep_folders(scene: Scene) -> None:
    """Put folders within folders beside the work."""
    write(scene.work)
    write(scene.folder.joinpath(*["d"] * 200, "x.txt"), "x")


def flip(path: Callable[[Scene], Path], target: Callable[[Scene], Path]) -> Put:
    """Exchange a file or folder for a link, and back."""

    def act(scene: Scene) -> None:
        there = path(scene)
        aside = there.with_name(f".{there.name}.flip")
        with suppress(FileNotFoundError, FileExistsError):
            there.rename(aside)
            there.symlink_to(target(scene))
            there.unlink()
            aside.rename(there)

    return act


LINKS: Final[dict[str, tuple[str, Put]]] = {
    "link_to_the_key": ("to hand in the answer key by a link", linked(key)),
    "link_to_the_tests": ("to hand in a hidden test by a link", linked(lambda scene: scene.path("TESTS"))),
    "link_to_another": (
        "to hand in another's work by a link",
        linked(lambda scene: ann(scene) / f"{ASSIGNMENT}/{ASSIGNMENT}.py"),
    ),
    "link_upwards": (
        "to reach another's work by ../..",
        linked(lambda _: f"../../ann/{ASSIGNMENT}/{ASSIGNMENT}.py"),
    ),
    "link_to_the_environment": ("to read the grader's environment", linked(lambda _: "/proc/self/environ")),
    "link_to_memory": ("to read the grader's memory", linked(lambda _: "/proc/self/mem")),
    "link_to_standard_input": ("to make the grader wait for the keyboard", linked(lambda _: "/dev/stdin")),
    "link_to_endless_zeros": ("to fill the grader's memory from a device", linked(lambda _: "/dev/zero")),
    "link_to_itself": ("to loop while a link is followed", linked(lambda _: f"{ASSIGNMENT}.py")),
    "folder_of_another": (
        "to link the assignment's folder to another's",
        lambda scene: link(scene.folder, ann(scene) / ASSIGNMENT),
    ),
    "folder_above": ("to link the assignment's folder to ../ann", lambda scene: link(scene.folder, "../ann/halves")),
    "folder_of_the_key": ("to link it to the answer key's folder", lambda scene: link(scene.folder, key(scene).parent)),
    "student_of_another": ("to link the student's folder to another's", lambda scene: link(scene.folder.parent, "ann")),
    "student_of_the_disk": ("to link the student's folder to the root", lambda scene: link(scene.folder.parent, "/")),
    "loop_of_folders": ("to make the walk endless", lambda scene: link(scene.folder / "again", "..")),
    "placeholder_of_the_key": (
        "to have a cloud's placeholder followed",
        lambda scene: link(scene.folder / f".{ASSIGNMENT}.ipynb.icloud", key(scene)),
    ),
    "checkpoint_of_the_key": (
        "to have a checkpoint followed",
        lambda scene: link(scene.folder / f".ipynb_checkpoints/{ASSIGNMENT}-checkpoint.ipynb", key(scene)),
    ),
    "archive_of_the_key": ("to have a zip followed", lambda scene: link(scene.folder / "work.zip", key(scene))),
    "pipe": ("to make the grader wait for a pipe", lambda scene: pipe(scene.work)),
    "socket": ("to have a socket opened", listen),
    "folder_for_a_file": ("to have a folder opened as a file", lambda scene: scene.work.mkdir(parents=True)),
    "sparse_file": (
        "to have a terabyte read",
        lambda scene: os.truncate(write(scene.work), HUGE_BYTES),
    ),
}
BESIDE: Final[dict[str, tuple[str, Put]]] = {
    "key_beside": ("to get the answer key as a file beside the work", beside("key.py", key)),
    "another_beside": (
        "to get another's work beside one's own",
        beside("ann.py", lambda scene: ann(scene) / f"{ASSIGNMENT}/{ASSIGNMENT}.py"),
    ),
    "folder_beside": (
        "to get the tests' folder beside the work",
        beside("t", lambda scene: scene.path("TESTS").parent),
    ),
    "disk_beside": ("to get the whole disk beside the work", beside("all", lambda _: "/")),
    "devices_beside": ("to get a device beside the work", beside("zero", lambda _: "/dev/zero")),
    "time_from_the_key": ("to have the key read as a time", beside("timestamp.txt", key)),
    "time_from_a_pipe": (
        "to make the grader wait for a time",
        lambda scene: pipe(write(scene.work).with_name("timestamp.txt")),
    ),
    "pipe_beside": ("to make the grader wait for a file beside", lambda scene: pipe(write(scene.work).with_name("p"))),
    "many_files": ("to make the listing long", many_files),
    "deep_folders": ("to make the walk deep", deep_folders),
}
EXCHANGED: Final[dict[str, tuple[str, Put]]] = {
    "file_exchanged": ("to exchange the file for a link to the key", linked(key)),
    "file_exchanged_for_a_pipe": ("to exchange the file for a pipe", lambda scene: pipe(scene.work)),
    "file_exchanged_for_a_device": ("to exchange the file for a device", linked(lambda _: "/dev/zero")),
    "file_exchanged_for_a_giant": ("to let the file grow", lambda scene: os.truncate(scene.work, HUGE_BYTES)),
    "folder_exchanged": (
        "to exchange its folder for a link",
        lambda scene: link(scene.folder, key_by_the_right_name(scene)),
    ),
    "folder_exchanged_for_another": (
        "to exchange its folder for another's",
        lambda scene: link(scene.folder, ann(scene) / ASSIGNMENT),
    ),
    "student_exchanged": ("to exchange the student's folder", lambda scene: link(scene.folder.parent, "ann")),
}
ATTACKS: Final = (
    *(FileAttack(name, tries, put, read_folder) for name, (tries, put) in LINKS.items()),
    *(FileAttack(name, tries, put, read_folder, may_count=True) for name, (tries, put) in BESIDE.items()),
    *(FileAttack(name, tries, honest, read_folder, between=swap) for name, (tries, swap) in EXCHANGED.items()),
    FileAttack(
        "companion_exchanged",
        "to exchange a file beside the work for the key",
        honest,
        read_folder,
        may_count=True,
        between=lambda scene: link(scene.folder / "data.csv", key(scene)),
    ),
    FileAttack(
        "race_of_a_file",
        "to win a race with the file",
        honest,
        read_folder,
        may_count=True,
        during=flip(lambda scene: scene.work, key),
    ),
    FileAttack(
        "race_of_a_folder",
        "to win a race with its folder",
        honest,
        read_folder,
        may_count=True,
        during=flip(lambda scene: scene.folder, key_by_the_right_name),
    ),
    FileAttack(
        "hard_link", "to hand in a file of the grader's by a second name", hard_link, read_folder, root_only=True
    ),
)
CONTROLS: Final = (FileAttack("an honest class", "", nothing, read_folder),)
