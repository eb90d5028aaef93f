"""The network: units and weights stand where their layer is, and the wrong ones are marked."""

from __future__ import annotations

import pytest

from grader.report.html.network import network

UNITS = (((1.0,), (2.0,)), ((3.0,),))
WEIGHTS = (((1.0, 2.0),), ((3.0,), (4.0,)))


def circle(kind, x, y):
    return f'<circle class="{kind}" cx="{x}" cy="{y}" r="9"/>'


def test_a_vector_for_each_layer_marks_units():
    assert network(["a<", "b"], (((1.0,), (2.5,)), ((3.0,),)), UNITS) == (
        '<svg role="img" aria-label="The network, 2, 1 units. a&lt;: 1 wrong. b: right." '
        'width="242" height="94" viewBox="0 0 242 94">'
        '<path class="edge" d="M56 15L186 30M56 45L186 30"/>'
        + circle("unit", 56, 15)
        + circle("unit-wrong", 56, 45)
        + '<path class="cross" d="M52 41l8 8M52 49l8 -8"/>'
        + circle("unit", 186, 30)
        + '<text class="text-wrong" x="56" y="86" text-anchor="middle">a&lt;: wrong</text>'
        '<text x="186" y="86" text-anchor="middle">b</text></svg>'
    )


def test_a_matrix_for_each_pair_of_layers_marks_weights_on_top_of_the_others():
    assert network(["g0", "g1"], (((1.0, 2.5),), WEIGHTS[1]), WEIGHTS) == (
        '<svg role="img" aria-label="The network, 2, 1, 2 units. g0: 1 wrong. g1: right." '
        'width="372" height="94" viewBox="0 0 372 94">'
        '<path class="edge" d="M56 15L186 30M186 30L316 15M186 30L316 45"/>'
        '<path class="edge-wrong" d="M56 45L186 30"/>'
        + "".join(circle("unit", *at) for at in ((56, 15), (56, 45), (186, 30), (316, 15), (316, 45)))
        + '<text class="text-wrong" x="121" y="86" text-anchor="middle">g0: wrong</text>'
        '<text x="251" y="86" text-anchor="middle">g1</text></svg>'
    )


def test_where_all_weights_are_wrong_none_is_drawn_plain():
    drawn = network(["g0", "g1"], (((9.0, 9.0),), ((9.0,), (9.0,))), WEIGHTS)
    assert '<path class="edge" ' not in drawn
    assert drawn.count("M") == 4


@pytest.mark.parametrize(("part", "wrong"), [(0, "g0: 2 wrong. g1: right."), (1, "g0: right. g1: 2 wrong.")])
def test_of_a_part_of_another_shape_all_is_wrong(part, wrong):
    got = [*WEIGHTS]
    got[part] = ((1.0,),)
    assert wrong in network(["g0", "g1"], got, WEIGHTS)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (UNITS[:1], UNITS),
        (UNITS[:1], UNITS[:1]),
        ((*WEIGHTS, WEIGHTS[1]), (*WEIGHTS, ((1.0, 2.0, 3.0),))),
        ((), ()),
        ((((1.0,),) * 13, ((1.0,),)), (((1.0,),) * 13, ((1.0,),))),
        ((((1.0, 2.0),), ((1.0, 2.0),)), (((1.0, 2.0),), ((1.0, 2.0),))),
        ((((1.0,),), ((1.0, 2.0),)), (((1.0,),), ((1.0, 2.0),))),
    ],
)
def test_what_is_no_network_that_fits_the_page_is_not_drawn(got, expected):
    assert network(["x"] * len(expected), got, expected) == ""


def test_a_layer_of_twelve_units_is_drawn():
    expected = (((1.0,),) * 12, ((1.0,),))
    assert network(["a", "b"], expected, expected).count('<circle class="unit"') == 13
