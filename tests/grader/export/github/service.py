"""A stand-in for GitHub: the part of its REST API that feedback needs, with its documented shapes, on its own port.

repositories live in memory: about (private, visibility, default_branch, ...), collaborators, issues, and git's objects.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TEACHER, TOKEN = "teacher", "secret-token"
PER_PAGE = 2  # little enough that lists come in pages


@dataclass
class StoredRepository:
    """One repository."""

    owner: str
    name: str
    about: dict[str, Any] = field(default_factory=dict)
    people: dict[str, bool] = field(default_factory=dict)  # by login, whether an administrator
    issues: list[dict[str, Any]] = field(default_factory=list)
    refs: dict[str, str] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)

    def open_issue(self, login: str, title: str, body: str | None, **more: Any) -> dict[str, Any]:
        number = len(self.issues) + 1
        address = f"https://github.com/{self.owner}/{self.name}/issues/{number}"
        issue = {"number": number, "title": title, "body": body, "state": "open", "user": {"login": login}}
        self.issues.append(issue | {"html_url": address} | more)
        return self.issues[-1]

    def keep(self, content: dict[str, Any]) -> dict[str, Any]:
        sha = hashlib.sha1(json.dumps(content, sort_keys=True).encode()).hexdigest()
        self.objects[sha] = content | {"sha": sha}
        return self.objects[sha]


class GitHubService:
    """The service: its repositories, what it was asked, and refusals that a test wants."""

    def __init__(self) -> None:
        self.repositories: dict[str, StoredRepository] = {}
        self.asked: list[tuple[str, str]] = []
        self.refuse: dict[tuple[str, str], int] = {}  # a status by method and path
        self.address = ""

    def add(self, owner: str, name: str, **about: Any) -> StoredRepository:
        found = StoredRepository(owner, name)
        found.about = {
            "full_name": f"{owner}/{name}",
            "private": True,
            "visibility": "private",
            "archived": False,
            "default_branch": "main",
            **about,
        }
        self.repositories[f"{owner}/{name}".casefold()] = found
        return found

    @property
    def writes(self) -> list[tuple[str, str]]:
        return [(method, path) for method, path in self.asked if method != "GET"]

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> tuple[int, Any]:
        self.asked.append((method, path))
        if (method, path) in self.refuse:
            return self.refuse[method, path], {"message": "refused"}
        if path == "/user":
            return 200, {"login": TEACHER}
        match = re.fullmatch(r"/repos/([^/]+/[^/]+)(/.*)?", path)
        one = self.repositories.get(match[1].casefold()) if match else None
        return (404, {"message": "Not Found"}) if one is None else _of(one, method, match[2] or "", query, body)


def _of(one: StoredRepository, method: str, path: str, query: dict[str, list[str]], body: Any) -> tuple[int, Any]:
    if path == "":
        return 200, one.about
    if path == "/collaborators":
        return 200, [{"login": login, "permissions": {"admin": admin}} for login, admin in one.people.items()]
    if path.startswith("/issues"):
        return _issues(one, method, path, query, body)
    return _git(one, method, path, query, body)


def _issues(one: StoredRepository, method: str, path: str, query: dict[str, list[str]], body: Any) -> tuple[int, Any]:
    if one.about.get("has_issues") is False:
        return 410, {"message": "Issues has been disabled in this repository."}
    if method == "POST":
        return 201, one.open_issue(TEACHER, body["title"], body["body"])
    if method == "PATCH":
        issue = one.issues[int(path.rpartition("/")[2]) - 1]
        issue.update(body)
        return 200, issue
    (creator,) = query["creator"]
    return 200, [issue for issue in one.issues if issue["user"]["login"] == creator]


def _git(one: StoredRepository, method: str, path: str, query: dict[str, list[str]], body: Any) -> tuple[int, Any]:
    if not one.refs:
        return 409, {"message": "Git Repository is empty."}
    if path == "/git/trees":
        base = one.objects[body["base_tree"]]["files"] if "base_tree" in body else {}
        files = base | {entry["path"]: entry["content"] for entry in body["tree"]}
        return 201, one.keep({"files": files})
    if path == "/git/commits":
        tree = {"sha": body["tree"]}
        return 201, one.keep({"message": body["message"], "tree": tree, "parents": body["parents"]})
    if path == "/git/refs":
        one.refs[body["ref"]] = body["sha"]
        return 201, {"ref": body["ref"], "object": {"sha": body["sha"], "type": "commit"}}
    return _move(one, path, body) if method == "PATCH" else _read(one, path, query)


def _move(one: StoredRepository, path: str, body: Any) -> tuple[int, Any]:
    ref = path.removeprefix("/git/")
    if one.refs[ref] not in one.objects[body["sha"]]["parents"]:
        return 422, {"message": "Update is not a fast forward"}
    one.refs[ref] = body["sha"]
    return 200, {"ref": ref, "object": {"sha": body["sha"], "type": "commit"}}


def _read(one: StoredRepository, path: str, query: dict[str, list[str]]) -> tuple[int, Any]:
    if path.startswith("/git/ref/"):
        sha = one.refs.get(f"refs/{path.removeprefix('/git/ref/')}")
        return (200, {"object": {"sha": sha}}) if sha else (404, {"message": "Not Found"})
    if path.startswith("/git/commits/"):
        return 200, one.objects[path.rpartition("/")[2]]
    (branch,) = query["ref"]
    tip = one.objects[one.refs[f"refs/heads/{branch}"]]
    text = one.objects[tip["tree"]["sha"]]["files"].get(path.removeprefix("/contents/"))
    found = {"encoding": "base64", "content": base64.encodebytes((text or "").encode()).decode()}
    return (404, {"message": "Not Found"}) if text is None else (200, found)


@contextmanager
def serving() -> Iterator[GitHubService]:
    """Serve on a free port of this machine."""
    service = GitHubService()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            place = urlsplit(self.path)
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length)) if length else None
            query = parse_qs(place.query)
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                status, found = 401, {"message": "Bad credentials"}
            else:
                status, found = service.answer(self.command, unquote(place.path), query, body)
            link = ""
            if isinstance(found, list):
                page = int(query.get("page", ["1"])[0])
                more = len(found) > page * PER_PAGE
                found = found[(page - 1) * PER_PAGE : page * PER_PAGE]
                joined = re.sub(r"&page=\d+", "", place.query)
                link = f'<{service.address}{place.path}?{joined}&page={page + 1}>; rel="next"' if more else ""
            data = json.dumps(found).encode()
            self.send_response(status)
            if status == 301:
                self.send_header("Location", f"{service.address}/repositories/1")
            if link:
                self.send_header("Link", link)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815  named by http.server

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    service.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
