"""Files that their owner exchanges while they are collected: at every single step between looking and opening.

The hook is called before each call of the system that names a path. One run counts the calls; then, for every number,
a fresh class is collected and read, and the student's file or folder is exchanged before the call of that number.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from grader import files
from grader.collect.collect import collect
from grader.errors import SubmissionError
from grader.execute.open_files import companions, opened
from grader.records.course import Assignment, Course, Task

SECRET = "what only the teacher may read"
MEGABYTES = 10
CALLS = ((os, "stat"), (os, "lstat"), (os, "listdir"), (os, "scandir"), (os, "open"), (os, "link"), (os, "access"))
OPENERS = ((io, "open"), (files, "_open_beneath"))


@contextmanager
def before_each_call(monkeypatch: pytest.MonkeyPatch, hook: Callable[[int], None]) -> Iterator[None]:
    """Call `hook` with a running number before each call of the system that names a path of the submissions."""
    count, busy = 0, False

    def watching(call):
        def watched(*arguments, **options):
            nonlocal count, busy
            places = any("submitted" in str(argument) for argument in arguments) or "dir_fd" in options
            if places and not busy:  # the hook's own calls are no steps
                busy = True
                hook(count)
                count, busy = count + 1, False
            return call(*arguments, **options)

        return watched

    with monkeypatch.context() as patched:
        for place, name in (*CALLS, *OPENERS):
            patched.setattr(place, name, watching(getattr(place, name)))
        yield


def put(root: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".zip"):
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("backprop.ipynb", text)
        else:
            path.write_text(text)


EXCHANGE = "mal+backprop+2026-03-01 10:00:00 UTC"
LAYOUTS = {  # what mal hands in, and which of it is exchanged
    "nbgrader": (["mal/backprop/backprop.ipynb", "mal/backprop/data.csv"], "mal/backprop/backprop.ipynb"),
    "exchange": ([f"{EXCHANGE}/backprop.ipynb", f"{EXCHANGE}/timestamp.txt"], f"{EXCHANGE}/backprop.ipynb"),
    "flat": (["mal.ipynb"], "mal.ipynb"),
    "canvas": (["mal_1_2_backprop.ipynb", "mal_1_3_data.csv"], "mal_1_2_backprop.ipynb"),
    "zip": (["mal/backprop/backprop.zip"], "mal/backprop/backprop.zip"),
}
BESIDE = {"nbgrader": "bob/backprop/backprop.ipynb", "exchange": f"bob{EXCHANGE[3:]}/backprop.ipynb"}
BESIDE |= {"flat": "bob.ipynb", "canvas": "bob_4_5_backprop.ipynb", "zip": BESIDE["nbgrader"]}


def exchange(path: Path, root: Path, kind: str) -> None:
    """Put something else in the place of a file, or of the folder that it is in."""
    secret = root / "secret"
    if kind == "pipe":
        path.unlink()
        os.mkfifo(path)
    elif kind == "file":
        path.unlink()
        path.symlink_to(secret / path.name)
    else:
        path.parent.rename(root / "aside")
        path.parent.symlink_to(secret)


def read_by_the_grader(root: Path) -> dict[str, list[bytes]]:
    """Collect the class, and read what would be handed to each student's process."""
    course = Course(root, "C", root / "submitted", (Assignment("backprop", "B", (Task("f", 1.0),)),))
    read: dict[str, list[bytes]] = {}
    with TemporaryDirectory() as scratch:
        for each in collect(course, course.assignments, course.submissions, Path(scratch)).submissions:
            read[each.student.id] = []
            if each.path is None:
                continue
            try:
                with opened(each.path, MEGABYTES) as descriptor:
                    read[each.student.id].append(os.read(descriptor, 1 << 16))
            except SubmissionError:
                continue
            read[each.student.id] += [data for _, data in companions(each.path.parent, each.companions, MEGABYTES)]
    return read


def attacked(
    tmp_path: Path, layout: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, list[bytes]]]:
    """Yield what the grader read, for an exchange before every call of the system in turn."""
    theirs, target = LAYOUTS[layout]
    at, steps = 0, 1
    while at < steps:
        with TemporaryDirectory(dir=tmp_path) as folder:
            root = Path(folder)
            put(root / "submitted", dict.fromkeys(theirs, "mine") | {BESIDE[layout]: "bob's"})
            put(root / "secret", {Path(name).name: SECRET for name in theirs})
            path = root / "submitted" / target

            def hook(number: int, path: Path = path, root: Path = root, at: int = at) -> None:
                nonlocal steps
                steps = max(steps, number + 1)
                if number == at:
                    exchange(path, root, kind)

            with before_each_call(monkeypatch, hook):
                found = read_by_the_grader(root)
            yield found
        at += 1


@pytest.mark.parametrize(
    ("layout", "kind", "in_one_call"),
    [
        *((layout, "file", True) for layout in LAYOUTS),
        *((layout, "folder", True) for layout in ("nbgrader", "exchange", "zip")),
        *(("nbgrader", kind, False) for kind in ("file", "folder")),
        ("nbgrader", "pipe", True),
    ],
)
def test_what_is_exchanged_at_any_step_is_never_read_and_costs_nobody_else(
    tmp_path, monkeypatch, layout, kind, in_one_call
):
    if not in_one_call:
        monkeypatch.setattr(files, "kernel_refuses_links", lambda: False)
    found = list(attacked(tmp_path, layout, kind, monkeypatch))
    assert len(found) > 10
    for read in found:
        (bob,) = [read[who] for who in read if who in {"bob", "4"}]
        assert bob == [b"bob's"]
        assert not any(SECRET.encode() in data for each in read.values() for data in each)


def follow(path: Path) -> int:
    return os.open(path, os.O_RDONLY | os.O_NONBLOCK)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_an_opener_that_follows_links_hands_the_secret_over_at_some_step(tmp_path, monkeypatch, kind):
    monkeypatch.setattr("grader.execute.open_files.open_file", follow)
    found = list(attacked(tmp_path, "nbgrader", kind, monkeypatch))
    assert any(SECRET.encode() in data for read in found for each in read.values() for data in each)
