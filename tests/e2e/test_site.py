"""The notebooks as a web site: built by Jupyter Book without a warning, and looked at in a browser."""

from __future__ import annotations

import html
import re
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import unquote

import nbformat
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
DOCS = sorted(f"docs/{path.stem}.html" for path in ROOT.glob("docs/*.md") if path.stem != "README")
OTHERS = ["pictures.html", "teachers.html", *DOCS]
AXE = ROOT / ".axe" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (360, 800, 1400)
AXE_WIDTHS = [*(pytest.param(width, marks=pytest.mark.proof) for width in WIDTHS[:-1]), WIDTHS[-1]]
LINKED = re.compile(r'<a [^>]*href="([^"]+)"')
OURS = "article.bd-article"  # what we write; the rest is the theme's
NAMED = "label-content-name-mismatch"
THEME = {(NAMED, ".theme-switch-button")}  # its buttons are called otherwise than is written on them
THEME_WIDE = THEME | {
    ("region", ".sidebar-primary-items__start > .sidebar-primary-item:nth-child(1)"),  # its link to the front page
    (NAMED, '.sidebar-primary-item:nth-child(2) > .search-button-field.search-button__button[aria-label="Search"]'),
}
PICTURES = "[...document.querySelectorAll('article img')].map(i => [i.alt, i.complete && i.naturalWidth > 0])"
DRAWN = (
    "document.fonts.status === 'loaded' && [...document.querySelectorAll('.math')]"
    ".every(formula => formula.querySelector('mjx-container'))"
    " && document.getAnimations().every(change => change.playState !== 'running')"  # colours are the last ones
)
CUT_OFF = """[...document.querySelectorAll('article pre, article .pst-scrollable-table-container, article div.math')]
    .filter(box => !box.closest('details:not([open])'))
    .filter(box => {
        const drawn = box.querySelector('table, mjx-container svg') || box, end = box.getBoundingClientRect().right;
        return box.scrollWidth > box.clientWidth + 1 || drawn.getBoundingClientRect().right > end + 1;
    }).map(box => box.textContent.trim().slice(0, 40))"""
BROKEN = """[...document.querySelectorAll('article code .pre')]
    .filter(word => word.textContent.startsWith('-') && word.getClientRects().length > 1)
    .map(word => word.textContent)"""
TWO_LINES = """[...document.querySelectorAll('article table:not(:has(td:nth-child(5))) td:last-child code:only-child')]
    .filter(code => code.getClientRects().length > 1).map(code => code.textContent)"""
GROUNDS = """[...new Set([...document.querySelectorAll('article .cell_output .text_html')]
    .map(words => getComputedStyle(words).backgroundColor))]"""
SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture(scope="module", autouse=True)
def site():
    """Build the site."""
    made = subprocess.run(["make", "site"], check=False, cwd=ROOT, capture_output=True, text=True, timeout=1800)
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
def test_every_experiment_shows_something_and_no_check_does(page):
    source = ROOT / "site" / "_source" / Path(page).with_suffix(".ipynb")
    cells = nbformat.read(source, as_version=nbformat.NO_CONVERT).cells
    shown = {cell.id: bool(cell.outputs) for cell in cells if cell.cell_type == "code"}
    assert not [cell.id for cell in cells if cell.source.startswith(("check(", "public_check(")) and shown[cell.id]]
    assert not [cell.id for cell in cells if "\nwith experiment(" in f"\n{cell.source}" and not shown[cell.id]]


@pytest.mark.parametrize("page", PAGES[1:])
def test_every_formula_is_set_without_another_server(browser, page):
    drawn(browser, page)
    assert browser.value("document.querySelectorAll('.math mjx-container').length") > 10
    assert browser.value("[...document.querySelectorAll('mjx-merror, [data-mjx-error]')].map(e => e.textContent)") == []
    asked = [
        event["params"]["request"]["url"] for event in browser.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert [address for address in asked if address.startswith("http")] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES + OTHERS)
def test_a_page_fits_and_on_a_tablet_and_a_screen_no_line_formula_or_table_is_cut_off(browser, page, width):
    drawn(browser, page, width)
    assert not browser.value(SIDEWAYS)
    assert width == min(WIDTHS) or browser.value(CUT_OFF) == []


@pytest.mark.parametrize("page", OTHERS)
def test_no_option_of_a_command_is_broken_at_its_hyphens(browser, page):
    drawn(browser, page, min(WIDTHS))
    assert browser.value(BROKEN) == []


@pytest.mark.parametrize("page", PAGES)
def test_short_code_in_a_lesson_s_table_stands_on_one_line_on_a_screen(browser, page):
    drawn(browser, page, max(WIDTHS))
    assert browser.value(TWO_LINES) == []


