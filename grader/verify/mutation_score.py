"""How good the hidden tests are: mutants of the answer key, how many they notice, and those that nothing can notice.

killed       a check fails, the mutant raises when it is read, or it does not end
equivalent   no check fails, and it agrees with the key on every synthesized input as well
accepted     no check fails, some input shows it, and EQUIVALENT_SOLUTIONS of the catalogue says why it is right
survivor     no check fails, and some input shows it: a check is missing
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, overload

import numpy as np

from grader.execute.protocol.encode import encode_call
from grader.judge.checks import Check
from grader.judge.compare import agrees
from grader.judge.judgement import Suite
from grader.judge.same_reply import is_same_mistake, reply_to, same_values
from grader.judge.student import Replay
from grader.judge.verdicts import run_check
from grader.records.course import Tell
from grader.records.execution import Call, Reply
from grader.records.judgement import Verdict
from grader.verify.in_process import Functions, asker
from grader.verify.inputs import synthesize
from grader.verify.mutation.mutants import Mutant, mutants
from grader.verify.progress import Progress, silent
from grader.verify.timeout import TimeLimitExceeded, time_limit

SECONDS = 2.0  # for one mutant to be asked everything; the key needs a hundredth
EQUIVALENCE_TOLERANCE = 1e-9  # of the largest entry: nearer than any check looks


@dataclass(frozen=True, slots=True)
class MutationScore:
    """What became of the mutants: killed of total; the equivalent, each with its inputs; the accepted, with why."""

    killed: int = 0
    total: int = 0
    equivalent: tuple[tuple[Mutant, int], ...] = ()
    accepted: tuple[tuple[Mutant, str], ...] = ()
    survivors: tuple[Mutant, ...] = ()


def score(suite: Suite, source: str, rng: np.random.Generator, tell: Progress = silent) -> MutationScore:
    """Let every mutant of the answer key's source be judged by the hidden tests."""
    users = _users(source)
    calls: dict[str, tuple[Call, ...]] = {}
    killed, equivalent, accepted, survivors = 0, [], [], []
    made = list(mutants(source))
    for number, mutant in enumerate(made, start=1):
        tell(f"trying change {number} of {len(made)} of the answer key")
        tasks = [task.name for task in suite.assignment.tasks if mutant.function in users.get(task.name, ())]
        tasks.sort(key=lambda name: name != mutant.function)
        if not tasks:
            continue
        if _is_killed(suite, mutant, tasks):
            killed += 1
            continue
        for task in tasks:
            calls.setdefault(task, tuple(synthesize(suite, task, rng)))
        proof = _agreeing_inputs(suite, mutant, [call for task in tasks for call in calls[task]])
        if proof:
            equivalent.append((mutant, proof))
        elif mutant.function in suite.answer_key.equivalent_solutions:
            accepted.append((mutant, suite.answer_key.equivalent_solutions[mutant.function]))
        else:
            survivors.append(mutant)
    total = killed + len(equivalent) + len(accepted) + len(survivors)
    return MutationScore(killed, total, tuple(equivalent), tuple(accepted), tuple(survivors))


def _users(source: str) -> Mapping[str, set[str]]:
    """Return for each name at the top level all names there that it needs, itself included."""
    uses = {name: _names(node) for node in ast.parse(source).body for name in _defined(node)}
    return {name: _closed({name}, uses) for name in uses}


def _closed(names: set[str], uses: Mapping[str, set[str]]) -> set[str]:
    """Add what these names use, and what that uses, until nothing is new."""
    more = names | {used for name in names for used in uses[name] if used in uses}
    return names if more == names else _closed(more, uses)


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _names(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _defines(suite: Suite, mutant: Mutant) -> Functions | None:
    """Run the mutant's source; None where that raises."""
    key = suite.answer_key.reference
    names: dict[str, Any] = {"__name__": key.__name__, "__file__": key.__file__}
    try:
        exec(compile(mutant.source, str(Path(str(key.__file__)).name), "exec"), names)  # noqa: S102  the teacher's own
    except Exception:  # noqa: BLE001  a mistake at the top level may raise anything: it is noticed
        return None
    return names


def _is_killed(suite: Suite, mutant: Mutant, tasks: Sequence[str]) -> bool:
    try:
        with time_limit(SECONDS):
            functions = _defines(suite, mutant)
            return functions is None or not _passes(suite, functions, tasks)
    except TimeLimitExceeded:
        return True


def _passes(suite: Suite, functions: Functions, tasks: Sequence[str]) -> bool:
    """Tell whether every check of these tasks passes; stops at the first that does not."""
    ask = asker(functions)
    questions = suite.plan.questions
    replies = LazyReplies(lambda number: ask([questions[number].call])[0], len(questions))
    replay = Replay(questions, replies, lambda call: ask([call])[0])
    suite.plan.student.bind(replay)
    try:
        return all(
            _verdict(suite, check, replay) is Verdict.PASSED for task in tasks for check in suite.plan.checks_of(task)
        )
    finally:
        suite.plan.student.bind(None)


def _verdict(suite: Suite, check: Check, replay: Replay) -> Verdict:
    return run_check(check, replay, suite.plan.questions, Tell.VERDICT).verdict


def _agreeing_inputs(suite: Suite, mutant: Mutant, calls: Sequence[Call]) -> int:
    """Return on how many inputs the mutant answers as the key does; 0 if it differs on one."""
    key = vars(suite.answer_key.reference)
    try:
        with time_limit(SECONDS + len(calls) * 0.01):
            functions = _defines(suite, mutant)
            if functions is None:
                return 0
            same = all(_is_same(functions, key, call) for call in calls)
    except TimeLimitExceeded:
        return 0
    return len(_distinct(calls)) if same else 0


def _distinct(calls: Sequence[Call]) -> set[bytes]:
    """Return the inputs as they are sent; of a script, which the checks alone ask, there is none: it proves nothing."""
    return {encode_call(call.function, call.arguments, []) for call in calls if not call.steps}


def _is_same(mutant: Functions, key: Functions, call: Call) -> bool:
    mine, right = reply_to(mutant, call), reply_to(key, call)
    if call.steps:
        return is_same_mistake(mine, right)
    if mine.fault is not None or right.fault is not None:
        return type(mine.fault) is type(right.fault)
    return same_values(mine.value, right.value) or agrees(mine.value, right.value, EQUIVALENCE_TOLERANCE)


class LazyReplies(Sequence[Reply]):
    """Replies that are asked for when they are needed, once."""

    def __init__(self, ask: Callable[[int], Reply], size: int) -> None:
        self._ask, self._size = ask, size
        self._known: dict[int, Reply] = {}

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, number: int) -> Reply: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Reply]: ...

    def __getitem__(self, number: int | slice) -> Reply | Sequence[Reply]:
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(self._size))]
        if number not in self._known:
            self._known[number] = self._ask(number)
        return self._known[number]
