"""Marking a result where it was graded: its grade, its row of state.db as JSON, and its feedback page.

So the processes that grade do the work, and the main process only saves the rows. What concerns the whole class
(slip days, the total) comes in one pass at the end (policies.py), which writes a page again only if its grade moved.
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
from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.submission import Status, Submission
from grader.report.html import paths as pages
from grader.report.redact import redact
from grader.run.grading_worker import GradingResult, Row
from grader.serialize import json_fields, json_object, to_json

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks results of one run, whose pages lie below `output`, with a person's marks by assignment and student."""

    output: Path
    marks: Mapping[tuple[str, str], Marks]
    _nothing: dict[Hashable, tuple[str, dict[str, str]]] = field(default_factory=dict)  # the JSON of rows without work

    def marks_of(self, submission: Submission) -> Marks:
        """Return a person's marks for a submission."""
        return self.marks.get((submission.assignment, submission.student.id), NO_MARKS)

    def mark(self, submission: Submission, judgement: Judgement, assignment: Assignment) -> Grade:
        """Turn a judgement into a grade."""
        return mark(submission, judgement, assignment, self.marks_of(submission))

    def show(self, grade: Grade, assignment: Assignment, *, changed: bool = True) -> None:
        """Write the page of a grade that may have changed, or whose page is not there."""
        pages.put(self.output, redact(grade, assignment), assignment, changed=changed)

    def row(self, submission: Submission, result: GradingResult, assignment: Assignment) -> Row:
        """Mark a result and write its page, unless that was done where it was graded; return its row.

        Raises
        ------
        CourseError
            The page cannot be written.
        """
        if result.row is not None:
            return result.row
        if submission.status is Status.MISSING and self.marks_of(submission) is NO_MARKS:
            return self._row_of_nothing(submission, result, assignment)
        grade = self.mark(submission, result.judgement, assignment)
        self.show(grade, assignment)
        return Row(to_json(result.judgement), to_json(grade))

    def finish(self, submission: Submission, result: GradingResult, assignment: Assignment) -> GradingResult:
        """Add its row to a result, in the process that graded it; the judgement then stands in the row alone.

        What this program cannot mark or show comes back as it is: the main process meets the same fault, and tells it.
        """
        try:
            row = self.row(submission, result, assignment)
        except GraderError:
            raise
        except Exception:  # the border between two processes
            LOG.info("%s, %s: to be marked by the main process", submission.student.id, assignment.name, exc_info=True)
            return result
        return replace(result, judgement=Judgement(result.judgement.status), row=row)

    def _row_of_nothing(self, submission: Submission, result: GradingResult, assignment: Assignment) -> Row:
        """Return the row of a student who submitted nothing: that of every other one, but for who it is."""
        due, _ = due_for(assignment, submission.student.id)
        key = (assignment.name, due, submission.timestamp, submission.notes, result.judgement)
        if key not in self._nothing:
            fields = json_fields(self.mark(submission, result.judgement, assignment))
            self._nothing[key] = to_json(result.judgement), fields
        judgement, fields = self._nothing[key]
        pages.remove(self.output, submission.student.id, assignment.name)
        return Row(judgement, json_object({**fields, "student": to_json(submission.student)}))
