"""The repositories that `grader release` makes: their own workflows' steps, run here one by one."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml

from grader.course.config import choose, read_course
from grader.errors import CourseError
from grader.release import autograder, repository

ROOT = Path(__file__).parents[2]
COURSE = read_course(ROOT)
(ASSIGNMENT,) = choose(COURSE, ("backprop",))
SECONDS = 1800  # nbgrader and JupyterLite are installed in three minutes on a quiet machine, in over ten on a busy one
pytestmark = [pytest.mark.peers, pytest.mark.timeout(SECONDS)]
REPORTER = "classroom-resources/autograding-grading-reporter@v1"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Both repositories and the autograders for the other two systems."""
    folder = tmp_path_factory.mktemp("made")
    repository.student(COURSE, ASSIGNMENT, folder / "student", os.environ, pass_at=60)
    repository.teacher(COURSE, ASSIGNMENT, folder / "teacher")
    autograder.classroom50(COURSE, ASSIGNMENT, folder / "classroom50", os.environ)
    autograder.gradescope(COURSE, ASSIGNMENT, folder / "gradescope.zip", os.environ)
    return folder


@pytest.fixture(scope="module")
def python(made):
    """The interpreter of a new environment in which the student's requirements, and nothing else, are installed."""
    return installed("student", made)


@pytest.fixture(scope="module")
def teachers_python(made):
    """The same with the teacher's requirements."""
    return installed("teacher", made)


def installed(kind, made, file=None):
    """Do a workflow's step Install in a new environment; return where its programs are."""
    place = made / f"environment-{kind}-{file or 'main'}"
    run(f"'{sys.executable}' -m venv '{place}'", made, os.environ)
    run(step(kind, made, "Install", file)["run"], made / kind, path(place / "bin"))
    return place / "bin"


def path(first, **more):
    return {**os.environ, "PATH": f"{first}{os.pathsep}{os.environ['PATH']}", **more}


def run(command, folder, environment, expected=(0,)):
    """Run a step as the runner does, with bash -e; return what it prints."""
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode in expected, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def workflow(made, kind, name=None):
    file = made / kind / ".github" / "workflows" / (name or {"student": "classroom.yml", "teacher": "grade.yml"}[kind])
    (job,) = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values()
    return job["steps"]


def step(kind, made, name, file=None):
    (found,) = [step for step in workflow(made, kind, file) if step["name"] == name]
    return found


def push(made, tmp_path, notebook):
    """Check the repository out, as the first step does, with a student's notebook committed."""
    checkout = tmp_path / "checkout"
    shutil.copytree(made / "student", checkout)
    if notebook:
        shutil.copy(notebook, checkout / "backprop.ipynb")
    identity = "-c user.name=ann -c user.email=ann@example.org -c init.defaultBranch=main"
    run(f"git init -q . && git add -A && git {identity} commit -qm work", checkout, os.environ)
    return checkout


def solution(tmp_path, without=()):
    """Return the answer key as a student would hand it in, without the answers to some tasks."""
    notebook = nbformat.read(ROOT / "solutions" / "backprop" / "backprop.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") in without:
            cell.source = "x = 1"
    target = tmp_path / "done.ipynb"
    nbformat.write(notebook, target)
    return target


def points(text):
    """Follow the reporter: the points and the maximum of one result."""
    result = json.loads(base64.b64decode(text))
    return sum(test["score"] for test in result["tests"]), result["max_score"]


