"""The teacher's pull.py: whoever cannot be reached stops nobody else, and `grader run` says who that was."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from grader.collect.collect import collect
from grader.records.course import Assignment, Course, Late, Task
from grader.records.submission import Status
from grader.release import repository

DUE = datetime(2026, 3, 2, 12, tzinfo=UTC)
SCRIPT = Path(repository.__file__).with_name("teacher") / "pull.py.in"
CLEAN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}


def git(folder, *command, at=DUE):
    times = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{int(at.timestamp())} +0000")
    people = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(("git", "-C", folder, *command), check=True, capture_output=True, env=CLEAN | times | people)


def push(org, login, *commits):
    folder = org / f"backprop-{login}"
    folder.mkdir(parents=True)
    git(folder, "init", "-b", "main")
    for hours, name, text in commits:
        (folder / name).write_text(text)
        git(folder, "add", "--all")
        git(folder, "commit", "-m", "x", at=DUE + timedelta(hours=hours))


@pytest.fixture
def teacher(tmp_path):
    org = tmp_path / "org"
    push(org, "ann-gh", (-5, "backprop.ipynb", "in time"), (24 * 7, "README.md", "a week later"))
    push(org, "bob-gh", (-5, "README.md", "in time"), (12, "backprop.ipynb", "late"))
    folder = tmp_path / "teacher"
    folder.mkdir()
    (folder / "pull.py").write_text(SCRIPT.read_text(encoding="utf-8").replace("@NAME@", "backprop"), encoding="utf-8")
    (folder / "roster.csv").write_text("id,github_username\nann,ann-gh\nbob,bob-gh\ncy,cy-gh\ndee,\n")
    return folder


def pull(teacher, *options, place="backprop-{github_username}"):
    environment = CLEAN | {"STUDENT_REPOSITORY": f"file://{teacher.parent}/org/{place}"}
    return subprocess.run(
        (sys.executable, "pull.py", *options), cwd=teacher, env=environment, capture_output=True, text=True, check=False
    )


def gather(teacher):
    assignment = Assignment("backprop", "Backprop", (Task("sigmoid", 1.0),), DUE, Late(per_day=0.1))
    course = Course(teacher, "Course", teacher / "submitted", (assignment,))
    with TemporaryDirectory() as scratch:
        found = collect(course, (assignment,), course.submissions, Path(scratch)).submissions
        return {each.student.id: (each, each.path and each.path.read_text()) for each in found}


def test_one_in_time_one_late_one_gone_and_one_without_a_login_each_have_the_right_row(teacher):
    done = pull(teacher)
    assert done.returncode == 0
    assert "cy: not reached" in done.stdout
    assert "there is no such repository" in done.stdout
    assert "dee: no github_username in roster.csv, not pulled" in done.stdout
    found = gather(teacher)
    assert found["ann"][1] == "in time"
    assert found["ann"][0].timestamp == DUE - timedelta(hours=5)
    assert (found["bob"][1], found["bob"][0].timestamp) == ("late", DUE + timedelta(hours=12))
    assert found["cy"][0].status is Status.NEEDS_PERSON
    assert found["dee"][0].status is Status.MISSING


def test_a_dry_run_reaches_and_writes_nothing(teacher):
    done = pull(teacher, "--dry-run")
    assert "ann: reached" in done.stdout
    assert not (teacher / "submitted").exists()


def test_the_copy_of_the_last_time_stays_where_a_repository_is_gone(teacher):
    pull(teacher)
    (teacher.parent / "org/backprop-ann-gh").rename(teacher.parent / "org/elsewhere")
    assert "ann: not reached" in pull(teacher).stdout
    assert gather(teacher)["ann"][1] == "in time"


def test_whom_a_later_pull_reaches_needs_no_person_any_more(teacher):
    pull(teacher)
    push(teacher.parent / "org", "cy-gh", (-1, "backprop.ipynb", "there"))
    pull(teacher)
    assert gather(teacher)["cy"][1] == "there"


def test_only_if_nobody_at_all_is_reached_it_fails(teacher):
    assert pull(teacher, place="nowhere-{github_username}").returncode == 1


@pytest.mark.parametrize(
    ("roster", "place", "folders"),
    [
        ("identifier,github_username,github_id,name\nann,ann-gh,7,Ann Lee\n", "backprop-{github_username}", ["ann"]),
        ("username,first_name,email,role\nann-gh,Ann,a@x.org,student\n", "backprop-{username}", ["ann-gh"]),
        ("id,team\nann,ann-gh\nbo,ann-gh\n", "backprop-{team}", ["ann-gh"]),
        ("id,github_username,status\nann,ann-gh,\nbob,bob-gh,dropped\n", "backprop-{github_username}", ["ann"]),
    ],
    ids=["github classroom", "classroom 50", "teams", "dropped"],
)
def test_rosters_of_classrooms_teams_and_who_left_are_understood(teacher, roster, place, folders):
    (teacher / "roster.csv").write_text(roster)
    assert pull(teacher, place=place).returncode == 0
    assert sorted(path.name for path in (teacher / "submitted").iterdir()) == folders


# The answer of GET /repos/{owner}/{repo}/activity: the latest first (GitHub's REST API, "List repository activities").
ACTIVITY = [
    {"after": "b" * 40, "before": "a" * 40, "timestamp": "2026-03-04T08:00:00Z", "activity_type": "push"},
    {"after": "a" * 40, "before": "0" * 40, "timestamp": "2026-03-02T08:00:00Z", "activity_type": "branch_creation"},
]


class Answer:
    headers = {}  # noqa: RUF012  what GitHub sends beside the body: one page only

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def read(self):
        return json.dumps(ACTIVITY)


def test_when_github_says_it_was_pushed_is_kept(teacher, monkeypatch):
    names = {"__name__": "pull"}
    exec(compile((teacher / "pull.py").read_text(), "pull.py", "exec"), names)
    asked = []

    def urlopen(request, timeout):
        asked.append((request.full_url, request.get_header("Authorization"), timeout))
        return Answer()

    monkeypatch.setattr(names["urllib"].request, "urlopen", urlopen)
    monkeypatch.setenv("STUDENTS_TOKEN", "secret")
    times, told = names["pushes"]("https://github.com/my-org/backprop-ann.git")
    assert times == {"a" * 40: "2026-03-02T08:00:00Z", "b" * 40: "2026-03-04T08:00:00Z"}
    assert told == ", 2 pushes"
    assert asked[0][0] == "https://api.github.com/repos/my-org/backprop-ann/activity?per_page=100"
    assert names["pushes"]("file:///srv/git/ann")[0] == {}


def test_the_log_says_what_a_release_wrote_removed_and_left_as_it_is(tmp_path, caplog):
    made, folder = tmp_path / "made", tmp_path / "folder"
    for name in ("one.txt", "two.txt", "roster.csv"):
        made.mkdir(exist_ok=True)
        (made / name).write_text(name, encoding="utf-8")
    repository.place(made, folder)
    (made / "one.txt").unlink()
    caplog.set_level(logging.INFO, "grader.release.repository")
    repository.place(made, folder, keep=("roster.csv",))
    assert caplog.messages == [
        f"{folder}: 1 files written, 1 of an earlier release removed",
        f"{folder / 'roster.csv'}: stays as it is",
    ]
