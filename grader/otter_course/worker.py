"""One submission of an Otter course: its notebook run in the sandbox, its questions scored by Otter's rules.

Tests and student share a process here, as in Otter. A course written for `grader run` does not have this weakness.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from grader.execute.forkserver import ForkServer
from grader.execute.open_files import companions, opened
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.execute.words import teacher_notes
from grader.otter_course.autograder import Autograder
from grader.otter_course.questions import Question
from grader.records.course import Limits
from grader.records.execution import MissingPackage, Outcome, Report
from grader.records.judgement import CheckResult, Judgement, TaskResult, Verdict
from grader.records.submission import Status, Submission
from grader.run.trace import Trace

FOLDER = "submission"
NOT_RUN = Outcome("it ended the process, or was still running when its time was up", "", False, False)


@dataclass(frozen=True, slots=True)
class OtterEvaluation:
    """Evaluates the submissions of one assignment by its questions."""

    autograder: Autograder
    questions: tuple[Question, ...]
    limits: Limits
    slow_packages: tuple[str, ...] = ()

    def evaluate(self, submission: Submission, forkserver: ForkServer, _trace: Trace | None = None) -> Judgement:
        """Run the notebook and score every question.

        Raises
        ------
        SubmissionError
            It cannot be graded, or is another assignment's.
        """
        if submission.path is None:
            return Judgement(submission.status)
        options = SandboxOptions(submission.path.stem, submission.path.suffix[1:], (), peer=self._told())
        with (
            opened(submission.path, self.limits.notebook_megabytes) as descriptor,
            Sandbox(forkserver.spawn, options, self.limits) as sandbox,
        ):
            report = sandbox.open(descriptor, self._placed(submission.path, submission))
        tasks = tuple(_scored(question, report) for question in self.questions)
        missing = _missing_packages(report, tasks)
        return Judgement(Status.GRADED, tasks, teacher_notes(report), missing_packages=missing)

    def _told(self) -> dict[str, Any]:
        config = self.autograder.config
        return {
            "grader": "otter",
            "tests": dict(self.autograder.tests),
            "assignment_name": self.autograder.assignment_name,
            "seed": config.get("seed"),
            "seed_variable": config.get("seed_variable"),
            "folder": FOLDER,
        }

    def _placed(self, path: Path, submission: Submission) -> list[tuple[str, bytes]]:
        """Return the submitted files and the assignment's over them; of its folders those that nobody submitted."""
        along = [path, *submission.companions]
        own = dict(companions(path.parent, along, self.limits.notebook_megabytes))
        folders = {PurePosixPath(name).parts[0] for name in own if "/" in name} - {"tests"}
        given: Mapping[str, bytes] = {
            name: data for name, data in self.autograder.files.items() if PurePosixPath(name).parts[0] not in folders
        }
        return [(f"{FOLDER}/{name}", data) for name, data in {**own, **given}.items()]


def _scored(question: Question, report: Report) -> TaskResult:
    """Return what one question earned."""
    outcomes = [report.outcomes.get(f"{question.key}#{number}", NOT_RUN) for number in range(len(question.cases))]
    checks = tuple(
        CheckResult(
            question.name,
            case.name,
            f"The case {case.name}",
            Verdict.FAILED if outcome.error else Verdict.PASSED,
            case.failure_message or outcome.error if outcome.error else case.success_message,
        )
        for case, outcome in zip(question.cases, outcomes, strict=True)
    )
    passed = [not outcome.error for outcome in outcomes]
    verdict = Verdict.PASSED if all(passed) else Verdict.FAILED
    return TaskResult(question.name, verdict, checks, points=question.score(passed))


def _missing_packages(report: Report, tasks: tuple[TaskResult, ...]) -> tuple[MissingPackage, ...]:
    """Name the packages that are not here; they are needed where a question failed."""
    needed = any(task.verdict is not Verdict.PASSED for task in tasks)
    return tuple(MissingPackage(name, needed) for name in sorted({f.package for f in report.failures if f.package}))
