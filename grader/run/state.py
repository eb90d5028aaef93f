"""The state of a course between runs: results/state.db, one row per student and assignment.

A row is written as soon as its submission is graded, so that nothing is lost when a run is stopped. Its fingerprint
says what it was graded with; while that is the same, nothing runs again.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from grader.errors import CourseError
from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.run.state_table import (
    ADDED,
    CHANGED,
    EARLIER,
    KEEP,
    TABLE,
    TIMINGS,
    ResultDiff,
    StoredResult,
    read_grade,
    walls,
)
from grader.serialize import NotThisRecord, from_json, to_json

BATCH_RESULTS, BATCH_SECONDS = 64, 1.0  # that a run may lose when it is killed


class StateStore:
    """The database of one results folder, open."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "state.db"
        self.graded_again: set[tuple[str, str]] = set()  # assignment and student of what another version wrote
        self.left_out: set[tuple[str, str]] = set()
        self._unwritten: int | None = None  # results, while they are written in batches
        self._written_at = 0.0
        self._read: dict[tuple[str, str], Grade] = {}  # as they stand in the database: read once
        self._nothing: dict[str, Grade] = {}  # of nothing submitted, by all of their JSON but the student
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(self.path, isolation_level=None)
            self._database.execute(TABLE)
            columns = {row[1] for row in self._database.execute("pragma table_info(grades)")}
            for name in [name for name in ADDED if name not in columns]:
                self._database.execute(f"alter table grades add column {name} text")
            self._database.execute(EARLIER)
            self._known = {row[0] for row in self._database.execute("select distinct assignment from grades")}
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise CourseError(f"{folder} cannot be written: {error}; name another place with --output") from error
            raise CourseError(f"{self.path} is damaged ({error}): delete it, and everything is graded again") from error
        except OSError as error:
            told = f"{folder} cannot be written: {error.strerror}; name another place with --output"
            raise CourseError(told) from error

    def __enter__(self) -> StateStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def judgement(self, assignment: str, student: str, fingerprint: str) -> Judgement | None:
        """Return the judgement that was made of the same things, if there is one."""
        query = "select judgement from grades where assignment = ? and student = ? and fingerprint = ?"
        row = self._database.execute(query, (assignment, student, fingerprint)).fetchone()
        if not row or not fingerprint:
            return None
        try:
            return from_json(Judgement, row[0])
        except NotThisRecord:
            self.graded_again.add((assignment, student))
            return None

    def stands(self, assignment: str, student: str, fingerprint: str, marked: str) -> bool:
        """Tell whether a grade was made of the same things and marked with the same: nothing of it need be read."""
        query = "select 1 from grades where assignment = ? and student = ? and fingerprint = ? and marked = ?"
        return self._database.execute(query, (assignment, student, fingerprint, marked)).fetchone() is not None

    def grade(self, assignment: str, student: str) -> Grade | None:
        """Return the grade that one student has, if there is one that can be read."""
        query = "select grade from grades where assignment = ? and student = ?"
        row = self._database.execute(query, (assignment, student)).fetchone()
        return read_grade(row[0], self._nothing) if row else None

    def save(self, entry: StoredResult) -> None:
        """Keep one result, in the place of an earlier one."""
        key = entry.assignment, entry.student
        row = (*key, entry.fingerprint, entry.judgement, entry.grade, entry.seconds, *walls(entry), entry.marked)
        try:
            self._database.execute(KEEP, (*key, entry.grade))
            self._database.execute("insert or replace into grades values (?,?,?,?,?,?,?,?,?,?,?)", row)
            self._read.pop(key, None)
            self._count_result()
        except sqlite3.Error as error:
            raise CourseError(f"{self.path} cannot be written: {error}; what was graded before is kept") from error

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Write every result of the block together, whatever ends it: a class of a hundred thousand takes seconds."""
        self._database.execute("begin")
        try:
            yield
        finally:
            if self._database.in_transaction:  # not when Ctrl-C comes between two batches
                self._database.execute("commit")

    @contextmanager
    def gradually(self) -> Iterator[None]:
        """Write the results of the block in batches, of which a run that is killed loses one at most."""
        with self.batch():
            self._unwritten, self._written_at = 0, time.monotonic()
            try:
                yield
            finally:
                self._unwritten = None

    def _count_result(self) -> None:
        """Write what `gradually` holds back once it is many, or some time has passed."""
        if self._unwritten is None:
            return
        self._unwritten += 1
        if self._unwritten >= BATCH_RESULTS or time.monotonic() - self._written_at >= BATCH_SECONDS:
            self._database.execute("commit")
            self._database.execute("begin")
            self._unwritten, self._written_at = 0, time.monotonic()

    def update_marks(self, grade: Grade, marked: str = "") -> bool:
        """Give a result that need not be graded again its marks of today; tell whether they are others.

        `marked` sums up what it was marked with; '' where its judgement has to be marked again in the next run.
        """
        query = "update grades set grade = ? where assignment = ? and student = ? and grade is not ?"
        text = to_json(grade)
        self._read.pop((grade.assignment, grade.student.id), None)
        self._database.execute(KEEP, (grade.assignment, grade.student.id, text))
        changed = self._database.execute(query, (text, grade.assignment, grade.student.id, text)).rowcount > 0
        query = "update grades set marked = ? where assignment = ? and student = ? and marked is not ?"
        self._database.execute(query, (marked, grade.assignment, grade.student.id, marked))
        return changed

    def delete_others(self, assignment: str, keep: Collection[str]) -> None:
        """Drop the results of those who are no longer in the class."""
        rows = self._database.execute("select student from grades where assignment = ?", (assignment,)).fetchall()
        for (student,) in rows:
            if student not in keep:
                self._database.execute(KEEP, (assignment, student, None))
                self._database.execute("delete from grades where assignment = ? and student = ?", (assignment, student))
                self._read.pop((assignment, student), None)

    def grades(self, order: Sequence[str], student: str | None = None, holding: str = "") -> Iterator[Grade]:
        """Yield every grade by student id as code points, then in the order of the assignments.

        Parameters
        ----------
        student, holding
            Only those of one student, only those whose JSON holds a text.
        """
        more = (" and student = ?" * (student is not None)) + (" and instr(grade, ?)" * bool(holding))
        values = [value for value in (student, holding or None) if value is not None]
        for assignment, student_id in self._rows("assignment, student", order, more, values):
            key = assignment, student_id
            grade = self._read.get(key) or self.grade(*key)
            if grade is None:
                self.left_out.add(key)
            else:
                self._read[key] = grade
                yield grade

    def diffs(self, order: Sequence[str]) -> Iterator[ResultDiff]:
        """Yield what is not as it was when the store was opened, in the same order; nothing that is new altogether."""
        ranks = " ".join(f"when ? then {rank}" for rank in range(len(order)))
        where = ", ".join("?" for _ in order)
        query = f"{CHANGED} where assignment in ({where}) order by student, case assignment {ranks} end"
        for before, after, was, now, _, assignment in self._database.execute(query, (*order, *order)):
            if assignment in self._known:
                yield ResultDiff(
                    read_grade(before, self._nothing), read_grade(after, self._nothing), was or "", now or ""
                )

    def other_version_notes(self) -> Iterator[str]:
        """Say which results another version of the grader wrote: graded again, or left out of the tables."""
        if self.graded_again:
            yield f"{self.path}: {_results(len(self.graded_again))} of another version of the grader, graded again"
        if self.left_out:
            number, names = _results(len(self.left_out)), " ".join(sorted({name for name, _ in self.left_out}))
            yield f"{self.path}: {number} of another version of the grader, left out of the tables: grader run {names}"

    def timings(self, order: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Yield the rows of TIMINGS in the same order: what differs from run to run."""
        for student, assignment, seconds, *rest in self._rows(", ".join(("student", *TIMINGS[1:])), order):
            yield student, assignment, f"{float(seconds):.3f}", *rest

    def students(self) -> tuple[str, ...]:
        """Return everybody who has a result, by id as code points."""
        rows = self._database.execute("select distinct student from grades order by student").fetchall()
        return tuple(student for (student,) in rows)

    def begun(self) -> frozenset[str]:
        """Return the assignments that somebody has handed in or was given points for."""
        rows = self._database.execute(
            "select distinct assignment from grades "
            "where json_extract(grade, '$.status') not in ('missing', 'excused') "
            "or json_array_length(grade, '$.decided') > 0"
        ).fetchall()
        return frozenset(assignment for (assignment,) in rows)

    def _rows(
        self, columns: str, order: Sequence[str], more: str = "", values: Sequence[str] = ()
    ) -> Iterator[tuple[str, ...]]:
        ranks = " ".join(f"when ? then {rank}" for rank in range(len(order)))
        where = ", ".join("?" for _ in order)
        query = (
            f"select {columns} from grades where assignment in ({where}){more} "  # noqa: S608  our own column names
            f"order by student, case assignment {ranks} end"
        )
        # `yield from` closes the cursor with this generator; one that an error keeps may end after its database.
        for row in self._database.execute(query, (*order, *values, *order)):  # noqa: UP028
            yield row


def _results(number: int) -> str:
    return f"{number} result{'s' * (number > 1)}"
