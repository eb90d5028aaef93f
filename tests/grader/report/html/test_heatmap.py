"""Heat maps: every entry has its place, its colour by sign and size, and a cross where it is wrong."""

from __future__ import annotations

import math
import re

import pytest

from grader.report.html.heatmap import difference, heat_map, largest, legend, same_shape, shape, wrong_places

ROWS = ((1.0, -2.0, 0.5), (0.0, 0.25, -1.0))


def test_each_entry_is_a_square_of_its_level_and_the_marked_ones_carry_a_cross():
    cells = "".join(
        f'<path class="h{level}" d="M{x} {y}h26v26h-26z"/>'
        for level, x, y in ((0, 27, 1), (3, 53, 27), (6, 1, 27), (7, 27, 27), (8, 53, 1), (9, 1, 1))
    )
    crosses = "".join(
        f'<path class="{kind}" d="{path}"/>'
        for path in ("M34.3 8.3L45.7 19.7M34.3 19.7L45.7 8.3", "M60.3 34.3L71.7 45.7M60.3 45.7L71.7 34.3")
        for kind in ("halo", "cross")
    )
    assert heat_map(ROWS, 2.0, "a <b>", [(1, 2), (0, 1)]) == (
        '<svg role="img" aria-label="a &lt;b&gt;" width="80" height="54" viewBox="0 0 80 54">'
        f'{cells}<rect class="frame" x="1" y="1" width="78" height="52"/>{crosses}</svg>'
    )


def test_entries_of_one_level_are_one_path_in_their_order():
    drawn = heat_map(((1.0, 1.0), (1.0, -1.0)), 1.0, "x")
    assert 'class="h12" d="M1 1h26v26h-26zM27 1h26v26h-26zM1 27h26v26h-26z"' in drawn


@pytest.mark.parametrize(
    ("entry", "top", "level"),
    [
        (0.0, 1.0, 6),
        (1.0, 1.0, 12),
        (-1.0, 1.0, 0),
        (9.0, 1.0, 12),
        (-9.0, 1.0, 0),
        (0.5, 1.0, 9),
        (1.0, 2.0, 9),
        (-0.5, 1.0, 3),
        (0.1, 1.0, 7),
        (0.0, math.inf, 6),
        (1.0, math.inf, 12),
        (-1.0, math.inf, 0),
        (-math.inf, math.inf, 0),
    ],
)
def test_a_level_is_the_nearest_of_six_steps_on_either_side_of_zero(entry, top, level):
    assert f'<path class="h{level}" ' in heat_map(((entry,),), top, "x")


@pytest.mark.parametrize(
    ("height", "width", "cell"), [(1, 1, 26), (6, 1, 26), (7, 1, 24), (1, 7, 24), (1, 13, 12), (2, 42, 4), (99, 1, 4)]
)
def test_the_side_of_an_entry_is_at_most_26_and_at_least_4(height, width, cell):
    drawn = heat_map(((0.0,) * width,) * height, 1.0, "x")
    assert f'width="{cell * width + 2}" height="{cell * height + 2}"' in drawn
    assert f"h{cell}v{cell}h-{cell}z" in drawn


def test_the_legend_draws_all_levels_between_two_words():
    drawn = legend()
    steps = [f'<path class="h{level}" d="M{1 + 20 * level} 1h20v12h-20z"/>' for level in range(13)]
    assert "".join(steps) == re.search(r"(<path.*/>)<rect", drawn).group(1)
    assert drawn.startswith('<svg aria-hidden="true" width="262" height="32" viewBox="0 0 262 32">')
    assert '<rect class="frame" x="1" y="1" width="260" height="12"/><text x="1" y="27">negative</text>' in drawn
    assert '<text x="131" y="27" text-anchor="middle">0</text>' in drawn
    assert drawn.endswith('<text x="261" y="27" text-anchor="end">positive</text></svg>')


@pytest.mark.parametrize(
    ("tables", "size"),
    [([], 1.0), ([((0.0,),)], 1.0), ([((0.5, -3.0),), ((2.0,), (1.0,))], 3.0), ([((0.0,),), ((0.25,),)], 0.25)],
)
def test_the_largest_entry_of_all_tables_counts_by_its_size(tables, size):
    assert largest(*tables) == size


@pytest.mark.parametrize(
    ("rows", "words"),
    [(((1.0,),), "1 entry"), (((1.0,), (2.0,)), "2 entries"), (((1.0, 2.0),), "1 by 2"), (ROWS, "2 by 3")],
)
def test_a_vector_has_entries_and_a_matrix_two_sizes(rows, words):
    assert shape(rows) == words


def test_tables_fit_where_both_sizes_are_the_same():
    assert same_shape(ROWS, ROWS)
    assert not same_shape(ROWS, ROWS[:1])
    assert not same_shape(ROWS, tuple(row[:2] for row in ROWS))


def test_the_difference_is_what_was_returned_less_what_is_right():
    assert difference(((1.0, 2.0), (5.0, 0.0)), ((0.5, 4.0), (1.0, 0.0))) == ((0.5, -2.0), (4.0, 0.0))


def test_wrong_is_what_a_check_would_not_allow_by_the_largest_entry_that_is_right():
    right = ((-100.0, 0.5), (0.0, 1.0))
    allowed = 1e-6 * 100
    got = ((-100.0, 0.5 - 2 * allowed), (allowed, math.nan))
    assert wrong_places(got, right) == ((0, 1), (1, 1))
    assert wrong_places(((-99.0, 0.5), (0.0, 1.0)), right) == ((0, 0),)
    assert wrong_places(right, right) == ()
    assert wrong_places(((1.0, 1.0 + 2e-4),), ((1.0, 1.0),)) == ((0, 1),)
    assert wrong_places(((2.0, 100.0 + 2e-5),), ((2.0, 100.0),)) == ()
    assert wrong_places(((100.0 + 2e-5, 2.0),), ((100.0, 2.0),)) == ()
    assert wrong_places(((2.0,), (100.0 + 2e-5,)), ((2.0,), (100.0,))) == ()
    assert wrong_places(((100.0 + 2e-5,), (2.0,)), ((100.0,), (2.0,))) == ()
