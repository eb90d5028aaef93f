"""A feedback page as a browser shows it: in light and dark, on paper, on a telephone, and as text read aloud."""

from __future__ import annotations

import base64
import importlib.util
import re
from dataclasses import replace
from itertools import cycle, pairwise
from pathlib import Path

import pytest

from grader.report.html.page import page as feedback_page

from .browser import opened

pytestmark = pytest.mark.peers

# Every visible text, its colour, and the first opaque ground below it.
TEXTS = """
(() => {
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$/.test(colour) && colour !== 'transparent') return colour;
    }
    return 'none';
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility()) continue;
    const css = getComputedStyle(element);
    const colour = element instanceof SVGElement ? css.fill : css.color;
    found.push([text, colour, ground(element)]);
  }
  return found;
})()
"""
# The page without style, colour, pictures or signs: what is left is what is read aloud.
TEXT_ONLY = """
(() => {
  document.querySelectorAll('style, svg, [aria-hidden]').forEach((element) => element.remove());
  document.querySelectorAll('details').forEach((element) => { element.open = true; });
  return document.body.innerText;
})()
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture(scope="module")
def sample():
    path = Path(__file__).parents[1] / "grader" / "report" / "sample.py"
    spec = importlib.util.spec_from_file_location("page_sample", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def path(sample, tmp_path_factory):
    path = tmp_path_factory.mktemp("results") / "feedback" / "ann" / "backprop.html"
    path.parent.mkdir(parents=True)
    path.write_text(feedback_page(sample.feedback(), sample.assignment()), encoding="utf-8")
    return path


def luminance(colour):
    parts = [float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_on_the_screen_has_the_contrast_of_aa(browser, path, scheme):
    browser.show(path, scheme)
    texts = browser.value(TEXTS)
    assert len(texts) > 80
    assert len({ground for _, _, ground in texts}) > 1
    assert [text for text, colour, ground in texts if contrast(colour, ground) < 4.5] == []
    assert (luminance(texts[0][2]) > 0.5) == (scheme == "light")


def test_on_paper_the_page_is_light_whatever_the_screen_was(browser, path):
    browser.show(path, "dark", media="print")
    assert luminance(browser.value("getComputedStyle(document.body).color")) < 0.05
    printed = base64.b64decode(browser.call("Page.printToPDF", printBackground=True)["data"])
    assert printed.startswith(b"%PDF")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 8


def test_the_page_loads_nothing_but_itself_and_runs_nothing(browser, path):
    browser.show(path)
    requests = [event["params"] for event in browser.events if event["method"] == "Network.requestWillBeSent"]
    asked = [request["request"]["url"] for request in requests]
    assert asked == [path.as_uri()]
    assert [event for event in browser.events if event["method"] == "Log.entryAdded"] == []
    assert browser.value("document.scripts.length + document.images.length") == 0


def test_what_a_student_wrote_is_shown_and_not_obeyed(browser, path):
    browser.show(path)
    assert '</pre><script>alert("x")</script>' in browser.value("document.body.innerText")


def test_a_narrow_screen_needs_no_sideways_scrolling(browser, path):
    browser.show(path, width=320)
    browser.value("document.querySelectorAll('details').forEach((element) => { element.open = true; })")
    assert browser.value("document.documentElement.scrollWidth") <= 320


# Words of the given elements that stand on more than one line; a name is one word between its underscores.
BROKEN = """(() => {
  document.querySelectorAll('details').forEach((element) => { element.open = true; });
  return [...document.querySelectorAll('th, .verdict, nav a')].flatMap((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }).flatMap((node) => [...node.data.matchAll(/[A-Za-z0-9.]+|\\[[0-9, ]+\\]/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1;
  }).map((word) => word[0]));
})()"""


@pytest.mark.parametrize("width", [360, 400])
def test_on_a_narrow_screen_no_verdict_no_heading_and_no_name_breaks_within_a_word(browser, path, width):
    browser.show(path, width=width)
    assert browser.value(BROKEN) == []


def test_on_a_narrow_screen_the_names_of_the_longest_tasks_break_behind_underscores_alone(browser, sample, tmp_path):
    names = ("topological_order", "layer_backward", "numerical_gradient", "cost_and_gradient", "evaluate", "initialise")
    feedback = sample.feedback()
    tasks = tuple(replace(task, task=name) for task, name in zip(cycle(feedback.tasks), names, strict=False))
    page = tmp_path / "names.html"
    page.write_text(feedback_page(replace(feedback, tasks=tasks), sample.assignment()), encoding="utf-8")
    browser.show(page, width=400)
    assert browser.value(BROKEN) == []
    assert browser.value("document.documentElement.scrollWidth") <= 400


def test_the_first_key_press_leads_past_the_links(browser, path):
    browser.show(path)
    for kind in ("keyDown", "keyUp"):
        browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert browser.value("document.activeElement.textContent") == "Skip to the feedback"
    assert browser.value("document.activeElement.getBoundingClientRect().left") >= 0


def test_a_screen_reader_finds_landmarks_headings_tables_and_named_pictures(browser, path):
    browser.show(path)
    nodes = [node for node in browser.call("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    roles = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes]
    for landmark in ("banner", "navigation", "main", "contentinfo"):
        assert [role for role, _ in roles].count(landmark) == 1
    for kind in ("image", "table", "region", "link"):
        named = [name for role, name in roles if role == kind]
        assert named, kind
        assert all(named), kind
    assert any("delta[0]: 3 wrong" in name for role, name in roles if role == "image")
    levels = browser.value("[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_without_style_pictures_and_signs_the_text_says_it_all_in_order(browser, path):
    browser.show(path)
    text = browser.value(TEXT_ONLY)
    said = (
        *("Where do the deltas come from?", "Feedback for Ann Lee (ann)", "4.5 of 10 points", "In short"),
        *("Handed in late", "What to do next. Next, write forward.", "not right yet, 1 of 2 checks passed"),
        *("Each entry still has", "failed", "return (theta.T @ delta) * a", "The shapes differ"),
        *(
            "right on top of an earlier mistake",
            "delta[0]: all entries",
            "[0]",
            "0.41",
            "delta[1] is right on the lesson's own",
        ),
        *("Your answers in words", "Only one unit is fed by it."),
    )
    place = 0
    for words in said:
        assert words in text[place:], words
        place = text.index(words, place)
    assert not set("✓✗○↪") & set(text)
