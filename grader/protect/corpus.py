"""Every attack of a corpus, handed in to a course in miniature; judged by what it touched, never by what it says.

    # Tries: to read the answer key by its path.
    # Must: earn nothing and learn nothing.
    # Earns: half                                  tasks that its honest part may earn; none where the line is missing
    # Keeps: quarter                               tasks that it must earn all the same: an attack costs its own task

After every attack two other students are graded: their results must be the same bytes as before it.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from grader.course.config import read_course
from grader.course.secret import seeded
from grader.errors import CourseError
from grader.execute.forkserver import ForkServer, preforked
from grader.execute.isolation import EXPOSES
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.execute.worker.isolation.plan import NAMESPACES
from grader.judge.answer_key import read_answer_key
from grader.judge.judgement import Suite
from grader.judge.prepare import with_prepared
from grader.protect.canaries import Canaries, canaries, end, survivors
from grader.protect.toy_course import CONTROL_STUDENTS
from grader.records.course import Limits
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student, Submission
from grader.run.grading_worker import GradingResult, GradingWorker
from grader.run.hidden_tests import worker_of
from grader.serialize import to_json

CORPUS: Final = Path("tests", "grader", "hostile")
LIMITS: Final = Limits(
    cell_seconds=0.5,
    notebook_seconds=1.5,
    call_seconds=0.5,
    submission_seconds=3.0,
    memory_megabytes=256,
    scratch_megabytes=16,
    accept=tuple(EXPOSES),
)
SPARE_SECONDS: Final = 8.0  # beyond a submission's own
SAMPLE_SECONDS: Final = 0.2  # of processor time, to see how busy the machine is
GROWTH_KIBIBYTES: Final = 400 * 1024  # of the grader, through one attack: the largest reply, as bytes and as values
EARNED: Final = (Verdict.PASSED, Verdict.CARRIED)
Opener = Callable[[Limits], AbstractContextManager[ForkServer]]
Step = Callable[["AttackResult"], None]


@dataclass(frozen=True, slots=True)
class Attack:
    """One file of the corpus, and what its first lines say."""

    path: Path
    tries: str
    must: str
    earns: frozenset[str]
    keeps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AttackResult:
    """What became of one attack; it was held off where nothing got through.

    What a gap that has a name `exposed` was accepted with that gap, and is no breach.
    """

    attack: Attack
    through: tuple[str, ...]
    seconds: float
    exposed: tuple[str, ...] = ()


def corpus(*homes: Path) -> tuple[Attack, ...]:
    """Read the attacks that lie in the first of these courses that has them; raises CourseError where none has."""
    return attacks_in(CORPUS, *homes)


def attacks_in(folder: Path, *homes: Path) -> tuple[Attack, ...]:
    """Read the attacks in a folder of the first of these courses that has any.

    Raises
    ------
    CourseError
        None has them.
    """
    for home in homes:
        paths = sorted([*(home / folder).glob("*.py"), *(home / folder).glob("*.ipynb")])
        if paths:
            return tuple(map(_attack, paths))
    raise CourseError(f"the attacks are not here: get the whole course and run this in it; they lie in {folder}")


def run_corpus(
    attacks: Sequence[Attack], step: Step, opener: Opener = preforked, limits: Limits = LIMITS
) -> list[AttackResult]:
    """Let every attack happen, one after the other, behind one forkserver; `step` hears of each."""
    with tempfile.TemporaryDirectory(prefix="deltagrade-run-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with canaries(Path(folder)) as watched, opener(limits) as forkserver:
            return _all(attacks, step, watched, forkserver, limits)


def _all(
    attacks: Sequence[Attack], step: Step, watched: Canaries, forkserver: ForkServer, limits: Limits
) -> list[AttackResult]:
    course = replace(read_course(watched.course), limits=limits)
    (assignment,) = course.assignments
    answer_key = read_answer_key(course.root / "solutions" / assignment.name)
    findings: list[AttackResult] = []

    def work(suite: Suite) -> None:
        worker = worker_of(suite, course, "")
        with running_submission(watched, forkserver, limits):
            run = CorpusRun(worker, watched, forkserver, limits)
            for attack in attacks:
                findings.append(run.run_attack(attack))
                step(findings[-1])

    tests = course.root / "tests" / "hidden" / assignment.name
    with_prepared(tests, assignment, answer_key, partial(seeded, ""), work)
    return findings


@contextmanager
def running_submission(watched: Canaries, forkserver: ForkServer, limits: Limits) -> Iterator[None]:
    """Keep another student's submission running beside the attacks, with a file in its scratch folder."""
    path = watched.course / "submitted/ann/halves/halves.py"
    files = (("notes.txt", watched.secrets["other"].encode()),)
    with path.open("rb") as file, Sandbox(forkserver.spawn, SandboxOptions("halves", "py", ()), limits) as sandbox:
        sandbox.open(file.fileno(), files)
        yield


