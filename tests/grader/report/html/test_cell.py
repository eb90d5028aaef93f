"""What `check` shows below a cell: what came of each check, where it is wrong, and one next step."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from grader.records.course import Assignment, Task
from grader.records.judgement import NOT_DEFINED, CheckResult, Picture, TaskResult, Verdict
from grader.report.html.cell import Shown, next_step, sentence, show
from grader.report.html.style import LIGHT, LIGHT_SCALE

ASSIGNMENT = Assignment("a", "A", tuple(Task(name, 1.0) for name in ("f", "g", "h")))
PASSED, FAILED, CARRIED, MISSING, ERROR = (
    *(Verdict.PASSED, Verdict.FAILED, Verdict.CARRIED),
    *(Verdict.MISSING, Verdict.ERROR),
)
PICTURE = Picture("f", (((1.0, -2.0),),), (((1.0, 2.0),),))


def check(verdict, message="", title="It is right"):
    return CheckResult("f", "test_f", title, verdict, message)


def result(task, verdict, *checks, **more):
    return TaskResult(task, verdict, checks, **more)


def step(*results):
    return next_step(results, ASSIGNMENT)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "It raised TypeError: only length-1 arrays can be converted to Python scalars (line 2: `exp(z)`)",
            "functions of the module math take one number: numpy's own, such as np.exp, take an array.",
        ),
        *[
            (
                f"It raised NameError: name 'e' is not defined{where}",
                "look where that name is made: is it spelled so there? Does it lack its module, as exp for np.exp?",
            )
            for where in ("", " (cell 4, line 2: `return e ** x`)")
        ],
        *[
            (
                f"It raised TypeError: {words}",
                "compare the call with the function's first line: the same arguments, in the same order?",
            )
            for words in (
                "f() takes 2 positional arguments but 3 were given",
                "g() missing 1 required positional argument: 'a' (cell 4, line 2: `g(x)`)",
            )
        ],
        (
            "It raised IndexError: list index out of range (cell 4, line 2: `xs[3]`)",
            "print the index and the length of the list in the line named above; lists count from 0.",
        ),
        (
            "It changed the arguments it was given. Change copies instead: x.copy() copies an array",
            "make a copy of what f changes, and change the copy.",
        ),
        (
            "It raised ValueError: operands could not be broadcast together (cell 4, line 2: `a * b`)",
            "read the line named above, and print the shapes of what goes into it.",
        ),
        (
            "It raised ValueError: operands could not be broadcast together",
            "print the shapes of what goes into f, and of what each line of it makes.",
        ),
        ("It was still running after 2 s", "look at every loop, and ask what makes it end."),
        *[
            (message, "compare what f returns with what its docstring promises: kind and shape before numbers.")
            for message in ("It should have shape (2,)", "f(x) should be a list", "An answer may be a number")
        ],
        ("f(x)[2] differs most", "work the first check that failed out with paper and pencil, line by line beside f."),
    ],
)
def test_the_step_speaks_of_what_the_first_failed_check_says(message: str, said: str) -> None:
    checks = (check(PASSED, "still running"), check(FAILED, message), check(FAILED, "still running, line 2"))
    assert step(result("f", FAILED, *checks)) == said
    assert step(result("f", FAILED, *checks[1:2])) == said


def test_an_entry_is_worked_out_by_hand_where_it_can_be_seen_and_something_is_right() -> None:
    by_hand = "take one entry that is wrong and work it out by hand; see where your code does something else."
    failed = check(FAILED, "differs")
    assert step(result("f", FAILED, check(PASSED), failed, picture=PICTURE)) == by_hand
    assert step(result("f", FAILED, failed, check(CARRIED), picture=PICTURE)) == by_hand
    assert step(result("f", FAILED, failed, picture=PICTURE)).startswith("work the first check")
    assert step(result("f", FAILED, check(PASSED), failed)).startswith("work the first check")


def test_the_first_task_that_is_not_right_is_the_next() -> None:
    missing = result("g", MISSING)
    told = "write g in the place of `raise NotImplementedError()`, run its cell, then check again."
    assert step(result("f", PASSED), missing) == told
    assert step(missing, result("h", ERROR)).startswith("write g in the place")
    assert step(result("f", ERROR), missing) == (
        "show this to your teacher: a check broke, and not through your doing."
    )


def test_after_what_is_right_the_next_task_of_the_lesson_comes() -> None:
    assert step(result("f", PASSED)) == "go on to g."
    assert step(result("g", CARRIED), result("f", PASSED)) == "go on to h."
    assert step(result("f", PASSED), result("g", PASSED)) == "go on to h."
    assert step(result("f", PASSED), result("h", PASSED)) == (
        "nothing is left to do here. The hidden checks ask more: read what each function may not do once again."
    )
    assert step(result("f", PASSED, advice="x"), result("g", PASSED), result("h", PASSED, advice="y")) == (
        "look at f and h once more: whether the answers are right, no check can see."
    )


def test_one_sentence_is_shown_in_three_ways() -> None:
    shown = sentence("a <b>\n*c*")
    assert (repr(shown), shown._repr_markdown_(), shown.passed) == ("a <b> *c*", r"a &lt;b&gt; \*c\*", False)
    assert shown._repr_html_().endswith('<p style="margin: 0">a &lt;b&gt; *c*</p></div>')
    assert shown._repr_html_().startswith(f'<div style="color-scheme: light; background: {LIGHT["card"]}; ')
    assert not Shown("", "", "").passed


RESULTS = (
    result(
        "f", FAILED, check(PASSED, title="One"), check(FAILED, "It is\n<off>", "Two"), check(MISSING, "stub", "Three")
    ),
    result("g", MISSING, check(MISSING, "stub")),
    result("h", PASSED, check(PASSED), advice="Marked by your teacher."),
)


def test_a_terminal_gets_a_line_for_each_task_and_check() -> None:
    assert repr(show(RESULTS, ASSIGNMENT)).splitlines() == [
        "f: not right yet, 1 of 3 checks passed",
        "  \u2713 One",
        "  \u2717 Two: It is <off>",
        "  \u25cb Three",
        "g: not written yet",
        "  \u25cb It is right",
        "h: Marked by your teacher.",
        "  \u2713 It is right",
        "Next step: work the first check that failed out with paper and pencil, line by line beside f.",
    ]


def test_a_viewer_of_markdown_gets_lists() -> None:
    assert show(RESULTS, ASSIGNMENT)._repr_markdown_().splitlines() == [
        "**f\\: not right yet, 1 of 3 checks passed**",
        "",
        "- passed: One",
        "- failed: Two\\: It is &lt;off&gt;",
        "- not written yet: Three",
        "",
        "**g\\: not written yet**",
        "",
        "- not written yet: It is right",
        "",
        "**h\\: Marked by your teacher.**",
        "",
        "- passed: It is right",
        "",
        "**Next step:** work the first check that failed out with paper and pencil, line by line beside f.",
    ]


def test_a_notebook_gets_the_same_in_colours() -> None:
    html = show(RESULTS, ASSIGNMENT)._repr_html_()
    heads = re.findall(r'<p style="margin: 0; font-weight: 650; color: (#\w+)">(.*?)</p>', html)
    assert heads == [
        (LIGHT["wrong"], "f: not right yet, 1 of 3 checks passed"),
        (LIGHT["open"], "g: not written yet"),
        (LIGHT["right"], "h: Marked by your teacher."),
    ]
    rows = re.findall(
        r'<li style="margin: 2px 0"><span style="color: (#\w+); font-weight: 650">(.)</span> '
        r'<span style="color: (#\w+)">(.*?)</span>: (.*?)</li>',
        html,
    )
    right, wrong, open_ = (LIGHT[name] for name in ("right", "wrong", "open"))
    assert rows == [
        (right, "\u2713", right, "passed", "One"),
        (wrong, "\u2717", wrong, "failed", "Two: It is &lt;off&gt;"),
        (open_, "\u25cb", open_, "not written yet", "Three"),
        (open_, "\u25cb", open_, "not written yet", "It is right"),
        (right, "\u2713", right, "passed", "It is right"),
    ]
    assert '<span style="font-weight: 650">Next step: </span>work the first check' in html


def test_a_message_is_shown_unless_nothing_is_written_and_a_mark_of_each_verdict() -> None:
    checks = (check(CARRIED, "carried"), check(ERROR), check(MISSING, "stub"))
    text, html = (
        repr(show([result("f", ERROR, *checks)], ASSIGNMENT)),
        show([result("f", ERROR, *checks)], ASSIGNMENT).html,
    )
    assert text.splitlines()[1:4] == ["  \u21aa It is right: carried", "  ? It is right", "  \u25cb It is right"]
    assert f'color: {LIGHT["right"]}; font-weight: 650">\u21aa' in html
    assert f'color: {LIGHT["wrong"]}; font-weight: 650">?' in html
    assert "stub" not in text + html
    nowhere = replace(check(MISSING, "it is named g"), fault=NOT_DEFINED)
    assert "It is right: it is named g" in repr(show([result("f", MISSING, nowhere)], ASSIGNMENT))


@pytest.mark.parametrize(
    ("verdicts", "passed"),
    [((PASSED, CARRIED), True), ((FAILED, PASSED), False), ((PASSED, FAILED), False), ((), True)],
)
def test_it_is_passed_where_all_of_it_is(verdicts: tuple[Verdict, ...], passed: bool) -> None:
    results = [result(name, verdict, check(verdict)) for name, verdict in zip("fgh", verdicts, strict=False)]
    assert not results or show(results, ASSIGNMENT).passed == passed


def test_advice_on_what_failed_is_no_headline() -> None:
    text = repr(show([result("f", FAILED, check(FAILED), check(PASSED), advice="Look.")], ASSIGNMENT))
    assert text.startswith("f: not right yet, 1 of 2 checks passed\n")
    assert repr(show([result("f", PASSED, check(PASSED))], ASSIGNMENT)).startswith("f: right\n")


def drawn(got, expected):
    html = show([result("f", FAILED, check(FAILED), picture=Picture("f", got, expected))], ASSIGNMENT).html
    return re.findall(r'<div><p style="margin: 4px 0">(.*?)</p><svg role="img" aria-label="(.*?)"', html), html


def test_a_wrong_answer_is_drawn_beside_the_right_one_and_the_difference_in_fixed_colours() -> None:
    panels, html = drawn(PICTURE.got, PICTURE.expected)
    titles = ["what you returned", "what it should be", "the difference"]
    assert panels == [(title, title) for title in titles]
    assert "class=" not in html
    assert html.count(f'stroke="{LIGHT["mark"]}"') == 2
    assert f'<path fill="{LIGHT_SCALE[2]}" d="M27 1' in html
    assert f'<path fill="{LIGHT_SCALE[0]}" d="M27 1' in html
    key = "Blue is negative, orange positive, the stronger the larger; a cross marks an entry that is wrong."
    assert f'<p style="margin: 4px 0; color: {LIGHT["soft"]}">{key}</p>' in html
    assert "part " not in html


def test_of_several_parts_three_that_are_wrong_are_drawn_by_their_number() -> None:
    right = tuple(((float(number),),) for number in range(1, 7))
    got = (((9.0,),), right[1], ((9.0,), (9.0,)), *(((9.0,),),) * 3)
    panels, html = drawn(got, right)
    assert [label for title, label in panels if title == "the difference"] == [
        f"part {number} of 6: the difference" for number in (0, 3, 4)
    ]
    assert re.findall(r'<p style="margin: 4px 0">(part .*?)</p>', html) == [f"part {n} of 6: " for n in (0, 3, 4)]


@pytest.mark.parametrize(
    ("got", "expected"),
    [((((1.0,),),), (((1.0,),), ((2.0,),))), ((((1.0,),),), (((1.0,),),)), ((((1.0, 2.0),),), (((1.0,), (2.0,)),))],
)
def test_what_cannot_be_compared_or_is_right_is_not_drawn(got, expected) -> None:
    panels, html = drawn(got, expected)
    assert panels == []
    assert "Blue is negative" not in html


@pytest.mark.parametrize("part", [0, 1])
def test_one_wrong_part_is_drawn_wherever_it_stands(part: int) -> None:
    right = (((1.0,),), ((2.0,),))
    got = tuple(((9.0,),) if number == part else rows for number, rows in enumerate(right))
    assert next(label for _, label in drawn(got, right)[0]) == f"part {part} of 2: what you returned"
