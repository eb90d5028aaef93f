"""Every attack by files, one after the other; judged by what it touched, what it learned and who else paid for it.

through                                  what is looked at
it learned ...                           a canary in what mallory's process, row or page would get
... changed, was reached                 every file of the course, the canary's folder, listeners, a living process
another student's result is not ...      the honest students' texts, compared with those of a class without an attack
... was graded                           work that must not count, or somebody else's
the class was stopped                    an error in place of a row
it took ... seconds, memory grew         the clock, and the grader's own memory
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from grader.protect.canaries import Canaries, canaries
from grader.protect.corpus import Attack, AttackResult
from grader.protect.file_attacks import any_course, archives, collecting, exchange, releasing, repositories, tables
from grader.protect.file_attacks.scene import ATTACKER, FileAttack, Outcome, Scene, Targets
from grader.protect.toy_course import CONTROL_STUDENTS

MODULES: Final = (collecting, exchange, archives, repositories, releasing, tables, any_course)
ATTACKS: Final = tuple(attack for module in MODULES for attack in module.ATTACKS)
CONTROLS: Final = tuple(attack for module in MODULES for attack in module.CONTROLS)
SECONDS: Final = 60  # for one attack, on a machine that is busy
GROWTH_KIBIBYTES: Final = 200 * 1024
Step = Callable[[AttackResult], None]


@dataclass(frozen=True, slots=True)
class Stage:
    """The canaries, and the folder in which one scene after the other is set up."""

    watched: Canaries
    root: Path
    targets: Targets

    def scene(self) -> Scene:
        """Return an empty scene in the place of the one before."""
        place = self.root / "attack"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return Scene(self.watched, place, self.targets)


def applicable(attacks: Sequence[FileAttack] = ATTACKS) -> tuple[FileAttack, ...]:
    """Return the attacks that can be tried here: some need files of two accounts, which only root can make."""
    return tuple(attack for attack in attacks if os.geteuid() == 0 or not attack.root_only)


def run_file_attacks(attacks: Sequence[FileAttack], step: Step, targets: Targets) -> list[AttackResult]:
    """Let every attack happen; `step` hears of each."""
    with tempfile.TemporaryDirectory(prefix="deltagrade-files-", ignore_cleanup_errors=True) as folder:
        root = Path(folder).resolve()
        root.chmod(0o755)
        with canaries(root) as watched:
            stage = Stage(watched, root, targets)
            honest = {control.read: _outcome(stage.scene(), control)[0] for control in CONTROLS}
            watched.touched()
            results = []
            for attack in attacks:
                results.append(_run(attack, stage, honest[attack.read]))
                step(results[-1])
            return results


def _run(attack: FileAttack, stage: Stage, honest: Outcome) -> AttackResult:
    memory, start = _peak_kibibytes(), time.monotonic()
    watched = stage.watched
    scene = stage.scene()
    outcome, failed = _outcome(scene, attack)
    seconds = time.monotonic() - start
    through = [*failed, *outcome.faults, *_judged(attack, outcome, watched, honest), *watched.touched()]
    if _peak_kibibytes() - memory > GROWTH_KIBIBYTES:
        through.append("the grader's memory grew")
    shown = Attack(Path(attack.name), attack.tries, "touch nothing and learn nothing", frozenset())
    return AttackResult(shown, tuple(through), seconds)


def _judged(attack: FileAttack, outcome: Outcome, watched: Canaries, honest: Outcome) -> Iterator[str]:
    for who, text in {**outcome.texts, "": outcome.said}.items():
        if who not in CONTROL_STUDENTS:
            yield from (f"it learned {name}" for name in watched.leaked(text))
    for who in CONTROL_STUDENTS:
        if honest.texts.get(who) != outcome.texts.get(who):
            yield f"{who}'s result is not what it was"
    allowed = {*honest.counted, *((ATTACKER,) if attack.may_count else ())}
    yield from (f"{who} was graded" for who in sorted(outcome.counted - allowed))


def _outcome(scene: Scene, attack: FileAttack) -> tuple[Outcome, list[str]]:
    try:
        with _within(SECONDS):
            return attack.read(scene, attack), []
    except TimeoutError:
        return Outcome({}), [f"it took more than {SECONDS} seconds"]
    except Exception as error:  # noqa: BLE001  whatever stops a class is what an attack is after
        return Outcome({}), [f"the class was stopped: {type(error).__name__}: {error}"]


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    """Raise `TimeoutError` in a block that takes longer, also where it waits for a pipe."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _peak_kibibytes() -> int:
    found = re.search(r"^VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1]) if found else 0
