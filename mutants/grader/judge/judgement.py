"""One submission, judged: ask everything, run the checks, then look closer at the tasks that failed.

interview ─► checks ─► verdict of each task ─┬─ passed, missing, error
                                             └─ failed ─► carried?  else  which mistake?  and a picture
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from grader.errors import CourseError
from grader.judge.answer_key import Key
from grader.judge.ask import interview
from grader.judge.carry.follow import Earlier, follows
from grader.judge.checks import Paper
from grader.judge.explain.advise import Companions, advise, companions
from grader.judge.explain.diagnose import LineUp, diagnose, line_up
from grader.judge.picture import picture
from grader.judge.same_reply import quietly
from grader.judge.student import Replay
from grader.judge.verdicts import of_task, run_check, settled
from grader.records.course import Assignment, Task, Tell
from grader.records.execution import Call, Reply, Report
from grader.records.judgement import CheckResult, Judgement, Source, TaskResult, Verdict
from grader.records.submission import Status

Ask = Callable[[Sequence[Call]], list[Reply]]


@dataclass(frozen=True, slots=True)
class Exam:
    """An assignment ready to be sat: everything that is the same for every student."""

    assignment: Assignment
    paper: Paper
    key: Key
    line_ups: dict[str, LineUp]
    companions: Companions


def prepare(assignment: Assignment, paper: Paper, key: Key) -> Exam:
    """Let the catalogue answer every question, once.

    Raises
    ------
    CourseError
        A task has no test.
    """
    for task in assignment.tasks:
        if not paper.of(task.name):
            name = f"tests/hidden/{assignment.name}/test_{task.name}.py"
            raise CourseError(f"{name} has no test: write one, or take the task '{task.name}' out of course.toml")
    line_ups = {task.name: line_up(task.name, paper, key) for task in assignment.tasks}
    return Exam(assignment, paper, key, line_ups, companions(paper, key))


def judge(exam: Exam, report: Report, ask: Ask, rng: np.random.Generator) -> Judgement:
    """Judge the submission that `report` describes and `ask` puts calls to."""
    questions = exam.paper.questions
    replies = interview(questions, ask, rng)
    sitting = Sitting(exam, report, ask, replies)
    exam.paper.student.seat(sitting.replay.ask)
    try:
        tasks = tuple(sitting.task(task) for task in exam.assignment.tasks)
    finally:
        exam.paper.student.seat(None)
    notes = (*report.notes, *report.troubles)
    return Judgement(Status.GRADED, tasks, notes, tuple(sorted(report.answers.items())))


class Sitting:
    """One submission in the exam, with its replies at hand."""

    def __init__(self, exam: Exam, report: Report, ask: Ask, replies: Sequence[Reply]) -> None:
        self.exam, self.report, self.replies, self.ask = exam, report, replies, ask
        self.replay = Replay(exam.paper.questions, replies, self.live)
        self.verdicts: dict[str, Verdict] = {}

    def live(self, call: Call) -> Reply:
        """Ask one question now."""
        return self.ask([call])[0]

    @quietly()
    def task(self, task: Task) -> TaskResult:
        """Judge one task."""
        questions = self.exam.paper.questions
        checks = tuple(run_check(check, self.replay, questions, task.tell) for check in self.exam.paper.of(task.name))
        verdict = of_task(checks)
        self.verdicts[task.name] = verdict
        function = self.report.functions.get(task.name)
        source = Source(function.source, function.cell, function.line) if function else Source()
        result = TaskResult(task.name, verdict, settled(checks, verdict), source=source)
        return self._closer(task, result) if verdict is Verdict.FAILED else result

    def _closer(self, task: Task, result: TaskResult) -> TaskResult:
        """Look for the reason: an earlier mistake carried on, or a mistake of the catalogue."""
        if self._carried(task):
            checks = tuple(_carry(check) for check in result.checks)
            return replace(result, verdict=Verdict.CARRIED, checks=checks)
        people = self.exam.line_ups[task.name]
        visible = self.exam.key.visible.get(task.name)
        shown = [] if visible is None else [Call(task.name, visible)]
        more = self.ask([*people.probes, *shown])
        probed, pictured = more[: len(people.probes)], more[len(people.probes) :]
        entry = diagnose([*(self.replies[n] for n in people.questions), *probed], people)
        image = None
        if visible is not None and pictured:
            image = picture(task.name, pictured[0], getattr(self.exam.key.reference, task.name)(*visible))
        advice = entry.advice if entry else self._differs(task.name, result)
        return replace(
            result,
            misconception=entry.code if entry else "",
            advice="" if task.tell is Tell.VERDICT else advice,
            picture=None if task.tell is Tell.VERDICT else image,
        )

    def _differs(self, task: str, result: TaskResult) -> str:
        """Say how the answers differ; where none came back, what the first failed check says."""
        exam = self.exam
        told = advise(task, exam.paper, self.replies, exam.key, exam.companions)
        return told or next(check.message for check in result.checks if check.verdict is Verdict.FAILED)

    def _carried(self, task: Task) -> bool:
        failed = any(self.verdicts.get(name) in (Verdict.FAILED, Verdict.CARRIED) for name in task.uses)
        probes = self.exam.line_ups[task.name].probes
        earlier = Earlier(self.live, frozenset(name for name, v in self.verdicts.items() if v is Verdict.PASSED))
        return failed and follows(task, self.exam.paper, probes, self.replies, earlier)


def _carry(check: CheckResult) -> CheckResult:
    return replace(check, verdict=Verdict.CARRIED) if check.verdict is Verdict.FAILED else check
