"""A commit on a branch that holds feedback and nothing else; GitHub is a table of answers."""

from __future__ import annotations

import base64
from typing import Any, cast

import pytest

from grader.errors import ServiceError
from grader.export.github import branch
from grader.export.github.api import GitHub
from grader.export.github.repositories import Page, Repository

ONE = Repository("u1", "o", "r", "ann")
PAGE = Page("backprop", "t", "Well done: é.\n")
TIP = {"sha": "tip", "message": "Feedback: forward", "tree": {"sha": "tree"}}
SENT_BACK = {"sha": "made"}


class Answers:
    """A GitHub with a branch, or none, and what stands on it."""

    def __init__(self, tip: dict[str, Any] | None = None, text: str | None = None, default: str = "main") -> None:
        content = {} if text is None else {"content": base64.encodebytes(text.encode()).decode()}
        self._found: dict[str, Any] = {
            "/repos/o/r": {"default_branch": default},
            "/repos/o/r/git/ref/heads/feed/back": tip and {"object": {"sha": "tip"}},
            "/repos/o/r/git/commits/tip": tip,
            "/repos/o/r/contents/backprop.md?ref=feed%2Fback": None if text is None else content,
        }
        self.sent: list[tuple[str, str, Any]] = []

    def get(self, path: str) -> Any:
        return self._found[path]

    find = get

    def send(self, method: str, path: str, body: Any) -> Any:
        self.sent.append((method, path.removeprefix("/repos/o/r/git/"), body))
        return SENT_BACK


def planned(github: Answers) -> str:
    return branch.plan(cast("GitHub", github), ONE, PAGE, "feed/back")


def given(github: Answers) -> list[tuple[str, str, Any]]:
    assert branch.give(cast("GitHub", github), ONE, PAGE, "feed/back") == "o/r, branch feed/back, backprop.md"
    return github.sent


def test_a_new_branch_has_a_commit_without_parents() -> None:
    assert planned(Answers()) == "a new branch feed/back"
    file = {"path": "backprop.md", "content": PAGE.text, "mode": "100644", "type": "blob"}
    assert given(Answers()) == [
        ("POST", "trees", {"tree": [file]}),
        ("POST", "commits", {"message": "Feedback: backprop", "tree": "made", "parents": []}),
        ("POST", "refs", {"ref": "refs/heads/feed/back", "sha": "made"}),
    ]


@pytest.mark.parametrize("text", [None, "Old.\n"])
def test_a_branch_of_ours_grows_by_a_commit_that_keeps_other_pages(text: str | None) -> None:
    assert planned(Answers(TIP, text)) == "a new commit on feed/back"
    tree, commit, move = given(Answers(TIP, text))
    assert tree[2]["base_tree"] == "tree"
    assert commit[2]["parents"] == ["tip"]
    assert move == ("PATCH", "refs/heads/feed/back", {"sha": "made", "force": False})


def test_a_page_that_stands_there_is_left_as_it_is() -> None:
    assert planned(Answers(TIP, PAGE.text)) == "nothing to do"
    assert given(Answers(TIP, PAGE.text)) == []


def test_the_branch_of_the_work_is_refused() -> None:
    with pytest.raises(ServiceError, match="feed/back is the branch of the student's work"):
        planned(Answers(default="feed/back"))


def test_a_branch_that_holds_something_else_is_refused() -> None:
    with pytest.raises(ServiceError, match="is there already and holds something else"):
        given(Answers({**TIP, "message": "my work"}))
