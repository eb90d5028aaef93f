"""Requests to GitHub: where the token goes, lists in pages, refusals as sentences; nothing leaves this process."""

from __future__ import annotations

import email.message
import io
import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from grader.errors import CourseError, ServiceError
from grader.export.github.api import PAUSE_SECONDS, REASONS, SECONDS, GitHub, _NoRedirects

HOME = "https://api.github.com"


class Answer(io.BytesIO):
    """What a service answers."""

    def __init__(self, found: Any, link: str = "") -> None:
        super().__init__(found if isinstance(found, bytes) else json.dumps(found).encode())
        self.headers = {"Link": link} if link else {}


class Opener:
    """Keeps the requests, and answers each with the next reply."""

    def __init__(self, *replies: Any) -> None:
        self._replies, self.asked = list(replies), list[urllib.request.Request]()

    def open(self, request: urllib.request.Request, timeout: float) -> Any:
        assert timeout == SECONDS
        self.asked.append(request)
        reply = self._replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply


def github(monkeypatch: pytest.MonkeyPatch, *replies: Any, **environment: str) -> tuple[GitHub, Opener, list[float]]:
    """Return a GitHub that answers so, what it is asked, and how long it paused."""
    opener, pauses = Opener(*replies), list[float]()
    monkeypatch.setattr(urllib.request, "build_opener", lambda *_handlers: opener)
    return GitHub({"FEEDBACK_TOKEN": "secret", **environment}, pauses.append), opener, pauses


def refusal(status: int) -> urllib.error.HTTPError:
    return urllib.error.HTTPError(HOME, status, "no", email.message.Message(), None)


def test_a_request_carries_the_token_where_no_redirection_takes_it_along(monkeypatch: pytest.MonkeyPatch) -> None:
    asking, opener, pauses = github(monkeypatch, Answer({"login": "teacher"}))
    assert asking.get("/user") == {"login": "teacher"}
    (request,) = opener.asked
    assert (request.get_method(), request.full_url, request.data) == ("GET", f"{HOME}/user", None)
    assert request.unredirected_hdrs == {"Authorization": "Bearer secret"}
    assert "Authorization" not in request.headers
    assert request.headers["X-github-api-version"] == "2022-11-28"
    assert request.headers["Accept"] == "application/vnd.github+json"
    assert pauses == []


def test_nothing_is_sent_on_to_where_a_repository_moved() -> None:
    handler, request = _NoRedirects(), urllib.request.Request(HOME)
    assert handler.redirect_request(request, None, 301, "moved", {}, f"{HOME}/other") is None


def test_redirections_are_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr(urllib.request, "build_opener", lambda *handlers: seen.extend(handlers))
    GitHub({"FEEDBACK_TOKEN": "secret"})
    assert seen == [_NoRedirects]


def test_writing_pauses_first_and_sends_json(monkeypatch: pytest.MonkeyPatch) -> None:
    asking, opener, pauses = github(monkeypatch, Answer({"number": 1}))
    assert asking.send("POST", "/repos/o/r/issues", {"title": "é"}) == {"number": 1}
    (request,) = opener.asked
    assert request.get_method() == "POST"
    assert isinstance(request.data, bytes)
    assert json.loads(request.data) == {"title": "é"}
    assert pauses == [PAUSE_SECONDS]


def test_a_list_is_followed_to_its_last_page(monkeypatch: pytest.MonkeyPatch) -> None:
    link = f'<{HOME}/x?page=1>; rel="prev", <{HOME}/x?page=2>; rel="next"'
    asking, opener, _ = github(monkeypatch, Answer([1, 2], link), Answer([3], f'<{HOME}/x?page=1>; rel="first"'))
    assert list(asking.pages("/x?state=all")) == [1, 2, 3]
    assert [request.full_url for request in opener.asked] == [f"{HOME}/x?state=all&per_page=100", f"{HOME}/x?page=2"]


def test_a_list_without_a_question_begins_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asking, opener, _ = github(monkeypatch, Answer([]))
    assert list(asking.pages("/x")) == []
    assert opener.asked[0].full_url == f"{HOME}/x?per_page=100"


@pytest.mark.parametrize("place", ["https://elsewhere.org/x", f"{HOME}.elsewhere.org/x"])
def test_a_list_is_not_followed_to_another_service(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    asking, opener, _ = github(monkeypatch, Answer([1], f'<{place}>; rel="next"'))
    assert list(asking.pages("/x")) == [1]
    assert len(opener.asked) == 1


@pytest.mark.parametrize("status", sorted(REASONS))
def test_each_refusal_is_a_sentence(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    with pytest.raises(ServiceError) as told:
        github(monkeypatch, refusal(status))[0].get("/x")
    assert str(told.value) == REASONS[status]


def test_a_refusal_that_nobody_knows_has_its_status(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ServiceError, match="GitHub answers 500"):
        github(monkeypatch, refusal(500))[0].get("/x")


def test_what_is_not_there_is_none_where_that_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    assert github(monkeypatch, refusal(404))[0].find("/x") is None
    assert github(monkeypatch, Answer({"a": 1}))[0].find("/x") == {"a": 1}
    with pytest.raises(ServiceError, match="may not do that"):
        github(monkeypatch, refusal(403))[0].find("/x")
    with pytest.raises(ServiceError, match="cannot be reached"):
        github(monkeypatch, OSError("no route"))[0].find("/x")


def test_a_service_that_is_no_github_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ServiceError, match="is GITHUB_API_URL right"):
        github(monkeypatch, Answer(b"<html>"))[0].get("/x")
    with pytest.raises(ServiceError, match=f"{HOME} cannot be reached: no route"):
        github(monkeypatch, OSError("no route"))[0].get("/x")


def test_another_address_is_taken_without_its_last_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    asking, opener, _ = github(monkeypatch, Answer({}), GITHUB_API_URL="https://git.school.org/api/v3/")
    asking.get("/user")
    assert opener.asked[0].full_url == "https://git.school.org/api/v3/user"


def test_a_token_goes_over_https_alone_but_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CourseError, match="a token goes over https alone"):
        github(monkeypatch, GITHUB_API_URL="http://git.school.org")
    for host in ("localhost", "127.0.0.1", "[::1]"):
        github(monkeypatch, GITHUB_API_URL=f"http://{host}:80")


def test_without_a_token_the_teacher_hears_which_is_wanted() -> None:
    with pytest.raises(CourseError, match="set FEEDBACK_TOKEN to a fine-grained token"):
        GitHub({})
