"""The life of an assignment, as docs/nbgrader.md tells it: every command of the page, with the real programs.

The page's commands are run in its order, as teacher or as student; what the page leaves to hands (writing an answer,
marking it in formgrader) is done here, in the notebook's file and in a real browser.
"""

from __future__ import annotations

import csv
import json
import os
import pwd
import re
import subprocess
import time
from contextlib import closing, contextmanager

import pytest
from nbgrader.api import Gradebook

from .browser import opened
from .nbgrader_course import ROOT, environment, make_course

pytestmark = pytest.mark.peers

PAGE = ROOT / "docs" / "nbgrader.md"
BLOCK = re.compile(
    r"^## \d+\. (?P<step>[^\n]+)$|^```sh (?P<who>[^\n]+)\n(?P<commands>.*?)^```$", re.MULTILINE | re.DOTALL
)
STEPS = ("Write", "Release", "Fetch", "Solve", "Submit", "Collect", "Grade", "Mark by hand", "Feedback", "Export")
ANSWER = "Only the unit that the weight enters moves; the others stand still."
COMMENT = "Well seen: the others stand still."
QUESTION = "question_first_trick"
POINTS = f"\n[assignments.backprop.questions]\n{QUESTION} = {{ points = 2 }}\n"
ME = pwd.getpwuid(os.getuid()).pw_name  # whom nbgrader takes a student for
# Type into a field of a cell, as formgrader hears it.
TYPED = """(() => {{
  const field = {box}.querySelector('{field}');
  field.value = {value};
  field.dispatchEvent(new Event('change', {{bubbles: true}}));
}})()"""
TOKEN = "a-token-of-this-test"


class Life:
    """A course, a student, the exchange between them, and what became of each step."""

    def __init__(self, folder):
        self.folder, self.course, self.student = folder, make_course(folder / "course"), folder / "student"
        self.student.mkdir()
        self.exchange = folder / "exchange"
        self.exchange.mkdir(mode=0o777)
        self.exchange.chmod(0o777)
        self.said, self.seen, self.ran = {}, {}, []
        for who in ("teacher", "student"):
            home = folder / f"home-{who}"
            home.mkdir()
            (home / "nbgrader_config.py").write_text(f"c = get_config()\nc.Exchange.root = {str(self.exchange)!r}\n")
        give_points(self.course)

    def environment(self, who):
        """Return the environment of the teacher or of the student."""
        return environment(self.folder / f"home-{who}")

    def run(self, step, who, commands):
        """Run the commands of one block, one after the other."""
        where = self.student if who == "student" else self.course
        for command in commands.strip().splitlines():
            done = subprocess.run(
                command.split(), cwd=where, env=self.environment(who), capture_output=True, text=True, check=False
            )
            self.ran.append(command)
            assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
            self.said[step] = self.said.get(step, "") + done.stdout + done.stderr


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """Everything on the page, done."""
    life = Life(tmp_path_factory.mktemp("life"))
    with opened(tmp_path_factory.mktemp("profile")) as browser:
        for step, who, commands in steps():
            if step == "Solve":
                solve(life.student / "backprop" / "backprop.ipynb")
            if who == "server":
                mark_by_hand(life, browser, commands)
            elif who != "teacher-alone":
                life.run(step, who, commands)
            life.seen[step, who] = snapshot(life)
    return life


def steps():
    """Yield step, person and commands of every block of the page, in order."""
    step = ""
    for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8")):
        step = found["step"] or step
        if found["who"]:
            yield step, found["who"], found["commands"]


def test_the_page_has_every_step_and_each_was_run(life):
    assert tuple(dict.fromkeys(step for step, _, _ in steps())) == STEPS
    assert {who for _, who, _ in steps()} == {"teacher", "student", "server", "teacher-alone"}
    assert len(life.ran) >= 13


def test_the_source_is_valid_and_a_mistake_is_told_where_it_shows(life):
    assert "Success! Your notebook passes all the tests." in life.said["Write"]
    assert "VALIDATION FAILED ON 2 CELL(S)!" in life.said["Solve"]  # hidden_delta, and delta that builds on it


def test_what_is_released_goes_through_the_exchange_without_answers(life):
    outbound = life.exchange / "deltagrade" / "outbound" / "backprop"
    made = (life.course / "assignments" / "backprop" / "backprop.ipynb").read_text(encoding="utf-8")
    assert (outbound / "backprop.ipynb").read_text(encoding="utf-8") == made
    assert "points(" not in made
    assert (outbound / "checks" / "conftest.py").is_file()
    assert not list(outbound.rglob("reference.py"))
    assert (life.student / "backprop" / "checks" / "conftest.py").is_file()


def test_what_was_submitted_is_collected_with_its_time(life):
    collected = life.course / "submitted" / ME / "backprop"
    assert ANSWER in (collected / "backprop.ipynb").read_text(encoding="utf-8")
    assert (collected / "timestamp.txt").is_file()


def test_grading_leaves_the_answer_open_and_says_so(life):
    seen = life.seen["Grade", "teacher"]
    assert seen["scores"]["raw_score"] == "8.00"
    assert "1 answer in words waits to be marked" in seen["scores"]["note"]
    assert seen["gradebook"]["test_hidden_delta"] == (0.0, False)
    assert seen["gradebook"]["test_delta"] == (2.0, False)
    assert seen["gradebook"][QUESTION] == (0.0, True)