class CorpusRun:
    """The course, its people, and the process in which attacks run."""

    def __init__(self, worker: GradingWorker, watched: Canaries, forkserver: ForkServer, limits: Limits) -> None:
        self.worker, self.watched, self.forkserver, self.limits = worker, watched, forkserver, limits
        watched.touched()
        self.honest = self._control_results()

    def run_attack(self, attack: Attack) -> AttackResult:
        """Let one attack happen; say what it got through to."""
        before = self._alive(), _descriptors(), _kibibytes("VmRSS")
        start = time.monotonic()
        done = self._graded("mallory", attack.path.suffix, self.watched.fill(attack.path.read_text(encoding="utf-8")))
        seconds = time.monotonic() - start
        left = self._alive() - before[0]
        end(left)
        learned, exposed = self._learned(done)
        through = [*learned, *self._gained(attack, done), *self.watched.touched()]
        if left:
            through.append(f"{len(left)} of its processes lived on")
        if _too_long(seconds, self.limits.submission_seconds + SPARE_SECONDS):
            through.append(f"it took {seconds:.0f} seconds")
        if self._control_results() != self.honest:
            through.append("another student's result is not what it was")
        if _descriptors() != before[1]:
            through.append("descriptors of the grader stayed open")
        if _kibibytes("VmRSS") - before[2] > GROWTH_KIBIBYTES:
            through.append("the grader's memory grew")
        return AttackResult(attack, tuple(through), seconds, tuple(exposed))

    def _learned(self, done: GradingResult) -> tuple[list[str], list[str]]:
        """Return what it learned that it must not, and what a gap that has a name, metadata-visible, exposes."""
        leaks = [f"it learned {name}" for name in self.watched.leaked(to_json(done.judgement))]
        if NAMESPACES in self.forkserver.protection.layers:
            return leaks, []
        exposed = [leak for leak in leaks if leak.endswith("that a file exists")]
        return [leak for leak in leaks if leak not in exposed], exposed

    def _gained(self, attack: Attack, done: GradingResult) -> list[str]:
        earned = {task.task for task in done.judgement.tasks if task.verdict in EARNED}
        gains = [f"it earned {name}" for name in sorted(earned - attack.earns - attack.keeps)]
        gains += [f"it lost {name}" for name in sorted(attack.keeps - earned)]
        if done.judgement.status is Status.NEEDS_PERSON:
            gains.append(f"the grader stumbled: {' '.join(done.judgement.notes)}")
        if any(not char.isprintable() for note in done.judgement.notes for char in note):
            gains.append("a note holds what must not be printed")
        return gains

    def _control_results(self) -> list[str]:
        return [to_json(self._graded(name, ".py", None).judgement) for name in CONTROL_STUDENTS]

    def _graded(self, student: str, suffix: str, text: str | None) -> GradingResult:
        path = self.watched.course / "submitted" / student / "halves" / f"halves{suffix}"
        if text is not None:
            path = self.watched.course.parent / "hand-in" / student / path.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return self.worker.grade(Submission(Student(student), "halves", path), self.forkserver)

    def _alive(self) -> set[int]:
        return survivors((str(self.forkserver.image), self.watched.mark))


def _attack(path: Path) -> Attack:
    head = path.read_text(encoding="utf-8")[:2000]
    said = {name: told(head, name) for name in ("Tries", "Must")}
    for name, text in said.items():
        if not text:
            raise CourseError(f"{path} does not say in its first lines what it {name.lower()}: '# {name}: ...'")
    earns, keeps = (frozenset(told(head, name).split()) for name in ("Earns", "Keeps"))
    return Attack(path, said["Tries"], said["Must"], earns, keeps)


def told(head: str, name: str) -> str:
    """Return what the first lines of an attack say under a name; nothing where they do not."""
    found = re.search(rf"{name}: (.*?)\.?(?:\\n|\n|\"|$)", head)
    return found[1] if found else ""


def _too_long(seconds: float, allowed: float) -> bool:
    """Tell whether an attack took longer than it may: on a busy machine, where a student's time counts less, longer."""
    return seconds > allowed and seconds > allowed * _slowness()


def _slowness() -> float:
    """Return how many times longer than its processor time some work takes on this machine now."""
    wall, used = time.monotonic(), time.process_time()
    while time.process_time() - used < SAMPLE_SECONDS:
        pass
    return max(1.0, (time.monotonic() - wall) / SAMPLE_SECONDS)


def _descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208


def _kibibytes(field: str) -> int:
    found = re.search(rf"^{field}:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1]) if found else 0
