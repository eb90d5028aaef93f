"""One student's feedback on one assignment as one HTML page: nothing fetched, no script, readable without pictures.

header   assignment, student, score
nav      one link per task
main     in short (table, late work, what to do next), every task, answers in words
footer   how to read it
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

from grader.files import written
from grader.records.course import Assignment
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.judgement import CheckResult, Verdict
from grader.records.submission import Status
from grader.report import words
from grader.report.html.comment import comment_html
from grader.report.html.figures import pictures
from grader.report.html.style import style
from grader.report.sanitize import one_line, visible

# Even if a text of a student's got through unescaped, a browser would load nothing and run nothing.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_page(feedback: Feedback, assignment: Assignment, path: Path) -> None:
    """Write the page, whole or not at all; raises CourseError where `path` cannot be written."""
    with written(path) as file:
        file.write(page(feedback, assignment))


def page(feedback: Feedback, assignment: Assignment) -> str:
    """Return the page as HTML; of every task only what its `tell` allows."""
    title = f"Feedback: {one_line(assignment.title)}, {words.student(feedback)}"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{_text(title)}</title>
<style>{style()}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the feedback</a>
<header>
<h1>{_text(assignment.title)}</h1>
<p class="soft">Feedback for {_text(words.student(feedback))}</p>
<p class="score">{words.total(feedback)}</p>
</header>
{_navigation(feedback)}
<main id="main">
{_in_short(feedback, assignment)}
{"".join(map(_task, feedback.tasks)) if feedback.status is Status.GRADED else ""}
{_answers(feedback, assignment)}
</main>
<footer>
<p>A function is judged by what it returns, never by how it is written. A task whose points were earned on top of
an earlier mistake is right in itself. The pictures show the network of the lesson.</p>
</footer>
</body>
</html>
"""


def _navigation(feedback: Feedback) -> str:
    if feedback.status is not Status.GRADED:
        return ""
    links = " · ".join(f'<a href="#{_anchor(task)}">{_text(task.task)}</a>' for task in feedback.tasks)
    return f'<nav aria-label="Tasks"><p>{links}</p></nav>'


def _in_short(feedback: Feedback, assignment: Assignment) -> str:
    standing = words.STANDINGS.get(feedback.status, "")
    about = (standing, *words.about(feedback))
    paragraphs = "".join(f"<p>{_text(text)}</p>" for text in about if text)
    paragraphs += "".join(_comment(text, name) for name, text in feedback.comments)
    step = f'<p class="next"><strong>What to do next.</strong> {_text(words.next_step(feedback, assignment))}</p>'
    table = _summary(feedback) if feedback.status is Status.GRADED else ""
    return (
        f'<section class="card" aria-labelledby="short"><h2 id="short">In short</h2>{paragraphs}{step}{table}</section>'
    )


def _summary(feedback: Feedback) -> str:
    rows = "".join(
        f'<tr><th scope="row"><a href="#{_anchor(task)}">{_text(task.task)}</a></th><td>{_verdict(task)}</td>'
        f'<td class="number">{words.worth_in_table(task)}</td></tr>'
        for task in feedback.tasks
    )
    head = '<th scope="col">Task</th><th scope="col">Verdict</th><th scope="col" class="number">Points</th>'
    return f"<table><caption>Points by task</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _task(task: TaskFeedback) -> str:
    line_below = f"<p>{_verdict(task)}, {words.worth(task)}</p>{_comment(task.comment)}"
    parts = "".join(_parts_of(task))
    if task.verdict is Verdict.PASSED and parts:  # folded: what is to be done should not stand below what is done
        summary = f"What was checked of {_text(task.task)}, and your function"
        parts = f"<details><summary>{summary}</summary>{parts}</details>"
    return _card(_anchor(task), task.task, line_below + parts)


def _parts_of(task: TaskFeedback) -> Iterator[str]:
    advice = words.advice(task)
    if advice:
        code = (
            f' <span class="soft">({_text(task.misconception)} in the catalogue)</span>' if task.misconception else ""
        )
        yield f'<h3>Advice</h3><p class="next">{_text(advice)}{code}</p>'
    if task.checks:
        yield f"<h3>Checks</h3>{_checks(task)}"
    if task.source.text.strip():
        yield _source(task)
    if task.picture is not None:
        yield f"<h3>In pictures</h3>{pictures(task.picture)}"


def _comment(text: str, name: str = "") -> str:
    if not text:
        return ""
    head = f"Your teacher on {_text(_question(name))}" if name else "Your teacher"
    return f'<div class="comment"><p class="soft">{head}</p>{comment_html(text)}</div>'


def _checks(task: TaskFeedback) -> str:
    rows = "".join(map(_check, task.checks))
    head = '<th scope="col">Check</th><th scope="col">Verdict</th>'
    caption = f"<caption>What was checked of {_text(task.task)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _check(check: CheckResult) -> str:
    message = f'<br><span class="soft">{_text(check.message)}</span>' if check.message else ""
    verdict = _signed(check.verdict, words.check_verdict(check))
    return f"<tr><td>{_text(check.title)}{message}</td><td>{verdict}</td></tr>"


def _source(task: TaskFeedback) -> str:
    source = task.source
    where = ", ".join(part for part in (one_line(source.cell), f"line {source.line}" if source.line else "") if part)
    place = f' <span class="soft">({_text(where)})</span>' if where else ""
    code = html.escape(visible(source.text).strip("\n"))
    label = f'role="region" aria-label="Your function {_text(task.task)}"'
    return f'<h3>Your function{place}</h3><pre tabindex="0" {label}><code>{code}</code></pre>'


def _answers(feedback: Feedback, assignment: Assignment) -> str:
    if not feedback.answers:
        return ""
    answers = "".join(
        f"<h3>{_text(_question(name))}</h3>{_answer_mark(words.answer_mark(name, feedback, assignment))}"
        f'<div class="answer">{html.escape(visible(text).strip())}</div>'
        for name, text in feedback.answers
    )
    points = "" if any(question.points for question in assignment.questions) else " and count no points here"
    intro = f"<p>These are read by a person{points}.</p>"
    return _card("answers", "Your answers in words", intro + answers)


def _answer_mark(text: str) -> str:
    return f"<p>{_text(text)}</p>" if text else ""


def _question(name: str) -> str:
    text = one_line(name).removeprefix("question_").replace("_", " ")
    return text[:1].upper() + text[1:]


def _verdict(task: TaskFeedback) -> str:
    return _signed(task.verdict, words.verdict(task))


def _signed(verdict: Verdict, said: str) -> str:
    """Say a verdict in words, with a sign before it for those who see: it adds nothing to the words."""
    return f'<span class="verdict {verdict}"><span aria-hidden="true">{words.MARKS[verdict]} </span>{said}</span>'


def _card(anchor: str, heading: str, inside: str) -> str:
    return (
        f'<section class="card" aria-labelledby="{anchor}"><h2 id="{anchor}">{_text(heading)}</h2>{inside}</section>\n'
    )


def _anchor(task: TaskFeedback) -> str:
    return "task-" + "".join(character if character.isalnum() else "-" for character in task.task)


def _text(text: str) -> str:
    return html.escape(one_line(text))
