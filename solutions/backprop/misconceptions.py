"""The mistakes of `backprop`: what each computes, why it tempts, and one step on.

Task by task, in this order:

    sigmoid        F..   one unit's squashing
    forward        F..   layer after layer;  U20
    output_delta   D..   under the cross-entropy or both costs;  Q..  under the quadratic cost only
    hidden_delta   H..   the second trick
    delta          H.. D..   the same on the way back;  L.. U20   the list
    gradient       G..   the first trick;  U20

A code stands under two tasks where either function may show the mistake. `PROBES` holds all-square networks
(4-4-4-4): there a transposed or misplaced array runs instead of raising, and so shows which slip it was. Probes
name mistakes and never score. `VISIBLE` is the notebook's own example network, for pictures. `CANDIDATE_FACTORS` says what an
answer outside the catalogue may be off by, `LAYER_OFFSET` which layer a list begins with, `PART_ORDER` which part is
computed first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.testing import Entries, Misconception, Rewrites

FORWARD = "1. Step 1: forward propagation"
UNIT = "One unit"
LAYERS = "All units, layer after layer"
DICTIONARY = "A small dictionary: mathematics on the left, numpy on the right"
MEANING = "2. What delta means"
STEEPNESS = "First a small tool: how steep is the sigmoid?"
BOTH_COSTS = "Both costs side by side"
HIDDEN = "5. Step 2a: the second trick, the deltas of a hidden layer"
BACK = "6. Step 2a: all deltas, from back to front"
FIRST_TRICK = "3. The first trick: every gradient is a delta times an activation"
GRADIENT = "7. Step 2b: the gradient"
DESCENT = "8. Step 3: gradient descent"
TRIP = "The line where readers trip"


# What a correct solution computes, with one part replaced by the mistake.


def sigmoid(z):
    """Return 1 / (1 + e^-z) without overflow."""
    return np.exp(-np.logaddexp(0, -z))


def undone(a):
    """Return the z that gives the activations a."""
    return np.log(a / (1 - a))


def slope(a):
    """Return the sigmoid's steepness."""
    return a * (1 - a)


def slope_twice(a):
    """Return the steepness as if a had not been through the sigmoid yet."""
    return slope(sigmoid(a))


def softmax(axis, shift):
    """Return softmax along an axis, with or without the largest entry subtracted."""

    def formula(z):
        powers = np.exp(z - np.max(z, axis=axis, keepdims=True) if shift else z)
        return powers / np.sum(powers, axis=axis, keepdims=True)

    return formula


def integer_sigmoid(z):
    """Return what is left in a buffer of z's dtype."""
    return sigmoid(z).astype(z.dtype)


def forward(
    weigh: Callable = lambda k, thetas, _zs, activations: thetas[k] @ activations[-1], activate: Callable = sigmoid
) -> Callable:
    """Return `forward` with another weighted input or another activation."""

    def formula(thetas, x):
        zs, activations = [], [x]
        for k in range(len(thetas)):
            zs.append(weigh(k, thetas, zs, activations))
            activations.append(activate(zs[-1]))
        return activations

    return formula


def linear_end(thetas, x):
    """Return activations whose last entry never met the sigmoid."""
    activations = forward()(thetas, x)
    return [*activations[:-1], thetas[-1] @ activations[-2]]


def weighted_inputs(thetas, x):
    """Return the zs where the activations are asked for."""
    return [x, *(theta @ a for theta, a in zip(thetas, forward()(thetas, x), strict=False))]


def without_first_theta(thetas, x):
    """Return the activations of a network whose first matrix is skipped."""
    return forward()(thetas[1:], x)


def integer_weigh(k, thetas, _zs, activations):
    """Return z as a buffer of the dtype of what came before holds it."""
    return (thetas[k] @ activations[-1]).astype(activations[-1].dtype)


def integer_activations(thetas, x):
    """Return activations that are all kept in buffers of x's dtype."""
    activations = [x]
    for theta in thetas:
        activations.append(sigmoid(theta @ activations[-1]).astype(x.dtype))
    return activations


def layers_of_forward(count):
    """Return `forward` for exactly so many layers."""

    def formula(thetas, x):
        return forward()([thetas[k] for k in range(count)], x)

    return formula


def output_delta(
    cross_entropy: Callable = lambda a, y: a - y, quadratic: Callable = lambda a, y: (a - y) * slope(a)
) -> Callable:
    """Return `output_delta` with another formula for either cost."""

    def formula(a, y, cost="cross_entropy"):
        return cross_entropy(a, y) if cost == "cross_entropy" else quadratic(a, y)

    return formula


def wrong_error(error):
    """Return `output_delta` with a wrong error: under one cost, under both, and the same whatever the cost."""
    return (
        output_delta(error),
        output_delta(error, lambda a, y: error(a, y) * slope(a)),
        output_delta(error, error),
    )


def quadratic_by_default(a, y, cost="quadratic"):
    """Return the right delta, with the wrong cost if none is named."""
    return output_delta()(a, y, cost)


def hidden_delta(back: Callable = lambda theta, d: theta.T @ d, steep: Callable = slope) -> Callable:
    """Return `hidden_delta` with another way back through the weights or another steepness."""
    return lambda theta, delta, a: back(theta, delta) * steep(a)


def shares(theta, axis):
    """Return the weights as shares of their sum along an axis."""
    return theta / theta.sum(axis=axis, keepdims=True)


def hidden_by_name(k, thetas, activations, deltas, _error):
    """Return the right delta of the layer that thetas[k] enters."""
    return hidden_delta()(thetas[k + 1], deltas[0], activations[k + 1])


def delta(output: Callable | None = None, hidden: Callable = hidden_by_name) -> Callable:
    """Return `delta` with another last layer, or another hidden(k, thetas, activations, deltas, error)."""

    def formula(thetas, activations, y, cost="cross_entropy"):
        deltas = [(output or output_delta())(activations[-1], y, cost)]
        for k in reversed(range(len(thetas) - 1)):
            deltas.insert(0, hidden(k, thetas, activations, deltas, activations[-1] - y))
        return deltas

    return formula


def in_every_layer(rule):
    """Return `delta` with another `hidden_delta`."""
    return delta(hidden=lambda k, thetas, activations, deltas, _e: rule(thetas[k + 1], deltas[0], activations[k + 1]))


def with_slope_of(layer):
    """Return `delta` with the steepness of another layer: 0 enters, 1 is right, 2 comes after."""
    return delta(
        hidden=lambda k, thetas, activations, deltas, _e: (thetas[k + 1].T @ deltas[0]) * slope(activations[k + layer])
    )