def test_a_mark_in_formgrader_counts_in_both_tables(life):
    seen = life.seen["Mark by hand", "teacher"]
    assert seen["gradebook"][QUESTION] == (1.5, False)
    assert seen["scores"]["raw_score"] == "9.50"
    assert "wait" not in seen["scores"]["note"]
    (row,) = table(life.course / "grades.csv")
    assert float(row["score"]) == float(seen["scores"]["score"])
    assert float(row["max_score"]) == float(seen["scores"]["max_score"]) == 12


def test_formgrader_shows_function_advice_checks_and_answer(life):
    page = life.seen["formgrader"]
    assert ANSWER in page
    assert "hidden_delta: not right yet" in page
    assert "theta.T @ delta" in page


def test_the_feedback_reaches_the_student_with_advice_and_comment_but_no_hidden_test(life):
    (page,) = (life.student / "backprop" / "feedback").rglob("backprop.html")
    text = page.read_text(encoding="utf-8")
    assert COMMENT in text
    assert ANSWER in text
    assert "Not right yet" in text
    assert "student." not in text
    assert "BEGIN SOLUTION" not in text


def give_points(course):
    """Give a question points, in course.toml and in the notebook, as the page says."""
    with (course / "course.toml").open("a", encoding="utf-8") as file:
        file.write(POINTS)
    path = course / "solutions" / "backprop" / "backprop.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == QUESTION:
            cell["metadata"]["nbgrader"]["points"] = 2
    path.write_text(json.dumps(notebook), encoding="utf-8")


def solve(path):
    """Write what a student writes: all functions, one of them wrong, and an answer in words."""
    sample = ROOT / "examples" / "submitted" / "bea" / "backprop" / "backprop.ipynb"
    written = {cell["id"]: cell["source"] for cell in json.loads(sample.read_text(encoding="utf-8"))["cells"]}
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        mark = cell["metadata"].get("nbgrader", {})
        if mark.get("solution") and cell["cell_type"] == "code":
            cell["source"] = written[cell["id"]]
        if mark.get("grade_id") == QUESTION:
            cell["source"] = ANSWER
    path.write_text(json.dumps(notebook), encoding="utf-8")


def mark_by_hand(life, browser, command):
    """Open formgrader, give the answer 1.5 points and a comment, and keep what the page says."""
    with server(life, command) as address:
        browser.go(f"{address}lab?token={TOKEN}")
        browser.until("!!document.getElementById('jupyter-config-data')")
        browser.go(f"{address}formgrader/gradebook/backprop/backprop?token={TOKEN}")
        link = "document.querySelector('a[href*=\"/formgrader/submissions/\"]')"
        browser.go(browser.until(f"{link} && {link}.href"))
        box = "[...document.querySelectorAll('.nbgrader_cell')].find((c) => c.textContent.includes('stand still'))"
        browser.until(f"{box}?.querySelector('input.score')")
        life.seen["formgrader"] = browser.value("document.body.innerText")
        end = time.monotonic() + 60
        while marked(life.course) != (1.5, COMMENT):  # a change counts only once the page has heard of its grades
            assert time.monotonic() < end, marked(life.course)
            for field, value in (("input.score", "1.5"), ("textarea.comment", COMMENT)):
                browser.value(TYPED.format(box=box, field=field, value=json.dumps(value)))
            time.sleep(0.5)


@contextmanager
def server(life, command):
    """Start what the page says, and return the address of the server."""
    home = life.folder / "home-teacher"
    options = ["--no-browser", "--port=0", "--allow-root", f"--IdentityProvider.token={TOKEN}"]
    places = life.environment("teacher") | {"JUPYTER_RUNTIME_DIR": str(home / "runtime")}
    log = (home / "log").open("wb")
    with (
        log,
        subprocess.Popen([*command.split(), *options], cwd=life.course, env=places, stdout=log, stderr=log) as process,
    ):
        try:
            yield address(home / "runtime", process)
        finally:
            process.terminate()


def address(runtime, process):
    """Wait until the server has written down where it listens."""
    end = time.monotonic() + 90
    while time.monotonic() < end and process.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            return json.loads(path.read_text(encoding="utf-8"))["url"]
        time.sleep(0.2)
    pytest.fail("JupyterLab did not start")
    return ""


def marked(course):
    """Return score and comment by hand of the question in the gradebook."""
    with closing(Gradebook(f"sqlite:///{course / 'gradebook.db'}", "deltagrade")) as book:
        grade = book.find_grade(QUESTION, "backprop", "backprop", ME)
        comment = book.find_comment(QUESTION, "backprop", "backprop", ME)
        return grade.manual_score, comment.manual_comment


def snapshot(life):
    """Return the student's row in scores.csv and scores in the gradebook, as they are now."""
    scores, path = life.course / "results" / "scores.csv", life.course / "gradebook.db"
    if not scores.is_file():
        return {}
    with closing(Gradebook(f"sqlite:///{path}", "deltagrade")) as book:
        (notebook,) = book.find_submission("backprop", ME).notebooks
        rows = {grade.name: (grade.score, grade.needs_manual_grade) for grade in notebook.grades}
    return {"scores": table(scores)[0], "gradebook": rows}


def table(path):
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
