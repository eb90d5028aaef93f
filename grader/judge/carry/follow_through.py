"""Follow-through: the failed checks of a later task, held once more on right earlier functions.

    sigmoid failed, forward failed ─► a fresh process, in which the answer key's sigmoid stands in for the student's
                                      other networks than before
                                      forward's failed checks once more ─► yes, no, or broken (ours) for each

So a later task earns exactly when it is right on right earlier ones, whatever was wrong with those. The words, pictures
and names that a student gets come from the first process; here the answer key's values were at hand.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import numpy as np

from grader.errors import Unreadable
from grader.judge.ask import Ask, ask_all
from grader.judge.checks import Check, TestPlan
from grader.judge.same_reply import reply_to
from grader.judge.student import Replay
from grader.judge.verdicts import ITSELF, run_check
from grader.records.course import Assignment, Tell
from grader.records.execution import Call, Reply
from grader.records.judgement import CheckResult, Verdict

LOG = logging.getLogger(__name__)
BROKE = "The check itself failed when it was held again with the answer key's {lent}: {kind}"
TOLD = {Verdict.PASSED: "yes", Verdict.ERROR: "the check itself broke"}
Reopen = Callable[[Mapping[str, Callable[..., Any]]], AbstractContextManager[Ask]]


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """What holding checks once more needs: the plan with networks of its own, and a way to a fresh process.

    `reopen` runs the submission's cells in a fresh process where the given functions stand in for the student's.
    """

    plan: TestPlan
    reopen: Reopen
    seed: int  # of the order of the questions: the same for everybody

    def held_again(self, checks: Sequence[CheckResult], task: str, earlier: Sequence[str]) -> tuple[CheckResult, ...]:
        """Hold the failed checks of `task` again: one that passes is carried, one that breaks is an error of ours."""
        failed = [check.check for check in checks if check.verdict in (Verdict.FAILED, Verdict.MISSING)]
        outcomes, lent = self.outcomes(failed, task, earlier), ", ".join(earlier)
        for name in failed:
            told = TOLD[outcomes[name].verdict] if name in outcomes else "no"
            LOG.debug("%s, %s, with the answer key's %s: %s", task, name, lent, told)
        return tuple(_after(check, outcomes.get(check.check), lent) for check in checks)

    def outcomes(self, names: Sequence[str], task: str, earlier: Sequence[str]) -> dict[str, CheckResult]:
        """Return which of the checks `names` of `task` pass or break with the answer key in the place of `earlier`."""
        again = [check for check in self.plan.checks_of(task) if check.name in names and self._asks(check, task)]
        if not again:
            return {}
        try:
            with self.reopen({name: getattr(self.plan.reference, name) for name in earlier}) as ask:
                evaluation = _Evaluation(self.plan, ask, frozenset(earlier))
                replies = evaluation.replies(again, np.random.default_rng([self.seed, *task.encode()]))
                found = list(evaluation.results(again, replies))
        except Unreadable:  # the first process could read the file: only code that saw ours says now that it cannot
            return {}
        return {result.check: result for result in found if result.verdict in TOLD}

    def _asks(self, check: Check, task: str) -> bool:
        """Tell whether a check asks its own task; one that does not could pass without any of its work."""
        return any(self.plan.questions[number].call.function == task for number in check.questions)


@dataclass(frozen=True, slots=True)
class _Evaluation:
    plan: TestPlan
    ask: Ask
    substituted: frozenset[str]

    def replies(self, checks: Sequence[Check], rng: np.random.Generator) -> dict[int, Reply]:
        """Ask what the checks ask; the answer key answers what they ask of functions it stands in for."""
        numbers = sorted({number for check in checks for number in check.questions})
        questions = self.plan.questions
        asked = [number for number in numbers if questions[number].call.function not in self.substituted]
        replies = {number: questions[number].reply for number in numbers}
        return replies | dict(zip(asked, ask_all([questions[n] for n in asked], self.ask, rng), strict=True))

    def results(self, checks: Sequence[Check], replies: Mapping[int, Reply]) -> Iterator[CheckResult]:
        """Run the checks on these replies."""
        questions = self.plan.questions
        replay = Replay(questions, replies, self._live)
        with bound(self.plan, replay):
            for check in checks:
                yield run_check(check, replay, questions, Tell.VERDICT)

    def _live(self, call: Call) -> Reply:
        if call.function in self.substituted:
            return reply_to(vars(self.plan.reference), call)
        (reply,) = self.ask([call])
        return reply


def _after(check: CheckResult, again: CheckResult | None, lent: str) -> CheckResult:
    """Return a failed check as it is after it was held again; of one that broke the kind of exception and the line.

    The rest of the exception's text may hold what the fresh process answered.
    """
    if again is None:
        return check
    if again.verdict is Verdict.PASSED:
        return replace(check, verdict=Verdict.CARRIED)
    kind = again.message.removeprefix(ITSELF).partition(":")[0]
    broke = BROKE.format(lent=lent, kind=kind)
    return replace(check, verdict=Verdict.ERROR, message=broke, path=again.path, fault="", stumbled="")


def cannot_be_lent(assignment: Assignment, reference: ModuleType) -> Iterator[str]:
    """Yield a sentence for each class that a task uses: its objects would be the answer key's, in our process."""
    for task in assignment.tasks:
        for used in task.uses:
            if isinstance(getattr(reference, used, None), type):
                yield (
                    f"course.toml: '{task.name}' uses '{used}', a class, and the answer key's objects cannot stand in "
                    f"for the student's: a wrong '{used}' costs what '{task.name}' asks of it too; take '{used}' out "
                    f"of its uses"
                )


@contextmanager
def bound(plan: TestPlan, replay: Replay) -> Iterator[None]:
    """Let the hidden tests of `plan` hear these replies."""
    plan.student.bind(replay)
    try:
        yield
    finally:
        plan.student.bind(None)
