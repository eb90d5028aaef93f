"""GitHub's REST API: requests with a token, each refusal as a sentence.

GITHUB_API_URL   where it is; default: https://api.github.com (a GitHub Enterprise server has its own)
FEEDBACK_TOKEN   a fine-grained token for the students' repositories: Metadata read, and Issues or Contents write
"""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from grader.errors import CourseError, ServiceError

HOME = "https://api.github.com"
VERSION = "2022-11-28"
SECONDS = 60
PAUSE_SECONDS = 1.0  # between two writes, as GitHub asks
MOST_BYTES = 1 << 24  # of one answer
NEXT = re.compile(r'<([^>]+)>;\s*rel="next"')
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
REASONS = {
    301: "it was renamed or moved: correct STUDENT_REPOSITORY or the roster",
    307: "it was renamed or moved: correct STUDENT_REPOSITORY or the roster",
    308: "it was renamed or moved: correct STUDENT_REPOSITORY or the roster",
    401: "FEEDBACK_TOKEN is not accepted",
    403: "FEEDBACK_TOKEN may not do that, or GitHub asks to wait: try again in an hour",
    404: "there is no such repository, or FEEDBACK_TOKEN may not see it",
    409: "the repository is empty: nothing was ever pushed to it",
    410: "its issues are switched off: --branch NAME puts a commit there instead",
    422: "GitHub does not accept it",
    429: "GitHub asks to wait: try again in an hour",
}


class GitHub:
    """One GitHub, seen with one token."""

    def __init__(self, environment: Mapping[str, str], sleep: Callable[[float], None] = time.sleep) -> None:
        self._base = environment.get("GITHUB_API_URL", "").rstrip("/") or HOME
        self._token = environment.get("FEEDBACK_TOKEN", "")
        self._sleep = sleep
        place = urlsplit(self._base)
        if place.scheme != "https" and place.hostname not in THIS_MACHINE:
            raise CourseError(f"GITHUB_API_URL is {self._base!r}: a token goes over https alone")
        if not self._token:
            raise CourseError(
                "set FEEDBACK_TOKEN to a fine-grained token for the students' repositories: Metadata read and Issues "
                "write, or with --branch Contents write"
            )
        self._opener = urllib.request.build_opener(_NoRedirects)

    def get(self, path: str) -> Any:
        """Return what is at a path; raises ServiceError where it cannot be had."""
        return self._ask("GET", self._base + path)[0]

    def find(self, path: str) -> Any:
        """Return what is at a path, None where nothing is; raises ServiceError for any other refusal."""
        try:
            return self.get(path)
        except ServiceError as error:
            if isinstance(error.__cause__, urllib.error.HTTPError) and error.__cause__.code == HTTPStatus.NOT_FOUND:
                return None
            raise

    def pages(self, path: str) -> Iterator[Any]:
        """Yield the elements of a list that comes in pages; raises ServiceError where it cannot be had."""
        place: str | None = f"{self._base}{path}{'&' if '?' in path else '?'}per_page=100"
        while place:
            found, following = self._ask("GET", place)
            yield from found
            place = following if following.startswith(f"{self._base}/") else None

    def send(self, method: str, path: str, body: Mapping[str, Any]) -> Any:
        """Write, a second after the last time; raises ServiceError where it is refused."""
        self._sleep(PAUSE_SECONDS)
        return self._ask(method, self._base + path, json.dumps(body).encode())[0]

    def _ask(self, method: str, place: str, body: bytes | None = None) -> tuple[Any, str]:
        headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": VERSION}
        request = urllib.request.Request(place, body, headers, method=method)  # noqa: S310  https, checked above
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                following = NEXT.search(answer.headers.get("Link", ""))
                return json.loads(answer.read(MOST_BYTES)), following[1] if following else ""
        except urllib.error.HTTPError as error:
            raise ServiceError(REASONS.get(error.code, f"GitHub answers {error.code}")) from error
        except (OSError, http.client.HTTPException) as error:
            raise ServiceError(f"{self._base} cannot be reached: {error}") from error
        except ValueError as error:
            raise ServiceError(f"{self._base} does not answer as GitHub does; is GITHUB_API_URL right?") from error


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A repository that moved is another one: nothing is sent on to it."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Follow no redirection."""