def test_the_workflow_has_these_steps_and_may_only_read(made):
    steps = workflow(made, "student")
    assert [step["name"] for step in steps] == [
        *("Checkout code", "Set up Python", "Install", "Check", "Points", "Autograding Reporter"),
    ]
    file = made / "student" / ".github" / "workflows" / "classroom.yml"
    whole = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert whole["permissions"] == {"contents": "read"}
    assert steps[1]["with"]["python-version"] == f"{sys.version_info.major}.{sys.version_info.minor}"
    assert "secrets." not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("without", "outcome"),
    [((), (0, 10)), (("gradient", "delta"), (0, 7)), (("forward", "output_delta", "hidden_delta", "delta"), (1, 2))],
)
def test_every_step_of_the_students_workflow_runs(made, python, tmp_path, without, outcome):
    status, reached = outcome
    checkout = push(made, tmp_path, solution(tmp_path, without))
    files = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary"), "GITHUB_OUTPUT": str(tmp_path / "output")}
    environment = path(python, **files)
    log = run(step("student", made, "Check")["run"], checkout, environment, (status,))
    assert len(re.findall(r"^::notice file=backprop\.ipynb,line=\d+,", log, re.MULTILINE)) == len(without)
    assert "## Feedback" in (tmp_path / "summary").read_text(encoding="utf-8")
    run(step("student", made, "Points")["run"], checkout, environment, (0, 1))
    last = (tmp_path / "output").read_text(encoding="utf-8").splitlines()[-1]
    assert points(last.removeprefix("result=")) == (reached, 10)


def test_the_reporter_gets_the_result_under_the_name_that_it_looks_for(made):
    reporter = step("student", made, "Autograding Reporter")
    assert reporter["uses"] == REPORTER
    names = [name.strip() for name in reporter["with"]["runners"].split(",")]
    assert {f"{name.upper()}_RESULTS" for name in names} == set(reporter["env"])
    assert names == [step["id"] for step in workflow(made, "student") if "id" in step]
    (otherwise,) = re.findall(r"\|\| '(.*)' ", reporter["env"]["POINTS_RESULTS"])
    assert points(otherwise) == (0, 10)


def test_the_template_as_it_is_reaches_nothing_and_says_where_to_begin(made, python, tmp_path):
    checkout = push(made, tmp_path, None)
    log = run(step("student", made, "Check")["run"], checkout, path(python), (1,))
    assert "Next, write sigmoid" in log
    assert log.count("::notice ") == 6