def slope_before_the_weights(k, thetas, activations, deltas, _error):
    """Return the next layer's steepness, sent back through the weights."""
    return thetas[k + 1].T @ (deltas[0] * slope(activations[k + 2]))


def raw_error(k, thetas, activations, _deltas, error):
    """Return the output error, carried to every layer."""
    return (thetas[k + 1].T @ error) * slope(activations[k + 1])


def last_delta(k, thetas, activations, deltas, _error):
    """Return the last layer's delta, carried to every layer."""
    return (thetas[k + 1].T @ deltas[-1]) * slope(activations[k + 1])


def handing_back_errors(thetas, activations, y, cost="cross_entropy"):
    """Return deltas of errors that went back through the weights alone; each is multiplied by its own steepness."""
    deltas = [output_delta()(activations[-1], y, cost)]
    error = deltas[0]
    for k in reversed(range(1, len(thetas))):
        error = thetas[k].T @ error
        deltas.insert(0, error * slope(activations[k]))
    return deltas


def last_two_deltas(thetas, activations, y, cost="cross_entropy"):
    """Return the deltas of the last layer and of the one before it, which may be the input."""
    last = output_delta()(activations[-1], y, cost)
    return [hidden_delta()(thetas[-1], last, activations[-2]), last]


def layers_of_delta(count, end=False):
    """Return `delta` for exactly so many layers, counted from the front or from the end."""

    def formula(thetas, activations, y, cost="cross_entropy"):
        start = len(thetas) - count if end else 0
        picked = [thetas[start + k] for k in range(count)]
        if start < 0:
            raise IndexError(start)
        return delta()(picked, [activations[start + k] for k in range(count + 1)], y, cost)

    return formula


def reworked(change):
    """Return `delta` whose right list is changed at the end."""
    return lambda *arguments: change(delta()(*arguments), *arguments)


def with_input(deltas, thetas, activations, *_):
    """Return one delta too many, of the input."""
    return [hidden_delta()(thetas[0], deltas[0], activations[0]), *deltas]


def with_zeros(deltas, _thetas, activations, *_):
    """Return a list that is aligned with the activations."""
    return [np.zeros(len(activations[0])), *deltas]


def delta_quadratic_by_default(thetas, activations, y, cost="quadratic"):
    """Return the right deltas, with the wrong cost if none is named."""
    return delta()(thetas, activations, y, cost)


def gradient(entry: Callable) -> Callable:
    """Return `gradient` with another entry(k, activations, deltas)."""
    return lambda activations, deltas: [entry(k, activations, deltas) for k in range(len(deltas))]


def right_entry(k, activations, deltas):
    """Return the right gradient of thetas[k]."""
    return np.outer(deltas[k], activations[k])


def gradient_with_z(k, activations, deltas):
    """Return the gradient with z where a belongs; the input has no z."""
    return np.outer(deltas[k], undone(activations[k]) if k else activations[k])


def layers_of_gradient(count):
    """Return `gradient` for exactly so many layers."""
    return lambda activations, deltas: [right_entry(k, activations, deltas) for k in range(count)]


# The catalogue.


rewrite = Rewrites(__file__, slope=slope, slope_twice=slope_twice, undone=undone, shares=shares)
in_sigmoid = Entries(task="sigmoid", section=UNIT)
in_forward = Entries(task="forward", section=LAYERS)
in_output_delta = Entries(task="output_delta", section=BOTH_COSTS)
in_hidden_delta = Entries(task="hidden_delta", section=HIDDEN)
in_delta = Entries(task="delta", section=BACK)
in_gradient = Entries(task="gradient", section=GRADIENT)


def in_sigmoid_and_forward(code, *activations, **words) -> Iterator[Misconception]:
    """Yield the entry of a wrong sigmoid, and of a `forward` with the same inside."""
    yield in_sigmoid(code, *activations, **words)
    yield in_forward(code, *(forward(activate=activation) for activation in activations), section=UNIT, **words)


OF_SIGMOID = (
    *in_sigmoid_and_forward(
        "F06",
        lambda z: sigmoid(sigmoid(z)),
        title="the sigmoid is applied twice",
        rationale="Two lines of a program each make sure that the result is squashed.",
        advice="Your values stay between 0.5 and 0.74. How often does each z meet the sigmoid?",
    ),
    *in_sigmoid_and_forward(
        "F07",
        lambda z: sigmoid(-z),
        title="the sign in the exponent",
        rationale="The minus in front of z is small and easily lost.",
        advice="A large z should give almost 1. What does yours give for z = 10?",
    ),
    *in_sigmoid_and_forward(
        "F09",
        np.tanh,
        lambda z: (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z)),  # nan far out, and so is the next
        lambda z: (np.exp(2 * z) - 1) / (np.exp(2 * z) + 1),
        title="tanh in place of the sigmoid",
        rationale="tanh has the same shape, and numpy has it ready.",
        advice="An activation lies between 0 and 1. In which range are yours?",
    ),
    *in_sigmoid_and_forward(
        "F10",
        lambda z: np.maximum(0, z),
        lambda z: np.maximum(0.0, z),
        title="ReLU in place of the sigmoid",
        rationale="Many newer courses use ReLU.",
        advice="An activation here never exceeds 1. What does yours give for z = 10?",
    ),
    *in_sigmoid_and_forward(
        "F15",
        lambda z: np.round(sigmoid(z)).astype(int),
        lambda z: (z >= 0).astype(int),
        title="the activation is rounded to 0 or 1",
        rationale="A unit is often said to fire or not to fire.",
        advice="A step has no slope, so nothing could be learned through it. What is left if you do not decide yet?",
    ),
    *in_sigmoid_and_forward(
        "F16",
        *(softmax(axis, shift) for axis in (None, 0, -1) for shift in (False, True)),
        title="softmax in place of the sigmoid",
        rationale="Classifiers often end in a softmax.",
        advice="Your activations of one layer add up to 1. Should a unit know what its neighbours do?",
    ),
    in_sigmoid(
        "F14",
        integer_sigmoid,
        title="a buffer of whole numbers",
        rationale="np.zeros_like(z) has the shape one wants.",
        advice="A buffer that is made like z has the dtype of z as well. What does an array of whole numbers do with 0.7?",
        section=DICTIONARY,
    ),
    in_sigmoid(
        "F20",
        lambda z: np.exp(z) / (1 + np.exp(z)),
        title="infinity divided by infinity",
        rationale="It is the same formula, multiplied by e^z above and below.",
        advice="For z = 1000 both halves of your fraction are infinite. Which way of writing it has only one half that"
        " can grow?",
    ),
    in_sigmoid(
        "F21",
        lambda z: 1 / 1 + np.exp(-z),
        lambda z: 1 + np.exp(-z),
        title="no parentheses below the fraction",
        rationale="On paper the fraction's bar does the work of parentheses.",
        advice="Python divides before it adds. Some of your values exceed 1: what was divided, and by what?",
    ),
    in_sigmoid(
        "F22",
        lambda z: slope(sigmoid(z)),
        title="the steepness in place of the sigmoid",
        rationale="Backpropagation needs g'(z), and so it comes to mind first.",
        advice="Your values never exceed 0.25. Is this g, or how steep g is?",
        section=STEEPNESS,
    ),
)

