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
name mistakes and never score. `VISIBLE` is the notebook's own example network, for pictures. `FACTORS` says what an
answer outside the catalogue may be off by, and `FIRST_LAYER` which layer a list begins with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from grader.testing import Misconception

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


def mistake(task, code, section, formulas, *words):
    """Return one entry; the words are its title, why it tempts, and one step on."""
    formulas = formulas if isinstance(formulas, tuple) else (formulas,)
    return Misconception(code, task, formulas, *words, section)


def wherever_it_is_written(code, activations, *words) -> Iterator[Misconception]:
    """Yield the entry of a wrong sigmoid, and of a `forward` with the same inside."""
    yield mistake("sigmoid", code, UNIT, activations, *words)
    yield mistake("forward", code, UNIT, tuple(forward(activate=activation) for activation in activations), *words)


OF_SIGMOID = (
    *wherever_it_is_written(
        "F06",
        (lambda z: sigmoid(sigmoid(z)),),
        "the sigmoid is applied twice",
        "Two lines of a program each make sure that the result is squashed.",
        "Your values stay between 0.5 and 0.74. How often does each z meet the sigmoid?",
    ),
    *wherever_it_is_written(
        "F07",
        (lambda z: sigmoid(-z),),
        "the sign in the exponent",
        "The minus in front of z is small and easily lost.",
        "A large z should give almost 1. What does yours give for z = 10?",
    ),
    *wherever_it_is_written(
        "F09",
        (np.tanh,),
        "tanh in place of the sigmoid",
        "tanh has the same shape, and numpy has it ready.",
        "An activation lies between 0 and 1. In which range are yours?",
    ),
    *wherever_it_is_written(
        "F10",
        (lambda z: np.maximum(0, z), lambda z: np.maximum(0.0, z)),
        "ReLU in place of the sigmoid",
        "Many newer courses use ReLU.",
        "An activation here never exceeds 1. What does yours give for z = 10?",
    ),
    *wherever_it_is_written(
        "F15",
        (lambda z: np.round(sigmoid(z)).astype(int), lambda z: (z >= 0).astype(int)),
        "the activation is rounded to 0 or 1",
        "A unit is often said to fire or not to fire.",
        "A step has no slope, so nothing could be learned through it. What is left if you do not decide yet?",
    ),
    *wherever_it_is_written(
        "F16",
        tuple(softmax(axis, shift) for axis in (None, 0, -1) for shift in (False, True)),
        "softmax in place of the sigmoid",
        "Classifiers often end in a softmax.",
        "Your activations of one layer add up to 1. Should a unit know what its neighbours do?",
    ),
    mistake(
        "sigmoid",
        "F14",
        DICTIONARY,
        integer_sigmoid,
        "a buffer of whole numbers",
        "np.zeros_like(z) has the shape one wants.",
        "It has the dtype of z as well. What does an array of whole numbers do with 0.7?",
    ),
    mistake(
        "sigmoid",
        "F20",
        UNIT,
        lambda z: np.exp(z) / (1 + np.exp(z)),
        "infinity divided by infinity",
        "It is the same formula, multiplied by e^z above and below.",
        "For z = 1000 both halves of your fraction are infinite. Which way of writing it has only one half that"
        " can grow?",
    ),
    mistake(
        "sigmoid",
        "F21",
        UNIT,
        (lambda z: 1 / 1 + np.exp(-z), lambda z: 1 + np.exp(-z)),
        "no parentheses below the fraction",
        "On paper the fraction's bar does the work of parentheses.",
        "Python divides before it adds. Some of your values exceed 1: what was divided, and by what?",
    ),
    mistake(
        "sigmoid",
        "F22",
        STEEPNESS,
        lambda z: slope(sigmoid(z)),
        "the steepness in place of the sigmoid",
        "Backpropagation needs g'(z), and so it comes to mind first.",
        "Your values never exceed 0.25. Is this g, or how steep g is?",
    ),
)

