"""Which repository is a student's own: private, open to nobody else of the class, and to one student alone.

STUDENT_REPOSITORY   https://github.com/my-org/backprop-{github_username}.git: in {braces} a column of roster.csv

no such column, or an empty cell              no repository, named
two students with one repository, a team's    refused: one student's marks are none of the other's business
public, internal, archived or moved           refused
open to another student of the class          refused
open to somebody who is no administrator      refused: nobody knows who that is
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from grader.errors import CourseError
from grader.export.github.api import GitHub

LOGINS = ("github_username", "username")
PLACE = re.compile(r"(?:https?://[^/]+/|git@[^:]+:)?(?P<owner>[^/]+)/(?P<name>[^/]+?)(?:\.git)?/?")
SAFE = re.compile(r"[A-Za-z0-9_.-]+")
Roster = Mapping[str, Mapping[str, str]]  # every column, by student


@dataclass(frozen=True, slots=True)
class Repository:
    """A student's own repository, by what the roster says."""

    student: str
    owner: str
    name: str
    login: str

    @property
    def path(self) -> str:
        """The path of the repository in the API."""
        return f"/repos/{self.owner}/{self.name}"

    @property
    def shown(self) -> str:
        """The name of the repository as people write it."""
        return f"{self.owner}/{self.name}"


@dataclass(frozen=True, slots=True)
class Page:
    """A student's page of one assignment, in Markdown."""

    assignment: str
    title: str
    text: str


def repositories(place: str, roster: Roster, students: Iterable[str]) -> dict[str, Repository | str]:
    """Find each student's repository, or the reason why there is none.

    Raises
    ------
    CourseError
        STUDENT_REPOSITORY names no repository for each student.
    """
    wanted = [name.casefold() for name in re.findall(r"{(\w+)}", place)]
    if not wanted:
        raise CourseError(
            "set STUDENT_REPOSITORY to where the students' repositories are, with a column of roster.csv in braces: "
            "https://github.com/my-org/backprop-{github_username}.git"
        )
    if "team" in wanted:
        raise CourseError("STUDENT_REPOSITORY names repositories of teams: one student's marks never go into a team's")
    found = {student: _repository(place, wanted, student, roster.get(student, {})) for student in students}
    owners = defaultdict(list)
    for student in {**roster, **found}:  # everybody of the roster, also who has no result
        one = found.get(student) or _repository(place, wanted, student, roster.get(student, {}))
        if isinstance(one, Repository):
            owners[one.shown.casefold()].append(student)
    for student, one in found.items():
        if isinstance(one, Repository) and len(owners[one.shown.casefold()]) > 1:
            names = ", ".join(sorted(owners[one.shown.casefold()]))
            found[student] = f"{one.shown} is the repository of several: {names}"
    return found


def refusal(github: GitHub, one: Repository, logins: Iterable[str]) -> str:
    """Return why nothing may be put into a repository, '' where it may; `logins` are those of the class.

    Raises
    ------
    ServiceError
        GitHub does not say.
    """
    about = github.get(one.path)
    if about.get("private") is not True or about.get("visibility", "private") != "private":
        return "it is not private: everybody could read the marks"
    if about.get("archived"):
        return "it is archived, so nothing can be written"
    if str(about.get("full_name", one.shown)).casefold() != one.shown.casefold():
        return "it was renamed or moved: correct STUDENT_REPOSITORY or the roster"
    known = {login.casefold() for login in logins}
    for person in github.pages(f"{one.path}/collaborators?affiliation=all"):
        if why := _too_many(person, one.login.casefold(), known):
            return why
    return ""


def _too_many(person: Mapping[str, Any], own: str, known: set[str]) -> str:
    login = str(person["login"])
    if login.casefold() == own:
        return ""
    if login.casefold() in known:
        return f"{login}, another student, can read it: is it a team's?"
    if not person.get("permissions", {}).get("admin"):
        return f"{login} can read it, and is neither its student nor an administrator"
    return ""


def login_of(row: Mapping[str, str]) -> str:
    """Return a student's account on GitHub, as the roster has it."""
    return next((row[name].strip() for name in LOGINS if row.get(name, "").strip()), "")


def _repository(place: str, wanted: Iterable[str], student: str, row: Mapping[str, str]) -> Repository | str:
    values = {**row, "github_username": login_of(row)}
    lacking = next((name for name in wanted if not values.get(name)), "")
    if lacking or not values["github_username"]:
        return f"no {lacking or LOGINS[0]} in roster.csv"
    filled = re.sub(r"{(\w+)}", lambda match: values[match[1].casefold()], place)
    match = PLACE.fullmatch(filled)
    if match is None or not all(SAFE.fullmatch(part) and part.strip(".") for part in match.groups()):
        return f"{filled!r} is no repository on GitHub: OWNER/NAME"
    return Repository(student, match["owner"], match["name"], values["github_username"])
