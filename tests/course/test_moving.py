"""Pictures that move: complete in themselves, with a still and words for whoever sees no script run."""

from __future__ import annotations

import base64
import html
import re
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
WORDS = "three steps & what they show"


@pytest.fixture
def moving(monkeypatch):
    """The module that draws the lessons' moving pictures."""
    monkeypatch.syspath_prepend(ROOT / "shared")
    import moving  # noqa: PLC0415  beside the notebooks, not installed

    return moving


@pytest.fixture
def player(moving):
    """The module that makes HTML of them."""
    import moving_player  # noqa: PLC0415

    return moving_player


@pytest.fixture
def pictures(moving):
    """Each picture of the lessons, with small numbers."""
    theta1, theta2 = np.array([[0.5, -0.5], [-1.0, 1.0]]), np.array([[1.0, -2.0]])
    network = SimpleNamespace(
        x=np.array([1.0, 2.0]),
        y=np.array([1.0]),
        thetas=[theta1, theta2],
        activations=[np.array([1.0, 2.0]), np.array([0.3775, 0.7311]), np.array([0.2526])],
        deltas=[np.array([-0.1756, 0.2939]), np.array([-0.7474])],
        gradients=[np.array([[-0.1756, -0.3513], [0.2939, 0.5878]]), np.array([[-0.2822, -0.5464]])],
    )
    zs, chain = [np.array([-0.5, 1.0]), np.array([-1.0846])], [np.array([-0.7474, 1.4947]), np.array([-3.9582])]
    return {
        "walk": moving.walk(network, zs, chain, 1.3758),
        "push": moving.push([-1.0, 0.0, 1.0], [2.0, 1.5, 1.4], "z2(1)", 0.3, -0.3),
        "roads": moving.roads((3, 5, 4, 2), 1, 2, [0.5, -1.0, 2.0, 1.0], [0.1, 0.2, 0.3, 0.4], 0.25),
        "fading": moving.fading([("a", [0.1, 1.0]), ("b", [0.5, 1.0]), ("c", [0.9, 1.0])]),
    }


def test_a_picture_needs_nothing_from_elsewhere(pictures):
    for name, page in pictures.items():
        outside = re.findall(r"https?://[^\s'\"\\]+", page + still(page))
        assert set(outside) <= {"http://www.w3.org/2000/svg"}, name
        assert not re.search(r"<link|@import|url\(", page), name


def test_the_still_is_the_whole_picture_and_its_words_say_what_it_shows(pictures):
    for name, page in pictures.items():
        words = html.unescape(re.search(r'<img alt="([^"]*)"', page)[1])
        assert len(words.split()) > 20, name
        assert html.escape(words) in page.split("<figcaption ")[1], name
        ET.fromstring(still(page))
    for number in ("0.3775", "-0.1756", "+0.2939", "1.3758", "+0.5878"):
        assert f">{number}<" in still(pictures["walk"]), number


def test_every_number_of_a_walk_appears_in_the_step_that_makes_it(pictures):
    steps = {
        number: int(re.search(rf"data-first='(\d+)'[^>]*><text[^>]*>{re.escape(number)}<", pictures["walk"])[1])
        for number in ("-1.0846", "0.2526", "1.3758", "-3.9582", "+1.4947", "+0.2939")
    }
    assert list(steps.values()) == sorted(steps.values())


def test_the_roads_add_up_to_the_delta(pictures):
    assert "All roads together: delta2(1) = +0.2125." in pictures["roads"]


def test_one_step_of_a_push_is_a_picture_with_its_sentence_and_no_script(moving):
    page = moving.push([-1.0, 0.0, 1.0], [2.0, 1.5, 1.4], "z2(1)", 0.3, -0.3, 2)
    said = "z2(1) = +1.300 (push +1.00): C = 1.4000, change / push = -0.1000; delta = -0.3000."
    assert f'aria-label="{said}"' in page
    assert f">{said}</figcaption>" in page
    assert "<script" not in page
    assert page.count("<circle") == 1


def test_a_part_is_in_the_still_only_if_the_last_step_shows_it(player):
    parts = [player.text(0, 0, name, "black", first) for name, first in (("early", 0), ("late", 2))]
    gone = player.line((0, 0), (1, 1), "black", 1, 0, 1)
    page = player.player([*parts, gone], ["one", "two", "three"], WORDS, (50, 50))
    assert "early" in still(page)
    assert "late" in still(page)
    assert "<line" not in still(page)
    assert "late" not in still(player.player(parts, ["one", "two", "three"], WORDS, (50, 50), still=0))


def test_words_cannot_end_the_script_or_the_attribute(player):
    page = player.player([], ['</script><b id="x">', "two"], 'a "quoted" & <b>bold</b> word', (50, 50))
    assert page.count("</script>") == 1
    assert '<b id="x">' not in page.split("<script>")[0]
    assert "<b>bold" not in page


def test_two_pictures_on_one_page_have_names_of_their_own(pictures):
    names = [re.search(r'data-moving="(\w+)"', page)[1] for page in pictures.values()]
    assert len(set(names)) == len(names)


def still(page):
    """Return the still picture of a page, SVG."""
    return base64.b64decode(re.search(r"base64,([\w+/=]+)", page)[1]).decode()
