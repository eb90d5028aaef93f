"""The mistakes of `batch`: what each computes, why it tempts, and one step on.

Task by task, in this order:

    forward             F..   one layer, weighted input and activation
    cost                C..   the average, the logarithms, the penalty
    delta               D..   the last layer;  H..  the hidden ones;  L, U  the list
    gradient            G..   weights;  B..  biases;  R..  the penalty's share
    cost_and_gradient   P..   the long vector

`PROBES` holds one all-square network (4-4-4-4, m = 4) per task: there a transposed or misplaced array runs
instead of raising, and so shows which slip it was. Probes name mistakes and never score.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from grader.testing import Misconception

FORWARD = "3. Forward: one product for all examples"
COST = "4. The cost: an average, and a price on large weights"
DELTA = "5. The errors: one column per example"
GRADIENT = "6. The gradient: here the average is taken"
VECTOR = "7. One long vector, and a stranger who trains it"


# What a correct solution computes, with one part replaced by the mistake.


def sigmoid(z):
    """Return 1 / (1 + e^-z) without overflow."""
    return np.exp(-np.logaddexp(0, -z))


@dataclass(frozen=True, slots=True)
class Going:
    """Where a forward pass stands: layer k is next."""

    k: int
    thetas: Any
    biases: Any
    zs: list
    activations: list

    @property
    def theta(self):
        """The weights that enter the layer."""
        return self.thetas[self.k]

    @property
    def b(self):
        """The layer's biases."""
        return self.biases[self.k]

    @property
    def a(self):
        """What the layer before gave."""
        return self.activations[-1]


def forward(weigh: Callable = lambda at: at.theta @ at.a + at.b, activate: Callable = sigmoid) -> Callable:
    """Return `forward` with another weighted input or another activation."""

    def formula(thetas, biases, x):
        zs, activations = [], [x]
        for k in range(len(thetas)):
            zs.append(weigh(Going(k, thetas, biases, zs, activations)))
            activations.append(activate(zs[-1]))
        return zs, activations

    return formula


def transposed_forward(thetas, biases, x):
    """Return right numbers with examples in rows."""
    zs, activations = forward()(thetas, biases, x)
    return [z.T for z in zs], [a.T for a in activations]


def integer_weigh(at):
    """Write z into a buffer that has the dtype of what came before."""
    buffer = np.zeros((len(at.theta), at.a.shape[1]), dtype=at.a.dtype)
    buffer[:] = at.theta @ at.a + at.b
    return buffer


def entropy(a, y):
    """Return the cross-entropy of each output and example, and nan or inf where a log meets 0."""
    with np.errstate(all="ignore"):
        return -(y * np.log(a) + (1 - y) * np.log(1 - a))


def stable_mean(z, y):
    """Return the mean cross-entropy of logits."""
    return np.sum(np.logaddexp(0, z) - y * z) / z.shape[1]


def half_squares(thetas, lam, m):
    """Return lam/(2m) times the sum of the squared weights."""
    return lam / (2 * m) * sum(np.sum(theta**2) for theta in thetas)


def cost(surprise: Callable = stable_mean, penalty: Callable = half_squares) -> Callable:
    """Return `cost` with another average of the logits or another penalty."""

    def formula(z, y, thetas, lam):
        return float(surprise(z, y) + penalty(thetas, lam, z.shape[1]))

    return formula


def from_activations(loss: Callable) -> tuple[Callable, ...]:
    """Return `cost` with this loss of the activations and the targets, each with the right penalty."""
    return (cost(lambda z, y: quiet(loss, sigmoid(z), y)),)


def quiet(function, *arguments):
    """Call a function whose logarithms may meet 0."""
    with np.errstate(all="ignore"):
        return function(*arguments)


@dataclass(frozen=True, slots=True)
class Back:
    """Where backpropagation stands: the deltas after layer k are known."""

    k: int
    thetas: Any
    activations: Any
    deltas: list
    y: Any

    @property
    def theta(self):
        """The weights that leave the layer: theta^(l+1)."""
        return self.thetas[self.k + 1]

    @property
    def d(self):
        """The deltas of the layer after: delta^(l+1)."""
        return self.deltas[0]

    @property
    def slope(self):
        """a (1 - a) of this layer."""
        a = self.activations[self.k + 1]
        return a * (1 - a)

    @property
    def m(self):
        """How many examples there are."""
        return self.activations[0].shape[1]


def delta(
    output: Callable = lambda a, y: a - y, hidden: Callable = lambda at: (at.theta.T @ at.d) * at.slope
) -> Callable:
    """Return `delta` with another last layer or other hidden layers."""

    def formula(thetas, activations, y):
        deltas = [output(activations[-1], y)]
        for k in reversed(range(len(thetas) - 1)):
            deltas.insert(0, hidden(Back(k, thetas, activations, deltas, y)))
        return deltas

    return formula