OF_FORWARD = (
    in_forward(
        "F01",
        rewrite("forward", "sigmoid(_z)", "_z"),
        rewrite("forward", "return activations", "return [*activations[:-1], thetas[-1] @ activations[-2]]"),
        title="an activation that never met the sigmoid",
        rationale="The matrix product feels like the whole layer.",
        advice="A unit does two things. Every entry after the input should lie between 0 and 1; do all of yours?",
    ),
    in_forward(
        "F03",
        rewrite("forward", "theta @ _a", "theta.T @ _a"),
        title="a transpose on the way forward",
        rationale="Some courses keep a matrix with one row for each unit that it leaves.",
        advice="Here theta has one row for each unit that it enters. Which of its indices is summed?",
        section=DICTIONARY,
    ),
    in_forward(
        "F04",
        rewrite("forward", "theta @ _a", "theta * _a"),
        title="entry times entry in place of a matrix product",
        rationale="In Octave and in np.matrix the star is the matrix product.",
        advice="The weighted inputs of one unit have to be added up. Which sign of the dictionary adds up?",
        section=DICTIONARY,
    ),
    in_forward(
        "F05",
        without_first_theta,
        forward(lambda k, thetas, _zs, activations: thetas[k - 1] @ activations[-1]),
        title="the weights of another layer",
        rationale="In Andrew Ng's course the matrix with the number l leaves layer l; here it enters layer l.",
        advice="Which matrix has one column for each entry of x? Python counts it as number 0.",
        section=TRIP,
    ),
    in_forward(
        "F11",
        forward(lambda k, thetas, zs, activations: thetas[k] @ (zs[-1] if zs else activations[0])),
        title="z is fed to the next layer",
        rationale="z was computed last and is at hand.",
        advice="Your first layer is right, the next is not. What leaves a unit, its weighted sum or its activation?",
    ),
    in_forward(
        "F12",
        rewrite("forward", "theta @ activations[-1]", "theta @ activations[0]"),
        title="every layer reads the input",
        rationale="In the loop, x keeps its name.",
        advice="The second layer does not see x. Whose output does it see?",
    ),
    in_forward(
        "F24",
        rewrite("forward", "theta @ _a", "theta[:, -1] * (_a)[-1]"),
        title="only the last term of each sum",
        rationale="In a loop over the inputs = stands where += belongs.",
        advice="Change the first entry of x: does the next layer of yours move? A unit adds up what all units before it send.",
    ),
    in_forward(
        "F14",
        forward(integer_weigh),
        integer_activations,
        title="a buffer of whole numbers",
        rationale="np.zeros_like(x) is a quick way to make room for results.",
        advice="A buffer that is made like x has the dtype of x as well. What does an array of whole numbers do with 0.7?",
        section=DICTIONARY,
    ),
    in_forward(
        "F18",
        rewrite("forward", "return activations", "return activations[1:]"),
        title="the input is not in the list",
        rationale="The input is handed in, so why hand it back?",
        advice="Your numbers are right. Step 2b needs the activations that the first matrix reads as well: with which entry"
        " should the list begin?",
        section=FORWARD,
    ),
    in_forward(
        "F19",
        rewrite("forward", "return activations", "return activations[-1]"),
        title="only the output is returned",
        rationale="The output is what the network answers.",
        advice="The way back needs the activations of every layer. Where do you keep those that you have passed?",
        section=FORWARD,
    ),
    in_forward(
        "F23",
        weighted_inputs,
        title="the weighted sums in place of the activations",
        rationale="z is what the matrix product gives, and it is put into the list at once.",
        advice="You compute the right activations on the way, but what is in your list? Some entries lie outside 0 and 1.",
    ),
    in_forward(
        "U20",
        layers_of_forward(3),
        layers_of_forward(2),
        title="made for a fixed number of layers",
        rationale="The network at hand has three layers, and each gets a line of its own.",
        advice="Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
)

OF_OUTPUT = (
    in_output_delta(
        "D01",
        rewrite("output_delta", "error = a - y", "error = y - a"),
        rewrite("output_delta", "return error", "return -error"),
        output_delta(lambda a, y: y - a, lambda a, y: y - a),
        title="target minus output",
        rationale="One thinks of the error as what is missing.",
        advice="Push z up where the output is already too large: the cost grows, so delta is positive. Is yours?",
    ),
    in_output_delta(
        "D02",
        rewrite("output_delta", "cost == 'cross_entropy'", "False"),
        title="the quadratic formula whatever the cost",
        rationale="Every other delta has the factor a(1-a).",
        advice="Multiply the cross-entropy's dC/da by the steepness, and see what happens to the denominator.",
    ),
    in_output_delta(
        "D04",
        rewrite("output_delta", "error = _e", "error = 2 * _e"),
        rewrite("output_delta", "return error", "return 2 * error"),
        output_delta(lambda a, y: 2 * (a - y), lambda a, y: 2 * (a - y)),
        title="a factor of 2",
        rationale="It comes from the derivative of a square.",
        advice="The cross-entropy holds no square, and the quadratic cost has a half in front. Where would a 2 come from?",
    ),
    in_output_delta(
        "D05",
        rewrite("output_delta", "error = a - y", "error = undone(a) - y"),
        *wrong_error(lambda a, y: undone(a) - y),
        title="z in place of a",
        rationale="delta is a derivative by z, so z seems to belong in it.",
        advice="What the target is compared with lies between 0 and 1. Is that the weighted sum or the activation?",
    ),
    in_output_delta(
        "D06",
        rewrite("output_delta", "error = _e", "error = _e * (1 - _e)"),
        *wrong_error(lambda a, y: (a - y) * (1 - (a - y))),
        title="the steepness of the error",
        rationale="The pattern a(1-a) is remembered, and put around the wrong letter.",
        advice="The steepness is that of a unit, made of its activation. You made one of the error.",
        section=STEEPNESS,
    ),
    in_output_delta(
        "D07",
        *wrong_error(lambda a, y: (a - y) ** 2),
        *wrong_error(lambda a, y: 0.5 * (a - y) ** 2),
        title="the cost in place of its slope",
        rationale="The squared error is the best-known measure of an error.",
        advice="delta is not how large the cost is, it is how the cost reacts to a push on z. Can a square be negative?",
        section=MEANING,
    ),
    in_output_delta(
        "D08",
        output_delta(lambda a, y: -y / a + (1 - y) / (1 - a)),
        output_delta(lambda a, y: -y / a + (1 - y) / (1 - a), lambda a, y: a - y),
        output_delta(lambda a, y: -y / a + (1 - y) / (1 - a), lambda a, y: -y / a + (1 - y) / (1 - a)),
        title="dC/da in place of dC/dz",
        rationale="The chain rule begins with dC/da, and one may stop too soon.",
        advice="You know how the cost reacts to a. One more factor says how a reacts to z.",
    ),
    in_output_delta(
        "D09",
        rewrite("output_delta", "error = _e", "error = np.abs(_e)"),
        *wrong_error(lambda a, y: np.abs(a - y)),
        title="the sign is thrown away",
        rationale="An error sounds like a size.",
        advice="Too large and too small ask for opposite changes. How does your delta tell them apart?",
        section=MEANING,
    ),
    in_output_delta(
        "D10",
        rewrite("output_delta", "error = a - y", "error = np.round(a) - y"),
        *wrong_error(lambda a, y: np.round(a) - y),
        title="the decision in place of the activation",
        rationale="The perceptron rule compares decisions with targets.",
        advice="An answer of 0.9 is better than one of 0.6, though both round to 1. Does your delta know?",
    ),
    in_output_delta(
        "D11",
        output_delta(lambda a, y: (a - y) * slope_twice(a)),
        output_delta(lambda a, y: (a - y) * slope_twice(a), lambda a, y: (a - y) * slope_twice(a)),
        title="a goes through the sigmoid a second time, and under the wrong cost",
        rationale="A helper sigmoid_prime is called with what is at hand, a.",
        advice="What you have in hand has been through the sigmoid already. And which of the two costs keeps a steepness?",
        section=STEEPNESS,
    ),
    in_output_delta(
        "D15",
        rewrite("output_delta", "cost == 'cross_entropy'", "cost != 'cross_entropy'"),
        title="the two costs are exchanged",
        rationale="Both formulas are right, and so it is easy to be content.",
        advice="In the table of both costs, in which column does the steepness cancel?",
    ),
    in_output_delta(
        "D16",
        quadratic_by_default,
        title="the wrong cost if none is named",
        rationale="The quadratic cost comes first in many books.",
        advice="Compare the line that begins with def with the notebook's: which cost is meant if nothing is said?",
        section=MEANING,
    ),
    in_output_delta(
        "D17",
        *wrong_error(lambda a, y: np.sum(a - y)),
        *wrong_error(lambda a, y: np.mean(a - y)),
        output_delta(lambda a, y: np.sum(a - y), lambda a, y: np.sum((a - y) * slope(a))),
        output_delta(lambda a, y: np.mean(a - y), lambda a, y: np.mean((a - y) * slope(a))),
        title="one number for all units",
        rationale="The cost is one number, a sum over the units.",
        advice="Each output unit has its own z, so each has its own delta. How many entries should there be?",
        section=MEANING,
    ),
    in_output_delta(
        "Q01",
        rewrite("output_delta", "cost == 'cross_entropy'", "True"),
        title="the cross-entropy formula whatever the cost",
        rationale='"Delta is the output minus the target" is quoted everywhere.',
        advice="What you return is what is left when the steepness cancels. Does anything cancel it under the quadratic cost?",
    ),
    in_output_delta(
        "Q02",
        rewrite("output_delta", "a * (1 - a)", "slope_twice(a)"),
        title="a goes through the sigmoid a second time",
        rationale="A helper sigmoid_prime is called with what is at hand, a.",
        advice="What you have in hand has been through the sigmoid already. What is the steepness in terms of a itself?",
        section=STEEPNESS,
    ),
    in_output_delta(
        "Q03",
        rewrite("output_delta", "a * (1 - a)", "slope(undone(a))"),
        title="the steepness made of z",
        rationale="The formula says g'(z), and z is put in place of g.",
        advice="The rule g' = g(1-g) speaks of the sigmoid's value. Is that z or a?",
        section=STEEPNESS,
    ),
    in_output_delta(
        "Q04",
        rewrite("output_delta", "return error * _s", "return -error * _s"),
        title="target minus output under the quadratic cost",
        rationale="In a square the order does not matter.",
        advice="Push z up where the output is too large: the cost grows. Is your delta positive there, under the quadratic cost?",
    ),
    in_output_delta(
        "Q05",
        rewrite("output_delta", "return error * _s", "return 2 * error * _s"),
        title="a factor of 2 under the quadratic cost",
        rationale="The derivative of a square has a 2.",
        advice="A square has a 2 in its derivative. What stands in front of the square in this cost?",
    ),
    in_output_delta(
        "Q06",
        rewrite("output_delta", "a * (1 - a)", "1 - a"),
        title="half of the steepness, without a",
        rationale="The steepness has two factors, and one is easily lost.",
        advice="Near a = 0 the sigmoid is flat, so the steepness should be almost 0. What does yours give there?",
        section=STEEPNESS,
    ),
    in_output_delta(
        "Q07",
        rewrite("output_delta", "a * (1 - a)", "1 - a ** 2"),
        title="the steepness of tanh",
        rationale="Courses with tanh have this formula.",
        advice="At z = 0 the sigmoid has a = 0.5 and rises by a quarter per step. What does your factor give for a = 0.5?",
        section=STEEPNESS,
    ),
    in_output_delta(
        "Q08",
        rewrite("output_delta", "a * (1 - a)", "a"),
        title="half of the steepness, without 1 - a",
        rationale="The steepness has two factors, and one is easily lost.",
        advice="Near a = 1 the sigmoid is flat, so the steepness should be almost 0. What does yours give there?",
        section=STEEPNESS,
    ),
    in_output_delta(
        "D18",
        lambda a, y, cost="cross_entropy": 2 * (y - a) * slope(a),
        lambda a, y, cost="cross_entropy": 2 / len(a) * (y - a) * slope(a),
        lambda a, y, cost="cross_entropy": (y - a) * slope(a) / len(a),
        title="the derivative of a squared error whatever the cost, downhill",
        rationale="Many short programs minimise the squared error and add the step at the end.",
        advice="Three things are mixed: which cost is asked for, a factor, and a direction. What stands in front of the square here, and which way does delta point?",
    ),
    in_output_delta(
        "D19",
        lambda a, y, cost="cross_entropy": slope(a),
        rewrite("output_delta", "return error * _s", "return _s"),
        title="the steepness alone, without the error",
        rationale="The steepness is the part that is new, and so it gets the attention.",
        advice="Under one cost at least your delta does not change with the target. Which of the arguments should say how wrong the output is?",
    ),
    in_output_delta(
        "D20",
        *(
            lambda a, y, cost="cross_entropy", c=c, steep=steep: c * (y - a) * steep(a)
            for c in (1, 2)
            for steep in (slope_twice, lambda a: 1 - a**2)
        ),
        title="target minus output whatever the cost, with the steepness of something else",
        rationale="Short programs add the step at the end, and their derivative expects another argument.",
        advice="Three things to look at, one by one: the sign of the error, which cost is asked for, and what the steepness is made of.",
    ),
    in_output_delta(
        "D23",
        lambda a, y, cost="cross_entropy": (y - a) * slope(a),
        title="the quadratic formula whatever the cost, and target minus output",
        rationale="Many short programs minimise the squared error and add the step at the end.",
        advice="Two things to look at, one by one: which cost is asked for, and which sign delta has where the output is too large.",
    ),
    in_output_delta(
        "D22",
        rewrite("output_delta", "error = a - y", "error = a - y * a"),
        title="the target is multiplied by the output before it is subtracted",
        rationale="The derivative of y log a holds a product of y and something with a in it.",
        advice="Where a target is 1, your delta is 0, however wrong the output is. Should nothing be learned there?",
    ),
    in_output_delta(
        "D21",
        rewrite("output_delta", "error = _e", "error = _e / len(a)"),
        rewrite("output_delta", "error = _e", "error = 2 * _e / len(a)"),
        *(
            lambda a, y, cost="cross_entropy", c=c, steep=steep: c * (a - y) * steep(a) / len(a)
            for c in (1, 2)
            for steep in (slope, np.ones_like)
        ),
        title="divided by the number of outputs",
        rationale="A mean squared error divides by it.",
        advice="Both costs add the outputs up. By what did you divide, and would two more outputs change the others' delta?",
    ),
    in_output_delta(
        "Q09",
        rewrite("output_delta", "a * (1 - a)", "a ** 2"),
        title="a squared in place of the steepness",
        rationale="The product a(1-a) is remembered as a times itself.",
        advice="Near a = 1 the sigmoid is flat, so the steepness should be almost 0. What does yours give there?",
        section=STEEPNESS,
    ),
    in_output_delta(
        "Q10",
        rewrite("output_delta", "return error * (a * (1 - a))", "return error * a * 1 - a"),
        title="a bracket is missing after the steepness's first factor",
        rationale="On paper a(1-a) is one thing; in Python a * 1 - a is another.",
        advice="Python multiplies before it subtracts. What is subtracted from what in your formula?",
        section=STEEPNESS,
    ),
)

OF_HIDDEN = (
    in_hidden_delta(
        "H01",
        rewrite("hidden_delta", "a * (1 - a)", "1"),
        title="the steepness is missing",
        rationale="Carrying the deltas back through the weights feels like the whole step.",
        advice="You have how the cost reacts to a of the hidden unit. delta is its reaction to z: how does a react to z?",
    ),
    in_hidden_delta(
        "H02",
        rewrite("hidden_delta", "a * (1 - a)", "slope_twice(a)"),
        title="a goes through the sigmoid a second time",
        rationale="A helper sigmoid_prime is called with what is at hand, a.",
        advice="What you have in hand has been through the sigmoid already. What is the steepness in terms of a itself?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H03",
        rewrite("hidden_delta", "theta.T @ delta", "theta @ delta"),
        title="the transpose is missing",
        rationale="Forward has no transpose.",
        advice="The sum runs over the units of the next layer. Are those the rows or the columns of its weights?",
    ),
    in_hidden_delta(
        "H07",
        rewrite("hidden_delta", "a * (1 - a)", "slope(undone(a))"),
        title="the steepness made of z",
        rationale="The formula says g'(z), and z is put in place of g.",
        advice="The rule g' = g(1-g) speaks of the sigmoid's value. Is that z or a?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H08",
        rewrite("hidden_delta", "a * (1 - a)", "1 - a ** 2"),
        title="the steepness of tanh",
        rationale="Courses with tanh have this formula.",
        advice="At z = 0 the sigmoid has a = 0.5 and rises by a quarter per step. What does your factor give for a = 0.5?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H09",
        rewrite("hidden_delta", "a * (1 - a)", "(undone(a) > 0).astype(float)"),
        title="the steepness of ReLU",
        rationale="Courses with ReLU switch a unit's delta on or off.",
        advice="The sigmoid is never quite flat and never rises at full steepness. What is its own slope, in terms of a?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H10",
        rewrite("hidden_delta", "a * (1 - a)", "1 - a"),
        title="half of the steepness, without a",
        rationale="The steepness has two factors, and one is easily lost.",
        advice="Near a = 0 the sigmoid is flat, so delta should be almost 0. What does yours give there?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H11",
        rewrite("hidden_delta", "a * (1 - a)", "a"),
        title="half of the steepness, without 1 - a",
        rationale="The steepness has two factors, and one is easily lost.",
        advice="Near a = 1 the sigmoid is flat, so delta should be almost 0. What does yours give there?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H12",
        rewrite("hidden_delta", "a * (1 - a)", "a * (a - 1)"),
        rewrite("hidden_delta", "_b * (a * (1 - a))", "-(_b) * (a * (1 - a))"),
        title="the sign of the steepness",
        rationale="Two letters change places in the second factor.",
        advice="The sigmoid always rises. Which sign has your factor for a = 0.5?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H16",
        rewrite("hidden_delta", "theta.T @ delta", "shares(theta, 1).T @ delta"),
        rewrite("hidden_delta", "theta.T @ delta", "shares(theta, 0).T @ delta"),
        rewrite("hidden_delta", "theta.T @ delta", "(theta / np.abs(theta).sum(axis=1, keepdims=True)).T @ delta"),
        title="the error is shared out in proportion to the weights",
        rationale="It is a popular picture: every unit gets its share of the blame.",
        advice="A push on the unit moves the next z by the weight itself, not by the weight's share. What did you divide by?",
    ),
    in_hidden_delta(
        "H17",
        rewrite("hidden_delta", "theta.T @ delta", "np.linalg.pinv(theta) @ delta"),
        title="the inverse of the weights",
        rationale="Going back sounds like undoing.",
        advice="Nothing is undone here: the roads to the cost are added up. Write down the sum over k, and see which product"
        " it is.",
    ),
    in_hidden_delta(
        "H18",
        rewrite("hidden_delta", "theta.T @ delta", "delta"),
        title="the weights are left out",
        rationale="The steepness looks like the only factor that is new.",
        advice="A unit with a large outgoing weight moves the cost more. Where does your formula know that?",
    ),
    in_hidden_delta(
        "H21",
        rewrite("hidden_delta", "_b * (a * (1 - a))", "_b @ (a * (1 - a))"),
        rewrite("hidden_delta", "_b * (a * (1 - a))", "_b @ a * (1 - a)"),
        title="a matrix product with the steepness",
        rationale="The first product is one, so the second may be too.",
        advice="Between two vectors that sign adds everything up. Every unit has a steepness of its own: which sign keeps"
        " each at its place?",
        section=DICTIONARY,
    ),
    in_hidden_delta(
        "H22",
        rewrite("hidden_delta", "theta.T @ delta", "theta.T * delta"),
        rewrite("hidden_delta", "theta.T @ delta", "theta * delta"),
        title="entry times entry in place of a matrix product",
        rationale="In Octave and in np.matrix the star is the matrix product.",
        advice="The roads through the next layer's units have to be added up. Which sign of the dictionary adds up?",
        section=DICTIONARY,
    ),
    in_hidden_delta(
        "H25",
        rewrite("hidden_delta", "theta.T @ delta", "np.abs(theta).T @ delta"),
        rewrite("hidden_delta", "theta.T @ delta", "np.abs(theta.T @ delta)"),
        rewrite("hidden_delta", "theta.T @ delta", "np.abs(theta).T @ np.abs(delta)"),
        title="signs are thrown away",
        rationale="A share of blame sounds like a size.",
        advice="A unit with a negative weight pushes the next one down. Where does your formula know that?",
    ),
    in_hidden_delta(
        "H26",
        rewrite("hidden_delta", "(theta.T @ delta) * (a * (1 - a))", "slope(theta.T @ delta)"),
        title="the steepness of what comes back",
        rationale="The pattern a(1-a) is remembered, and put around the wrong letter.",
        advice="The steepness is that of this layer's units. Which of your arguments have you not used?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H27",
        rewrite("hidden_delta", "theta.T @ delta", "theta.sum(axis=0)"),
        title="the next layer's deltas are left out",
        rationale="The weights are the only matrix, and so they get the attention.",
        advice="The next units report how the cost reacts to each of them. Where does your formula listen?",
    ),
    in_hidden_delta(
        "H28",
        rewrite("hidden_delta", "theta.T @ delta", "theta.T @ delta / len(delta)"),
        title="the average of the roads, not their sum",
        rationale="Averages are everywhere in machine learning.",
        advice="If every unit of the next layer came twice, the push would have twice the effect. Has it in your formula?",
    ),
    in_hidden_delta(
        "H29",
        rewrite("hidden_delta", "a * (1 - a)", "a ** 2"),
        title="a squared in place of the steepness",
        rationale="The product a(1-a) is remembered as a times itself.",
        advice="Near a = 1 the sigmoid is flat, so the steepness should be almost 0. What does yours give there?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H30",
        rewrite("hidden_delta", "return (theta.T @ delta) * (a * (1 - a))", "return (theta.T @ delta) * a * 1 - a"),
        title="a bracket is missing after the steepness's first factor",
        rationale="On paper a(1-a) is one thing; in Python a * 1 - a is another.",
        advice="Python multiplies before it subtracts. What is subtracted from what in your formula?",
        section=STEEPNESS,
    ),
    in_hidden_delta(
        "H31",
        rewrite("hidden_delta", "_b * _s", "_s"),
        title="the steepness alone, without what comes back",
        rationale="The steepness is the part that is new, and so it gets the attention.",
        advice="Your delta changes neither with theta nor with the next layer's delta. Which factor carries them?",
    ),
    in_hidden_delta(
        "H33",
        rewrite("hidden_delta", "theta.T @ delta", "theta[-1] * delta[-1]"),
        title="only the last unit of the next layer is heard",
        rationale="In a loop over the units = stands where += belongs.",
        advice="Change the first entry of the next layer's delta: does yours move? The roads through all its units add up.",
    ),
)

OF_DELTA = (
    in_delta(
        "D01",
        rewrite("output_delta", "error = a - y", "error = y - a", task="delta"),
        rewrite("output_delta", "return error", "return -error", task="delta"),
        delta(output_delta(lambda a, y: y - a, lambda a, y: y - a)),
        title="target minus output",
        rationale="One thinks of the error as what is missing.",
        advice="Push z of an output unit up where the output is already too large: the cost grows. Which sign has your last"
        " delta there?",
        section=BOTH_COSTS,
    ),
    in_delta(
        "D02",
        rewrite("output_delta", "cost == 'cross_entropy'", "False", task="delta"),
        title="the quadratic cost whatever is asked",
        rationale="Every other delta has the factor a(1-a).",
        advice='With cost="cross_entropy" your last delta is the quadratic one. Which of your functions knows both costs?',
        section=BOTH_COSTS,
    ),
    in_delta(
        "D16",
        delta_quadratic_by_default,
        title="the wrong cost if none is named",
        rationale="The quadratic cost comes first in many books.",
        advice="Compare the line that begins with def with the notebook's: which cost is meant if nothing is said?",
        section=MEANING,
    ),
    in_delta(
        "H01",
        rewrite("hidden_delta", "a * (1 - a)", "1", task="delta"),
        title="the steepness is missing in the hidden layers",
        rationale="Carrying the deltas back through the weights feels like the whole step.",
        advice="Your last delta is right, the others are reactions to a. How does a react to z?",
        section=HIDDEN,
    ),
    in_delta(
        "H02",
        rewrite("hidden_delta", "a * (1 - a)", "slope_twice(a)", task="delta"),
        title="activations go through the sigmoid a second time",
        rationale="A helper sigmoid_prime is called with what is at hand, a.",
        advice="The activations have been through the sigmoid already. What is the steepness in terms of a itself?",
        section=STEEPNESS,
    ),
    in_delta(
        "H03",
        rewrite("hidden_delta", "theta.T @ delta", "theta @ delta", task="delta"),
        title="the transpose is missing",
        rationale="Forward has no transpose.",
        advice="The sum runs over the units of the next layer. Are those the rows or the columns of its weights?",
        section=HIDDEN,
    ),
    in_delta(
        "H04",
        rewrite("delta", "thetas[k]", "thetas[k - 1]"),
        title="the matrix that enters the layer, not the one that leaves it",
        rationale="In Andrew Ng's course the matrix beside the next delta bears the number l; here it bears l + 1.",
        advice="Which two layers does your matrix connect? It should be this one and the next.",
        section=TRIP,
    ),
    in_delta(
        "H05",
        rewrite("delta", "activations[k]", "activations[k + 1]"),
        title="the steepness of the next layer",
        rationale="The matrix and the deltas are the next layer's, so the activations may be too.",
        advice="Whose z do you push? The steepness is that of the same unit.",
    ),
    in_delta(
        "H06",
        rewrite("delta", "activations[k]", "activations[k - 1]"),
        title="the steepness of the layer before",
        rationale="The list of activations has one entry more than the list of thetas.",
        advice="activations[0] is the input. Which entry belongs to the layer whose delta you compute?",
    ),
    in_delta(
        "H13",
        rewrite("delta", "deltas[0]", "activations[-1] - y"),
        rewrite("delta", "deltas[0]", "deltas[-1]"),
        title="the last layer's error in every layer",
        rationale="The output error is what one wants to hand back.",
        advice="Each layer hears only from the one after it. What should your loop hand on from round to round?",
    ),
    in_delta(
        "H20",
        rewrite("delta", "hidden_delta(_t, _d, activations[k])", "_t.T @ (_d * slope(activations[k + 1]))"),
        title="the steepness before the weights, and of the next layer",
        rationale="Some libraries store dC/da, and there the steepness comes first.",
        advice="delta of the next layer is already behind its sigmoid. Which sigmoid still lies between the weights and this"
        " layer's z?",
        section=HIDDEN,
    ),
    in_delta(
        "H32",
        handing_back_errors,
        title="the error is handed back without the steepness of the layers between",
        rationale="A popular book hands errors back through the weights, and multiplies by the steepness only at the end.",
        advice="What each layer hands on should be its delta. At which layers is yours still without a steepness?",
    ),
    in_delta(
        "L01",
        rewrite("delta", "return deltas", "return deltas[::-1]"),
        title="the list runs backwards",
        rationale="The deltas are found from the last layer to the first.",
        advice="Your numbers are right, in the order of their discovery. Which delta belongs to thetas[0]?",
    ),
    in_delta(
        "L02",
        rewrite("delta", "output_delta(_a, _y, cost)", "output_delta(_a, _y)"),
        title="the cost is not handed on",
        rationale="output_delta works without its third argument.",
        advice="Whichever cost is asked for, you answer for the cross-entropy. Who needs to know the cost?",
    ),
    in_delta(
        "L03",
        rewrite("delta", "return deltas", "return [hidden_delta(thetas[0], deltas[0], activations[0]), *deltas]"),
        rewrite("delta", "return deltas", "return [np.zeros(len(activations[0])), *deltas]"),
        title="a delta for the input",
        rationale="There are as many layers as activations.",
        advice="Nobody can push the input. With which entry of thetas does the first delta go together?",
    ),
    in_delta(
        "L04",
        rewrite("delta", "return deltas", "return deltas[1:]"),
        rewrite("delta", "return deltas", "return deltas[:-1]"),
        title="one layer is missing",
        rationale="range stops one before its end.",
        advice="Your list is one shorter than thetas. For which layer did the loop not run?",
    ),
    in_delta(
        "U20",
        rewrite("delta", "activations[-1]", "activations[3]")
        & rewrite("delta", "range(len(thetas) - 1, 0, -1)", "range(2, 0, -1)"),
        rewrite("delta", "activations[-1]", "activations[2]")
        & rewrite("delta", "range(len(thetas) - 1, 0, -1)", "range(1, 0, -1)"),
        layers_of_delta(3),
        layers_of_delta(3, end=True),
        layers_of_delta(2),
        layers_of_delta(2, end=True),
        last_two_deltas,
        title="made for a fixed number of layers",
        rationale="The network at hand has three layers, and each gets a line of its own.",
        advice="Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
    in_delta(
        "L05",
        rewrite("delta", "deltas.insert(0, _d)", "deltas.append(_d)"),
        title="each delta is appended, and the last layer's is used again and again",
        rationale="append is the usual way to fill a list.",
        advice="After append, which layer does deltas[0] belong to in the next round, and which when you return the list?",
        section=BACK,
    ),
)

OF_GRADIENT = (
    in_gradient(
        "G01",
        rewrite("gradient", "np.outer(_d, _a)", "np.outer(_a, _d)"),
        title="the gradient is transposed",
        rationale="The two factors look exchangeable.",
        advice="A gradient has the shape of what it belongs to. Compare the shape of yours with that of theta.",
    ),
    in_gradient(
        "G02",
        rewrite("gradient", "activations[k]", "activations[k + 1]"),
        title="the activations that leave the layer",
        rationale="In the formulas delta and a of one layer have the same number.",
        advice="A weight multiplies what comes in. Which layer does it leave, and which entry of the list is that?",
    ),
    in_gradient(
        "G03",
        rewrite("gradient", "activations[k]", "undone(activations[k]) if k else activations[k]"),
        title="z in place of a",
        rationale="delta is a derivative by z, so z seems to belong here too.",
        advice="A weight multiplies what the unit before it hands over. Is that its weighted sum or its activation?",
        section=FIRST_TRICK,
    ),
    in_gradient(
        "G08",
        rewrite("gradient", "np.outer(_d, _a)", "-np.outer(_d, _a)"),
        title="the sign is turned round",
        rationale="One wants to go downhill.",
        advice="The gradient points uphill. In which step of the lesson is the direction turned round?",
        section=DESCENT,
    ),
    in_gradient(
        "G12",
        rewrite("gradient", "np.outer(_d, _a)", "_d * _a"),
        title="entry times entry in place of all pairs",
        rationale="In the formula the two stand side by side.",
        advice="Every unit meets every input. Which piece of the dictionary makes a table of all pairs?",
        section=DICTIONARY,
    ),
    in_gradient(
        "G13",
        rewrite("gradient", "activations[k]", "activations[0]"),
        title="the input in every layer",
        rationale="The first layer reads the input, and the others are written after it.",
        advice="A weight of the second layer multiplies what the first layer gave. Which entry of the list is that?",
    ),
    in_gradient(
        "G14",
        rewrite("gradient", "np.outer(_d, _a)", "_d @ _a"),
        rewrite("gradient", "np.outer(_d, _a)", "np.outer(_d, _a).sum()"),
        rewrite("gradient", "np.outer(_d, _a)", "np.outer(_d, _a).mean()"),
        title="one number for all weights",
        rationale="Between two vectors @ gives one number, and numpy does not complain.",
        advice="Each weight has a slope of its own. How many numbers should there be for one theta?",
        section=DICTIONARY,
    ),
    in_gradient(
        "G17",
        rewrite("gradient", "deltas[k]", "deltas[k] * slope(activations[k + 1])"),
        title="the steepness a second time",
        rationale="The chain rule asks for a steepness at every unit.",
        advice="delta already is the reaction to z, behind the sigmoid. What is left between z and the weight?",
    ),
    in_gradient(
        "G18",
        rewrite("gradient", "deltas[k]", "deltas[k - 1]"),
        rewrite("gradient", "deltas[k]", "deltas[(k + 1) % len(deltas)]"),
        lambda activations, deltas: [np.outer(d, a) for d, a in zip(deltas[1:], activations, strict=False)],
        lambda activations, deltas: [np.outer(d, a) for d, a in zip(deltas[1:], activations[1:], strict=False)],
        title="the deltas of another layer",
        rationale="In Andrew Ng's course the matrix with the number l goes together with the delta with the number l + 1.",
        advice="deltas has no entry for the input. Which entry of it belongs to thetas[0]?",
        section=TRIP,
    ),
    in_gradient(
        "G19",
        rewrite("gradient", "np.outer(_d, _a)", "np.outer(_d, _a).astype(int)"),
        title="a buffer of whole numbers",
        rationale="Room for the results is made with a dtype that does not fit.",
        advice="Everything behind the point is gone. Which dtype has the array that you write into?",
        section=DICTIONARY,
    ),
    in_gradient(
        "G21",
        rewrite("gradient", "return _r", "return _r[::-1]"),
        title="the list runs backwards",
        rationale="The way back ends at the first layer.",
        advice="Your numbers are right. Which gradient belongs to thetas[0]?",
        section=BACK,
    ),
    in_gradient(
        "U20",
        layers_of_gradient(3),
        layers_of_gradient(2),
        title="made for a fixed number of layers",
        rationale="The network at hand has three layers, and each gets a line of its own.",
        advice="Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
    in_gradient(
        "G22",
        rewrite("gradient", "activations[k]", "activations[k] * (1 - activations[k])"),
        title="the steepness in place of the activation that enters",
        rationale="The pattern a(1-a) stands in every other line.",
        advice="A weight multiplies what the unit before hands over. Is that its activation or how steep it is?",
        section=FIRST_TRICK,
    ),
    in_gradient(
        "G23",
        rewrite("gradient", "activations[k]", "activations[k] * (activations[k] * (1 - activations[k]))"),
        title="the steepness of the units before, as well",
        rationale="The steepness stands in every other line, and the product is formed here.",
        advice="delta already is the reaction to z. What else than the activation that enters lies between a weight and z?",
    ),
)


# All-square networks, drawn from a fixed seed: there transposes and index slips run.


def square_probes(seed: int = 4444) -> dict[str, tuple[tuple[Any, ...], ...]]:
    """Return arguments for every task on a random 4-4-4-4 network, and for `delta` on one that is a layer deeper."""
    rng = np.random.default_rng(seed)
    thetas, x, y = list(rng.standard_normal((3, 4, 4))), rng.standard_normal(4), np.eye(4)[2]
    activations = forward()(thetas, x)
    deltas = delta()(thetas, activations, y)
    deeper = [*thetas, rng.standard_normal((4, 4))]
    large = [10 * d for d in deltas]  # whole numbers are left when what is behind the point is cut off
    return {
        "sigmoid": ((thetas[0] @ x,), (thetas[1],)),
        "forward": ((thetas, x), (thetas[::-1], -x)),
        "output_delta": ((activations[-1], y, "cross_entropy"), (activations[-1], y, "quadratic")),
        "hidden_delta": tuple((thetas[k], deltas[k], activations[k]) for k in (2, 1)),
        "delta": (
            (thetas, activations, y, "cross_entropy"),
            (thetas, activations, y, "quadratic"),
            (deeper, forward()(deeper, x), y, "cross_entropy"),
        ),
        "gradient": ((activations, deltas), (activations, large)),
    }


# What may be pictured: the notebook's example network, the same numbers as there.


def visible_example(seed: int = 17) -> dict[str, tuple[Any, ...]]:
    """Return arguments for every task on the notebook's 3-5-4-2 network."""
    rng = np.random.default_rng(seed)
    thetas = [rng.normal(size=shape) for shape in ((5, 3), (4, 5), (2, 4))]
    x, y = rng.normal(size=3), np.array([1.0, 0.0])
    activations = forward()(thetas, x)
    deltas = delta()(thetas, activations, y)
    return {
        "sigmoid": (thetas[0] @ x,),
        "forward": (thetas, x),
        "output_delta": (activations[-1], y),
        "hidden_delta": (thetas[2], deltas[2], activations[2]),
        "delta": (thetas, activations, y),
        "gradient": (activations, deltas),
    }


# What a wrong answer may be off by, in the notebook's words.


def of_sigmoid(a):
    """Return what is made of activations a."""
    return {"a": a, "1-a": 1 - a, "a(1-a)": slope(a)}


def of_layers(_thetas, activations, _y, _cost="cross_entropy"):
    """Return the same for every layer after the input."""
    made = [of_sigmoid(a) for a in activations[1:]]
    return {name: [one[name] for one in made] for name in ("a", "1-a", "a(1-a)")}


def of_gradients(activations, deltas):
    """Return what stands in a gradient's product."""
    return {"a": [a[None, :] for a in activations[: len(deltas)]], "delta": [d[:, None] for d in deltas]}


PROBES = square_probes()
VISIBLE = visible_example()
CANDIDATE_FACTORS = {
    "output_delta": lambda a, _y, _cost="cross_entropy": of_sigmoid(a),
    "hidden_delta": lambda _theta, _delta, a: of_sigmoid(a),
    "delta": of_layers,
    "gradient": of_gradients,
}
LAYER_OFFSET = {"forward": 0, "delta": 1, "gradient": 1}
PART_ORDER = {
    "forward": lambda thetas, _x: range(len(thetas) + 1),
    "delta": lambda thetas, _activations, _y, _cost="cross_entropy": reversed(range(len(thetas))),
}

_WHOLE = "whole numbers as input are asked for by the hidden checks alone"
NO_PUBLIC_CHECK = {("sigmoid", "F14"): _WHOLE, ("forward", "F14"): _WHOLE}

MISCONCEPTIONS = OF_SIGMOID + OF_FORWARD + OF_OUTPUT + OF_HIDDEN + OF_DELTA + OF_GRADIENT
