"""A teacher's comment, written in Markdown, as HTML that runs and fetches nothing."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markupsafe import Markup

from grader.report.sanitize import visible

# No HTML of the writer's own, no pictures; markdown-it refuses links to scripts by itself.
PARSER = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "html_block", "html_inline"])


def comment_html(text: str) -> Markup:
    """Render a comment."""
    return Markup(PARSER.render(visible(text)))  # noqa: S704  escaped by the parser, which has no way to pass HTML on