def three_layers(thetas, activations, y):
    """Return the deltas of exactly three layers."""
    third = activations[3] - y
    second = (thetas[2].T @ third) * activations[2] * (1 - activations[2])
    first = (thetas[1].T @ second) * activations[1] * (1 - activations[1])
    return [first, second, third]


@dataclass(frozen=True, slots=True)
class Layer:
    """What the gradient of layer k is made of."""

    k: int
    thetas: Any
    activations: Any
    deltas: Any
    lam: float

    @property
    def theta(self):
        """The weights that enter the layer."""
        return self.thetas[self.k]

    @property
    def d(self):
        """The layer's deltas."""
        return self.deltas[self.k]

    @property
    def a(self):
        """The activations that enter the layer."""
        return self.activations[self.k]

    @property
    def own(self):
        """The activations that leave the layer."""
        return self.activations[self.k + 1]

    @property
    def m(self):
        """How many examples there are."""
        return self.activations[0].shape[1]

    @property
    def mean(self):
        """The right gradient without the penalty."""
        return self.d @ self.a.T / self.m

    @property
    def row_mean(self):
        """The right gradient of the biases."""
        return self.d.sum(axis=1, keepdims=True) / self.m

    @property
    def shrink(self):
        """The right share of the penalty."""
        return self.lam / self.m * self.theta


def gradient(
    weights: Callable = lambda at: at.mean,
    biases: Callable = lambda at: at.row_mean,
    penalty: Callable = lambda at: at.shrink,
) -> Callable:
    """Return `gradient` with another mean, other biases or another share of the penalty."""

    def formula(thetas, activations, deltas, lam):
        layers = [Layer(k, thetas, activations, deltas, lam) for k in range(len(thetas))]
        return [weights(at) + penalty(at) for at in layers], [biases(at) for at in layers]

    return formula


def with_bias_row(at):
    """Return the gradient that a row of ones on top of a gives: one column too many."""
    ones = np.ones((1, at.m))
    return at.d @ np.vstack([ones, at.a]).T / at.m + at.lam / at.m * np.pad(at.theta, ((0, 0), (1, 0)))


def nothing(_at):
    """Return the share of a penalty that is forgotten."""
    return 0.0


def penalty_without_first_column(at):
    """Return the penalty's share as if column 0 held the biases."""
    share = at.shrink.copy()
    share[:, 0] = 0
    return share


def unroll(thetas, biases, order="C"):
    """Lay all weights and biases end to end, layer by layer."""
    parts = [part.ravel(order) for layer in zip(thetas, biases, strict=True) for part in layer]
    return np.concatenate(parts)


