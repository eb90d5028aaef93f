"""What the documentation names is there: links, files, commands with their options, targets of make."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from grader.cli.main import main
from grader.records.course import Limits

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
PLACES = "grader|tests/(?:grader|e2e|course)|docs|benchmarks|examples|site|requirements"
PATH = re.compile(rf"`((?:{PLACES})/[\w./-]+)`")
COMMAND = re.compile(r"(?:^|[`\s/])grader ((?:run|check|verify|release|protect|export|init|mistakes)\b[^`\n|#]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
MAKE = re.compile(r"(?:`|^ *)make ([a-z]+)", re.MULTILINE)
OF_A_CLONE = re.compile(
    r"(?:`|^ *)((?:make [a-z]+|pytest -m|python (?:benchmarks|tests)/)(?:(?!`|  |\n).)*)", re.MULTILINE
)
OF_PLACEHOLDERS = re.compile(r"[<>*…]|NAME|\.\.\.")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken_links(page.read_text(encoding="utf-8"), page.parent)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    assert list(missing_files(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_is_there(page: Path) -> None:
    assert list(unknown_options(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_target_of_make_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(MAKE.findall(page.read_text(encoding="utf-8"))) <= targets


def test_a_page_of_the_wheel_leads_to_pages_of_the_wheel_alone() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    along = set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"])
    pages = [ROOT / name for name in along if name.startswith("docs/")]
    assert set((ROOT / "docs").glob("*.md")) <= {*pages}
    outside = [
        (page.name, link)
        for page in pages
        if page.suffix == ".md"
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if (name := link.partition("#")[0]) and ":" not in name and f"docs/{name}" not in along
    ]
    assert outside == []


def test_the_index_of_the_documentation_leads_to_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    assert {*LINK.findall(index.read_text(encoding="utf-8"))} == {path.name for path in index.parent.glob("*.md")} - {
        index.name
    }


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_a_command_that_an_installed_package_does_not_have_is_said_to_need_a_clone(page: Path) -> None:
    assert list(needs_a_clone(page.read_text(encoding="utf-8"))) == []


def test_a_command_that_needs_a_clone_is_found_where_nobody_says_so() -> None:
    text = "Type `make run`.\n\nIn a clone `make test` tries\nit.\n\n```\nmake lite   it\n```\n\n`pytest -m peers x`"
    assert list(needs_a_clone(text)) == ["make run", "make lite", "pytest -m peers x"]
    assert (
        list(needs_a_clone("| time | command, in a clone |\n|---|---|\n| 2 s | `python benchmarks/jobs.py` |\n")) == []
    )


def test_the_table_of_limits_has_every_limit_with_its_usual_value() -> None:
    page = (ROOT / "docs" / "your-own-course.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+_(?:seconds|megabytes))` \| (\d+) \|", page, re.MULTILINE))
    wanted = {each.name: each.default for each in fields(Limits) if each.type in ("int", "float")}
    assert {name: float(value) for name, value in told.items()} == wanted


def test_what_is_not_there_is_found() -> None:
    assert list(broken_links("[a](docs/none.md) [b](README.md#nothing-here) [c](https://example.org)", ROOT)) == [
        "docs/none.md",
        "README.md#nothing-here",
    ]
    assert list(missing_files("`grader/none.py`, `tests/hidden/<name>/x.py`")) == ["grader/none.py"]
    assert list(unknown_options("`grader run --nothing`, `grader run --fresh`")) == ["grader run --nothing"]


def broken_links(text: str, folder: Path) -> Iterator[str]:
    """Yield the relative links whose file or heading is missing."""
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        path = folder / name
        missing = not path.exists()
        if missing or (anchor and anchor not in headings(path.read_text(encoding="utf-8") if name else text)):
            yield link


def needs_a_clone(text: str) -> Iterator[str]:
    """Yield the commands that no installed package has, in paragraphs and tables that do not speak of a clone."""
    for paragraph in text.split("\n\n"):
        if "clone" not in paragraph:
            yield from (found.strip() for found in OF_A_CLONE.findall(paragraph))


def headings(text: str) -> set[str]:
    """Return the anchors that a page has, as GitHub writes them."""
    titles = re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def missing_files(text: str) -> Iterator[str]:
    """Yield the files of the repository that a page names and that are not there."""
    for name in PATH.findall(text):
        if not OF_PLACEHOLDERS.search(name) and not (ROOT / name).exists():
            yield name


def unknown_options(text: str) -> Iterator[str]:
    """Yield the commands that a page names with an option that they do not have."""
    for command in COMMAND.findall(text):
        name = command.split()[0]
        known = options_of(name)
        for option in OPTION.findall(command):
            if option not in known:
                yield f"grader {name} {option}"


def options_of(name: str) -> set[str]:
    command = main.commands.get(name)
    assert command is not None, f"there is no command {name!r}"
    own = {text for option in command.params if isinstance(option, click.Option) for text in option.opts}
    return {*own, "--help"}