OF_FORWARD = (
    mistake(
        "forward",
        "F01",
        LAYERS,
        (forward(activate=lambda z: z), linear_end),
        "an activation that never met the sigmoid",
        "The matrix product feels like the whole layer.",
        "A unit does two things. Every entry after the input should lie between 0 and 1; do all of yours?",
    ),
    mistake(
        "forward",
        "F03",
        DICTIONARY,
        forward(lambda k, thetas, _zs, activations: thetas[k].T @ activations[-1]),
        "a transpose on the way forward",
        "Some courses keep a matrix with one row for each unit that it leaves.",
        "Here theta has one row for each unit that it enters. Which of its indices is summed?",
    ),
    mistake(
        "forward",
        "F04",
        DICTIONARY,
        forward(lambda k, thetas, _zs, activations: thetas[k] * activations[-1]),
        "entry times entry in place of a matrix product",
        "In Octave and in np.matrix the star is the matrix product.",
        "The weighted inputs of one unit have to be added up. Which sign of the dictionary adds up?",
    ),
    mistake(
        "forward",
        "F05",
        TRIP,
        (without_first_theta, forward(lambda k, thetas, _zs, activations: thetas[k - 1] @ activations[-1])),
        "the weights of another layer",
        "In Andrew Ng's course the matrix with the number l leaves layer l; here it enters layer l.",
        "Which matrix has one column for each entry of x? Python counts it as number 0.",
    ),
    mistake(
        "forward",
        "F11",
        LAYERS,
        forward(lambda k, thetas, zs, activations: thetas[k] @ (zs[-1] if zs else activations[0])),
        "z is fed to the next layer",
        "z was computed last and is at hand.",
        "Your first layer is right, the next is not. What leaves a unit, its weighted sum or its activation?",
    ),
    mistake(
        "forward",
        "F12",
        LAYERS,
        forward(lambda k, thetas, _zs, activations: thetas[k] @ activations[0]),
        "every layer reads the input",
        "In the loop, x keeps its name.",
        "The second layer does not see x. Whose output does it see?",
    ),
    mistake(
        "forward",
        "F14",
        DICTIONARY,
        (forward(integer_weigh), integer_activations),
        "a buffer of whole numbers",
        "np.zeros_like(x) is a quick way to make room for results.",
        "It has the dtype of x as well. What does an array of whole numbers do with 0.7?",
    ),
    mistake(
        "forward",
        "F18",
        FORWARD,
        lambda thetas, x: forward()(thetas, x)[1:],
        "the input is not in the list",
        "The input is handed in, so why hand it back?",
        "Your numbers are right. Step 2b needs the activations that the first matrix reads as well: with which entry"
        " should the list begin?",
    ),
    mistake(
        "forward",
        "F19",
        FORWARD,
        lambda thetas, x: forward()(thetas, x)[-1],
        "only the output is returned",
        "The output is what the network answers.",
        "The way back needs the activations of every layer. Where do you keep those that you have passed?",
    ),
    mistake(
        "forward",
        "F23",
        LAYERS,
        weighted_inputs,
        "the weighted sums in place of the activations",
        "z is what the matrix product gives, and it is put into the list at once.",
        "You compute the right activations on the way, but what is in your list? Some entries lie outside 0 and 1.",
    ),
    mistake(
        "forward",
        "U20",
        LAYERS,
        (layers_of_forward(3), layers_of_forward(2)),
        "made for a fixed number of layers",
        "The network at hand has three layers, and each gets a line of its own.",
        "Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
)

OF_OUTPUT = (
    mistake(
        "output_delta",
        "D01",
        BOTH_COSTS,
        wrong_error(lambda a, y: y - a),
        "target minus output",
        "One thinks of the error as what is missing.",
        "Push z up where the output is already too large: the cost grows, so delta is positive. Is yours?",
    ),
    mistake(
        "output_delta",
        "D02",
        BOTH_COSTS,
        output_delta(lambda a, y: (a - y) * slope(a)),
        "the quadratic formula whatever the cost",
        "Every other delta has the factor a(1-a).",
        "Multiply the cross-entropy's dC/da by the steepness, and see what happens to the denominator.",
    ),
    mistake(
        "output_delta",
        "D04",
        BOTH_COSTS,
        wrong_error(lambda a, y: 2 * (a - y)),
        "a factor of 2",
        "It comes from the derivative of a square.",
        "The cross-entropy holds no square, and the quadratic cost has a half in front. Where would a 2 come from?",
    ),
    mistake(
        "output_delta",
        "D05",
        BOTH_COSTS,
        wrong_error(lambda a, y: undone(a) - y),
        "z in place of a",
        "delta is a derivative by z, so z seems to belong in it.",
        "What the target is compared with lies between 0 and 1. Is that the weighted sum or the activation?",
    ),
    mistake(
        "output_delta",
        "D06",
        STEEPNESS,
        wrong_error(lambda a, y: (a - y) * (1 - (a - y))),
        "the steepness of the error",
        "The pattern a(1-a) is remembered, and put around the wrong letter.",
        "The steepness is that of a unit, made of its activation. You made one of the error.",
    ),
    mistake(
        "output_delta",
        "D07",
        MEANING,
        (*wrong_error(lambda a, y: (a - y) ** 2), *wrong_error(lambda a, y: 0.5 * (a - y) ** 2)),
        "the cost in place of its slope",
        "The squared error is the best-known measure of an error.",
        "delta is not how large the cost is, it is how the cost reacts to a push on z. Yours is never negative.",
    ),
    mistake(
        "output_delta",
        "D08",
        BOTH_COSTS,
        (
            output_delta(lambda a, y: -y / a + (1 - y) / (1 - a)),
            output_delta(lambda a, y: -y / a + (1 - y) / (1 - a), lambda a, y: a - y),
            output_delta(lambda a, y: -y / a + (1 - y) / (1 - a), lambda a, y: -y / a + (1 - y) / (1 - a)),
        ),
        "dC/da in place of dC/dz",
        "The chain rule begins with dC/da, and one may stop too soon.",
        "You know how the cost reacts to a. One more factor says how a reacts to z.",
    ),
    mistake(
        "output_delta",
        "D09",
        MEANING,
        wrong_error(lambda a, y: np.abs(a - y)),
        "the sign is thrown away",
        "An error sounds like a size.",
        "Too large and too small ask for opposite changes. How does your delta tell them apart?",
    ),
    mistake(
        "output_delta",
        "D10",
        BOTH_COSTS,
        wrong_error(lambda a, y: np.round(a) - y),
        "the decision in place of the activation",
        "The perceptron rule compares decisions with targets.",
        "An answer of 0.9 is better than one of 0.6, though both round to 1. Does your delta know?",
    ),
    mistake(
        "output_delta",
        "D11",
        STEEPNESS,
        (
            output_delta(lambda a, y: (a - y) * slope_twice(a)),
            output_delta(lambda a, y: (a - y) * slope_twice(a), lambda a, y: (a - y) * slope_twice(a)),
        ),
        "a goes through the sigmoid a second time, and under the wrong cost",
        "A helper sigmoid_prime is called with what is at hand, a.",
        "What you have in hand has been through the sigmoid already. And which of the two costs keeps a steepness?",
    ),
    mistake(
        "output_delta",
        "D15",
        BOTH_COSTS,
        output_delta(lambda a, y: (a - y) * slope(a), lambda a, y: a - y),
        "the two costs are exchanged",
        "Both formulas are right, and so it is easy to be content.",
        "In the table of both costs, in which column does the steepness cancel?",
    ),
    mistake(
        "output_delta",
        "D16",
        MEANING,
        quadratic_by_default,
        "the wrong cost if none is named",
        "The quadratic cost comes first in many books.",
        "Compare the line that begins with def with the notebook's: which cost is meant if nothing is said?",
    ),
    mistake(
        "output_delta",
        "D17",
        MEANING,
        (
            *wrong_error(lambda a, y: np.sum(a - y)),
            *wrong_error(lambda a, y: np.mean(a - y)),
            output_delta(lambda a, y: np.sum(a - y), lambda a, y: np.sum((a - y) * slope(a))),
            output_delta(lambda a, y: np.mean(a - y), lambda a, y: np.mean((a - y) * slope(a))),
        ),
        "one number for all units",
        "The cost is one number, a sum over the units.",
        "Each output unit has its own z, so each has its own delta. How many entries should there be?",
    ),
    mistake(
        "output_delta",
        "Q01",
        BOTH_COSTS,
        output_delta(quadratic=lambda a, y: a - y),
        "the cross-entropy formula whatever the cost",
        '"Delta is the output minus the target" is quoted everywhere.',
        "That is what is left when the steepness cancels. Does anything cancel it under the quadratic cost?",
    ),
    mistake(
        "output_delta",
        "Q02",
        STEEPNESS,
        output_delta(quadratic=lambda a, y: (a - y) * slope_twice(a)),
        "a goes through the sigmoid a second time",
        "A helper sigmoid_prime is called with what is at hand, a.",
        "What you have in hand has been through the sigmoid already. What is the steepness in terms of a itself?",
    ),
    mistake(
        "output_delta",
        "Q03",
        STEEPNESS,
        output_delta(quadratic=lambda a, y: (a - y) * slope(undone(a))),
        "the steepness made of z",
        "The formula says g'(z), and z is put in place of g.",
        "The rule g' = g(1-g) speaks of the sigmoid's value. Is that z or a?",
    ),
    mistake(
        "output_delta",
        "Q04",
        BOTH_COSTS,
        output_delta(quadratic=lambda a, y: (y - a) * slope(a)),
        "target minus output under the quadratic cost",
        "In a square the order does not matter.",
        "In the square's derivative it does. Push z up where the output is too large: is your delta positive?",
    ),
    mistake(
        "output_delta",
        "Q05",
        BOTH_COSTS,
        output_delta(quadratic=lambda a, y: 2 * (a - y) * slope(a)),
        "a factor of 2 under the quadratic cost",
        "The derivative of a square has a 2.",
        "So it has. What stands in front of the square in this cost?",
    ),
    mistake(
        "output_delta",
        "Q06",
        STEEPNESS,
        output_delta(quadratic=lambda a, y: (a - y) * (1 - a)),
        "half of the steepness, without a",
        "The steepness has two factors, and one is easily lost.",
        "Near a = 0 the sigmoid is flat, so the steepness should be almost 0. What does yours give there?",
    ),
    mistake(
        "output_delta",
        "Q07",
        STEEPNESS,
        output_delta(quadratic=lambda a, y: (a - y) * (1 - a**2)),
        "the steepness of tanh",
        "Courses with tanh have this formula.",
        "At z = 0 the sigmoid has a = 0.5 and rises by a quarter per step. What does your factor give for a = 0.5?",
    ),
    mistake(
        "output_delta",
        "Q08",
        STEEPNESS,
        output_delta(quadratic=lambda a, y: (a - y) * a),
        "half of the steepness, without 1 - a",
        "The steepness has two factors, and one is easily lost.",
        "Near a = 1 the sigmoid is flat, so the steepness should be almost 0. What does yours give there?",
    ),
)

OF_HIDDEN = (
    mistake(
        "hidden_delta",
        "H01",
        HIDDEN,
        hidden_delta(steep=lambda _a: 1),
        "the steepness is missing",
        "Carrying the deltas back through the weights feels like the whole step.",
        "You have how the cost reacts to a of the hidden unit. delta is its reaction to z: how does a react to z?",
    ),
    mistake(
        "hidden_delta",
        "H02",
        STEEPNESS,
        hidden_delta(steep=slope_twice),
        "a goes through the sigmoid a second time",
        "A helper sigmoid_prime is called with what is at hand, a.",
        "What you have in hand has been through the sigmoid already. What is the steepness in terms of a itself?",
    ),
    mistake(
        "hidden_delta",
        "H03",
        HIDDEN,
        hidden_delta(lambda theta, d: theta @ d),
        "the transpose is missing",
        "Forward has no transpose.",
        "The sum runs over the units of the next layer. Are those the rows or the columns of its weights?",
    ),
    mistake(
        "hidden_delta",
        "H07",
        STEEPNESS,
        hidden_delta(steep=lambda a: slope(undone(a))),
        "the steepness made of z",
        "The formula says g'(z), and z is put in place of g.",
        "The rule g' = g(1-g) speaks of the sigmoid's value. Is that z or a?",
    ),
    mistake(
        "hidden_delta",
        "H08",
        STEEPNESS,
        hidden_delta(steep=lambda a: 1 - a**2),
        "the steepness of tanh",
        "Courses with tanh have this formula.",
        "At z = 0 the sigmoid has a = 0.5 and rises by a quarter per step. What does your factor give for a = 0.5?",
    ),
    mistake(
        "hidden_delta",
        "H09",
        STEEPNESS,
        hidden_delta(steep=lambda a: (undone(a) > 0).astype(float)),
        "the steepness of ReLU",
        "Courses with ReLU switch a unit's delta on or off.",
        "The sigmoid is never quite flat and never rises at full steepness. What is its own slope, in terms of a?",
    ),
    mistake(
        "hidden_delta",
        "H10",
        STEEPNESS,
        hidden_delta(steep=lambda a: 1 - a),
        "half of the steepness, without a",
        "The steepness has two factors, and one is easily lost.",
        "Near a = 0 the sigmoid is flat, so delta should be almost 0. What does yours give there?",
    ),
    mistake(
        "hidden_delta",
        "H11",
        STEEPNESS,
        hidden_delta(steep=lambda a: a),
        "half of the steepness, without 1 - a",
        "The steepness has two factors, and one is easily lost.",
        "Near a = 1 the sigmoid is flat, so delta should be almost 0. What does yours give there?",
    ),
    mistake(
        "hidden_delta",
        "H12",
        STEEPNESS,
        hidden_delta(steep=lambda a: a * (a - 1)),
        "the sign of the steepness",
        "Two letters change places in the second factor.",
        "The sigmoid always rises. Which sign has your factor for a = 0.5?",
    ),
    mistake(
        "hidden_delta",
        "H16",
        HIDDEN,
        (
            hidden_delta(lambda theta, d: shares(theta, 1).T @ d),
            hidden_delta(lambda theta, d: shares(theta, 0).T @ d),
            hidden_delta(lambda theta, d: (theta / np.abs(theta).sum(axis=1, keepdims=True)).T @ d),
        ),
        "the error is shared out in proportion to the weights",
        "It is a popular picture: every unit gets its share of the blame.",
        "A push on the unit moves the next z by the weight itself, not by the weight's share. What did you divide by?",
    ),
    mistake(
        "hidden_delta",
        "H17",
        HIDDEN,
        hidden_delta(lambda theta, d: np.linalg.pinv(theta) @ d),
        "the inverse of the weights",
        "Going back sounds like undoing.",
        "Nothing is undone here: the roads to the cost are added up. Write down the sum over k, and see which product"
        " it is.",
    ),
    mistake(
        "hidden_delta",
        "H18",
        HIDDEN,
        hidden_delta(lambda _theta, d: d),
        "the weights are left out",
        "The steepness looks like the only factor that is new.",
        "A unit with a large outgoing weight moves the cost more. Where does your formula know that?",
    ),
    mistake(
        "hidden_delta",
        "H21",
        DICTIONARY,
        (
            lambda theta, delta, a: (theta.T @ delta) @ slope(a),
            lambda theta, delta, a: (theta.T @ delta) @ a * (1 - a),
        ),
        "a matrix product with the steepness",
        "The first product is one, so the second may be too.",
        "Between two vectors that sign adds everything up. Every unit has a steepness of its own: which sign keeps"
        " each at its place?",
    ),
    mistake(
        "hidden_delta",
        "H22",
        DICTIONARY,
        (hidden_delta(lambda theta, d: theta.T * d), hidden_delta(lambda theta, d: theta * d)),
        "entry times entry in place of a matrix product",
        "In Octave and in np.matrix the star is the matrix product.",
        "The roads through the next layer's units have to be added up. Which sign of the dictionary adds up?",
    ),
    mistake(
        "hidden_delta",
        "H25",
        HIDDEN,
        (
            hidden_delta(lambda theta, d: np.abs(theta).T @ d),
            hidden_delta(lambda theta, d: np.abs(theta.T @ d)),
            hidden_delta(lambda theta, d: np.abs(theta).T @ np.abs(d)),
        ),
        "signs are thrown away",
        "A share of blame sounds like a size.",
        "A unit with a negative weight pushes the next one down. Where does your formula know that?",
    ),
    mistake(
        "hidden_delta",
        "H26",
        STEEPNESS,
        lambda theta, delta, _a: slope(theta.T @ delta),
        "the steepness of what comes back",
        "The pattern a(1-a) is remembered, and put around the wrong letter.",
        "The steepness is that of this layer's units. Which of your arguments have you not used?",
    ),
    mistake(
        "hidden_delta",
        "H27",
        HIDDEN,
        hidden_delta(lambda theta, _d: theta.sum(axis=0)),
        "the next layer's deltas are left out",
        "The weights are the only matrix, and so they get the attention.",
        "The next units report how the cost reacts to each of them. Where does your formula listen?",
    ),
    mistake(
        "hidden_delta",
        "H28",
        HIDDEN,
        hidden_delta(lambda theta, d: theta.T @ d / len(d)),
        "the average of the roads, not their sum",
        "Averages are everywhere in machine learning.",
        "If every unit of the next layer came twice, the push would have twice the effect. Has it in your formula?",
    ),
)

OF_DELTA = (
    mistake(
        "delta",
        "D01",
        BOTH_COSTS,
        tuple(map(delta, wrong_error(lambda a, y: y - a))),
        "target minus output",
        "One thinks of the error as what is missing.",
        "Push z of an output unit up where the output is already too large: the cost grows. Which sign has your last"
        " delta there?",
    ),
    mistake(
        "delta",
        "D02",
        BOTH_COSTS,
        delta(output_delta(lambda a, y: (a - y) * slope(a))),
        "the quadratic cost whatever is asked",
        "Every other delta has the factor a(1-a).",
        'With cost="cross_entropy" your last delta is the quadratic one. Which of your functions knows both costs?',
    ),
    mistake(
        "delta",
        "D16",
        MEANING,
        delta_quadratic_by_default,
        "the wrong cost if none is named",
        "The quadratic cost comes first in many books.",
        "Compare the line that begins with def with the notebook's: which cost is meant if nothing is said?",
    ),
    mistake(
        "delta",
        "H01",
        HIDDEN,
        in_every_layer(hidden_delta(steep=lambda _a: 1)),
        "the steepness is missing in the hidden layers",
        "Carrying the deltas back through the weights feels like the whole step.",
        "Your last delta is right, the others are reactions to a. How does a react to z?",
    ),
    mistake(
        "delta",
        "H02",
        STEEPNESS,
        in_every_layer(hidden_delta(steep=slope_twice)),
        "activations go through the sigmoid a second time",
        "A helper sigmoid_prime is called with what is at hand, a.",
        "The activations have been through the sigmoid already. What is the steepness in terms of a itself?",
    ),
    mistake(
        "delta",
        "H03",
        HIDDEN,
        in_every_layer(hidden_delta(lambda theta, d: theta @ d)),
        "the transpose is missing",
        "Forward has no transpose.",
        "The sum runs over the units of the next layer. Are those the rows or the columns of its weights?",
    ),
    mistake(
        "delta",
        "H04",
        TRIP,
        delta(hidden=lambda k, thetas, activations, deltas, _e: (thetas[k].T @ deltas[0]) * slope(activations[k + 1])),
        "the matrix that enters the layer, not the one that leaves it",
        "In Andrew Ng's course the matrix beside the next delta bears the number l; here it bears l + 1.",
        "Which two layers does your matrix connect? It should be this one and the next.",
    ),
    mistake(
        "delta",
        "H05",
        BACK,
        with_slope_of(2),
        "the steepness of the next layer",
        "The matrix and the deltas are the next layer's, so the activations may be too.",
        "Whose z do you push? The steepness is that of the same unit.",
    ),
    mistake(
        "delta",
        "H06",
        BACK,
        with_slope_of(0),
        "the steepness of the layer before",
        "The list of activations has one entry more than the list of thetas.",
        "activations[0] is the input. Which entry belongs to the layer whose delta you compute?",
    ),
    mistake(
        "delta",
        "H13",
        BACK,
        (delta(hidden=raw_error), delta(hidden=last_delta)),
        "the last layer's error in every layer",
        "The output error is what one wants to hand back.",
        "Each layer hears only from the one after it. What should your loop hand on from round to round?",
    ),
    mistake(
        "delta",
        "H20",
        HIDDEN,
        delta(hidden=slope_before_the_weights),
        "the steepness before the weights, and of the next layer",
        "Some libraries store dC/da, and there the steepness comes first.",
        "delta of the next layer is already behind its sigmoid. Which sigmoid still lies between the weights and this"
        " layer's z?",
    ),
    mistake(
        "delta",
        "L01",
        BACK,
        reworked(lambda deltas, *_: deltas[::-1]),
        "the list runs backwards",
        "The deltas are found from the last layer to the first.",
        "Your numbers are right, in the order of their discovery. Which delta belongs to thetas[0]?",
    ),
    mistake(
        "delta",
        "L02",
        BACK,
        delta(output_delta(quadratic=lambda a, y: a - y)),
        "the cost is not handed on",
        "output_delta works without its third argument.",
        "Whichever cost is asked for, you answer for the cross-entropy. Who needs to know the cost?",
    ),
    mistake(
        "delta",
        "L03",
        BACK,
        (reworked(with_input), reworked(with_zeros)),
        "a delta for the input",
        "There are as many layers as activations.",
        "Nobody can push the input. With which entry of thetas does the first delta go together?",
    ),
    mistake(
        "delta",
        "L04",
        BACK,
        (reworked(lambda deltas, *_: deltas[1:]), reworked(lambda deltas, *_: deltas[:-1])),
        "one layer is missing",
        "range stops one before its end.",
        "Your list is one shorter than thetas. For which layer did the loop not run?",
    ),
    mistake(
        "delta",
        "U20",
        BACK,
        (layers_of_delta(3), layers_of_delta(3, end=True), layers_of_delta(2), layers_of_delta(2, end=True)),
        "made for a fixed number of layers",
        "The network at hand has three layers, and each gets a line of its own.",
        "Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
)

OF_GRADIENT = (
    mistake(
        "gradient",
        "G01",
        GRADIENT,
        gradient(lambda k, activations, deltas: np.outer(activations[k], deltas[k])),
        "the gradient is transposed",
        "The two factors look exchangeable.",
        "A gradient has the shape of what it belongs to. Compare the shape of yours with that of theta.",
    ),
    mistake(
        "gradient",
        "G02",
        GRADIENT,
        gradient(lambda k, activations, deltas: np.outer(deltas[k], activations[k + 1])),
        "the activations that leave the layer",
        "In the formulas delta and a of one layer have the same number.",
        "A weight multiplies what comes in. Which layer does it leave, and which entry of the list is that?",
    ),
    mistake(
        "gradient",
        "G03",
        FIRST_TRICK,
        gradient(gradient_with_z),
        "z in place of a",
        "delta is a derivative by z, so z seems to belong here too.",
        "A weight multiplies what the unit before it hands over. Is that its weighted sum or its activation?",
    ),
    mistake(
        "gradient",
        "G08",
        DESCENT,
        gradient(lambda k, activations, deltas: -right_entry(k, activations, deltas)),
        "the sign is turned round",
        "One wants to go downhill.",
        "The gradient points uphill. In which step of the lesson is the direction turned round?",
    ),
    mistake(
        "gradient",
        "G12",
        DICTIONARY,
        gradient(lambda k, activations, deltas: deltas[k] * activations[k]),
        "entry times entry in place of all pairs",
        "In the formula the two stand side by side.",
        "Every unit meets every input. Which piece of the dictionary makes a table of all pairs?",
    ),
    mistake(
        "gradient",
        "G13",
        GRADIENT,
        gradient(lambda k, activations, deltas: np.outer(deltas[k], activations[0])),
        "the input in every layer",
        "The first layer reads the input, and the others are written after it.",
        "A weight of the second layer multiplies what the first layer gave. Which entry of the list is that?",
    ),
    mistake(
        "gradient",
        "G14",
        DICTIONARY,
        (
            gradient(lambda k, activations, deltas: deltas[k] @ activations[k]),
            gradient(lambda k, activations, deltas: right_entry(k, activations, deltas).sum()),
            gradient(lambda k, activations, deltas: right_entry(k, activations, deltas).mean()),
        ),
        "one number for all weights",
        "Between two vectors @ gives one number, and numpy does not complain.",
        "Each weight has a slope of its own. How many numbers should there be for one theta?",
    ),
    mistake(
        "gradient",
        "G17",
        GRADIENT,
        gradient(lambda k, activations, deltas: np.outer(deltas[k] * slope(activations[k + 1]), activations[k])),
        "the steepness a second time",
        "The chain rule asks for a steepness at every unit.",
        "delta already is the reaction to z, behind the sigmoid. What is left between z and the weight?",
    ),
    mistake(
        "gradient",
        "G18",
        TRIP,
        (
            gradient(lambda k, activations, deltas: np.outer(deltas[k - 1], activations[k])),
            gradient(lambda k, activations, deltas: np.outer(deltas[(k + 1) % len(deltas)], activations[k])),
            lambda activations, deltas: [np.outer(d, a) for d, a in zip(deltas[1:], activations, strict=False)],
            lambda activations, deltas: [np.outer(d, a) for d, a in zip(deltas[1:], activations[1:], strict=False)],
        ),
        "the deltas of another layer",
        "In Andrew Ng's course the matrix with the number l goes together with the delta with the number l + 1.",
        "deltas has no entry for the input. Which entry of it belongs to thetas[0]?",
    ),
    mistake(
        "gradient",
        "G19",
        DICTIONARY,
        gradient(lambda k, activations, deltas: right_entry(k, activations, deltas).astype(int)),
        "a buffer of whole numbers",
        "Room for the results is made with a dtype that does not fit.",
        "Everything behind the point is gone. Which dtype has the array that you write into?",
    ),
    mistake(
        "gradient",
        "G21",
        BACK,
        lambda activations, deltas: gradient(right_entry)(activations, deltas)[::-1],
        "the list runs backwards",
        "The way back ends at the first layer.",
        "Your numbers are right. Which gradient belongs to thetas[0]?",
    ),
    mistake(
        "gradient",
        "U20",
        GRADIENT,
        (layers_of_gradient(3), layers_of_gradient(2)),
        "made for a fixed number of layers",
        "The network at hand has three layers, and each gets a line of its own.",
        "Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
)

MISCONCEPTIONS = OF_SIGMOID + OF_FORWARD + OF_OUTPUT + OF_HIDDEN + OF_DELTA + OF_GRADIENT


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
        "forward": ((thetas, x),),
        "output_delta": ((activations[-1], y, "cross_entropy"), (activations[-1], y, "quadratic")),
        "hidden_delta": ((thetas[2], deltas[2], activations[2]),),
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
FACTORS = {
    "output_delta": lambda a, _y, _cost="cross_entropy": of_sigmoid(a),
    "hidden_delta": lambda _theta, _delta, a: of_sigmoid(a),
    "delta": of_layers,
    "gradient": of_gradients,
}
FIRST_LAYER = {"forward": 0, "delta": 1, "gradient": 1}