@pytest.mark.parametrize("page", PAGES[1:])
def test_words_below_a_picture_are_light_on_dark_on_a_dark_page(browser, page):
    browser.show(HTML / page, "dark", width=max(WIDTHS))
    assert browser.value(GROUNDS) == ["rgba(0, 0, 0, 0)"]  # none of their own


def test_a_block_of_commands_is_not_coloured_as_python():
    assert [page.name for page in HTML.glob("docs/*.html") if "highlight-default" in text(page)] == []


def test_the_search_finds_the_lesson(browser):
    browser.go(f"{(HTML / 'search.html').as_uri()}?q=pullback", max(WIDTHS))
    browser.until("[...document.querySelectorAll('#search-results a')].some(a => a.href.includes('beyond-sigmoid'))")


@pytest.fixture(scope="module")
def axe():
    """The text of axe-core, which looks for what keeps people from using a page."""
    if not AXE.is_file():
        pytest.skip("pages are looked at with axe-core, which is not installed: make axe needs npm")
    return text(AXE)


@pytest.mark.parametrize("width", AXE_WIDTHS)
@pytest.mark.parametrize("page", PAGES + OTHERS)
def test_nothing_that_we_write_keeps_anybody_from_using_a_page(browser, axe, page, width):
    drawn(browser, page, width)
    assert faults(browser, axe, OURS) == set()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_fault_of_the_theme_is_listed(browser, axe, width):
    drawn(browser, "README.html", width)
    assert faults(browser, axe, "body") == (THEME_WIDE if width == max(WIDTHS) else THEME)


def faults(browser, axe, within):
    """Return what axe-core finds in a part of the page, without its formulas: the rule, and the element's selector."""
    browser.value(
        "document.querySelectorAll('mjx-container').forEach(formula => formula.remove())"
    )  # many, and not ours
    browser.value(axe)
    browser.value(f"axe.run('{within}').then(found => {{ window.found = found.violations; }}); 0")
    browser.until("!!window.found", 600)  # half a minute beside other work
    return {tuple(pair) for pair in browser.value("found.flatMap(f => f.nodes.map(n => [f.id, n.target.join(' ')]))")}


def test_no_link_within_the_site_is_dead():
    dead = []
    for page in HTML.rglob("*.html"):
        for link in LINKED.findall(text(page)):
            path, _, anchor = html.unescape(link).partition("#")
            if re.match(r"[a-z]+:", path):
                continue
            target = page if not path else (page.parent / unquote(path.partition("?")[0])).resolve()
            if target.is_dir():
                target /= "index.html"
            named = not anchor or target.suffix != ".html" or f'id="{unquote(anchor)}"' in text(target)
            if not target.is_file() or not named:
                dead.append((str(page.relative_to(HTML)), link))
    assert dead == []


def test_the_pictures_move_on_their_page(browser):
    browser.show(HTML / "pictures.html")
    figures = "[...document.querySelectorAll('figure[data-moving][data-ready]')]"
    assert browser.value(f"{figures}.length") == 4
    step = f"{figures}.map(f => [...f.querySelectorAll('button')].find(b => b.textContent === 'Step').click())"
    before = browser.value(f"{figures}.map(f => f.querySelector('[role=status]').textContent)")
    browser.value(step)
    after = browser.value(f"{figures}.map(f => f.querySelector('[role=status]').textContent)")
    assert not [one for one, other in zip(before, after, strict=True) if one == other]


def test_a_dark_page_is_light_on_paper_and_dark_again_on_the_screen(browser):
    ground = "getComputedStyle(document.body).backgroundColor"
    browser.show(HTML / "teachers.html", "dark")
    dark = browser.value(ground)
    browser.value(f"addEventListener('beforeprint', () => {{ window.printed = {ground}; }}); 0")
    browser.call("Page.printToPDF", printBackground=True)
    assert browser.value("window.printed") == "rgb(255, 255, 255)"
    assert dark != "rgb(255, 255, 255)"
    assert browser.value(ground) == dark


def test_no_answer_is_on_the_site():
    told = re.compile("BEGIN SOLUTION|BEGIN HIDDEN")
    assert [
        path.name for path in HTML.rglob("*") if path.suffix in (".html", ".ipynb", ".js") and told.search(text(path))
    ] == []


def drawn(browser, page, width=1000):
    """Open a page and wait until every formula of it is set, its letters have come and its colours stay."""
    browser.show(HTML / page, width=width)
    browser.until(DRAWN)


def text(path):
    """Return a page's text."""
    return path.read_text(encoding="utf-8", errors="replace")
