"""A commit on a branch of its own, which holds feedback and nothing else: <assignment>.md for each assignment.

The branch shares no commit with the student's work, and never is the one that the repository shows first. A branch of
that name that holds anything else is refused.
"""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import quote

from grader.errors import ServiceError
from grader.export.github.api import GitHub
from grader.export.github.repositories import Page, Repository

MARK = "Feedback: "  # how the message of each of our commits begins
FILE = {"mode": "100644", "type": "blob"}


def plan(github: GitHub, one: Repository, page: Page, branch: str) -> str:
    """Say what would be done: a new branch, a new commit or nothing."""
    tip = _tip(github, one, branch)
    if tip is None:
        return f"a new branch {branch}"
    return "nothing to do" if _stands(github, one, page, branch) else f"a new commit on {branch}"


def give(github: GitHub, one: Repository, page: Page, branch: str) -> str:
    """Commit the page, on a new branch if there is none; return its address."""
    tip = _tip(github, one, branch)
    place = f"{one.shown}, branch {branch}, {page.assignment}.md"
    if tip is not None and _stands(github, one, page, branch):
        return place
    files = [{"path": f"{page.assignment}.md", "content": page.text, **FILE}]
    base = {} if tip is None else {"base_tree": tip["tree"]["sha"]}
    tree = github.send("POST", f"{one.path}/git/trees", {"tree": files, **base})
    parents = [] if tip is None else [tip["sha"]]
    message = {"message": f"{MARK}{page.assignment}", "tree": tree["sha"], "parents": parents}
    commit = github.send("POST", f"{one.path}/git/commits", message)
    if tip is None:
        github.send("POST", f"{one.path}/git/refs", {"ref": f"refs/heads/{branch}", "sha": commit["sha"]})
    else:
        github.send("PATCH", f"{one.path}/git/refs/heads/{quote(branch)}", {"sha": commit["sha"], "force": False})
    return place


def _tip(github: GitHub, one: Repository, branch: str) -> Any:
    """Return the last commit of our branch, None where there is no such branch.

    Raises
    ------
    ServiceError
        It is the branch of the student's work, or holds what we did not put there.
    """
    if github.get(one.path)["default_branch"] == branch:
        raise ServiceError(f"{branch} is the branch of the student's work: name another with --branch")
    found = github.find(f"{one.path}/git/ref/heads/{quote(branch)}")
    if found is None:
        return None
    tip = github.get(f"{one.path}/git/commits/{found['object']['sha']}")
    if not tip["message"].startswith(MARK):
        raise ServiceError(f"a branch {branch} is there already and holds something else: name another with --branch")
    return tip


def _stands(github: GitHub, one: Repository, page: Page, branch: str) -> bool:
    file = github.find(f"{one.path}/contents/{quote(page.assignment)}.md?ref={quote(branch, safe='')}")
    return file is not None and base64.b64decode(file.get("content", "")) == page.text.encode()
