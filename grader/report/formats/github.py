"""A grade for GitHub Actions: a job's summary, notices on the student's functions, and a log that obeys nobody.

summary   Markdown for $GITHUB_STEP_SUMMARY, under 1 MiB, which is all that a step may show
notices   at most 10, which is all that a step may show: one line each, `::notice file=...,line=...::...`
fenced    lines of a log between ::stop-commands::TOKEN and ::TOKEN::, where no workflow command is obeyed
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice

from grader.records.course import Assignment
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.judgement import Verdict
from grader.report import words
from grader.report.markdown import markdown
from grader.report.sanitize import one_line, workflow_property, workflow_value

MOST_BYTES = 2**20 - 1024
MOST_NOTICES = 10
MOST_LETTERS = 600  # of one notice
PUBLIC = (
    "These are the public checks. The marks come from your teacher's own checks, which are not in this repository.\n"
)
CUT = "\n\nThe rest is left out: GitHub shows no more than one megabyte.\n"


def summary(feedback: Feedback, assignment: Assignment, public: bool = False) -> str:
    """Write the summary of a job; with `public` it says that these are no marks."""
    text = markdown(feedback, assignment) + (f"\n{PUBLIC}" if public else "")
    content = text.encode()
    if len(content) <= MOST_BYTES:
        return text
    kept = content[: MOST_BYTES - len(CUT)].decode(errors="ignore")
    return kept.rpartition("\n")[0] + CUT


def notices(feedback: Feedback, file: str, content: str) -> list[str]:
    """Write at most ten notices for what is not right yet, each on the line of `file` where the function begins.

    `content` is the file's text: a notebook's lines are those of its JSON, since that is what GitHub shows.
    """
    open_tasks = (task for task in feedback.tasks if task.verdict in (Verdict.FAILED, Verdict.ERROR, Verdict.MISSING))
    return [_notice(task, file, content) for task in islice(open_tasks, MOST_NOTICES)]


def fenced(lines: Sequence[str], token: str) -> Iterator[str]:
    """Yield lines so that none of them is obeyed; `token` must be new, and unknown to whoever wrote the lines."""
    yield f"::stop-commands::{token}"
    yield from (one_line(text) if token in text else text for text in lines if f"::{token}::" not in text)
    yield f"::{token}::"


def _notice(task: TaskFeedback, file: str, content: str) -> str:
    said = words.advice(task) or next(
        (f"{check.title}: {check.message}" for check in task.checks if check.verdict is not Verdict.PASSED), ""
    )
    text = one_line(f"{words.summary(task)}. {said}")[:MOST_LETTERS]
    place = f"file={workflow_property(file)},line={_line(task, content)},title={workflow_property(task.task)}"
    return f"::notice {place}::{workflow_value(text)}"


def _line(task: TaskFeedback, content: str) -> int:
    """Return the line where the function that counts begins, from 1; 1 where it is not found."""
    header = next((text for text in task.source.text.splitlines() if f"def {task.task}" in text), "")
    if not header:
        return 1
    spellings = (header, json.dumps(header)[1:-1], json.dumps(header, ensure_ascii=False)[1:-1])
    found = [n for n, text in enumerate(content.splitlines(), start=1) if any(way in text for way in spellings)]
    return found[-1] if found else 1
