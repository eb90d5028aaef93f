"""The colours of a feedback page, in light and in dark: contrast that everybody can read (WCAG 2.2, AA)."""

from __future__ import annotations

import itertools
import re

import pytest

from grader.report.html.style import DARK, DARK_SCALE, LEVELS, LIGHT, LIGHT_SCALE, scale, style

TEXTS = ("text", "soft", "link", "right", "wrong", "open")
MARKS = ("mine", "truth", "mark", "line", "wrong", "link")


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_the_standard_does():
    assert contrast("#ffffff", "#000000") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), list(itertools.product(TEXTS, ("card", "ground"))))
def test_every_text_can_be_read(palette, text, ground):
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_code_and_answers_can_be_read(palette):
    assert contrast(palette["text"], palette["code"]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_can_be_seen(palette, mark):
    assert contrast(palette[mark], palette["card"]) >= 3.0


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_cross_can_be_seen_against_its_halo(palette):
    assert contrast(palette["mark"], palette["card"]) >= 3.0


@pytest.mark.parametrize("ends", [LIGHT_SCALE, DARK_SCALE], ids=["light", "dark"])
def test_the_scale_moves_away_from_zero_step_by_step_on_both_sides(ends):
    colours = scale(ends)
    assert len(colours) == 2 * LEVELS + 1
    assert (colours[0], colours[LEVELS], colours[-1]) == ends
    distances = [contrast(colour, ends[1]) for colour in colours]
    assert distances[: LEVELS + 1] == sorted(distances[: LEVELS + 1], reverse=True)
    assert distances[LEVELS:] == sorted(distances[LEVELS:])


def test_dark_is_for_screens_only_and_nothing_is_fetched():
    sheet = style()
    assert "@media screen and (prefers-color-scheme: dark)" in sheet
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_scale_takes_as_many_equal_steps_on_either_side():
    grey = [f"#{16 * step:02x}{8 * step:02x}{4 * step:02x}" for step in range(13)]
    assert scale((grey[0], grey[6], grey[12])) == tuple(grey)


def test_the_sheet_names_every_colour_of_both_palettes_and_a_rule_for_each_level():
    sheet = style()
    head, dark_on = sheet.split("\n@media screen and (prefers-color-scheme: dark) { ", 1)
    for part, palette, ends in ((head, LIGHT, LIGHT_SCALE), (dark_on.splitlines()[0], DARK, DARK_SCALE)):
        names = {**palette, **{f"h{level}": colour for level, colour in enumerate(scale(ends))}}
        assert part.startswith(":root { " + " ".join(f"--{name}: {colour};" for name, colour in names.items()) + " }")
    assert sheet.endswith("".join(f".h{level} {{ fill: var(--h{level}); }}\n" for level in range(13)))
    assert sheet.count("{ fill: var(--h") == 13


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_that_a_rule_asks_for_is_in_the_palette_and_every_one_is_asked_for(palette):
    asked = set(re.findall(r"var\(--([a-z]+)\)", style()))
    assert asked == set(palette)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in palette.values())
