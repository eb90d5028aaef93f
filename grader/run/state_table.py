"""What stands in results/state.db: the columns of its one table, and a row as records."""

from __future__ import annotations

from dataclasses import dataclass, replace

from grader.records.execution import Protection
from grader.records.grade import Grade
from grader.records.judgement import Judgement
from grader.records.submission import Student
from grader.serialize import NotThisRecord, from_json, to_json

TABLE = """
create table if not exists grades (
    assignment text, student text, fingerprint text, judgement text, grade text,
    seconds real, layers text, host text, kernel text, gaps text, marked text, primary key (assignment, student)
)
"""
ADDED = ("kernel", "gaps", "marked")  # columns that an earlier version's database lacks
TIMINGS = ("student_id", "assignment", "seconds", "layers", "host", "kernel", "gaps")

# In the JSON of a grade, where a quotation mark within a text is escaped.
STUDENT_BEGINS, STUDENT_ENDS, MISSING = '{"student": ', '}, "assignment": ', '"status": "missing"'
MISSING_WITHIN = 300  # characters behind the student

# What stood in the store before this run, of the rows that it touches; a row that was not there has no grade.
EARLIER = """
create temp table earlier (
    assignment text, student text, fingerprint text, grade text, primary key (assignment, student)
)
"""
KEEP = """
insert or ignore into earlier select a, s, fingerprint, grade from (select ? as a, ? as s)
left join grades on assignment = a and student = s where grade is not ?
"""
CHANGED = """
select * from (
    select e.grade, g.grade, e.fingerprint, g.fingerprint, e.student as student, e.assignment as assignment
    from earlier e left join grades g on g.assignment = e.assignment and g.student = e.student
    where e.grade is not g.grade
)"""


@dataclass(frozen=True, slots=True)
class StoredResult:
    """One graded submission, with what differs from run to run.

    `judgement` and `grade` are JSON; `marked` sums up what the judgement was marked with.
    """

    assignment: str
    student: str
    fingerprint: str
    judgement: str
    grade: str
    seconds: float = 0.0
    host: str = ""
    protection: Protection | None = None
    marked: str = ""

    @classmethod
    def of(cls, fingerprint: str, judgement: Judgement, grade: Grade) -> StoredResult:
        """Return a result that needed no process."""
        return cls(grade.assignment, grade.student.id, fingerprint, to_json(judgement), to_json(grade))


@dataclass(frozen=True, slots=True)
class ResultDiff:
    """One student's result before this run and now, and the fingerprints; None and '' where there is none."""

    before: Grade | None
    after: Grade | None
    was: str
    now: str


def walls(entry: StoredResult) -> tuple[str, str, str, str]:
    """Return layers, host, kernel and gaps as they stand in the table; nothing where nothing ran."""
    found = entry.protection
    if found is None:
        return "", entry.host, "", ""
    return " ".join(found.layers), entry.host, found.kernel, " ".join(name for name, _ in found.gaps)


def read_grade(text: str | None, nothing: dict[str, Grade]) -> Grade | None:
    """Read a grade; one that an older engine wrote in another form is as good as none.

    Those of students who submitted nothing differ in the student alone: `nothing` keeps what was read of them before.
    """
    try:
        if not text:
            return None
        end = text.find(STUDENT_ENDS)
        rest = text[end:]
        if MISSING not in rest[:MISSING_WITHIN]:
            return from_json(Grade, text)
        if rest not in nothing:
            nothing[rest] = from_json(Grade, text)
        return replace(nothing[rest], student=from_json(Student, text[len(STUDENT_BEGINS) : end + 1]))
    except NotThisRecord:
        return None
