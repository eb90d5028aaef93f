"""The class on one page: class.html with names and links for the teacher, class-anonymous.html for a projector.

Nothing is fetched, and without scripts everything is there; a few lines of script sort and filter the tables.
The page without names has no count of one or two, and no text that a student or a teacher wrote.
"""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from grader.files import replacing
from grader.records.course import Course
from grader.records.judgement import Verdict
from grader.records.submission import Status, Student
from grader.report import words
from grader.report.class_summary import ClassSummary, Group, Remark
from grader.report.html.environment import environment
from grader.report.html.style import style
from grader.report.sanitize import file_name

LOG = logging.getLogger(__name__)
NAMED, ANONYMOUS = "class.html", "class-anonymous.html"
FEW = 3
MOST_NAMES = 40  # of one list
MOST_ROWS = 2000  # of the table of students
MOST_MISTAKES = 12
TEACH = 3
LABELS = {
    Verdict.PASSED: "right",
    Verdict.CARRIED: "carried",
    Verdict.FAILED: "not right",
    Verdict.ERROR: "not judged",
    Verdict.MISSING: "not written",
}
STATUSES = {
    Status.GRADED: "graded",
    Status.MISSING: "without a submission",
    Status.UNREADABLE: "unreadable",
    Status.NEEDS_PERSON: "waiting for a person",
    Status.EXCUSED: "excused",
}


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One student of the table: scores by assignment as texts, with a number to sort by."""

    student: Student
    scores: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class ClassPage:
    """Everything that the page shows."""

    course: Course
    summaries: Mapping[str, ClassSummary]
    students: Sequence[StudentRow] = ()
    students_count: int = 0
    missing_twice: Sequence[tuple[Student, int]] = ()
    unlike_oneself: Sequence[Remark] = ()
    changes: Sequence[str] = ()
    notes: Sequence[str] = ()

    @property
    def teach(self) -> list[tuple[ClassSummary, Group]]:
        """The mistakes that cost the class most points, over all assignments."""
        every = [(summary, group) for summary in self.summaries.values() for group in summary.dearest]
        return sorted(every, key=lambda pair: -pair[1].points)[:TEACH]

    @property
    def write_to(self) -> list[tuple[Student, list[Remark]]]:
        """Whose work waits for a person, and who is stuck: nothing handed in twice, or nothing right."""
        found: dict[Student, list[Remark]] = {}
        for remark in self._reasons_to_write():
            found.setdefault(remark.student, []).append(remark)
        return list(found.items())

    @property
    def odd(self) -> list[Remark]:
        """The marks that a person should look at."""
        return [*(remark for summary in self.summaries.values() for remark in summary.odd), *self.unlike_oneself]

    def _reasons_to_write(self) -> Iterator[Remark]:
        for summary in self.summaries.values():
            yield from summary.needs_person
        for student, count in self.missing_twice:
            yield Remark(student, "", f"nothing submitted for {count} assignments")
        for name, summary in self.summaries.items():
            yield from (Remark(student, name, "nothing right yet") for student in summary.nothing_right)


def write_class_pages(output: Path, page: ClassPage) -> None:
    """Write both pages, readable by this account alone; raises CourseError where they cannot be written."""
    for name, anonymous in ((NAMED, False), (ANONYMOUS, True)):
        with replacing(output / name) as beside:
            beside.touch(mode=0o600)
            beside.write_text(class_page(page, anonymous=anonymous), encoding="utf-8", errors="replace")
        LOG.info("%s: written", output / name)


def class_page(page: ClassPage, *, anonymous: bool) -> str:
    """Return the page as HTML."""
    made = environment().overlay()
    made.filters = made.filters | {"percent": percent, "listed": words.listed}
    made.globals = made.globals | {
        "few": few if anonymous else str,
        "link": link,
        "name": words.full_name,
        "width": _width,
    }
    made.globals |= {"LABELS": LABELS, "STATUSES": STATUSES, "MOST_NAMES": MOST_NAMES, "Status": Status}
    script = made.get_template("class.js").render()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return made.get_template("class.html").render(
        page=page,
        anonymous=anonymous,
        style=Markup(style()),  # noqa: S704  our own
        script=Markup(script),  # noqa: S704  our own
        policy=Markup("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'").format(digest),
        most_mistakes=MOST_MISTAKES,
    )


def few(number: int) -> str:
    """Say a count without pointing at one or two people."""
    return str(number) if number == 0 or number >= FEW else f"fewer than {FEW}"


def link(student: Student, assignment: str) -> str:
    """Return the address of a student's page, seen from the class page."""
    return f"feedback/{quote(file_name(student.id))}/{quote(file_name(assignment))}.html"


def percent(share: float) -> str:
    """Write a share as a percentage without decimals."""
    return f"{round(100 * share)}%"


def _width(count: int, most: int, *, anonymous: bool) -> float:
    """Return the width of a bar in percent; of one or two people a width that tells no more than their count does."""
    shown = FEW - 1 if anonymous and 0 < count < FEW else count
    return round(100 * shown / most, 2) if most else 0.0
