"""Reading a class as a run does: collected first, opened later, each file through the one opener."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.collect.collect import CollectResult, Layout, collect
from grader.course.config import read_course
from grader.errors import SubmissionError
from grader.execute.open_files import companions, opened
from grader.protect.file_attacks.scene import FileAttack, Outcome, Scene, write_class
from grader.records.course import Course
from grader.records.submission import Status, Submission

ROUNDS = 12  # of a race: a thread exchanges files while the class is read so often


def read_folder(scene: Scene, attack: FileAttack) -> Outcome:
    """Read a class in nbgrader's layout."""
    write_class(scene)
    attack.put(scene)
    return read_class(scene, attack, scene.place)


def read_class(scene: Scene, attack: FileAttack, place: Path, layout: Layout | None = None) -> Outcome:
    """Collect what lies at `place`, let the attack exchange files, and read what would be graded."""
    course = read_course(scene.watched.course)
    if attack.during is None:
        return _read(scene, attack, place, course, layout)
    with _repeating(lambda: attack.during and attack.during(scene)):
        rounds = [_read(scene, attack, place, course, layout) for _ in range(ROUNDS)]
    leaking = next((each for each in rounds if scene.watched.leaked(each.texts.get("mallory", ""))), rounds[0])
    return Outcome(leaking.texts, frozenset().union(*(each.counted for each in rounds)), leaking.said)


def _read(scene: Scene, attack: FileAttack, place: Path, course: Course, layout: Layout | None) -> Outcome:
    with TemporaryDirectory(dir=scene.root, prefix="scratch-") as scratch:
        found = collect(course, course.assignments, place, Path(scratch), layout=layout)
        attack.between(scene)
        return _opened(found, course)


def _opened(found: CollectResult, course: Course) -> Outcome:
    texts, counted = {}, set()
    for each in found.submissions:
        read = list(_contents(each, course))
        texts[each.student.id] = "\n".join((each.status, *each.notes, *read))
        if each.status is Status.GRADED and read:
            counted.add(each.student.id)
    return Outcome(texts, frozenset(counted), "\n".join((*found.notes, found.unclaimed)))


def _contents(each: Submission, course: Course) -> Iterator[str]:
    """Yield the file that counts and those beside it, as they would be handed to the student's process."""
    if each.path is None:
        return
    limits = course.limits
    try:
        with opened(each.path, limits.notebook_megabytes) as descriptor, os.fdopen(os.dup(descriptor), "rb") as file:
            work = file.read()
    except SubmissionError:
        return  # unreadable: a row of its own
    yield work.decode("utf-8", "replace")
    for name, data in companions(each.path.parent, each.companions, limits.file_megabytes):
        yield f"{name}\n{data.decode('utf-8', 'replace')}"


@contextmanager
def _repeating(act: Callable[[], object]) -> Iterator[None]:
    """Do something again and again in a thread until the block ends."""
    done = threading.Event()

    def repeat() -> None:
        while not done.is_set():
            act()

    thread = threading.Thread(target=repeat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
