"""A feedback page: everything the student may know, nothing that can be obeyed, and nothing fetched."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from grader.records.course import Tell, WordQuestion
from grader.records.judgement import Source
from grader.records.submission import Status
from grader.report import words
from grader.report.html import page as module
from grader.report.html.page import page
from grader.report.redact import redact


def page_of(grade, assignment):
    return page(redact(grade, assignment), assignment)


VOID = {"meta", "br", "wbr", "input"}


class Outline(HTMLParser):
    """The tags of a page as they nest, its ids, links and headings."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.attributes = [], [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def text(sample):
    return page_of(sample.grade(), sample.assignment())


def test_the_page_says_score_verdicts_checks_advice_code_and_answers(text):
    for said in (
        "4.5 of 10 points",
        "The pictures show the example of the lesson.",
        "(H02)",
        "not right yet, 1 of 2 checks passed",
        "right on top of an earlier mistake",
        "not written yet",
        "Right on a network of five layers",
        "hidden_delta[2] differs most",
        "Each entry still has to be multiplied",
        "return (theta.T @ delta) * a",
        "# the slope &lt; 1 &amp; &gt; 0",
        "cell 9, line 1",
        "First trick",
        "Only one unit is fed by it.",
        "0.5 points of 5 were taken off",
        "A statement of your file failed: NameError (in cell 7).",
        "Next, write forward.",
    ):
        assert said in text


def test_the_tags_nest_ids_are_unique_and_links_lead_somewhere_on_the_page(text):
    outline = Outline(text)
    assert len(outline.ids) == len(set(outline.ids))
    assert {link.removeprefix("#") for link in outline.links} <= set(outline.ids)
    assert all(link.startswith("#") for link in outline.links)


def test_landmarks_headings_and_captions_are_there(text):
    outline = Outline(text)
    for landmark in ("header", "nav", "main", "footer", "h1"):
        assert outline.tags.count(landmark) == 1
    assert outline.tags.count("caption") == outline.tags.count("table")
    levels = [int(tag[1]) for tag in outline.tags if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_is_fetched_and_nothing_runs(text):
    outline = Outline(text)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(outline.tags)
    assert not [name for _, name, _ in outline.attributes if name.startswith("on") or name in {"src", "style"}]
    assert "http:" not in text
    assert "https:" not in text
    assert "default-src 'none'" in text


def test_what_a_student_wrote_stays_text_wherever_it_stands(sample):
    tasks = tuple(
        replace(task, task=sample.NASTY, advice=sample.NASTY, misconception=sample.NASTY)
        for task in sample.tasks()[2:3]
    )
    student = replace(sample.grade().student, id=sample.NASTY, first_name=sample.NASTY)
    grade = sample.grade(tasks=tasks, note=sample.NASTY, student=student)
    text = page_of(grade, replace(sample.assignment(Tell.ALL), title=sample.NASTY))
    assert "<script" not in text
    assert "\x1b" not in text
    assert "script" not in Outline(text).tags
    text.encode()


def test_with_verdicts_only_neither_messages_nor_advice_nor_figures_nor_pictures_are_shown(sample):
    text = page_of(sample.grade(), sample.assignment(Tell.VERDICT))
    for hidden in (
        "differs most",
        "0.4136",
        "0.1034",
        "Advice",
        "H02",
        "multiplied",
        "<svg",
        "In pictures",
        "The pictures",
    ):
        assert hidden not in text
    for shown in ("not right yet", "Right on a network of five layers", "return (theta.T @ delta) * a"):
        assert shown in text


@pytest.mark.parametrize("status", [Status.MISSING, Status.UNREADABLE, Status.NEEDS_PERSON])
def test_what_was_not_graded_has_a_short_page(sample, status):
    text = page_of(sample.grade(status=status, note="no notebook in the folder"), sample.assignment())
    assert "no notebook in the folder" not in text  # the note is the teacher's
    assert words.STANDINGS[status] in text
    assert "<table" not in text
    assert "<nav" not in text
    Outline(text)


def test_the_same_grade_gives_the_same_page(sample):
    assert page(sample.feedback(), sample.assignment()) == page(sample.feedback(), sample.assignment())


def test_what_is_right_is_folded_and_what_is_not_stands_open(sample):
    text = page_of(sample.grade(), sample.assignment())
    right, wrong = (
        text[text.index(f'<h2 id="task-{name}"') :].split("</section>")[0] for name in ("sigmoid", "gradient")
    )
    assert "<details><summary>What was checked of sigmoid, and your function</summary>\n<h3>Checks" in right
    assert "<summary>What was checked" not in wrong


def test_words_of_the_template_keep_the_blanks_between_them(sample):
    feedback = replace(sample.feedback(), comments=(("question_first_trick", "Good."),))
    text = page(feedback, sample.assignment())
    assert "sigmoid</a> · <a" in text
    assert "Your teacher on First trick" in text


def test_a_browser_that_got_anything_else_would_load_and_run_nothing(text):
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in text


@pytest.mark.parametrize("points", [(0.0, 2.0), (2.0, 0.0), (1.0, 1.0)])
def test_questions_in_words_count_points_where_one_of_them_does(sample, points):
    questions = tuple(WordQuestion(f"question_{number}", each) for number, each in enumerate(points))
    assert "count no points here" not in page_of(sample.grade(), sample.assignment(questions=questions))
    free = tuple(replace(each, points=0.0) for each in questions)
    assert "count no points here" in page_of(sample.grade(), sample.assignment(questions=free))


def test_what_is_said_above_the_tasks_comes_in_its_order(sample):
    unread = redact(sample.grade(status=Status.UNREADABLE, remarks=("a remark",)), sample.assignment())
    text = page(replace(unread, decisions=("a decision",)), sample.assignment())
    said = [f"<p>{each}</p>" for each in (words.STANDINGS[Status.UNREADABLE], "a remark", "a decision")]
    places = [text.index(each) for each in said]
    assert places == sorted(places)
    assert "<p></p>" not in text


@pytest.mark.parametrize(
    ("task", "anchor"), [("delta", "task-delta"), ("a_b c.d2", "task-a-b-c-d2"), ("\u00e9", "task-\u00e9")]
)
def test_an_anchor_is_made_of_letters_and_figures(sample, task, anchor):
    first = replace(redact(sample.grade(), sample.assignment()).tasks[0], task=task)
    assert module._anchor(first) == anchor


@pytest.mark.parametrize(
    ("source", "place"),
    [
        (Source("x", "cell  3", 2), "cell 3, line 2"),
        (Source("x", "cell 3", 0), "cell 3"),
        (Source("x", "", 7), "line 7"),
        (Source("x", "", 0), ""),
    ],
)
def test_a_function_stands_in_a_cell_and_a_line(source, place):
    assert module._place_of(source) == place


@pytest.mark.parametrize(
    ("name", "shown"), [("question_first_trick", "First trick"), ("why_so", "Why so"), ("question_x", "X"), ("", "")]
)
def test_a_question_is_shown_by_its_name_in_words(name, shown):
    assert module._question(name) == shown
