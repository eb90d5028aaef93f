"""Follow-through: the failed checks of a later task, held once more on right earlier functions.

    sigmoid failed, forward failed ─► a fresh process, in which the answer key's sigmoid stands in for the student's
                                      other networks than before
                                      forward's failed checks once more ─► yes or no for each, and nothing else

So a later task earns exactly when it is right on right earlier ones, whatever was wrong with those. The words, pictures
and names that a student gets come from the first process; here the answer key's values were at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from grader.errors import Unreadable
from grader.judge.ask import Ask, ask_all
from grader.judge.checks import Check, TestPlan
from grader.judge.same_reply import reply_to
from grader.judge.student import Replay
from grader.judge.verdicts import run_check
from grader.records.course import Assignment, Tell
from grader.records.execution import Call, Reply
from grader.records.judgement import Verdict

Reopen = Callable[[Mapping[str, Callable[..., Any]]], AbstractContextManager[Ask]]


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """What holding checks once more needs: the plan with networks of its own, and a way to a fresh process.

    `reopen` runs the submission's cells in a fresh process where the given functions stand in for the student's.
    """

    plan: TestPlan
    reopen: Reopen
    seed: int  # of the order of the questions: the same for everybody

    def passing(self, names: Sequence[str], task: str, earlier: Sequence[str]) -> frozenset[str]:
        """Return which of the checks `names` of `task` pass with the answer key in the place of the `earlier` tasks."""
        again = [check for check in self.plan.checks_of(task) if check.name in names and self._asks(check, task)]
        if not again:
            return frozenset()
        try:
            with self.reopen({name: getattr(self.plan.reference, name) for name in earlier}) as ask:
                evaluation = _Evaluation(self.plan, ask, frozenset(earlier))
                replies = evaluation.replies(again, np.random.default_rng([self.seed, *task.encode()]))
                return frozenset(evaluation.passing(again, replies))
        except Unreadable:  # the first process could read the file: only code that saw ours says now that it cannot
            return frozenset()

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

    def passing(self, checks: Sequence[Check], replies: Mapping[int, Reply]) -> Iterator[str]:
        """Yield the names of the checks that pass."""
        questions = self.plan.questions
        replay = Replay(questions, replies, self._live)
        with bound(self.plan, replay):
            for check in checks:
                if run_check(check, replay, questions, Tell.VERDICT).verdict is Verdict.PASSED:
                    yield check.name

    def _live(self, call: Call) -> Reply:
        if call.function in self.substituted:
            return reply_to(vars(self.plan.reference), call)
        (reply,) = self.ask([call])
        return reply


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
