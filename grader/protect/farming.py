"""Submissions that farm: programs that look for points without the work, graded by a lesson's own hidden tests.

    # Lesson: backprop
    # Tries: to earn by zeros in the right shape.
    # Must: earn nothing but what it does honestly.
    # Earns: sigmoid                               tasks whose work is right; none where the line is missing
    # Partly: delta                                tasks whose work is right in some cases: they must not pass

Each answers from memory, by constants and patterns, by how often and in which order it is asked, or by what it was
lent; what it earned beyond its honest part got through.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Final

from grader.course.config import choose, read_course
from grader.course.secret import seeded
from grader.execute.forkserver import ForkServer, preforked
from grader.judge.answer_key import read_answer_key
from grader.judge.judgement import Suite
from grader.judge.prepare import with_prepared
from grader.mark.points import mark
from grader.protect.corpus import LIMITS, Attack, AttackResult, attacks_in, told
from grader.records.course import Assignment
from grader.records.submission import Student, Submission
from grader.run.grading_worker import GradingWorker
from grader.run.hidden_tests import worker_of

FARMERS: Final = Path("tests", "grader", "farmers")
WHO: Final = "mallory"
SHARE: Final = 0.9  # what is right in some cases may earn some checks, and not all


def farmers(*homes: Path) -> tuple[Attack, ...]:
    """Read the farmers that lie in the first of these courses that has them; raises CourseError where none has."""
    return attacks_in(FARMERS, *homes)


def run_farmers(attacks: Sequence[Attack], root: Path, step: Callable[[AttackResult], None]) -> list[AttackResult]:
    """Grade every farmer by the hidden tests of its lesson in the course `root`; `step` hears of each."""
    found: list[AttackResult] = []
    with preforked(LIMITS) as forkserver:
        for name, group in groupby(sorted(attacks, key=_lesson), key=_lesson):
            for result in _of_one_lesson(root, name, list(group), forkserver):
                found.append(result)
                step(result)
    return found


def _lesson(attack: Attack) -> str:
    return told(attack.path.read_text(encoding="utf-8"), "Lesson")


def _of_one_lesson(root: Path, name: str, attacks: Sequence[Attack], forkserver: ForkServer) -> list[AttackResult]:
    course = read_course(root)
    (assignment,) = choose(course, (name,))

    def work(suite: Suite) -> list[AttackResult]:
        worker = worker_of(suite, course, "")
        return [_farmed(attack, assignment, worker, forkserver) for attack in attacks]

    tests, answer_key = root / "tests" / "hidden" / name, read_answer_key(root / "solutions" / name)
    return with_prepared(tests, assignment, answer_key, partial(seeded, ""), work)


def _farmed(attack: Attack, assignment: Assignment, worker: GradingWorker, forkserver: ForkServer) -> AttackResult:
    """Grade one farmer, and say what it earned beyond its honest part."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="deltagrade-run-") as folder:
        path = Path(folder, f"{assignment.name}.py")
        path.write_bytes(attack.path.read_bytes())
        submission = Submission(Student(WHO), assignment.name, path)
        grade = mark(submission, worker.grade(submission, forkserver).judgement, assignment)
    partly = set(told(attack.path.read_text(encoding="utf-8"), "Partly").split())
    gained = [task for task in grade.tasks if task.score > (task.max_score * SHARE if task.task in partly else 0)]
    through = [f"it earned {float(task.score):.2f} of {task.task}" for task in gained if task.task not in attack.earns]
    return AttackResult(attack, tuple(through), time.monotonic() - start)
