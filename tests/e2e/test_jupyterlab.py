"""A student in JupyterLab: opens the released notebook, types an answer, runs it, and sees what `check` says.

With SCREENSHOT set to a path the picture of the documentation is written there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.checks.hand_out import hand_out
from grader.course.config import choose, read_course

from .browser import opened

pytestmark = pytest.mark.peers

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-this-test"
SETTINGS = {
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},  # every cell is on the page
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
STUB = '''def hidden_delta(theta, delta, a):
    """Return delta of a hidden layer."""
    return {answer}'''
WRONG, RIGHT = "theta.T @ delta", "(theta.T @ delta) * a * (1 - a)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What a student has: the released notebook with its checks."""
    folder = tmp_path_factory.mktemp("student") / "backprop"
    folder.mkdir()
    shutil.copy(ROOT / "assignments" / "backprop" / "backprop.ipynb", folder)
    course = read_course(ROOT)
    (assignment,) = choose(course, ("backprop",))
    hand_out(course, assignment, folder)
    return folder


@pytest.fixture(scope="module")
def address(folder, tmp_path_factory):
    with lab(folder, tmp_path_factory.mktemp("jupyter")) as address:
        yield address


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@contextmanager
def lab(folder, home):
    """Start a JupyterLab of its own in `folder` and return the address of its page."""
    for name, values in SETTINGS.items():
        path = home / "settings" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    places = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime"}
    places |= {
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    environment = {**os.environ, **{name: str(home / place) for name, place in places.items()}}
    command = ["jupyter", "lab", "--no-browser", "--port=0", "--allow-root", f"--IdentityProvider.token={TOKEN}"]
    log = (home / "log").open("wb")
    with log, subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log) as process:
        try:
            yield f"{server(home / 'runtime', process)}lab/tree/backprop.ipynb?token={TOKEN}"
        finally:
            process.terminate()


def server(runtime, process):
    """Wait until the server has written down where it listens."""
    end = time.monotonic() + 600
    while time.monotonic() < end and process.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            return json.loads(path.read_text(encoding="utf-8"))["url"]
        time.sleep(0.2)
    pytest.fail("JupyterLab did not start")
    return ""


def number_of(folder, name):
    """Return the place of a cell by its id."""
    cells = json.loads((folder / "backprop.ipynb").read_text(encoding="utf-8"))["cells"]
    return next(number for number, cell in enumerate(cells) if cell["id"] == name)


def editor(number):
    return f"document.querySelectorAll('.jp-Notebook .jp-Cell')[{number}].querySelector('.cm-content')"


def output(number):
    return f"document.querySelectorAll('.jp-Notebook .jp-Cell')[{number}].querySelector('.jp-OutputArea-output')"


def run(browser, number, source=None):
    """Click into a cell, type over what it holds, and run it."""
    browser.until(f"{editor(number)} !== null")
    inside = f"{editor(number)}.contains(document.activeElement)"
    for _ in range(20):  # while the page still moves, a click may miss
        browser.click(editor(number), "pointerdown")  # the editor may be drawn anew before the button is up
        time.sleep(0.2)
        if browser.value(inside):
            break
    assert browser.value(inside), f"cell {number} could not be clicked into"
    if source is not None:
        browser.press("a", "KeyA", 65, modifiers=2)
        browser.call("Input.insertText", text=source)
    browser.press("Enter", "Enter", 13, modifiers=8)


def test_a_student_types_an_answer_and_sees_what_is_right_and_one_next_step(browser, address, folder):
    browser.go(address, width=1180, height=860)
    cells = len(json.loads((folder / "backprop.ipynb").read_text(encoding="utf-8"))["cells"])
    browser.until(f"document.querySelectorAll('.jp-Notebook .jp-Cell').length === {cells}", 600)
    browser.until("document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status === 'idle'", 600)
    names = ("imports", "checks", "task-hidden-delta", "test-hidden-delta")
    imports, checks, task, test = (number_of(folder, name) for name in names)
    for number in (imports, checks):
        run(browser, number)

    run(browser, task, STUB.format(answer=WRONG))
    run(browser, test)
    browser.until(f"{output(test)}?.innerText.includes('not right yet, 1 of 3 checks passed')", 600)
    told = browser.value(f"{output(test)}.innerText")
    assert "failed: It is (-0.1756, 0.2939), as in section 9" in told
    assert "passed: If the next layer's deltas are doubled" in told
    assert told.count("Next step:") == 1
    assert browser.value(f"{output(test)}.querySelectorAll('svg[role=img]').length") == 3
    colours = f"new Set([...{output(test)}.querySelectorAll('svg path')].map((p) => getComputedStyle(p).fill)).size"
    assert browser.value(colours) > 3
    assert browser.value(f"{output(test)}.querySelectorAll('script, style, link, img').length") == 0
    browser.value(f"{editor(task)}.scrollIntoView({{block: 'center'}})")
    if place := os.environ.get("SCREENSHOT"):
        browser.value("document.querySelector('.jp-SideBar .jp-mod-left')?.click()")
        browser.value(f"{output(test)}.scrollIntoView({{block: 'end'}})")
        time.sleep(1)
        Path(place).write_bytes(browser.picture())

    run(browser, task, STUB.format(answer=RIGHT))
    run(browser, test)
    browser.until(f"{output(test)}?.innerText.startsWith('hidden_delta: right')")
    assert browser.value(f"{output(test)}.innerText").endswith("Next step: go on to delta.")
