"""Every text on a page is escaped, made visible and put on one line, with no call to forget."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from grader.report.html.environment import breakable, environment, lines


def rendered(template: str, **names: object) -> str:
    return environment().from_string(template).render(**names)


def test_a_text_is_escaped_and_put_on_one_line() -> None:
    assert rendered("<b>{{ x }}</b>", x="a <i>\n  b") == "<b>a &lt;i&gt; b</b>"
    assert rendered("{{ x }}", x=" a ") == " a "


def test_what_is_markup_stays_so() -> None:
    assert rendered("{{ x }}", x=Markup("<i>a\nb</i>")) == "<i>a\nb</i>"
    assert rendered("{{ x }}", x=3) == "3"


def test_signs_that_nobody_sees_are_shown() -> None:
    assert "\u202e" not in rendered("{{ x }}", x="a\u202eb")


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ x }}")


def test_blocks_leave_no_blank_lines() -> None:
    assert rendered("a\n  {% if true %}\nb\n  {% endif %}\nc") == "a\nb\nc"


def test_a_long_name_breaks_behind_its_underscores() -> None:
    assert breakable("a_b<c") == "a_<wbr>b&lt;c"
    assert breakable("backpropagate") == "backpropagate"
    assert breakable("a" * 16) == "a" * 16
    assert breakable("a" * 40) == f"{'a' * 16}<wbr>{'a' * 16}<wbr>{'a' * 8}"
    assert rendered("{{ 'a_b'|breakable }}") == "a_<wbr>b"


def test_code_keeps_its_lines() -> None:
    assert lines("\n a < b\n c\n\n") == " a &lt; b\n c"
    assert rendered("{{ x|lines }}", x="a\nb") == "a\nb"


def test_there_is_one_environment() -> None:
    assert environment() is environment()
    assert rendered("{{ 2.50|number }}") == "2.5"


@pytest.mark.parametrize(
    ("text", "shown"), [("a\nb", "a b"), ("a  b", "a b"), ("a\u202eb", "a[U+202E]b"), ("ab", "ab")]
)
def test_a_text_with_any_of_the_two_faults_is_put_right(text: str, shown: str) -> None:
    assert rendered("{{ x }}", x=text) == shown


def test_our_filters_stand_beside_those_of_jinja_and_our_templates_are_found() -> None:
    assert rendered("{{ 'a'|upper }}{{ 'b_c'|breakable }}") == "Ab_<wbr>c"
    assert environment().get_template("feedback.html").name == "feedback.html"


def test_an_environment_of_its_own_is_made_so_too() -> None:
    made = environment.__wrapped__()
    assert made.from_string("a\n  {% if true %}\nb\n  {% endif %}\nc").render() == "a\nb\nc"
    assert made.from_string("{{ x|upper }}{{ 'b_c'|breakable }}{{ 2.50|number }}").render(x="<\n") == "&lt; b_<wbr>c2.5"
    assert made.get_template("class.html").name == "class.html"
