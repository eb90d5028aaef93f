"""What is told of a task that calls an earlier one which is wrong as well: the earlier one first, and nothing twice.

two mistakes are named, one of them the earlier task's own   the other alone, "what sigmoid does wrong shows here too"
no mistake is named                                          "sigmoid is not right yet, and forward may call it: ..."
a mistake of the task's own, but a check is carried          not named: the mistake would fail that check still
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace

from grader.judge.answer_key import AnswerKey, Misconception
from grader.judge.explain.diagnose import Diagnosis
from grader.judge.explain.phrases import are, listed
from grader.records.course import Task
from grader.records.execution import Function
from grader.records.judgement import TaskResult, Verdict

MOST_WORDS = 60
Uses = Callable[[str], Sequence[str]]
NOT_YET = (Verdict.FAILED, Verdict.MISSING)
STANDINGS = ("not right yet", "not written yet", "not defined")


def earlier_tasks(task: Task, tasks: Sequence[Task]) -> tuple[str, ...]:
    """Return the names of the tasks that `task` uses, directly or through another."""
    known = {other.name: other for other in tasks}
    found = [used for used in task.uses if used in known]
    for name in found:  # the list grows while it is read
        found += [used for used in known[name].uses if used in known and used not in found]
    return tuple(found)


def uses_of(tasks: Sequence[Task]) -> Uses:
    """Return what tells which earlier tasks a task uses, directly or through another."""
    found = {task.name: earlier_tasks(task, tasks) for task in tasks}
    return found.__getitem__


def of_the_task(found: Diagnosis | None, result: TaskResult, told: Container[str] = ()) -> Diagnosis | None:
    """Return the mistake that explains the answers: none of the task's own where right earlier ones carry a check.

    One whose code is `told` at an earlier task may be that one's.
    """
    own = found is not None and all(entry.task == result.task and entry.code not in told for entry in found.entries)
    return None if own and _is_helped(result) else found


def _is_helped(result: TaskResult) -> bool:
    return any(check.verdict is Verdict.CARRIED for check in result.checks)


def called_by(
    tasks: Sequence[Task], functions: Mapping[str, Function], results: Sequence[TaskResult] = ()
) -> Callable[[str], Sequence[str]]:
    """Return what tells which earlier tasks a task's function, as submitted, may call, itself or through another.

    A function calls those that its source names. Where right ones carry a check and none that it names is wrong, it
    calls one that it uses through another function.
    """
    wrong = {result.task for result in results if result.verdict in NOT_YET}
    helped = {result.task for result in results if _is_helped(result)}
    own = {}
    for task in tasks:
        used = earlier_tasks(task, tasks)
        named = mentioned(used, functions.get(task.name))
        own[task.name] = used if task.name in helped and not wrong & {*named} else named

    def called(task: str) -> list[str]:
        found = list(own[task])
        for name in found:  # the list grows while it is read
            found += [more for more in own[name] if more not in found]
        return found

    return called


def mentioned(names: Sequence[str], function: Function | None) -> tuple[str, ...]:
    """Return those names that stand in a function's source; all where the source is not known.

    No mistake is named by it: it keeps students from looking in a function that theirs does not call.
    """
    source = function.source if function else ""
    return tuple(name for name in names if not source or re.search(rf"\b{re.escape(name)}\b", source))


def earlier_first(
    results: Sequence[TaskResult], used: Uses, answer_key: AnswerKey, may_use: Uses | None = None
) -> tuple[TaskResult, ...]:
    """Return the results of a submission, with what is told of each task that uses one which failed.

    Parameters
    ----------
    used
        Returns the names of the tasks that a task's function, as submitted, may call.
    may_use
        Returns those that it uses by course.toml, called in whichever way: a mistake that is told at one of them is
        not told again.
    """
    by_name = {result.task: result for result in results if result.verdict in NOT_YET}

    def failed(uses: Uses, task: str) -> dict[str, TaskResult]:
        return {name: by_name[name] for name in uses(task) if name in by_name}

    def advice(result: TaskResult) -> str:
        if result.misconception:
            return _own_alone(result, failed(may_use or used, result.task), answer_key) or result.advice
        return _begin_there(result, failed(used, result.task))

    return tuple(
        replace(result, advice=advice(result)) if result.verdict is Verdict.FAILED and result.advice else result
        for result in results
    )


def _begin_there(result: TaskResult, earlier: Mapping[str, TaskResult]) -> str:
    """Return what is told of a task without a name, after the earlier ones that are not right."""
    if not earlier:
        return result.advice
    them = "it" if len(earlier) == 1 else "them"
    groups = [(words, [name for name in earlier if _standing(earlier[name]) == words]) for words in STANDINGS]
    standing = " and ".join(f"{listed(names)} {are(names)} {words}" for words, names in groups if names)
    first = f"{standing}, and {result.task} may call {them}: begin there."
    both = f"{first} {result.advice}"
    return both if len(both.split()) <= MOST_WORDS else first


def _standing(result: TaskResult) -> str:
    if result.verdict is Verdict.FAILED:
        return STANDINGS[0]
    return STANDINGS[1] if result.is_defined else STANDINGS[2]


def _own_alone(result: TaskResult, failed: Mapping[str, TaskResult], answer_key: AnswerKey) -> str:
    """Return what is told of the task's own mistake where the other of two is told at an earlier task."""
    codes = result.misconception.split("+")
    if len(codes) == 1:
        return ""
    told = {name: found for name, each in failed.items() if (found := set(each.misconception.split("+")) & set(codes))}
    rest = [code for code in codes if not any(code in found for found in told.values())]
    own = [entry for code in rest if (entry := _entry(answer_key, result.task, code))]
    return f"{own[0].advice} What {next(iter(told))} does wrong shows here too." if told and len(own) == 1 else ""


def _entry(answer_key: AnswerKey, task: str, code: str) -> Misconception | None:
    entries = (entry for entry in answer_key.misconceptions if (entry.task, entry.code) == (task, code))
    return next(entries, None)
