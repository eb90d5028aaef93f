"""The notebooks as a web site: built by Jupyter Book without a warning, and looked at in a browser."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from .browser import opened

pytestmark = pytest.mark.peers
ROOT = Path(__file__).parents[2]
HTML = ROOT / "site" / "_build" / "html"
PAGES = [
    "00-start-here.html",
    *(
        f"{name}/{name}.html"
        for name in tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))["assignments"]
        if (ROOT / "assignments" / name / f"{name}.ipynb").is_file()
    ),
]
PICTURES = "[...document.querySelectorAll('article img')].map(i => [i.alt, i.complete && i.naturalWidth > 0])"
SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture(scope="module", autouse=True)
def site():
    """Build the site."""
    made = subprocess.run(["make", "site"], check=False, cwd=ROOT, capture_output=True, text=True, timeout=400)
    assert made.returncode == 0, made.stdout[-3000:] + made.stderr[-3000:]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A browser."""
    with opened(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def test_the_front_page_leads_to_every_notebook(browser):
    browser.show(HTML / "README.html")
    links = browser.value("[...document.querySelectorAll('article table a')].map(a => a.getAttribute('href'))")
    assert [page for page in PAGES[1:] if page not in links] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_its_pictures_with_words_and_no_traceback(browser, page):
    browser.show(HTML / page)
    pictures = browser.value(PICTURES)
    assert pictures
    assert [alt for alt, seen in pictures if not seen] == []
    assert [alt for alt, _ in pictures if len(alt.split()) < 8] == []
    text = browser.value("document.querySelector('article').innerText")
    assert "Traceback (most recent call last)" not in text


@pytest.mark.parametrize("page", PAGES[1:])
def test_every_formula_is_set_without_another_server(browser, page):
    browser.show(HTML / page)
    browser.until("document.querySelectorAll('mjx-container').length > 10")
    assert (
        browser.value(
            "document.querySelectorAll('.math').length - document.querySelectorAll('.math mjx-container').length"
        )
        <= 0
    )
    assert browser.value("[...document.querySelectorAll('mjx-merror, [data-mjx-error]')].map(e => e.textContent)") == []
    asked = [
        event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert [address for address in asked if address.startswith("http")] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_on_a_telephone(browser, page):
    browser.show(HTML / page, width=390)
    assert not browser.value(SIDEWAYS)


def test_no_answer_is_on_the_site():
    told = re.compile("BEGIN SOLUTION|BEGIN HIDDEN")
    assert [
        path.name for path in HTML.rglob("*") if path.suffix in (".html", ".ipynb", ".js") and told.search(text(path))
    ] == []


def text(path):
    """Return a page's text."""
    return path.read_text(encoding="utf-8", errors="replace")
