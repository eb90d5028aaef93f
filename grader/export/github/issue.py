"""One issue for each assignment: opened, brought up to date, or left as it is.

Ours is the one that FEEDBACK_TOKEN's own account opened and that begins with the assignment's mark, a comment that
GitHub does not show. What students open, whatever it says, is never touched.
"""

from __future__ import annotations

from typing import Any

from grader.export.github.api import GitHub
from grader.export.github.repositories import Page, Repository

MOST_LETTERS = 65_000  # GitHub takes 65,536
CUT = "\n\nThe rest is left out: GitHub takes no longer issues. Your teacher has the whole page.\n"


def plan(github: GitHub, one: Repository, page: Page, own_login: str) -> str:
    """Say what would be done: open, update or nothing."""
    found = _ours(github, one, page.assignment, own_login)
    if found is None:
        return "a new issue"
    return "nothing to do" if found["body"] == _body(page) else f"issue #{found['number']} brought up to date"


def give(github: GitHub, one: Repository, page: Page, own_login: str) -> str:
    """Open the issue, or bring it up to date; return its address."""
    found, body = _ours(github, one, page.assignment, own_login), _body(page)
    if found is None:
        made = github.send("POST", f"{one.path}/issues", {"title": page.title, "body": body})
        return str(made["html_url"])
    if found["body"] != body:
        github.send("PATCH", f"{one.path}/issues/{found['number']}", {"body": body, "state": "open"})
    return str(found["html_url"])


def _ours(github: GitHub, one: Repository, assignment: str, own_login: str) -> Any:
    """Return our issue of this assignment, None where there is none."""
    mark = _mark(assignment)
    for issue in github.pages(f"{one.path}/issues?state=all&creator={own_login}"):
        mine = issue["user"]["login"].casefold() == own_login.casefold()
        if mine and "pull_request" not in issue and (issue["body"] or "").startswith(mark):
            return issue
    return None


def _mark(assignment: str) -> str:
    return f"<!-- deltagrade feedback: {assignment} -->\n"


def _body(page: Page) -> str:
    text = _mark(page.assignment) + page.text
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS].rpartition("\n")[0] + CUT
