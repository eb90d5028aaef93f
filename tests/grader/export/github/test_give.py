"""Feedback into students' repositories on GitHub, on a stand-in for the service: planned first, and never another's."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from grader.errors import CourseError

from ..conftest import made
from .service import TEACHER, TOKEN, serving

PLACE = "https://github.com/my-org/backprop-{github_username}.git"
ROSTER = """id,first_name,last_name,email,github_username,team
u100,Jane,Doe,jdoe@x.org,jane,
u101,Bó,Œil,bo@x.org,bo-oeil,
u102,Cy,Roe,cy@x.org,cy,
u103,Kim,Lee,di@x.org,kim1,
u104,Kim,Lee,ed@x.org,,
"""
WITH_PAGE = ("jane", "bo-oeil", "kim1")  # u102 handed in nothing, u104 has no account


@pytest.fixture
def service(monkeypatch):
    monkeypatch.setattr("grader.export.github.api.PAUSE_SECONDS", 0.0)
    with serving() as found:
        for login in WITH_PAGE:
            one = found.add("my-org", f"backprop-{login}")
            one.people = {TEACHER: True, "owner-of-my-org": True, login: False}
            work = one.keep(
                {"message": "my work", "tree": one.keep({"files": {"backprop.ipynb": "{}"}}), "parents": []}
            )
            one.refs["refs/heads/main"] = work["sha"]
        yield found


@pytest.fixture
def place(course: Path) -> Path:
    (course / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return course


def exported(place, service, **more):
    environment = {"GITHUB_API_URL": service.address, "FEEDBACK_TOKEN": TOKEN, "STUDENT_REPOSITORY": PLACE}
    return made(place, "feedback", environment | more.pop("environment", {}), feedback="github", **more)


def what(place, name="plan.csv"):
    text = (place / "results" / "export" / "backprop-feedback-github" / name).read_text(encoding="utf-8")
    return {row["student_id"]: row["what"] for row in csv.DictReader(io.StringIO(text))}


def test_without_send_nothing_is_written_and_each_page_can_be_looked_at(place, service):
    done = exported(place, service)
    assert service.writes == []
    assert what(place)["u100"] == "a new issue"
    assert "Jane Doe (u100): my-org/backprop-jane: a new issue" in done.notes
    assert "Kim Lee (u104): left out: no github_username in roster.csv" in done.notes
    assert not any("u102" in note for note in done.notes)
    page = done.path / "u100.md"
    assert "**8.5 of 10 points.**" in page.read_text(encoding="utf-8")


def test_one_issue_is_opened_then_left_alone_then_brought_up_to_date(place, service):
    exported(place, service)
    done = exported(place, service, send=True)
    jane = service.repositories["my-org/backprop-jane"]
    assert [issue["title"] for issue in jane.issues] == ["Feedback: Backprop 1"]
    assert "**8.5 of 10 points.**" in jane.issues[0]["body"]
    assert "9 of 10" not in jane.issues[0]["body"]
    assert done.incomplete  # u104 has no account
    assert (
        "Jane Doe (u100): my-org/backprop-jane: given: https://github.com/my-org/backprop-jane/issues/1" in done.notes
    )
    count = len(service.writes)
    exported(place, service)
    exported(place, service, send=True)
    assert len(service.writes) == count
    assert what(place)["u100"] == "nothing to do"
    jane.issues[0] |= {"body": jane.issues[0]["body"] + "an older page", "state": "closed"}
    exported(place, service)
    assert what(place)["u100"] == "issue #1 brought up to date"
    exported(place, service, send=True)
    assert len(jane.issues) == 1
    assert (jane.issues[0]["state"], "older" in jane.issues[0]["body"]) == ("open", False)


def test_what_a_student_opened_is_never_touched_whatever_it_says(place, service):
    jane = service.repositories["my-org/backprop-jane"]
    mark = "<!-- deltagrade feedback: backprop -->\n"
    jane.open_issue("jane", "Feedback: Backprop 1", f"{mark}10 of 10 points")
    for number in range(5):
        jane.open_issue(TEACHER, f"about {number}", None)
    jane.open_issue(TEACHER, "a change", mark, pull_request={})
    exported(place, service)
    exported(place, service, send=True)
    assert jane.issues[0]["body"] == f"{mark}10 of 10 points"
    assert jane.issues[-1]["body"].startswith(mark)
    assert len(jane.issues) == 8


def test_a_branch_of_its_own_holds_the_page_and_nothing_of_the_work(place, service):
    exported(place, service, branch="feedback")
    assert what(place)["u100"] == "a new branch feedback"
    exported(place, service, branch="feedback", send=True)
    jane = service.repositories["my-org/backprop-jane"]
    tip = jane.objects[jane.refs["refs/heads/feedback"]]
    assert tip["parents"] == []
    assert list(jane.objects[tip["tree"]["sha"]]["files"]) == ["backprop.md"]
    exported(place, service, branch="feedback")
    assert what(place)["u100"] == "nothing to do"
    jane.objects[tip["tree"]["sha"]]["files"] |= {"backprop.md": "older", "batch.md": "another"}
    exported(place, service, branch="feedback")
    assert what(place)["u100"] == "a new commit on feedback"
    exported(place, service, branch="feedback", send=True)
    after = jane.objects[jane.refs["refs/heads/feedback"]]
    assert after["parents"] == [tip["sha"]]
    files = jane.objects[after["tree"]["sha"]]["files"]
    assert (files["batch.md"], "8.5 of 10" in files["backprop.md"]) == ("another", True)
    assert jane.objects[jane.refs["refs/heads/main"]]["message"] == "my work"


@pytest.mark.parametrize(
    ("branch", "words"), [("main", "is the branch of the student's work"), ("mine", "holds something else")]
)
def test_a_branch_that_holds_something_else_is_left_alone(place, service, branch, words):
    jane = service.repositories["my-org/backprop-jane"]
    jane.refs["refs/heads/mine"] = jane.refs["refs/heads/main"]
    exported(place, service, branch=branch)
    assert words in what(place)["u100"]
    exported(place, service, branch=branch, send=True)
    assert not any("backprop-jane" in path for _, path in service.writes)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"private": False, "visibility": "public"}, "it is not private"),
        ({"private": True, "visibility": "internal"}, "it is not private"),
        ({"archived": True}, "it is archived"),
        ({"full_name": "my-org/elsewhere"}, "it was renamed or moved"),
        ({"has_issues": False}, "its issues are switched off: --branch NAME"),
    ],
)
def test_a_repository_that_is_not_a_students_own_gets_nothing(place, service, about, words):
    service.repositories["my-org/backprop-jane"].about |= about
    done = exported(place, service)
    assert words in what(place)["u100"]
    sent = exported(place, service, send=True)
    assert sent.incomplete
    assert not any("backprop-jane" in path for _, path in service.writes)
    assert any("backprop-kim1" in path for _, path in service.writes)
    assert any(words in note for note in done.notes)


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ({"kim1": False}, "kim1, another student, can read it: is it a team's?"),
        ({"KIM1": True}, "KIM1, another student, can read it: is it a team's?"),
        ({"a-friend": False}, "a-friend can read it, and is neither its student nor an administrator"),
    ],
)
def test_marks_never_go_where_another_student_can_read_them(place, service, people, words):
    service.repositories["my-org/backprop-jane"].people |= people
    exported(place, service)
    assert what(place)["u100"] == f"left out: {words}"


def test_a_repository_of_several_students_gets_nobodys_marks(place, service):
    (place / "roster.csv").write_text(ROSTER.replace("bo-oeil", "Jane"), encoding="utf-8")
    exported(place, service)
    assert what(place)["u100"] == "left out: my-org/backprop-jane is the repository of several: u100, u101"
    assert what(place)["u101"].endswith("is the repository of several: u100, u101")
    with pytest.raises(CourseError, match="one student's marks never go into a team's"):
        exported(place, service, environment={"STUDENT_REPOSITORY": "https://github.com/my-org/backprop-{team}"})


def test_send_wants_the_plan_that_it_carries_out(place, service):
    with pytest.raises(CourseError, match="is not what would be done now"):
        exported(place, service, send=True)
    exported(place, service)
    service.repositories["my-org/backprop-kim1"].about["private"] = False
    with pytest.raises(CourseError, match="is not what would be done now"):
        exported(place, service, send=True)
    assert service.writes == []


@pytest.mark.parametrize(
    ("status", "words"),
    [(301, "renamed or moved"), (403, "may not do that"), (404, "no such repository"), (500, "GitHub answers 500")],
)
def test_who_is_refused_stops_nobody_else(place, service, status, words):
    service.refuse["GET", "/repos/my-org/backprop-jane"] = status
    exported(place, service)
    assert words in what(place)["u100"]
    exported(place, service, send=True)
    assert service.repositories["my-org/backprop-kim1"].issues
    assert not service.repositories["my-org/backprop-jane"].issues


def test_a_write_that_is_refused_is_named_and_the_run_is_incomplete(place, service):
    exported(place, service)
    service.refuse["POST", "/repos/my-org/backprop-jane/issues"] = 422
    assert exported(place, service, send=True).incomplete
    assert what(place, "sent.csv")["u100"] == "left out: GitHub does not accept it"
    assert what(place, "sent.csv")["u103"].startswith("given: https://")


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"FEEDBACK_TOKEN": ""}, "set FEEDBACK_TOKEN"),
        ({"FEEDBACK_TOKEN": "another"}, "FEEDBACK_TOKEN is not accepted"),
        ({"GITHUB_API_URL": "http://github.example"}, "a token goes over https alone"),
        ({"GITHUB_API_URL": "http://127.0.0.1:1"}, "cannot be reached"),
        ({"STUDENT_REPOSITORY": ""}, "set STUDENT_REPOSITORY"),
        ({"STUDENT_REPOSITORY": "https://github.com/my-org/backprop"}, "with a column of roster.csv in braces"),
    ],
)
def test_what_is_not_set_is_named(place, service, environment, words):
    with pytest.raises(CourseError, match=words):
        exported(place, service, environment=environment)


def test_a_name_that_is_no_repository_gets_nothing(place, service):
    (place / "roster.csv").write_text(ROSTER.replace("jane,", "../../user,"), encoding="utf-8")
    exported(place, service)
    assert "is no repository on GitHub" in what(place)["u100"]


def test_a_page_longer_than_an_issue_says_so(place, service, monkeypatch):
    monkeypatch.setattr("grader.export.github.issue.MOST_LETTERS", 120)
    exported(place, service)
    exported(place, service, send=True)
    (issue,) = service.repositories["my-org/backprop-jane"].issues
    assert "The rest is left out" in issue["body"]


def test_send_and_branch_are_githubs_alone(place):
    with pytest.raises(CourseError, match="go with grader export feedback github"):
        made(place, "feedback", feedback="zip", send=True)
