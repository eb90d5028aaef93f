"""The class page as a browser shows it: any class, three widths, two schemes, on paper, without scripts; axe-core."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from grader.report.html.class_page import ANONYMOUS, NAMED, write_class_pages
from grader.report.html.page import page as feedback_page

from .browser import opened
from .synthetic_class import class_page

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]
AXE = ROOT / ".axe" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (360, 800, 1400)
CLASSES = {
    "one student, one assignment": (1, 1, 0.8, 1.0),
    "one student, six assignments": (1, 6, 0.8, 1.0),
    "forty, one assignment": (40, 1, 0.8, 0.9),
    "forty, six assignments": (40, 6, 0.8, 0.9),
    "four hundred": (400, 6, 0.8, 0.9),
    "nobody handed in": (40, 6, 0.8, 0.0),
    "all wrong": (40, 6, -9.0, 1.0),
    "ten thousand": (10_000, 6, 0.8, 0.9),
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="module", params=CLASSES)
def pages(request, tmp_path_factory):
    """Both pages of one class."""
    folder = tmp_path_factory.mktemp("results")
    write_class_pages(folder, class_page(*CLASSES[request.param]))
    return [folder / NAMED, folder / ANONYMOUS]


@pytest.fixture(scope="module")
def forty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forty")
    write_class_pages(folder, class_page(40))
    return folder


def test_no_width_needs_sideways_scrolling_and_nothing_is_fetched(browser, pages):
    for page in pages:
        for width in WIDTHS:
            browser.show(page, width=width)
            asked = [
                e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"
            ]
            assert asked == [page.as_uri()]
            assert [event for event in browser.events if event["method"] == "Log.entryAdded"] == []
            browser.value("document.querySelectorAll('details').forEach((element) => { element.open = true; })")
            assert browser.value("document.documentElement.scrollWidth") <= width


def violations(browser, path, scheme):
    if not AXE.is_file():
        pytest.skip("pages are looked at with axe-core, which is not installed: make axe needs npm")
    browser.show(path, scheme)
    browser.value("document.querySelectorAll('details').forEach((element) => { element.open = true; })")
    browser.value(AXE.read_text(encoding="utf-8") + "; true")
    browser.value("axe.run().then((found) => { window.found = JSON.stringify(found.violations); }); true")
    found = json.loads(browser.until("window.found", 600))
    return [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [NAMED, ANONYMOUS])
def test_axe_finds_nothing_on_the_class_page(browser, forty, name, scheme):
    assert violations(browser, forty / name, scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_feedback_page(browser, tmp_path, scheme):
    spec = importlib.util.spec_from_file_location("page_sample", ROOT / "tests" / "grader" / "report" / "sample.py")
    sample = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sample)
    path = tmp_path / "feedback" / "ann" / "backprop.html"
    path.parent.mkdir(parents=True)
    path.write_text(feedback_page(sample.feedback(), sample.assignment()), encoding="utf-8")
    assert violations(browser, path, scheme) == []


def test_axe_would_find_a_picture_without_words(browser, tmp_path):
    path = tmp_path / "bad.html"
    path.write_text('<!doctype html><html lang="en"><title>x</title><main><h1>x</h1><img src="x.png"></main></html>')
    assert "image-alt" in [name for name, _ in violations(browser, path, "light")]


def test_without_scripts_everything_is_there(browser, forty):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.show(forty / NAMED)
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert "Maria-Theresia39 Long-Name39 (u00039)" in browser.value("document.body.innerText")
    assert browser.value("document.querySelectorAll('th button').length") == 0
    assert not browser.value("document.querySelector('input').checkVisibility()")


def test_a_click_sorts_and_a_word_filters(browser, forty):
    browser.show(forty / NAMED)
    browser.value("document.querySelector('#students-table th:nth-child(2) button').click()")
    cells = (
        "[...document.querySelectorAll('#students-table tbody tr td:nth-child(2)')].map((c) => Number(c.dataset.sort))"
    )
    points = browser.value(cells)
    assert points == sorted(points)
    browser.value("document.querySelector('input').value = 'long-name7 '")
    browser.value("document.querySelector('input').dispatchEvent(new Event('input'))")
    shown = "[...document.querySelectorAll('#students-table tbody tr')].filter((row) => !row.hidden).length"
    assert browser.value(shown) == 1


def test_on_paper_every_sheet_of_a_table_has_its_header(browser, forty):
    """Chromium repeats no header that holds a button as a box."""
    browser.show(forty / NAMED, "dark", media="print")
    assert browser.value("getComputedStyle(document.querySelector('th button')).display") == "contents"
    assert browser.value("getComputedStyle(document.querySelector('.scroll')).overflowX") == "visible"
    assert not browser.value("document.querySelector('input').checkVisibility()")
    assert "3" not in browser.value("getComputedStyle(document.body).color")[4:6]


def test_a_task_breaks_at_its_underscores_alone(browser, forty):
    browser.show(forty / NAMED, width=360)
    broken = """[...document.querySelectorAll('code')].flatMap((code) => [...code.childNodes])
        .filter((node) => node.nodeType === 3 && node.data.trim()).filter((node) => {
            const range = document.createRange(); range.selectNodeContents(node);
            return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
        }).map((node) => node.data)"""
    assert [text for text in browser.value(broken) if " " not in text] == []
