"""Judge one submission: ask every question, run the checks, then explain the tasks that failed.

questions ─► checks ─► verdict of each task ─┬─ passed, missing, error
                                             └─ failed ─► carried?  else  which misconception?  and a picture
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.errors import CourseError, Inconsistent
from grader.execute.words import student_remarks, syntax_errors, teacher_notes
from grader.judge.answer_key import AnswerKey
from grader.judge.ask import ask_all, left_behind
from grader.judge.carry.follow_through import FollowThrough, Reopen, bound
from grader.judge.carry.shared_mistake import shared_mistake
from grader.judge.catalogue_tables import expect_plain_arguments
from grader.judge.checks import TestPlan
from grader.judge.explain.advise import CandidateFactors, advise, candidate_factors
from grader.judge.explain.border import TOLD_TWICE, UNEXPLAINED, Border
from grader.judge.explain.conditions import stated
from grader.judge.explain.diagnose import Candidates, Diagnosis, diagnose, find_candidates
from grader.judge.explain.earlier import called_by, earlier_first, earlier_tasks, of_the_task, uses_of
from grader.judge.explain.moved import told_as_one
from grader.judge.explain.signature import answers_digest
from grader.judge.picture import picture
from grader.judge.same_reply import is_same_mistake, without_warnings
from grader.judge.student import Question, Replay
from grader.judge.verdicts import count_missing_as_failed, run_check, task_verdict
from grader.records.course import Assignment, Task, Tell
from grader.records.execution import Call, Reply, Report
from grader.records.judgement import CheckResult, Judgement, Source, TaskResult, Verdict
from grader.records.submission import Status

SAME_ANSWER, SAME_ANSWER_TITLE = "same_answer", "The same arguments get the same answer whenever they are asked about"
Ask = Callable[[Sequence[Call]], list[Reply]]


@dataclass(frozen=True, slots=True)
class Suite:
    """An assignment ready to be evaluated: everything that is the same for every submission."""

    assignment: Assignment
    plan: TestPlan
    answer_key: AnswerKey
    candidates: dict[str, Candidates]
    candidate_factors: CandidateFactors
    second_plan: TestPlan | None = None  # on networks of its own, for follow-through
    right_replies: tuple[Reply, ...] = ()  # the answer key's, to the questions of the plan


@dataclass(frozen=True, slots=True)
class Access:
    """How the judge reaches a submission: puts calls to it, runs it in a fresh process, hears that it is not needed.

    `dismiss` is called when there is probably no other question; one may still come.
    """

    ask: Ask
    reopen: Reopen
    dismiss: Callable[[], None] = lambda: None


def prepare(
    assignment: Assignment, plan: TestPlan, answer_key: AnswerKey, second_plan: TestPlan | None = None
) -> Suite:
    """Compute once what every entry of the catalogue answers to every question.

    Raises
    ------
    CourseError
        A task has no test.
    """
    for task in assignment.tasks:
        if not plan.checks_of(task.name):
            name = f"tests/hidden/{assignment.name}/test_{task.name}.py"
            raise CourseError(f"{name} has no test: write one, or take the task '{task.name}' out of course.toml")
    expect_plain_arguments(answer_key.probes, answer_key.visible)
    candidates = {
        task.name: find_candidates(task.name, plan, answer_key, earlier_tasks(task, assignment.tasks))
        for task in assignment.tasks
    }
    factors, right = candidate_factors(plan, answer_key), tuple(question.reply for question in plan.questions)
    return Suite(assignment, plan, answer_key, candidates, factors, second_plan, right)


def judge(suite: Suite, report: Report, access: Access, rng: np.random.Generator) -> Judgement:
    """Judge the submission that `report` describes."""
    replies = ask_all(suite.plan.questions, access.ask, rng)
    if all(map(is_same_mistake, replies, suite.right_replies)):
        access.dismiss()
    seed = int(rng.integers(2**63))
    follow_through = FollowThrough(suite.second_plan, access.reopen, seed) if suite.second_plan else None
    evaluation = Evaluation(suite, report, access.ask, replies, follow_through)
    with bound(suite.plan, evaluation.replay):
        assigned = suite.assignment.tasks
        tasks = tuple(evaluation.judge_task(task) for task in assigned)
    border = evaluation.border
    return Judgement(
        Status.GRADED,
        border.explained(lambda: _told(suite, report, tasks), tasks, TOLD_TWICE),
        (*teacher_notes(report), *border.notes()),
        tuple(sorted(report.answers.items())),
        student_remarks(report),
        ran_nothing=not report.ran,
        overwritten=tuple(sorted(report.overwritten.items())),
        syntax_errors=tuple(syntax_errors(report)),
        faults=tuple(border.faults),
    )


def _told(suite: Suite, report: Report, tasks: tuple[TaskResult, ...]) -> tuple[TaskResult, ...]:
    """Tell what belongs to an earlier task there, and what moved as one."""
    assigned = suite.assignment.tasks
    called = called_by(assigned, report.functions, tasks)
    return told_as_one(earlier_first(tasks, called, suite.answer_key, uses_of(assigned)), suite.answer_key)


class Evaluation:
    """One submission under evaluation, with its replies."""

    def __init__(
        self,
        suite: Suite,
        report: Report,
        ask: Ask,
        replies: Sequence[Reply],
        follow_through: FollowThrough | None = None,
    ) -> None:
        self.suite, self.report, self.replies, self.ask = suite, report, replies, ask
        self.follow_through = follow_through
        self.replay = Replay(suite.plan.questions, replies, self.live)
        self.verdicts: dict[str, Verdict] = {}
        self.told: set[str] = set()  # codes of the tasks that were judged
        self.border = Border()

    def live(self, call: Call) -> Reply:
        """Ask one question now."""
        (reply,) = self.ask([call])
        return reply

    @without_warnings()
    def judge_task(self, task: Task) -> TaskResult:
        """Judge one task."""
        questions = self.suite.plan.questions
        checks = tuple(
            run_check(check, self.replay, questions, task.tell) for check in self.suite.plan.checks_of(task.name)
        )
        self.verdicts[task.name] = task_verdict(checks)
        checks = self._carried(task, checks)
        verdict = task_verdict(checks)
        function = self.report.functions.get(task.name)
        source = Source(function.source, function.cell, function.line) if function else Source()
        checks = (*count_missing_as_failed(checks, verdict), *self._inconsistent(task, verdict))
        result = TaskResult(task.name, verdict, checks, source=source)
        if verdict is not Verdict.FAILED:
            return result
        return self.border.explained(lambda: self._explain(task, result), result, UNEXPLAINED.format(task=task.name))

    def _inconsistent(self, task: Task, verdict: Verdict) -> Iterator[CheckResult]:
        """Yield a line that holds no points where the task's function gave two answers to one question.

        A carried task took them from an earlier function, whose line says so.
        """
        if verdict is Verdict.CARRIED:
            return
        for number in self.suite.plan.questions_of(task.name):
            fault = self.replies[number].fault
            if isinstance(fault, Inconsistent):
                words = "" if task.tell is Tell.VERDICT else str(fault)
                yield CheckResult(task.name, SAME_ANSWER, SAME_ANSWER_TITLE, Verdict.FAILED, words, counts=False)
                return

    def _explain(self, task: Task, result: TaskResult) -> TaskResult:
        """Find the reason of a failed task: an entry of the catalogue, or where its answers differ most."""
        candidates = self.suite.candidates[task.name]
        visible = self.suite.answer_key.visible.get(task.name)
        shown = [] if visible is None else [Call(task.name, visible)]
        more = self.ask([*candidates.probes, *shown])
        probed, pictured = more[: len(candidates.probes)], more[len(candidates.probes) :]
        given = [*(self.replies[n] for n in candidates.questions), *probed]
        entry = of_the_task(diagnose(given, candidates), result, self.told)
        self.told |= {each.code for each in entry.entries} if entry else set()
        image = None
        for call, reply in zip(shown, pictured, strict=True):  # one at most
            right = getattr(self.suite.answer_key.reference, task.name)
            image = picture(task.name, reply, right(*call.arguments), stated(right, call))
        advice = entry.advice if entry else self._differs(task.name, result)
        return replace(
            result,
            misconception=entry.code if entry else "",
            advice="" if task.tell is Tell.VERDICT else advice,
            picture=None if task.tell is Tell.VERDICT else image,
            shared_mistake=self._shared(result, entry, given),
            answers="" if entry else answers_digest(given),
        )

    def _shared(self, result: TaskResult, entry: Diagnosis | None, given: Sequence[Reply]) -> str:
        """Return the code under which the task's mistake is counted once with others; '' where it stands alone.

        Checks that right earlier functions carry would show that the replies are not of the task's own making.
        """
        if entry is None or any(check.verdict is Verdict.CARRIED for check in result.checks):
            return ""
        code = shared_mistake(given, self.suite.candidates[result.task])
        return code if code == entry.code else ""  # a pair's code is none entry's

    def _differs(self, task: str, result: TaskResult) -> str:
        """Describe how the answers differ, else that they change; or else return the first failed check's message."""
        suite, asked = self.suite, self._asked(result)
        told = left_behind(asked, self.replies, self.ask)
        told = told or advise(task, asked, self.replies, suite.answer_key, suite.candidate_factors)
        failed = (check for check in result.checks if check.verdict is Verdict.FAILED)
        return told or min(failed, key=lambda check: check.check != SAME_ANSWER).message

    def _asked(self, result: TaskResult) -> dict[int, Question]:
        """Return the questions to the task's function, but for other answers than the key's that a check accepted."""
        plan, passed = self.suite.plan, {check.check for check in result.checks if check.verdict is Verdict.PASSED}
        accepted = {n for check in plan.checks_of(result.task) if check.name in passed for n in check.questions}
        asked = {n: plan.questions[n] for n in plan.questions_of(result.task) if not plan.questions[n].call.steps}
        same = {n for n in accepted & asked.keys() if is_same_mistake(self.replies[n], asked[n].reply)}
        return {n: question for n, question in asked.items() if n in same or n not in accepted}

    def _carried(self, task: Task, checks: tuple[CheckResult, ...]) -> tuple[CheckResult, ...]:
        """Hold the failed checks again on right earlier functions, where those could help."""
        used = earlier_tasks(task, self.suite.assignment.tasks)
        earlier = [name for name in used if self.verdicts.get(name, Verdict.PASSED) is not Verdict.PASSED]
        if self.follow_through is None or not self._is_worth_another_try(task, earlier):
            return checks
        return self.follow_through.held_again(checks, task.name, earlier)

    def _is_worth_another_try(self, task: Task, earlier: Sequence[str]) -> bool:
        """Tell whether right earlier functions could help: a function that was not written stays so.

        One that is not defined may have been: a statement that fails for want of an earlier function defines nothing.
        """
        defined = self.report.functions
        lacks_only_earlier = task.name not in defined and any(name not in defined for name in earlier)
        verdict = self.verdicts[task.name]
        return bool(earlier) and (verdict is Verdict.FAILED or (verdict is Verdict.MISSING and lacks_only_earlier))