def test_what_a_student_needs_is_there_and_pinned(made):
    folder = made / "student"
    pins = (folder / "requirements.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert (folder / pins[0]).is_file()
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.+!]+", pin) for pin in pins[1:])
    codespace = json.loads((folder / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert "requirements.txt" in codespace["postCreateCommand"]
    text = "".join(file.read_text(encoding="utf-8") for file in folder.rglob("*") if file.suffix in {".md", ".yml"})
    assert not re.search(r"@[A-Z_]+@", text)


def test_no_secret_and_no_answer_is_in_what_students_or_everybody_can_read(made, tmp_path):
    with zipfile.ZipFile(made / "gradescope.zip") as archive:
        archive.extractall(tmp_path / "gradescope")
        assert {"setup.sh", "run_autograder"} <= set(archive.namelist())
        assert archive.getinfo("run_autograder").external_attr >> 16 & 0o111
    for folder in (made / "student", made / "classroom50", tmp_path / "gradescope"):
        names = {file.name for file in folder.rglob("*")}
        assert not names & {"reference.py", "misconceptions.py", ".grader-secret", "roster.csv"}
        assert not [file for file in folder.rglob("*.py") if "by_hand.deltas[cost]" in file.read_text(encoding="utf-8")]


def test_a_file_that_is_not_ours_is_named_and_nothing_is_written(made, tmp_path):
    copy = tmp_path / "student"
    shutil.copytree(made / "student", copy)
    repository.student(COURSE, ASSIGNMENT, copy, os.environ, pass_at=70)
    assert "--pass-at 70" in (copy / ".github" / "workflows" / "classroom.yml").read_text(encoding="utf-8")
    (copy / "README.md").write_text("my own words", encoding="utf-8")
    with pytest.raises(CourseError, match=r"README\.md is not what an earlier release wrote"):
        repository.student(COURSE, ASSIGNMENT, copy, os.environ, pass_at=80)
    assert (copy / "README.md").read_text(encoding="utf-8") == "my own words"
    assert "--pass-at 70" in (copy / ".github" / "workflows" / "classroom.yml").read_text(encoding="utf-8")


def test_every_step_of_the_teachers_workflow_runs(made, teachers_python, tmp_path):
    teacher = tmp_path / "teacher"
    shutil.copytree(made / "teacher", teacher)
    places = tmp_path / "org"
    push(made, places / "backprop-ann-gh", None)
    done = push(made, places / "backprop-bob-gh", solution(tmp_path))
    (done / "link.csv").symlink_to("/etc/passwd")
    run("git add -A && git -c user.name=b -c user.email=b@example.org commit -qm more", done, os.environ)
    roster = "id,first_name,last_name,email,github_username\nann,,,,ann-gh\nbob,,,,bob-gh\ncy,,,,\ndee,,,,dee-gh\n"
    (teacher / "roster.csv").write_text(roster, encoding="utf-8")
    where = f"file://{places}/backprop-{{github_username}}/checkout"
    environment = path(teachers_python, STUDENT_REPOSITORY=where, GRADER_SECRET="tulips", DRY_RUN="--dry-run")
    said = run(step("teacher", made, "Pull")["run"], teacher, environment)
    assert "ann: reached" in said
    assert "cy: no github_username" in said
    assert not (teacher / "submitted").exists()
    said = run(step("teacher", made, "Pull")["run"], teacher, {**environment, "DRY_RUN": ""})
    assert "bob: pulled" in said
    assert "dee: not reached" in said
    assert [file.name for file in (teacher / "submitted" / "bob").iterdir()] == [".git"]
    run(step("teacher", made, "Grade")["run"], teacher, environment)
    scores = (teacher / "results" / "scores.csv").read_text(encoding="utf-8").splitlines()
    reached = {line.split(",")[3]: line.split(",")[7] for line in scores[1:]}  # before what being late costs
    assert reached == {"ann": "0.00", "bob": "10.00", "cy": "0.00", "dee": "0.00"}
    assert "there is no such repository" in next(line for line in scores if ",dee," in line)


def test_the_steps_that_make_the_pages_run(made, tmp_path):
    steps = [step["name"] for step in workflow(made, "teacher", "pages.yml") if "run" in step]
    assert steps == ["Install", "Release", "Make the site"]  # the others are actions of GitHub
    teacher = tmp_path / "teacher"
    shutil.copytree(made / "teacher", teacher)
    environment = path(installed("teacher", made, "pages.yml"))
    for name in ("Release", "Make the site"):
        run(step("teacher", made, name, "pages.yml")["run"], teacher, environment)
    assert step("teacher", made, "Upload", "pages.yml")["with"]["path"] == "public"
    site = teacher / "public"
    assert "lab/index.html?path=backprop/backprop.ipynb" in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "files" / "backprop" / "moving.py").is_file()
    assert not [path for path in site.rglob("*") if path.name in {"reference.py", "misconceptions.py"}]


def test_gradescope_gets_its_results_file(made, python, tmp_path):
    root = tmp_path / "autograder"
    with zipfile.ZipFile(made / "gradescope.zip") as archive:
        archive.extractall(root / "source")
    (root / "submission").mkdir()
    shutil.copy(solution(tmp_path), root / "submission" / "my work.ipynb")
    (root / "venv").symlink_to(python.parent)
    environment = {**os.environ, "AUTOGRADER_ROOT": str(root)}
    run(f"bash '{root}/source/run_autograder'", tmp_path, environment)
    result = json.loads((root / "results" / "results.json").read_text(encoding="utf-8"))
    assert result["score"] == 10
    (root / "submission" / "my work.ipynb").unlink()
    run(f"bash '{root}/source/run_autograder'", tmp_path, environment)
    result = json.loads((root / "results" / "results.json").read_text(encoding="utf-8"))
    assert result["score"] == 0
    assert "there is no file" in result["output"]


def test_classroom_50_gets_its_result_file(made, tmp_path):
    bundle = tmp_path / "bundle"
    shutil.copytree(made / "classroom50", bundle)
    checkout = push(made, tmp_path, solution(tmp_path))
    context = {name: f"https://example.org/{name}" for name in ("COMMIT_URL", "RELEASE_URL", "REVIEW_URL")}
    context |= {"CLASSROOM": "c", "ASSIGNMENT": "backprop", "SUBMISSION_TAG": "submit/1", "OWNER": "ann"}
    run(f"'{sys.executable}' '{bundle / 'autograder.py'}'", checkout, {**os.environ, **context})
    result = json.loads((checkout / "result.json").read_text(encoding="utf-8"))
    assert (result["owner"], result["score"], result["max-score"]) == ("ann", 10, 10)
