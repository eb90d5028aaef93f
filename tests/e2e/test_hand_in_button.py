"""The button of the site for browsers: it asks for the student id once, and refuses what cannot be a file's name."""

from __future__ import annotations

import pytest

from grader.release.lite import TEMPLATES

from .browser import opened

pytestmark = pytest.mark.peers
PRESS = """(async () => {
    const commands = {}, model = {toJSON: () => ({cells: []})};
    const context = {path: 'backprop/backprop.ipynb', save: async () => {}, model};
    const app = {commands: {addCommand: (name, what) => { commands[name] = what; }}, shell: {currentWidget: {context}}};
    HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };
    const plugin = (await window._JUPYTERLAB['deltagrade-hand-in'].get())().default;
    plugin.activate(app);
    await commands['deltagrade:hand-in'].execute();
    window.done = true;
})(); 0"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A browser."""
    with opened(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def press(browser, tmp_path):
    """Answer the question for the id, press the button, and return the name of the file that is saved, or None."""
    page = tmp_path / "page.html"
    script = (TEMPLATES / "remoteEntry.js").read_text(encoding="utf-8")
    page.write_text(f"<!doctype html><meta charset=utf-8><title>t</title><script>{script}</script>", encoding="utf-8")

    def pressed(typed):
        browser.show(page)
        browser.typed = typed
        browser.value(PRESS)
        browser.until("window.done")
        return browser.value("window.saved")

    browser.show(page)
    browser.value("localStorage.clear()")
    return pressed


@pytest.mark.parametrize("typed", ["u1234", " anna ", "zoë.müller", "a+b@uni.example", "李雷"])
def test_an_id_becomes_part_of_the_file_s_name(press, typed):
    assert press(typed) == f"{typed.strip()}_backprop.ipynb"


@pytest.mark.parametrize("typed", ["", "Anna Bell", "../anna", "a/b"])
def test_what_cannot_stand_in_a_file_s_name_saves_nothing(press, typed):
    assert press(typed) is None


def test_the_id_is_asked_for_once(press):
    assert press("anna") == "anna_backprop.ipynb"
    assert press("somebody else") == "anna_backprop.ipynb"
