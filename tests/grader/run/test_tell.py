"""What a hidden test tells: no expected value of a hidden network leaves in any form, unless a task tells all."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import numpy as np
import pytest

from grader.course.config import read_course
from grader.execute.isolation import EXPOSES
from grader.records.course import Tell
from grader.records.run import RunOptions
from grader.report.markdown import markdown
from grader.report.redact import redact
from grader.report.terminal import lines
from grader.run import pipeline
from grader.verify.suite import with_suite

ROOT = Path(__file__).parents[3]
SUBMITTED = ROOT / "examples" / "submitted"
TASKS = {"sigmoid": (), "forward": ("sigmoid",), "output_delta": (), "hidden_delta": (), "gradient": ()}
TASKS["delta"] = ("output_delta", "hidden_delta")
SECRETS = ("one", "two")
NUMBER = re.compile(r"(?<![\w.])-?\d+\.\d{3,}(?:e[-+]?\d+)?")

# Wrong in ways that no entry of the catalogue explains, so that everything that could be said is said.
ODD = """
import numpy as np
def sigmoid(z):
    return 1 / (1 + np.exp(-z)) + 0.125 * np.cos(z)
def forward(thetas, x):
    return [x] + [np.cos(theta.sum(axis=1)) for theta in thetas]
def output_delta(a, y, cost="cross_entropy"):
    return 0.3 * (a - y) + 0.1
def hidden_delta(theta, delta, a):
    return 0.7 * (theta.T @ delta) + a
def delta(thetas, activations, y, cost="cross_entropy"):
    return [np.sin(a) for a in activations[1:]]
def gradient(activations, deltas):
    return [np.outer(d, a) + 0.01 for d, a in zip(deltas, activations)]
"""
RAISES = "\n".join(f"def {task}(*arguments):\n    raise ValueError(arguments)\n" for task in TASKS)


def graded(folder, tell, secret):
    """Grade wrong hand-ins in a course that tells so much; return everything written."""
    for part in ("solutions", "tests/hidden", "assignments"):
        shutil.copytree(ROOT / part / "backprop", folder / part / "backprop", dirs_exist_ok=True)
    tasks = "".join(f'{name} = {{ uses = {json.dumps(uses)}, tell = "{tell}" }}\n' for name, uses in TASKS.items())
    limits = f"[limits]\naccept = {json.dumps(list(EXPOSES))}\n"
    (folder / "course.toml").write_text(f"[assignments.backprop.tasks]\n{tasks}{limits}", encoding="utf-8")
    for name in ("bea", "dana", "goran", "ines"):
        shutil.copytree(SUBMITTED / name, folder / "submitted" / name, dirs_exist_ok=True)
    for name, source in (("odd", ODD), ("raises", RAISES)):
        path = folder / "submitted" / name / "backprop" / "backprop.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    options = RunOptions(folder, output=folder / secret, jobs=2)
    result = pipeline.run(options, {"GRADER_SECRET": secret}, lambda *_: None)
    (assignment,) = result.course.assignments
    tables = [folder / secret / f"{name}.csv" for name in ("scores", "tasks", "checks")]
    texts = [path.read_text(encoding="utf-8") for path in (*tables, *sorted((folder / secret).rglob("*.html")))]
    for grade in result.grades:
        texts += [
            markdown(redact(grade, assignment), assignment),
            "\n".join(lines(redact(grade, assignment), assignment)),
        ]
    return texts


def of_hidden_networks(folder, tell):
    """Return the numbers in all texts that other hidden networks would have made others."""
    one, other = ({n for text in graded(folder, tell, secret) for n in NUMBER.findall(text)} for secret in SECRETS)
    return one - other


def expected_values():
    """Return every number that a hidden check expects."""
    course = read_course(ROOT)
    suite = with_suite(course, course.assignments[0], SECRETS[0], lambda suite: suite)
    return np.array([entry for question in suite.plan.questions for entry in _entries(question.answer)])


def _entries(value):
    if isinstance(value, (list, tuple)):
        return [entry for part in value for entry in _entries(part)]
    return np.asarray(value, dtype=float).ravel().tolist()


def test_expected_values_are_there_where_a_task_tells_all(tmp_path):
    told = of_hidden_networks(tmp_path, Tell.ALL)
    expected = expected_values()
    assert len([word for word in told if np.min(np.abs(expected - float(word))) < 1e-5 * abs(float(word))]) >= 3


@pytest.mark.parametrize("tell", [Tell.ADVICE, Tell.VERDICT])
def test_otherwise_no_number_anywhere_depends_on_a_hidden_network(tmp_path, tell):
    assert not of_hidden_networks(tmp_path, tell)


def test_only_a_verdict_means_no_advice_no_message_and_no_picture(tmp_path):
    texts = graded(tmp_path, Tell.VERDICT, SECRETS[0])
    for table, column in (("tasks", "advice"), ("checks", "message")):
        with (tmp_path / SECRETS[0] / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert {row[column] for row in csv.DictReader(file)} == {""}
    assert not [text for text in texts if "<svg" in text or "<h3>Advice" in text or "Advice:" in text]
