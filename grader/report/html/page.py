"""One student's feedback on one assignment as one HTML page: nothing fetched, no script, readable without pictures.

header   assignment, student, score
nav      one link per task
main     in short (table, late work, what to do next), every task, answers in words
footer   how to read it
"""

from __future__ import annotations

from markupsafe import Markup

from grader.records.course import Assignment
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.judgement import Source, Verdict
from grader.records.submission import Status
from grader.report import words
from grader.report.html.comment import comment_html
from grader.report.html.environment import environment
from grader.report.html.figures import pictures
from grader.report.html.style import style
from grader.report.sanitize import one_line

# Even if a text of a student's got through unescaped, a browser would load nothing and run nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(feedback: Feedback, assignment: Assignment) -> str:
    """Return the page as HTML."""
    return (
        environment()
        .get_template("feedback.html")
        .render(
            feedback=feedback,
            assignment=assignment,
            graded=feedback.status is Status.GRADED,
            about=[text for text in (words.STANDINGS.get(feedback.status, ""), *words.about(feedback)) if text],
            with_points=any(question.points for question in assignment.questions),
            policy=Markup(POLICY),  # noqa: S704  our own
            style=Markup(style()),  # noqa: S704  our own
            words=words,
            anchor=_anchor,
            comment_html=comment_html,
            folded=lambda task: task.verdict is Verdict.PASSED,
            pictures=lambda picture: Markup(pictures(picture)),  # noqa: S704  SVG made by us, texts escaped there
            place_of=_place_of,
            question=_question,
        )
    )


def _anchor(task: TaskFeedback) -> str:
    return "task-" + "".join(character if character.isalnum() else "-" for character in task.task)


def _place_of(source: Source) -> str:
    """Say where a function stands: its cell and its line."""
    return ", ".join(part for part in (one_line(source.cell), f"line {source.line}" if source.line else "") if part)


def _question(name: str) -> str:
    text = one_line(name).removeprefix("question_").replace("_", " ")
    return text[:1].upper() + text[1:]
