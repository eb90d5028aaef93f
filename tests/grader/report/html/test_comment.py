"""A teacher's comment in Markdown: formatted, and nothing in it runs or fetches anything."""

from __future__ import annotations

import pytest

from grader.report.html.comment import comment_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**Well** done", "<p><strong>Well</strong> done</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("[x](https://x.org)", '<p><a href="https://x.org">x</a></p>\n'),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"),
        ("![x](https://x.org/a.png)", '<p>!<a href="https://x.org/a.png">x</a></p>\n'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
    ],
)
def test_markdown_is_rendered_without_html_of_the_writers_own(text, html):
    assert str(comment_html(text)) == html


def test_a_table_is_one():
    assert "<table>" in comment_html("| a |\n|---|\n| b |")


def test_signs_that_nobody_sees_are_shown():
    assert "\u202e" not in comment_html("a\u202eb")
