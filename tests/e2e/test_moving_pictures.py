"""A lesson's moving picture in a browser: it goes step by step, plays to its end, and is still on paper."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .browser import opened

pytestmark = pytest.mark.peers
SHARED = Path(__file__).parents[2] / "shared"
BUTTON = "[...document.querySelectorAll('button')].find(b => b.textContent === '{}')"
SEEN = (
    "[...document.querySelectorAll('g[data-first]')]"
    ".filter(g => g.style.visibility === 'visible').map(g => g.textContent)"
)
CAPTION = "document.querySelector('[role=status]').textContent"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A page with one picture of three steps, in a browser."""
    folder = tmp_path_factory.mktemp("moving")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SHARED)
        from moving_player import player, text  # noqa: PLC0415  beside the notebooks, not installed

        sys.modules.pop("moving_player")
    parts = [text(60 * k + 30, 20 * k + 20, name, "black", k) for k, name in enumerate(("first", "second", "third"))]
    html = player(parts, ["one", "two", "three"], "three words, one after the other", (200, 100), pace=20)
    (folder / "page.html").write_text(f"<!doctype html><meta charset=utf-8><title>t</title>{html}", encoding="utf-8")
    with opened(folder / "profile") as browser:
        yield browser, folder / "page.html"


def test_it_goes_step_by_step_and_back(page):
    browser, path = page
    browser.show(path)
    assert browser.value(SEEN) == ["first"]
    browser.click(BUTTON.format("Step"))
    assert browser.value(SEEN) == ["first", "second"]
    assert browser.value(CAPTION) == "two"
    browser.click(BUTTON.format("Back"))
    assert browser.value(SEEN) == ["first"]
    assert browser.value("document.querySelector('img').hidden")


def test_it_plays_to_its_end_and_the_slider_goes_anywhere(page):
    browser, path = page
    browser.show(path)
    browser.click(BUTTON.format("Play"))
    browser.until(f"{CAPTION} === 'three' && !!{BUTTON.format('Play')}")
    assert browser.value(SEEN) == ["first", "second", "third"]
    browser.value("(() => { const s = document.querySelector('input'); s.value = 1; s.oninput(); })()")
    assert browser.value(CAPTION) == "two"


def test_on_a_telephone_the_picture_goes_where_the_step_is(page):
    browser, path = page
    browser.show(path, width=150)
    beyond = (
        "[...document.querySelectorAll('g[data-first]')].map(g => g.getBoundingClientRect().right"
        " - document.querySelector('[role=img]').getBoundingClientRect().right > 0)"
    )
    assert browser.value(beyond)[2]
    for _ in range(2):
        browser.value(f"{BUTTON.format('Step')}.click()")
    assert not browser.value(beyond)[2]
    for _ in range(2):
        browser.value(f"{BUTTON.format('Back')}.click()")
    assert browser.value("document.querySelector('[role=img]').scrollLeft") == 0


def test_on_paper_the_still_stands_in_its_place(page):
    browser, path = page
    browser.show(path)
    browser.value("dispatchEvent(new Event('beforeprint'))")
    assert not browser.value("document.querySelector('img').hidden")
    assert browser.value("document.querySelector('button').offsetParent === null")


def test_the_keyboard_reaches_the_slider_and_moves_it(page):
    browser, path = page
    browser.show(path)
    for _ in range(6):
        browser.press("Tab", "Tab", 9)
        if browser.value("document.activeElement.type === 'range'"):
            break
    assert browser.value("document.activeElement.type") == "range"
    browser.press("ArrowRight", "ArrowRight", 39)
    browser.until(f"{CAPTION} === 'two'")
    browser.press("ArrowLeft", "ArrowLeft", 37)
    browser.until(f"{CAPTION} === 'one'")
