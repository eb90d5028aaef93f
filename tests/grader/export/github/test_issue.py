"""One issue for each assignment, ours alone; GitHub is a list in memory."""

from __future__ import annotations

from typing import Any, cast

from grader.export.github import issue
from grader.export.github.api import GitHub
from grader.export.github.repositories import Page, Repository

ONE = Repository("u1", "o", "r", "ann")
PAGE = Page("backprop", "Backprop 1: feedback", "Well done.\n")
MARK = "<!-- deltagrade feedback: backprop -->\n"
BODY = f"{MARK}Well done.\n"


class Issues:
    """A GitHub that keeps what it is sent."""

    def __init__(self, *issues: dict[str, Any]) -> None:
        self._issues, self.sent = issues, list[tuple[str, str, Any]]()

    def pages(self, path: str) -> Any:
        assert path == "/repos/o/r/issues?state=all&creator=Teacher"
        return self._issues

    def send(self, method: str, path: str, body: Any) -> Any:
        self.sent.append((method, path, body))
        return {"html_url": "new"}


def opened(number: int, body: str | None, login: str = "teacher", **more: Any) -> dict[str, Any]:
    return {"number": number, "body": body, "user": {"login": login}, "html_url": f"issue/{number}", **more}


def given(*issues: dict[str, Any], page: Page = PAGE) -> tuple[str, str, list[tuple[str, str, Any]]]:
    """Return what was planned, the address, and what was sent."""
    github = Issues(*issues)
    planned = issue.plan(cast("GitHub", github), ONE, page, "Teacher")
    assert github.sent == []
    return planned, issue.give(cast("GitHub", github), ONE, page, "Teacher"), github.sent


def test_where_there_is_none_one_is_opened() -> None:
    new = ("POST", "/repos/o/r/issues", {"title": PAGE.title, "body": BODY})
    assert given() == ("a new issue", "new", [new])


def test_the_same_text_is_left_as_it_is() -> None:
    assert given(opened(3, BODY)) == ("nothing to do", "issue/3", [])


def test_another_text_is_brought_up_to_date_and_opened_again() -> None:
    change = ("PATCH", "/repos/o/r/issues/3", {"body": BODY, "state": "open"})
    assert given(opened(3, f"{MARK}Old.")) == ("issue #3 brought up to date", "issue/3", [change])


def test_what_is_not_ours_is_never_touched() -> None:
    others = (
        opened(1, BODY, "ann"),
        opened(2, BODY, pull_request={}),
        opened(3, None),
        opened(4, f"Look: {BODY}"),
        opened(5, BODY.replace("backprop", "backprop-2")),
    )
    assert given(*others)[:2] == ("a new issue", "new")


def test_a_page_that_is_too_long_is_cut_at_a_line_and_says_so() -> None:
    line = "x" * 99 + "\n"
    ((_, _, body),) = given(page=Page("backprop", "t", line * 700))[2]
    text = body["body"]
    assert text.endswith(issue.CUT)
    assert len(text) <= 65_536
    kept = text.removeprefix(MARK).removesuffix(issue.CUT)
    assert set(kept.split("\n")) == {"x" * 99}
    assert len(kept) > 64_800


def test_a_page_that_just_fits_is_whole() -> None:
    text = "y" * (issue.MOST_LETTERS - len(MARK))
    ((_, _, body),) = given(page=Page("backprop", "t", text))[2]
    assert body["body"] == MARK + text
