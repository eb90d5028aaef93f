"""Marking a result where it was graded: its grade, its row of state.db as JSON, and its feedback page.

So the processes that grade do the work, and the main process only saves the rows. What concerns the whole class
(slip days, the total) comes in one pass at the end (policies.py), which writes a page again only if its grade moved.

What this program fails at with one student costs that student's row, or page, and comes back as a fault.
"""

from __future__ import annotations

import logging
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.errors import GraderError
from grader.mark.late import due_for
from grader.mark.points import NO_MARKS, Marks, mark
from grader.records.course import Assignment
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import Fault, Judgement, Verdict, fault_of
from grader.records.submission import Status, Submission
from grader.report.html import paths as pages
from grader.report.redact import redact
from grader.run.grading_worker import GradingResult, Row, cost_by
from grader.serialize import json_fields, json_object, to_json

LOG = logging.getLogger(__name__)
NOT_MARKED, NO_PAGE = "could not be marked", "the feedback page is missing"
Faults = tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks results of one run, whose pages lie below `output`, with a person's marks by assignment and student."""

    output: Path
    marks: Mapping[tuple[str, str], Marks]
    _nothing: dict[Hashable, tuple[str, dict[str, str]]] = field(default_factory=dict)  # the JSON of rows without work

    def marks_of(self, submission: Submission) -> Marks:
        """Return a person's marks for a submission."""
        return self.marks.get((submission.assignment, submission.student.id), NO_MARKS)

    def mark(self, submission: Submission, judgement: Judgement, assignment: Assignment) -> tuple[Grade, Faults]:
        """Turn a judgement into a grade, or into one that needs a person where this program fails at it."""
        try:
            return mark(submission, judgement, assignment, self.marks_of(submission)), ()
        except GraderError:
            raise
        except Exception as error:  # the border between one student's marks and everybody else's: it is told
            LOG.info("%s, %s: a fault of this program", submission.student.id, submission.assignment, exc_info=True)
            fault = fault_of(error, NOT_MARKED)
            return self._unmarked(submission, cost_by(fault), assignment), (fault,)

    def show(self, grade: Grade, assignment: Assignment, *, changed: bool = True) -> Faults:
        """Write the page of a grade that may have changed, or whose page is not there."""
        return write_page(self.output, grade, assignment, changed=changed)

    def finish(self, submission: Submission, result: GradingResult, assignment: Assignment) -> GradingResult:
        """Mark a result and write its page, unless that was done where it was graded; its judgement is then in its row.

        Raises
        ------
        CourseError
            The page cannot be written.
        """
        if result.row is not None:
            return result
        if submission.status is Status.MISSING and self.marks_of(submission) is NO_MARKS:
            row, faults = self._row_of_nothing(submission, result, assignment)
        else:
            grade, faults = self.mark(submission, result.judgement, assignment)
            faults = (*faults, *self.show(grade, assignment))
            row = Row(to_json(result.judgement), to_json(grade))
        judgement = Judgement(result.judgement.status)
        return replace(result, judgement=judgement, row=row, faults=(*result.faults, *faults))

    def _unmarked(self, submission: Submission, judgement: Judgement, assignment: Assignment) -> Grade:
        """Mark what could not be judged, so that a teacher's own marks count; else without any."""
        try:
            return mark(submission, judgement, assignment, self.marks_of(submission))
        except Exception:  # noqa: BLE001  the fault that is told already
            tasks = tuple(TaskGrade(task.name, Verdict.MISSING, 0.0, task.points) for task in assignment.tasks)
            return Grade(
                submission.student,
                assignment.name,
                judgement.status,
                tasks,
                raw_score=0.0,
                penalty=0.0,
                score=0.0,
                max_score=assignment.points,
                due=assignment.due,
                timestamp=submission.timestamp,
                note="; ".join((*submission.notes, *judgement.notes)),
            )

    def _row_of_nothing(
        self, submission: Submission, result: GradingResult, assignment: Assignment
    ) -> tuple[Row, Faults]:
        """Return the row of a student who submitted nothing: that of every other one, but for who it is."""
        due, _ = due_for(assignment, submission.student.id)
        key = (assignment.name, due, submission.timestamp, submission.notes, result.judgement)
        pages.remove(self.output, submission.student.id, assignment.name)
        if key not in self._nothing:
            grade, faults = self.mark(submission, result.judgement, assignment)
            if faults:
                return Row(to_json(result.judgement), to_json(grade)), faults
            self._nothing[key] = to_json(result.judgement), json_fields(grade)
        judgement, fields = self._nothing[key]
        return Row(judgement, json_object({**fields, "student": to_json(submission.student)})), ()


def write_page(output: Path, grade: Grade, assignment: Assignment, *, changed: bool = True) -> Faults:
    """Write one feedback page; where this program fails at it there is none, not that of an earlier run.

    Raises
    ------
    CourseError
        The page cannot be written.
    """
    try:
        pages.put(output, redact(grade, assignment), assignment, changed=changed)
    except GraderError:
        raise
    except Exception as error:  # the border between one student's page and everybody else's: it is told
        LOG.info("%s, %s: a fault of this program", grade.student.id, grade.assignment, exc_info=True)
        pages.remove(output, grade.student.id, assignment.name)
        return (fault_of(error, NO_PAGE),)
    return ()