def roll(params, sizes):
    """Undo `unroll`."""
    thetas, biases, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        middle, end = start + n_out * n_in, start + n_out * (n_in + 1)
        thetas.append(params[start:middle].reshape(n_out, n_in))
        biases.append(params[middle:end].reshape(n_out, 1))
        start = end
    return thetas, biases


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that `cost_and_gradient` knows before its last line."""

    params: Any
    thetas: list
    biases: list
    zs: list
    activations: list
    deltas: list
    y: Any
    lam: float

    @property
    def m(self):
        """How many examples there are."""
        return self.y.shape[1]

    def cost(self, lam=None, z=None):
        """Return the cost, perhaps with another lam or other logits."""
        z = self.zs[-1] if z is None else z
        return cost()(z, self.y, self.thetas, self.lam if lam is None else lam)

    def gradient(self, lam=None):
        """Return both lists of gradients, perhaps with another lam."""
        return gradient()(self.thetas, self.activations, self.deltas, self.lam if lam is None else lam)

    def vector(self, lam=None):
        """Return the gradient laid end to end."""
        return unroll(*self.gradient(lam))


def ending(last: Callable) -> Callable:
    """Return `cost_and_gradient` with another last line."""

    def formula(params, sizes, x, y, lam):
        thetas, biases = roll(params, sizes)
        zs, activations = forward()(thetas, biases, x)
        deltas = delta()(thetas, activations, y)
        return last(Run(params, thetas, biases, zs, activations, deltas, y, lam))

    return formula


def weights_first(at):
    """Return the gradient with all weights before all biases."""
    weights, biases = at.gradient()
    return at.cost(), np.concatenate([part.ravel() for part in (*weights, *biases)])


def without_biases(at):
    """Return the gradient with the biases left out."""
    return at.cost(), np.concatenate([part.ravel() for part in at.gradient()[0]])


def with_still_biases(at):
    """Return the gradient with zeros for the biases."""
    weights, biases = at.gradient()
    return at.cost(), unroll(weights, [0 * b for b in biases])


def priced_biases(at):
    """Return cost and gradient of a penalty on the whole vector."""
    price = at.lam / at.m
    return at.cost(0.0) + price / 2 * np.sum(at.params**2), at.vector(0.0) + price * at.params


def priced_bias_cost(at):
    """Return a cost whose penalty counts the biases and the right gradient."""
    return priced_biases(at)[0], at.vector()


def priced_bias_slope(at):
    """Return the right cost and a gradient whose penalty counts the biases."""
    return at.cost(), at.vector(0.0) + at.lam / at.m * at.params


# The catalogue.


def mistake(code, task, section, formulas, *words):
    """Return one entry; the words are its title, why it tempts, and one step on."""
    formulas = formulas if isinstance(formulas, tuple) else (formulas,)
    return Misconception(code, task, formulas, *words, section)


def in_forward(code, formulas, *words):
    """Return an entry of `forward`."""
    return mistake(code, "forward", FORWARD, formulas, *words)


def in_cost(code, formulas, *words):
    """Return an entry of `cost`."""
    return mistake(code, "cost", COST, formulas, *words)


def in_delta(code, formulas, *words):
    """Return an entry of `delta`."""
    return mistake(code, "delta", DELTA, formulas, *words)


def in_gradient(code, formulas, *words):
    """Return an entry of `gradient`."""
    return mistake(code, "gradient", GRADIENT, formulas, *words)


def in_vector(code, formulas, *words):
    """Return an entry of `cost_and_gradient`."""
    return mistake(code, "cost_and_gradient", VECTOR, formulas, *words)


OF_FORWARD = (
    in_forward(
        "F01",
        forward(activate=lambda z: z),
        "z handed on as the activation",
        "The matrix product is the work; the sigmoid is easily forgotten.",
        "zs and activations differ by one function. Which one turns a weighted input into an activation?",
    ),
    in_forward(
        "F02",
        forward(lambda at: at.theta @ at.a),
        "the bias is left out",
        "The formulas of the first assignment had no bias.",
        "Feed your function an input of zeros: what should z be then, and what is yours?",
    ),
    in_forward(
        "F03",
        forward(lambda at: at.theta.T @ at.a + at.b),
        "the weights are transposed",
        "Many courses store weights as (inputs, units).",
        "Read the shape of theta: how many rows does it have, and how many units has the layer it enters?",
    ),
    in_forward(
        "F04",
        forward(lambda at: at.theta * at.a + at.b),
        "entries multiplied in place of a matrix product",
        "In Octave and in np.matrix the star is the matrix product.",
        "In numpy the star multiplies entry by entry. Which sign multiplies matrices?",
    ),
    in_forward(
        "F05",
        forward(lambda at: at.thetas[min(at.k + 1, len(at.thetas) - 1)] @ at.a + at.b),
        "the weights of the next layer",
        "In Andrew Ng's course the weights with number l leave layer l.",
        "Here theta^(l) enters layer l. Which entry of thetas enters the first layer after the input?",
    ),
    in_forward(
        "F08",
        forward(lambda at: at.theta @ at.a + at.b.ravel()),
        "the bias is flattened",
        "A vector of biases looks simpler than a column.",
        "numpy lines a flat vector up with the columns. What runs along the columns here, units or examples?",
    ),
    in_forward(
        "F11",
        forward(lambda at: at.theta @ (at.zs[-1] if at.zs else at.a) + at.b),
        "z is fed to the next layer",
        "z was computed last and is at hand.",
        "What leaves a unit, its weighted input or its activation?",
    ),
    in_forward(
        "F12",
        forward(lambda at: at.theta @ at.activations[0] + at.b),
        "every layer reads the input",
        "In the loop, x keeps its name.",
        "The second layer does not see x. Whose output does it see?",
    ),
    in_forward(
        "F13",
        forward(lambda at: at.theta @ at.a - at.b),
        "the bias is subtracted",
        "A perceptron compares with a threshold, which has the opposite sign.",
        "A larger bias should make the unit more willing to fire. Does yours?",
    ),
    in_forward(
        "F14",
        forward(integer_weigh),
        "a buffer of integers",
        "np.zeros_like(x) has the shape one wants.",
        "It has the dtype of x as well. What does an array of integers do with 0.7?",
    ),
    in_forward(
        "F16",
        forward(activate=lambda z: np.exp(z - z.max(axis=0)) / np.exp(z - z.max(axis=0)).sum(axis=0)),
        "softmax in place of the sigmoid",
        "Classifiers often end in a softmax.",
        "Your activations add up to 1 in every column. Should a unit know what its neighbours do?",
    ),
    in_forward(
        "F17",
        transposed_forward,
        "examples in rows",
        "Tables of data have one example per row.",
        "Your numbers are right and lie on their side. Where does this course put an example, in a row or a column?",
    ),
)

OF_COST = (
    in_cost(
        "C01",
        (
            cost(lambda z, y: stable_mean(z, y) * z.shape[1]),
            cost(lambda z, y: stable_mean(z, y) * z.shape[1], lambda thetas, lam, m: m * half_squares(thetas, lam, m)),
        ),
        "the sum over examples, not the average",
        "The formula begins with a sum.",
        "Would the cost double if every example came twice? It should not.",
    ),
    in_cost(
        "C02",
        cost(lambda z, y: np.mean(np.logaddexp(0, z) - y * z)),
        "the average over outputs as well",
        "np.mean without an axis averages over everything.",
        "The average is over examples; the outputs of one example are added. By how many did you divide?",
    ),
    in_cost(
        "C03",
        cost(lambda z, y: -stable_mean(z, y)),
        "the sign of the cost",
        "Logarithms of numbers below 1 are negative, and one more sign is easily lost.",
        "Your cost is negative where the network is wrong. A cost should grow with the error.",
    ),
    in_cost(
        "C04",
        cost(lambda z, y: np.sum(y * np.logaddexp(0, -z)) / z.shape[1]),
        "only the outputs that should be 1",
        "With a softmax the other outputs drop out.",
        "Say every output is 1 for every example. What does your cost charge for the wrong ones?",
    ),
    in_cost(
        "C05",
        cost(lambda z, y: np.sum(y * np.logaddexp(0, -z) - (1 - y) * np.logaddexp(0, z)) / z.shape[1]),
        "a sign inside the bracket",
        "The formula is often printed with two minus signs and a bracket.",
        "Both logarithms are negative, and both should raise the cost. Does your second one?",
    ),
    in_cost(
        "C06",
        from_activations(lambda a, y: 0.5 * ((a - y) ** 2).sum() / y.shape[1]),
        "the quadratic cost",
        "Squared errors are the cost one learns first.",
        "This assignment uses the cross-entropy: how surprised is the network by the truth?",
    ),
    in_cost(
        "C07",
        from_activations(lambda a, y: -np.sum(y @ np.log(a).T + (1 - y) @ np.log(1 - a).T) / y.shape[1]),
        "a matrix product that pairs every class with every output",
        "A product of matrices adds up, and adding up is what the formula asks.",
        "It also pairs class 0 with output 1. Which pairs belong together, and which product pairs only those?",
    ),
    in_cost(
        "C08",
        cost(lambda z, y: stable_mean(z, y) / 2),
        "1/(2m) for the average",
        "Linear regression has 1/(2m), so that a 2 cancels.",
        "Nothing is squared in the cross-entropy, so nothing is there to cancel a 2.",
    ),
    in_cost(
        "C09",
        cost(lambda z, y: stable_mean(z, y) / np.log(10)),
        "logarithms to base 10",
        "On a calculator, log means base 10.",
        "A network that says 0.5 for a single output costs log 2, about 0.693. What does yours cost?",
    ),
    in_cost(
        "C10",
        cost(lambda z, y: stable_mean(z, y) * z.shape[1] / z.shape[0]),
        "divided by the number of outputs",
        "In a table of data, the first entry of the shape counts the examples.",
        "Columns are examples here. Which entry of z.shape counts columns?",
    ),
    in_cost(
        "C11",
        from_activations(lambda a, y: -np.sum(y * np.log(a + 1e-5) + (1 - y) * np.log(1 - a + 1e-5)) / y.shape[1]),
        "a small number added inside the logarithm",
        "It does away with the warning about log(0).",
        "It also changes every cost a little, and a certain mistake a lot. The logits need no such help: see how"
        " the cost is written in z.",
    ),
    in_cost(
        "C12",
        cost(penalty=lambda thetas, lam, m: 2 * half_squares(thetas, lam, m)),
        "the half of the penalty is missing",
        "Some courses price the weights without the half.",
        "Here the price is lam/(2m), so that its derivative has no 2. What did you divide by?",
    ),
    in_cost(
        "C13",
        cost(penalty=lambda thetas, lam, m: m * half_squares(thetas, lam, m)),
        "the penalty is not divided by m",
        "Some courses keep the penalty out of the average.",
        "Here the whole cost is divided by m, the penalty too.",
    ),
    in_cost(
        "C15",
        cost(penalty=lambda thetas, lam, m: lam / (2 * m) * sum(np.sum(theta) for theta in thetas)),
        "the weights are not squared",
        "A sum of weights looks like a size.",
        "Weights of -3 and 3 add up to 0. Should they be free?",
    ),
    in_cost(
        "C16",
        cost(penalty=lambda thetas, lam, m: half_squares(thetas[-1:], lam, m)),
        "only one layer has a price",
        "After a loop, theta is the last layer's.",
        "Make the first layer's weights ten times larger: does your penalty notice?",
    ),
    in_cost(
        "C17",
        cost(lambda z, y: np.sum(entropy(sigmoid(z), y)) / z.shape[1]),
        "logarithms of activations that have become 0 or 1",
        "It is the textbook formula, and right for moderate z.",
        "Try z = 1000: the sigmoid returns exactly 1, and the other logarithm meets 0. Is there a form of the cost"
        " that never computes a?",
    ),
)

OF_DELTA = (
    in_delta(
        "D01",
        delta(lambda a, y: y - a),
        "target minus output",
        "One thinks of the error as what is missing.",
        "Raise z where the output is already too large: the cost grows, so delta is positive. Is yours?",
    ),
    in_delta(
        "D02",
        delta(lambda a, y: (a - y) * a * (1 - a)),
        "the quadratic cost's error",
        "Every other layer has the factor a(1-a).",
        "With the cross-entropy that factor cancels in the last layer. Work out dC/da times da/dz once more.",
    ),
    in_delta(
        "D03",
        delta(lambda a, y: (a - y) / y.shape[1]),
        "1/m in the errors",
        "The cost has a 1/m, and it has to go somewhere.",
        "In this course it goes into the gradient, once; delta stays the error of one example. (Right in courses"
        " that put it here.)",
    ),
    in_delta(
        "D04",
        delta(lambda a, y: 2 * (a - y)),
        "a factor of 2",
        "It comes from the derivative of a square.",
        "The cross-entropy holds no square. Where would the 2 come from?",
    ),
    in_delta(
        "D08",
        delta(lambda a, y: -y / a + (1 - y) / (1 - a)),
        "dC/da in the last layer",
        "The chain rule begins with dC/da, and one may stop too soon.",
        "delta is dC/dz. One factor of the chain is still to come.",
    ),
    in_delta(
        "D12",
        delta(lambda a, y: (a - y).mean(axis=1, keepdims=True)),
        "averaged over the examples too early",
        "The gradient is an average, so why not average at once?",
        "The mean of products is not the product of means. How many columns should delta have?",
    ),
    in_delta(
        "D13",
        (delta(lambda a, y: (a - y).sum(axis=0)), delta(lambda a, y: (a - y).sum(axis=0, keepdims=True))),
        "one error per example",
        "How wrong an example is sounds like one number.",
        "Every output unit has its own z, so every one has its own delta. How many rows should there be?",
    ),
    in_delta(
        "D14",
        delta(lambda a, y: a - y.argmax(axis=0)),
        "class numbers in place of 0 and 1",
        "Labels often come as numbers.",
        "Output 3 should be compared with 0 or 1, not with the number of the class. What does a column of y hold?",
    ),
    in_delta(
        "H01",
        delta(hidden=lambda at: at.theta.T @ at.d),
        "the slope a(1-a) is missing",
        "Carrying the error back through the weights feels like the whole step.",
        "You have dC/da of the hidden layer. delta is dC/dz: how steep is the sigmoid there?",
    ),
    in_delta(
        "H03",
        delta(hidden=lambda at: (at.theta @ at.d) * at.slope),
        "the transpose is missing",
        "Forward has no transpose.",
        "Going back, sum over the units of the next layer. Are those the rows or the columns of its weights?",
    ),
    in_delta(
        "H04",
        delta(hidden=lambda at: (at.thetas[at.k].T @ at.d) * at.slope),
        "the weights of the layer itself",
        "In Andrew Ng's course the weights that leave layer l carry the number l.",
        "Here they carry the number l+1. Which weights lie between this layer and the next one?",
    ),
    in_delta(
        "H13",
        delta(hidden=lambda at: (at.theta.T @ (at.activations[-1] - at.y)) * at.slope),
        "the last layer's error in every layer",
        "The output error is what one wants to hand back.",
        "Each layer hears only from the one after it. Whose delta does the second but last layer use?",
    ),
    in_delta(
        "H18",
        delta(hidden=lambda at: at.d * at.slope),
        "the weights are left out",
        "The slope looks like the only factor that is new.",
        "A unit with a large outgoing weight moves the cost more. Where does your formula know that?",
    ),
    in_delta(
        "H19",
        delta(hidden=lambda at: (at.theta.T @ at.d) * at.slope / at.m),
        "1/m at every hidden layer",
        "One divides wherever a matrix product sums.",
        "This product sums over units, not over examples. By how many powers of m have you divided at the first layer?",
    ),
    in_delta(
        "H21",
        delta(hidden=lambda at: (at.theta.T @ at.d) @ at.slope),
        "a matrix product with the slopes",
        "The first product is one, so the second may be too.",
        "Every unit and example has its own slope. Which product keeps each at its place?",
    ),
    in_delta(
        "H22",
        delta(hidden=lambda at: (at.theta.T * at.d) * at.slope),
        "entries multiplied in place of a matrix product",
        "In Octave and in np.matrix the star is the matrix product.",
        "The sum over the units of the next layer is a matrix product. Which sign is that in numpy?",
    ),
    in_delta(
        "H23",
        delta(hidden=lambda at: (at.d.T @ at.theta) * at.slope),
        "the product for examples in rows",
        "In courses with examples in rows the deltas stand on the left.",
        "Write the shapes under each factor, with m for the columns. In which order do they fit?",
    ),
    in_delta(
        "H24",
        delta(hidden=lambda at: (at.theta.T @ at.d).mean(axis=1, keepdims=True) * at.slope),
        "the error averaged before the slope",
        "The gradient is an average, so why not average at once?",
        "Each example has its own slopes. Keep its error in its own column until the gradient.",
    ),
    in_delta(
        "L01",
        lambda thetas, activations, y: delta()(thetas, activations, y)[::-1],
        "the list runs backwards",
        "The deltas are found from the last layer to the first.",
        "Your numbers are right and in the order of their discovery. deltas[0] belongs to thetas[0].",
    ),
    in_delta(
        "U20",
        three_layers,
        "made for three layers",
        "The network at hand has three layers.",
        "Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
)

OF_WEIGHTS = (
    in_gradient(
        "G01",
        gradient(lambda at: at.a @ at.d.T / at.m, penalty=lambda at: at.shrink.T),
        "the gradient is transposed",
        "With examples in rows, the activations stand on the left.",
        "A gradient has the shape of what it belongs to. Compare yours with theta.",
    ),
    in_gradient(
        "G02",
        (
            gradient(lambda at: at.d @ at.own.T / at.m),
            gradient(lambda at: at.d @ at.own.T / at.m, penalty=nothing),
        ),
        "the activations that leave the layer",
        "delta^(l) and a^(l) have the same number.",
        "A weight multiplies what enters the layer. Whose activation is that?",
    ),
    in_gradient(
        "G04",
        gradient(lambda at: at.d @ at.a.T),
        "the sum over examples, not the average",
        "The matrix product already sums, and nothing reminds one to divide.",
        "The cost is an average over m examples, so its slope is one too.",
    ),
    in_gradient(
        "G05",
        gradient(lambda at: at.mean / at.m),
        "divided by m twice",
        "The 1/m may seem to belong to delta and to the gradient.",
        "Put the same examples in twice: your gradient halves. It should stay as it is.",
    ),
    in_gradient(
        "G06",
        gradient(lambda at: at.d @ at.a.T / at.d.shape[0]),
        "divided by the number of units",
        "In a table of data, the first entry of the shape counts the examples.",
        "Columns are examples here. Which entry of the shape counts columns?",
    ),
    in_gradient(
        "G07",
        gradient(lambda at: at.d @ at.a.T * at.m),
        "multiplied by m",
        'Dividing "by 1/m" is read literally.',
        "Should more examples make the average larger?",
    ),
    in_gradient(
        "G08",
        gradient(lambda at: -at.mean),
        "the direction downhill",
        "Gradient descent subtracts, so the minus seems to belong here.",
        "The gradient points uphill; the minus belongs to the step that uses it.",
    ),
    in_gradient(
        "G09",
        gradient(lambda at: np.outer(at.d.mean(axis=1), at.a.mean(axis=1))),
        "the product of means",
        "For one example it is an outer product; so for many, of their means.",
        "Average the products, not the factors. Try two examples whose errors cancel.",
    ),
    in_gradient(
        "G10",
        gradient(lambda at: np.outer(at.d[:, 0], at.a[:, 0])),
        "only the first example",
        "The formula for one example is at hand.",
        "Change the last column of x: does your gradient move?",
    ),
    in_gradient(
        "G11",
        gradient(lambda at: np.outer(at.d[:, -1], at.a[:, -1]) / at.m),
        "only the last example of the loop",
        "In a loop over examples, = and += look alike.",
        "What is left after your loop, the sum of all examples or the last one's share?",
    ),
    in_gradient(
        "G12",
        gradient(lambda at: at.d * at.a / at.m),
        "entries multiplied in place of a matrix product",
        "In the formula the two stand side by side.",
        "Every unit meets every input. Which product makes a table of all pairs?",
    ),
    in_gradient(
        "G13",
        gradient(lambda at: at.d @ at.activations[0].T / at.m),
        "the input in every layer",
        "In the loop, x keeps its name.",
        "A weight of layer 2 multiplies what layer 1 gave, not x.",
    ),
    in_gradient(
        "G14",
        (
            gradient(lambda at: (at.d @ at.a.T).mean()),
            gradient(lambda at: (at.d @ at.a.T).mean(), penalty=nothing),
            gradient(lambda at: at.mean.mean()),
        ),
        "one number for all weights",
        "An average without an axis averages over everything.",
        "Each weight has its own slope. Over what do you average?",
    ),
    in_gradient(
        "G15",
        gradient(lambda at: at.d @ at.a.T / (at.m - 1)),
        "divided by m - 1",
        "Variances are divided by m - 1.",
        "This is a plain average. How many terms does it have?",
    ),
    in_gradient(
        "G16",
        gradient(lambda at: at.mean / 2),
        "divided by 2m",
        "Linear regression has 1/(2m).",
        "That 2 belongs to a squared error, whose derivative it cancels. What is the cost here?",
    ),
    in_gradient(
        "G17",
        gradient(lambda at: (at.d * at.own * (1 - at.own)) @ at.a.T / at.m),
        "the slope a second time",
        "The chain rule asks for a slope at every unit.",
        "delta already is dC/dz, behind the sigmoid. What is left between z and the weight?",
    ),
    in_gradient(
        "G20",
        gradient(with_bias_row, penalty=nothing),
        "a row of ones on top of the activations",
        "In Andrew Ng's course column 0 of Theta holds the biases.",
        "Here the biases have arrays of their own. How many columns does theta have?",
    ),
)

OF_BIASES = (
    in_gradient(
        "B01",
        gradient(biases=lambda at: 0 * at.row_mean),
        "the biases have no gradient",
        "The formulas of the first assignment had no bias.",
        "Nudge a bias and watch the cost: does it stay still?",
    ),
    in_gradient(
        "B02",
        gradient(biases=lambda at: at.d.sum(axis=0, keepdims=True) / at.m),
        "summed over the units",
        "Which axis is which is a matter of convention.",
        "Your result has one number per example. A bias belongs to a unit.",
    ),
    in_gradient(
        "B03",
        gradient(biases=lambda at: at.d.sum() / at.m),
        "one number for all biases",
        "np.sum without an axis sums everything.",
        "Each unit has its own bias. Along which axis do the examples lie?",
    ),
    in_gradient(
        "B04",
        gradient(biases=lambda at: at.d.sum(axis=1) / at.m),
        "right numbers in shape (n,)",
        "np.sum drops the axis that it sums over.",
        "b is a column, and so is its gradient. Which argument of np.sum keeps the axis?",
    ),
    in_gradient(
        "B05",
        gradient(biases=lambda at: at.row_mean * at.m),
        "the biases' sum, not their average",
        "The weights were divided by m; here it is forgotten.",
        "The cost is an average for the biases too.",
    ),
    in_gradient(
        "B06",
        gradient(biases=lambda at: at.row_mean / at.m),
        "the biases are divided by m twice",
        "A mean is taken, and the 1/m of the formula as well.",
        "What does np.mean divide by already?",
    ),
    in_gradient(
        "B07",
        (gradient(biases=lambda at: at.d), gradient(biases=lambda at: at.d / at.m)),
        "one bias gradient per example",
        "dC/db is delta, says the formula for one example.",
        "All examples share the bias. How do their shares become one number per unit?",
    ),
    in_gradient(
        "B08",
        gradient(biases=lambda at: (at.d @ at.a.T).sum(axis=1, keepdims=True) / at.m),
        "the bias is treated like a weight",
        "The weights' gradient is at hand, and its shape almost fits.",
        "A weight multiplies an activation. What does the bias multiply?",
    ),
    in_gradient(
        "B10",
        gradient(biases=lambda at: at.d[:, [0]]),
        "only the first example",
        "The formula for one example is at hand.",
        "Change the last column of y: does your bias gradient move?",
    ),
)

OF_PENALTY = (
    in_gradient(
        "R01",
        gradient(penalty=lambda at: at.lam * at.theta),
        "the penalty's slope is not divided by m",
        "Some courses keep the penalty out of the average.",
        "Here the penalty is lam/(2m) times the squares. What is the derivative of that?",
    ),
    in_gradient(
        "R02",
        gradient(penalty=lambda at: 2 * at.shrink),
        "a 2 too many in the penalty's slope",
        "The derivative of a square has a 2.",
        "So it has, and the penalty has a half.",
    ),
    in_gradient(
        "R03",
        gradient(penalty=lambda at: at.shrink / 2),
        "a half too many in the penalty's slope",
        "The penalty has lam/(2m), and the 2 is copied along.",
        "Take the derivative of the square as well.",
    ),
    in_gradient(
        "R04",
        gradient(penalty=lambda at: -at.shrink),
        "the penalty's slope is subtracted",
        "Weights should shrink, so one subtracts.",
        "The gradient points uphill, towards larger weights. The step downhill makes them shrink.",
    ),
    in_gradient(
        "R05",
        gradient(penalty=nothing),
        "the penalty has no slope",
        "It stands in the cost, and is forgotten here.",
        "Large weights cost something. What does that do to the slope?",
    ),
    in_gradient(
        "R06",
        gradient(penalty=lambda at: at.lam / at.m * np.sum(at.theta**2)),
        "the penalty itself, not its slope",
        "One adds to the gradient what one added to the cost.",
        "Each weight has its own slope. What is the derivative of a square?",
    ),
    in_gradient(
        "R07",
        gradient(lambda at: at.mean / at.m, penalty=lambda at: at.shrink / at.m),
        "everything divided by m once more",
        "The penalty was added inside the loop over examples, and the sum divided at the end.",
        "The penalty is paid once, after the average.",
    ),
    in_gradient(
        "R08",
        gradient(penalty=penalty_without_first_column),
        "column 0 pays no penalty",
        "In Andrew Ng's course column 0 of Theta holds the biases, which are free.",
        "Here theta holds no bias. Which of its columns are weights?",
    ),
)

PRICED = "The penalty counts the weights only. Which entries of params are biases?"
OF_VECTOR = (
    in_vector(
        "P01",
        ending(weights_first),
        "all weights before all biases",
        "gradient returns the weights first, then the biases.",
        "The gradient must lie in the order of params, layer by layer. Which helper made that order?",
    ),
    in_vector(
        "P02",
        ending(lambda at: (at.cost(), unroll(*at.gradient(), order="F"))),
        "columns laid end to end, not rows",
        "Octave and Fortran unroll by columns.",
        "params holds each matrix row by row. In which order does yours lay them?",
    ),
    in_vector(
        "P03",
        (ending(without_biases), ending(with_still_biases)),
        "the biases are left out",
        "The gradient of the weights is the larger part.",
        "How long is params, and what do its last entries hold?",
    ),
    in_vector(
        "P04",
        ending(lambda at: (at.cost(), at.vector(0.0))),
        "the gradient does not know lam",
        "lam was passed to the cost, and seems done with.",
        "Cost and gradient must belong to the same hill. Which of your calls gets lam?",
    ),
    in_vector(
        "P05",
        ending(lambda at: (at.cost(0.0), at.vector())),
        "the cost does not know lam",
        "lam was passed to the gradient, and seems done with.",
        "Cost and gradient must belong to the same hill. Which of your calls gets lam?",
    ),
    in_vector(
        "C14",
        ending(priced_bias_cost),
        "the cost charges for the biases",
        "One vector holds everything, so it is easily squared as a whole.",
        PRICED,
    ),
    in_vector(
        "B11",
        ending(priced_bias_slope),
        "the gradient charges for the biases",
        "One vector holds everything, so it is easily shrunk as a whole.",
        PRICED,
    ),
    in_vector(
        "P06",
        ending(priced_biases),
        "cost and gradient charge for the biases",
        "The two agree with each other, and so the mistake passes a gradient check.",
        PRICED,
    ),
    in_vector(
        "P07",
        (ending(lambda at: (at.cost(), at.params - at.vector())), ending(lambda at: (at.cost(), -at.vector()))),
        "a step instead of the gradient",
        "Gradient descent takes a step here.",
        "minimize takes the steps itself. What does it want to know from you?",
    ),
    in_vector(
        "P08",
        ending(lambda at: (at.cost(), at.gradient())),
        "lists in place of one vector",
        "gradient returns lists, and they hold all the numbers.",
        "The answer should look like params: which helper lays the lists end to end?",
    ),
    in_vector(
        "P09",
        ending(lambda at: (at.cost(z=at.activations[-1]), at.vector())),
        "the activations in place of the logits",
        "The activations are what the network says.",
        "cost takes the sigmoid's logarithm itself. Which of the two lists of forward holds what it wants?",
    ),
    in_vector(
        "P10",
        ending(lambda at: (at.cost(), at.vector() / at.m)),
        "divided by m once more",
        "The formula has a 1/m.",
        "gradient has divided already. What is left to do?",
    ),
    in_vector(
        "P11",
        ending(lambda at: (at.vector(), at.cost())),
        "gradient first, cost second",
        "The gradient is the harder part.",
        "minimize reads the cost first. In which order do you return the two?",
    ),
    in_vector(
        "P12",
        (ending(lambda at: at.cost()), ending(lambda at: at.vector())),
        "only one of the two",
        "Other optimizers take two functions.",
        "The name says what comes back: two things, in this order.",
    ),
)

MISCONCEPTIONS = OF_FORWARD + OF_COST + OF_DELTA + OF_WEIGHTS + OF_BIASES + OF_PENALTY + OF_VECTOR


# One all-square network per task, drawn from a fixed seed: there transposes and index slips run.


def square_probes(seed: int = 4444) -> dict[str, tuple[tuple[Any, ...], ...]]:
    """Return the arguments of every task on a random 4-4-4-4 network with m = 4; of delta on one a layer deeper too."""
    rng = np.random.default_rng(seed)
    sizes, lam = (4, 4, 4, 4), 0.7
    thetas, biases = list(rng.standard_normal((3, 4, 4))), list(rng.standard_normal((3, 4, 1)))
    x, y = rng.standard_normal((4, 4)), np.eye(4)[:, [2, 0, 3, 2]]
    zs, activations = forward()(thetas, biases, x)
    deltas = delta()(thetas, activations, y)
    deeper, more = [*thetas, rng.standard_normal((4, 4))], [*biases, rng.standard_normal((4, 1))]
    return {
        "forward": ((thetas, biases, x),),
        "cost": ((zs[-1], y, thetas, lam),),
        "delta": ((thetas, activations, y), (deeper, forward()(deeper, more, x)[1], y)),
        "gradient": ((thetas, activations, deltas, lam),),
        "cost_and_gradient": ((unroll(thetas, biases), sizes, x, y, lam),),
    }


PROBES = square_probes()
