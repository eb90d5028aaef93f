"""Which repository is a student's own, and when nothing may be put into it; GitHub is a table of answers."""

from __future__ import annotations

from typing import Any, cast

import pytest

from grader.errors import CourseError
from grader.export.github.api import GitHub
from grader.export.github.repositories import Repository, login_of, refusal, repositories

PLACE = "https://github.com/my-org/backprop-{github_username}.git"
OWN = Repository("u1", "my-org", "backprop-ann", "Ann")
GOOD = {"private": True, "visibility": "private", "archived": False, "full_name": "My-Org/backprop-ann"}


class Answers:
    """A GitHub that knows one repository and who may open it."""

    def __init__(self, people: dict[str, bool], **about: Any) -> None:
        self._people, self._about = people, {**GOOD, **about}

    def get(self, path: str) -> Any:
        assert path == "/repos/my-org/backprop-ann"
        return self._about

    def pages(self, path: str) -> Any:
        assert path == "/repos/my-org/backprop-ann/collaborators?affiliation=all"
        return [{"login": login, "permissions": {"admin": admin}} for login, admin in self._people.items()]


def refused(people: dict[str, bool] | None = None, **about: Any) -> str:
    """Ask whether ann's repository may be written, in a class of ann and bob."""
    github = Answers({"ann": False, "teacher": True} if people is None else people, **about)
    return refusal(cast("GitHub", github), OWN, ["Ann", "Bob"])


def test_a_repository_of_the_student_and_administrators_is_their_own() -> None:
    assert refused() == ""
    assert refused({"ANN": False}) == ""


@pytest.mark.parametrize("about", [{"private": False}, {"private": 1}, {"visibility": "internal"}])
def test_what_others_can_read_is_refused(about: dict[str, Any]) -> None:
    assert refused(**about) == "it is not private: everybody could read the marks"


def test_an_archived_and_a_moved_one_are_refused() -> None:
    assert refused(archived=True) == "it is archived, so nothing can be written"
    assert refused(full_name="my-org/other").startswith("it was renamed or moved")


def test_another_student_is_refused_also_as_administrator() -> None:
    assert refused({"ann": False, "bob": True}) == "bob, another student, can read it: is it a team's?"


def test_somebody_who_is_no_administrator_is_refused() -> None:
    assert refused({"t": True, "who": False}) == "who can read it, and is neither its student nor an administrator"


def test_a_place_is_filled_from_the_roster() -> None:
    found = repositories(PLACE, {"u1": {"github_username": " ann "}, "u2": {"username": "bob"}}, ["u1", "u2"])
    assert found == {
        "u1": Repository("u1", "my-org", "backprop-ann", "ann"),
        "u2": Repository("u2", "my-org", "backprop-bob", "bob"),
    }


@pytest.mark.parametrize(
    "place", ["git@github.com:o/{username}.git", "o/{username}", "https://github.com/o/{USERNAME}/"]
)
def test_a_place_may_be_written_as_git_writes_it(place: str) -> None:
    assert repositories(place, {"u1": {"username": "ann"}}, ["u1"]) == {"u1": Repository("u1", "o", "ann", "ann")}


def test_who_has_no_account_or_no_cell_has_no_repository() -> None:
    place = "o/{section}-{github_username}"
    roster = {"u1": {"section": "a"}, "u2": {"section": "", "github_username": "bob"}}
    assert repositories(place, roster, ["u1", "u2", "u3"]) == {
        "u1": "no github_username in roster.csv",
        "u2": "no section in roster.csv",
        "u3": "no section in roster.csv",
    }


@pytest.mark.parametrize("login", ["a/b", "..", "a b", "a?x"])
def test_a_cell_that_leads_elsewhere_is_no_repository(login: str) -> None:
    (said,) = repositories("o/{github_username}", {"u1": {"github_username": login}}, ["u1"]).values()
    assert isinstance(said, str)
    assert said.endswith("is no repository on GitHub: OWNER/NAME")


def test_a_repository_of_two_is_nobodys_also_where_the_other_has_no_result() -> None:
    roster = {"u1": {"github_username": "ann"}, "u2": {"github_username": "ANN"}}
    assert repositories("o/{github_username}", roster, ["u1"]) == {"u1": "o/ann is the repository of several: u1, u2"}


@pytest.mark.parametrize(("place", "said"), [("o/same", "with a column"), ("", "with a column"), ("o/{Team}", "team")])
def test_a_place_that_is_no_students_own_stops_everything(place: str, said: str) -> None:
    with pytest.raises(CourseError, match=said):
        repositories(place, {}, ["u1"])


def test_the_account_is_github_username_or_else_username() -> None:
    assert login_of({"username": "b", "github_username": "a"}) == "a"
    assert login_of({"username": " b ", "github_username": " "}) == "b"
    assert login_of({}) == ""
