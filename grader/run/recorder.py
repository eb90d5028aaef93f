"""Recording results as they come: the row in state.db, the feedback page, and what to tell of the run."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from grader.mark.points import NO_MARKS, Marks
from grader.records.course import Assignment
from grader.records.execution import Protection
from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.run import RunOptions, RunResult
from grader.records.submission import Status, Submission
from grader.report.html import paths as pages
from grader.run.faults import Faults
from grader.run.fingerprint import engine
from grader.run.grading_worker import GradingResult
from grader.run.marker import Marker
from grader.run.state import StateStore
from grader.run.state_table import StoredResult
from grader.run.trace import write_trace
from grader.serialize import from_json

LOG = logging.getLogger(__name__)
NOT_YET = "not graded yet: the run was stopped; run `grader run` again to go on"
FORMER = "the grade of an earlier run: the last one was stopped before it came to this submission"
NO_TRACE = "no trace was written"
SPOILT = ":fault"  # ends the fingerprint of what no other run may take over


class Recorder:
    """Records the results of one run; its counts are told when the run is done."""

    def __init__(self, options: RunOptions, store: StateStore, marks: Mapping[tuple[str, str], Marks]) -> None:
        self.output, self.store = options.output, store
        self.marker = Marker(options.output, marks)
        self._rules: dict[str, str] = {}  # a sum of each assignment, made once
        self.reused = self.restarts = self.ungraded = 0
        self.protection: Protection | None = None
        self.faults = Faults(options.output)
        self.traces: list[Path] = []
        self._recorded: set[tuple[str, str]] = set()

    def delete_others(self, assignment: Assignment, keep: Collection[str]) -> None:
        """Delete the results and pages of those who are no longer in the class."""
        self.store.delete_others(assignment.name, keep)
        pages.forget(self.output, assignment.name, keep)

    def known(self, submission: Submission, fingerprint: str) -> Judgement | None:
        """Return the judgement of an earlier run that was made of the same things."""
        return self.store.judgement(submission.assignment, submission.student.id, fingerprint)

    def save(self, submission: Submission, assignment: Assignment, fingerprint: str, result: GradingResult) -> None:
        """Save a result that this run made; one that a fault of this program has spoilt is made again by the next."""
        done = self.marker.finish(submission, result, assignment)
        row, key, who = done.row, (assignment.name, submission.student.id), _name(submission)
        assert row is not None
        texts, marked = (row.judgement, row.grade), self._marked(submission, assignment)
        made_of = f"{fingerprint}{SPOILT}" if done.faults and fingerprint else fingerprint
        self.store.save(StoredResult(*key, made_of, *texts, done.seconds, done.machine, done.protection, marked))
        self.protection, self.restarts = done.protection or self.protection, self.restarts + done.restarts
        self._recorded.add(key)
        self.faults.add(who, *done.faults)
        if done.trace:
            with self.faults.border(who, NO_TRACE):
                self.traces.append(write_trace(self.output, from_json(Grade, row.grade), done.trace))

    def stands(self, submission: Submission, assignment: Assignment, fingerprint: str) -> bool:
        """Tell whether the result of an earlier run and its page are what this run would make, and count it if so."""
        who, marked = submission.student.id, self._marked(submission, assignment)
        if not self.store.stands(assignment.name, who, fingerprint, marked):
            return False
        nothing = submission.status is Status.MISSING and self.marker.marks_of(submission) is NO_MARKS
        if pages.place(self.output, who, assignment.name).is_file() == nothing:  # who submitted nothing has no page
            return False
        LOG.info("%s, %s: unchanged", who, assignment.name)
        self.reused += not nothing
        self._recorded.add((assignment.name, who))
        return True

    def reuse(self, submission: Submission, assignment: Assignment, judgement: Judgement) -> None:
        """Mark a judgement of an earlier run by the rules of today."""
        LOG.info("%s, %s: unchanged, not graded again", submission.student.id, assignment.name)
        grade, faults = self.marker.mark(submission, judgement, assignment)
        changed = self.store.update_marks(grade, "" if faults else self._marked(submission, assignment))
        self.faults.add(_name(submission), *faults, *self.marker.show(grade, assignment, changed=changed))
        self.reused += 1
        self._recorded.add((assignment.name, submission.student.id))

    def leave(self, submission: Submission, assignment: Assignment) -> None:
        """Keep the former grade of a submission that a stopped run did not reach, or say that there is none."""
        if (submission.assignment, submission.student.id) in self._recorded:
            return
        if submission.status is not Status.GRADED:
            self.save(submission, assignment, "", GradingResult(Judgement(submission.status)))
            return
        self.ungraded += 1
        former = self.store.grade(submission.assignment, submission.student.id)
        if former is None or NOT_YET in former.note:
            waiting = Judgement(Status.NEEDS_PERSON, notes=(NOT_YET,))
            self.save(submission, assignment, "", GradingResult(waiting))
            return
        if FORMER not in former.note:
            note = "; ".join(filter(None, (former.note, FORMER)))
            self.store.update_marks(replace(former, note=note))
        # A worker may have written the page of a result that nobody received.
        self.faults.add(_name(submission), *self.marker.show(former, assignment))

    def add_counts(self, result: RunResult) -> RunResult:
        """Return a result of the run with everything that was counted meanwhile."""
        return replace(
            result,
            reused=self.reused,
            protection=self.protection,
            ungraded=self.ungraded,
            faults=tuple(self.faults.told),
            traces=tuple(self.traces),
        )

    def _marked(self, submission: Submission, assignment: Assignment) -> str:
        """Sum up everything but the judgement that makes a grade."""
        rules = self._rules.get(assignment.name) or self._rules.setdefault(
            assignment.name, _sum((assignment, engine()))
        )
        marks = self.marker.marks_of(submission)
        return _sum((rules, submission.status, submission.student, submission.timestamp, submission.notes, marks))


def _name(submission: Submission) -> str:
    return f"{submission.student.id}, {submission.assignment}"


def _sum(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()
