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

from grader.testing import Entries, Rewrites

FORWARD = "3. Forward: one product for all examples"
COST = "4. The cost: an average, and a price on large weights"
DELTA = "5. The deltas: one column per example"
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


def two_layers_of_forward(thetas, biases, x):
    """Return the first two layers."""
    return forward()([thetas[0], thetas[1]], [biases[0], biases[1]], x)


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


def two_layers(thetas, activations, y):
    """Return the deltas of the first two layers."""
    return delta()([thetas[0], thetas[1]], activations[:3], y)


def last_two_layers(thetas, activations, y):
    """Return the deltas of the last layer and of the one before it, which may be the input."""
    last, a = activations[-1] - y, activations[-2]
    return [(thetas[-1].T @ last) * a * (1 - a), last]


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


def looped_star(thetas, activations, deltas, lam):
    """Return gradients of a loop over examples that multiplies entry by entry."""
    weights, biases = gradient()(thetas, activations, deltas, lam)
    for k, (theta, a, d) in enumerate(zip(thetas, activations, deltas, strict=False)):
        total = np.zeros(theta.shape)
        for column in range(d.shape[1]):
            total += d[:, column] * a[:, column]
        weights[k] = total / d.shape[1] + lam / d.shape[1] * theta
    return weights, biases


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


def softmax(z):
    """Return softmax down each column."""
    return np.exp(z - z.max(axis=0)) / np.exp(z - z.max(axis=0)).sum(axis=0)


def without_first_column(theta):
    """Return the weights with zeros in column 0."""
    return np.pad(theta[:, 1:], ((0, 0), (1, 0)))


rewrite = Rewrites(__file__, softmax=softmax, without_first_column=without_first_column)

# The cost written with logarithms of activations: as it is, with a small number added, and with a bound.
SMALL = ("1e-3", "1e-4", "1e-5", "1e-6", "1e-7", "1e-8", "1e-9", "1e-10", "1e-12", "1e-15", "1e-16")
STABLE = "np.logaddexp(0, z) - y * z"
ENTROPY = "-(y * np.log({a}) + (1 - y) * np.log({not_a}))"
LOGARITHMS = rewrite("cost", STABLE, ENTROPY.format(a="sigmoid(z)", not_a="1 - sigmoid(z)"))
ADDED = tuple(
    rewrite("cost", STABLE, ENTROPY.format(a=f"sigmoid(z) + {eps}", not_a=f"1 - sigmoid(z) + {eps}")) for eps in SMALL
)
CLIPPED = tuple(f"np.clip(sigmoid(z), {eps}, 1 - {eps})" for eps in SMALL)
BOUNDED = tuple(rewrite("cost", STABLE, ENTROPY.format(a=a, not_a=f"1 - {a}")) for a in CLIPPED)
FORMS = (LOGARITHMS, ADDED[5], BOUNDED[5])


# The deltas with the slope of their own layer once more.
STEEP = "[d * (o * (1 - o)) for d, o in zip(deltas, activations[1:])]"
STEEP_TWICE = rewrite("gradient", "zip(_t, _a, deltas, strict=True)", f"zip(_t, _a, {STEEP}, strict=True)")

in_forward = Entries(task="forward", section=FORWARD)
in_cost = Entries(task="cost", section=COST)
in_delta = Entries(task="delta", section=DELTA)
in_gradient = Entries(task="gradient", section=GRADIENT)
in_cost_and_gradient = Entries(task="cost_and_gradient", section=VECTOR)

OF_FORWARD = (
    in_forward(
        "F01",
        rewrite("forward", "sigmoid(_z)", "_z"),
        rewrite("forward", "return zs, activations", "return zs, [*activations[:-1], zs[-1]]"),
        title="an activation that never met the sigmoid",
        rationale="The matrix product is the work; the sigmoid is easily forgotten, or kept from the last layer.",
        advice="Compare each entry of zs with the activation of its layer: which are the same, and which function is missing there?",
    ),
    in_forward(
        "F02",
        rewrite("forward", "_z + b", "_z"),
        title="the bias is left out",
        rationale="The formulas of the first assignment had no bias.",
        advice="Feed your function an input of zeros: what should z be then, and what is yours?",
    ),
    in_forward(
        "F03",
        rewrite("forward", "theta @ _a", "theta.T @ _a"),
        title="the weights are transposed",
        rationale="Many courses store weights as (inputs, units).",
        advice="Read the shape of theta: how many rows does it have, and how many units has the layer it enters?",
    ),
    in_forward(
        "F04",
        rewrite("forward", "theta @ _a", "theta * _a"),
        title="entries multiplied in place of a matrix product",
        rationale="In Octave and in np.matrix the star is the matrix product.",
        advice="In numpy the star multiplies entry by entry. Which sign multiplies matrices?",
    ),
    in_forward(
        "F05",
        forward(lambda at: at.thetas[min(at.k + 1, len(at.thetas) - 1)] @ at.a + at.b),
        title="the weights of the next layer",
        rationale="In Andrew Ng's course the weights with number l leave layer l.",
        advice="Here theta^(l) enters layer l. Which entry of thetas enters the first layer after the input?",
    ),
    in_forward(
        "F08",
        rewrite("forward", "_z + b", "_z + b.ravel()"),
        title="the bias is flattened",
        rationale="A vector of biases looks simpler than a column.",
        advice="numpy lines a flat vector up with the columns. What runs along the columns here, units or examples?",
    ),
    in_forward(
        "F11",
        forward(lambda at: at.theta @ (at.zs[-1] if at.zs else at.a) + at.b),
        title="z is fed to the next layer",
        rationale="z was computed last and is at hand.",
        advice="What leaves a unit, its weighted input or its activation?",
    ),
    in_forward(
        "F12",
        rewrite("forward", "activations[-1]", "activations[0]"),
        title="every layer reads the input",
        rationale="In the loop, x keeps its name.",
        advice="The second layer does not see x. Whose output does it see?",
    ),
    in_forward(
        "F24",
        rewrite("forward", "theta @ _a", "theta[:, -1:] @ (_a)[-1:]"),
        title="only the last term of each sum",
        rationale="In a loop over the inputs = stands where += belongs.",
        advice="Change the first row of x: does the next layer of yours move? A unit adds up what all units before it send.",
    ),
    in_forward(
        "U20",
        two_layers_of_forward,
        title="made for two layers",
        rationale="The network at hand has two, and each gets a line of its own.",
        advice="Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
    in_forward(
        "F13",
        rewrite("forward", "_z + b", "_z - b"),
        title="the bias is subtracted",
        rationale="A perceptron compares with a threshold, which has the opposite sign.",
        advice="A larger bias should make the unit more willing to fire. Does yours?",
    ),
    in_forward(
        "F14",
        forward(integer_weigh),
        title="a buffer of integers",
        rationale="np.zeros_like(x) has the shape one wants.",
        advice="A buffer that is made like x has the dtype of x as well. What does an array of integers do with 0.7?",
    ),
    in_forward(
        "F16",
        rewrite("forward", "sigmoid(_z)", "softmax(_z)"),
        title="softmax in place of the sigmoid",
        rationale="Classifiers often end in a softmax.",
        advice="Your activations add up to 1 in every column. Should a unit know what its neighbours do?",
    ),
    in_forward(
        "F17",
        rewrite("forward", "return zs, activations", "return [z.T for z in zs], [a.T for a in activations]"),
        title="examples in rows",
        rationale="Tables of data have one example per row.",
        advice="Your numbers are right and lie on their side. Where does this course put an example, in a row or a column?",
    ),
    in_forward(
        "F06",
        rewrite("forward", "sigmoid(_z)", "sigmoid(sigmoid(_z))"),
        title="the sigmoid is applied twice",
        rationale="Two lines of a program each make sure that the result is squashed.",
        advice="Your activations stay between 0.5 and 0.74. How often does each z meet the sigmoid?",
    ),
    in_forward(
        "F07",
        rewrite("forward", "sigmoid(_z)", "sigmoid(-_z)"),
        title="the sign in the exponent",
        rationale="The minus in front of z is small and easily lost.",
        advice="A large z should give almost 1. What does yours give for z = 10?",
    ),
    in_forward(
        "F09",
        rewrite("forward", "sigmoid(_z)", "np.tanh(_z)"),
        title="tanh in place of the sigmoid",
        rationale="tanh has the same shape, and numpy has it ready.",
        advice="An activation lies between 0 and 1. In which range are yours?",
    ),
    in_forward(
        "F10",
        rewrite("forward", "sigmoid(_z)", "np.maximum(0, _z)"),
        title="ReLU in place of the sigmoid",
        rationale="Many newer courses use ReLU.",
        advice="An activation here never exceeds 1. What does yours give for z = 10?",
    ),
)

OF_COST = (
    in_cost(
        "C01",
        rewrite("cost", "np.sum(_l) / m", "np.sum(_l)"),
        rewrite("cost", "np.sum(_l) / m", "np.sum(_l)") & rewrite("cost", "lam / (2 * m)", "lam / 2"),
        title="the sum over examples, not the average",
        rationale="The formula begins with a sum.",
        advice="Would the cost double if every example came twice? It should not.",
    ),
    in_cost(
        "C02",
        rewrite("cost", "np.sum(_l) / m", "np.mean(_l)"),
        title="the average over outputs as well",
        rationale="np.mean without an axis averages over everything.",
        advice="The average is over examples; the outputs of one example are added. By how many did you divide?",
    ),
    in_cost(
        "C03",
        rewrite("cost", "surprise = _s", "surprise = -_s"),
        title="the sign of the cost",
        rationale="Logarithms of numbers below 1 are negative, and one more sign is easily lost.",
        advice="With lam = 0 your cost is negative. A cost should grow with the error.",
    ),
    in_cost(
        "C04",
        rewrite("cost", "np.logaddexp(0, z) - y * z", "y * np.logaddexp(0, -z)"),
        *(form.then("cost", "_x + (1 - y) * _q", "_x") for form in FORMS),
        *(form.then("cost", "_x + (1 - y) * _q", "_x") for form in (*ADDED, *BOUNDED)),
        title="only the outputs that should be 1",
        rationale="With a softmax the other outputs drop out.",
        advice="Say every output is 1 for every example. What does your cost charge for the wrong ones?",
    ),
    in_cost(
        "C05",
        rewrite("cost", "np.logaddexp(0, z) - y * z", "y * np.logaddexp(0, -z) - (1 - y) * np.logaddexp(0, z)"),
        *(form.then("cost", "_x + (1 - y) * _q", "_x - (1 - y) * _q") for form in FORMS),
        title="a sign inside the bracket",
        rationale="The formula is often printed with two minus signs and a bracket.",
        advice="Both logarithms are negative, and both should raise the cost. Does your second one?",
    ),
    in_cost(
        "C06",
        rewrite("cost", "np.logaddexp(0, z) - y * z", "0.5 * (sigmoid(z) - y) ** 2"),
        rewrite("cost", "np.logaddexp(0, z) - y * z", "(sigmoid(z) - y) ** 2"),
        title="the quadratic cost",
        rationale="Squared errors are the cost one learns first.",
        advice="This assignment uses the cross-entropy: how surprised is the network by the truth?",
    ),
    in_cost(
        "C07",
        rewrite(
            "cost", "np.logaddexp(0, z) - y * z", "-(y @ np.log(sigmoid(z)).T + (1 - y) @ np.log(1 - sigmoid(z)).T)"
        ),
        title="a matrix product that pairs every class with every output",
        rationale="A product of matrices adds up, and adding up is what the formula asks.",
        advice="A matrix product pairs class 0 with output 1 as well. Which pairs belong together, and which product pairs only those?",
    ),
    in_cost(
        "C08",
        rewrite("cost", "np.sum(_l) / m", "np.sum(_l) / (2 * m)"),
        title="1/(2m) for the average",
        rationale="Linear regression has 1/(2m), so that a 2 cancels.",
        advice="Nothing is squared in the cross-entropy, so nothing is there to cancel a 2.",
    ),
    in_cost(
        "C09",
        rewrite("cost", "np.sum(_l) / m", "np.sum(_l) / m / np.log(10)"),
        rewrite("cost", "np.sum(_l) / m", "np.sum(_l) / m / np.log(2)"),
        title="logarithms to another base",
        rationale="On a calculator, log means base 10.",
        advice="A network that says 0.5 for a single output costs log 2, about 0.693. What does yours cost?",
    ),
    in_cost(
        "C10",
        rewrite("cost", "np.sum(_l) / m", "np.sum(_l) / z.shape[0]"),
        title="divided by the number of outputs",
        rationale="In a table of data, the first entry of the shape counts the examples.",
        advice="Columns are examples here. Which entry of z.shape counts columns?",
    ),
    in_cost(
        "C11",
        *ADDED,
        *BOUNDED,
        title="a small number or a bound inside the logarithm",
        rationale="It does away with the warning about log(0).",
        advice="It changes the cost of a certain mistake a lot. The logits need no such help: see how"
        " the cost is written in z.",
    ),
    in_cost(
        "C12",
        rewrite("cost", "lam / (2 * m)", "lam / m"),
        title="the half of the penalty is missing",
        rationale="Some courses price the weights without the half.",
        advice="Here the price is lam/(2m), so that its derivative has no 2. What did you divide by?",
    ),
    in_cost(
        "C13",
        rewrite("cost", "lam / (2 * m)", "lam / 2"),
        title="the penalty is not divided by m",
        rationale="Some courses keep the penalty out of the average.",
        advice="Here the whole cost is divided by m, the penalty too.",
    ),
    in_cost(
        "C15",
        rewrite("cost", "theta**2", "theta"),
        title="the weights are not squared",
        rationale="A sum of weights looks like a size.",
        advice="Weights of -3 and 3 add up to 0. Should they be free?",
    ),
    in_cost(
        "C16",
        rewrite("cost", "sum(_g)", "np.sum(thetas[-1] ** 2)"),
        rewrite("cost", "sum(_g)", "np.sum(thetas[0] ** 2)"),
        title="only one layer has a price",
        rationale="After a loop, theta is the last layer's.",
        advice="Make the first layer's weights ten times larger: does your penalty notice?",
    ),
    in_cost(
        "C17",
        LOGARITHMS,
        rewrite(
            "cost",
            "np.sum(np.logaddexp(0, z) - y * z)",
            "np.nansum(-(y * np.log(sigmoid(z))) - (1 - y) * np.log(1 - sigmoid(z)))",
        ),
        title="logarithms of activations that have become 0 or 1",
        rationale="It is the textbook formula, and right for moderate z.",
        advice="Try z = 1000: the sigmoid returns exactly 1, and the other logarithm meets 0. Is there a form of the cost"
        " that never computes a?",
    ),
    in_cost(
        "C19",
        rewrite("cost", "theta**2", "theta[:, 1:] ** 2"),
        rewrite("cost", "theta**2", "theta[:, :-1] ** 2"),
        title="a column of the weights is free",
        rationale="In Andrew Ng's matrices column 0 holds the biases, in others the last; they pay nothing.",
        advice="Here the biases have arrays of their own. Which columns of theta hold weights?",
    ),
    in_cost(
        "C20",
        rewrite("cost", "surprise + penalty", "surprise"),
        title="the weights have no price",
        rationale="The cross-entropy is the harder half, and looks like the whole.",
        advice="Call your function with lam = 0 and with lam = 1: does its answer change?",
    ),
    in_cost(
        "C21",
        rewrite("cost", "lam / (2 * m)", "lam"),
        title="lam times the squares: neither the half nor the m",
        rationale="Weight decay is often written so.",
        advice="The price of a weight has a fraction in front of it. What does the text divide lam by?",
    ),
    in_cost(
        "C22",
        rewrite("cost", "np.sum(np.logaddexp(0, z) - y * z) / m", "np.sum((np.logaddexp(0, z) - y * z)[:, -1]) / m"),
        rewrite("cost", "np.sum(np.logaddexp(0, z) - y * z) / m", "np.sum((np.logaddexp(0, z) - y * z)[:, -1])"),
        title="only the last example of the loop",
        rationale="In a loop over the examples = stands where += belongs.",
        advice="Change the first column of z: does your cost move? Every example has its share of the average.",
    ),
)

OF_DELTA = (
    in_delta(
        "D01",
        rewrite("delta", "activations[-1] - y", "y - activations[-1]"),
        title="target minus output",
        rationale="One thinks of the error as what is missing.",
        advice="Raise z where the output is already too large: the cost grows, so delta is positive. Is yours?",
    ),
    in_delta(
        "D02",
        rewrite("delta", "deltas = [_e]", "deltas = [_e * (activations[-1] * (1 - activations[-1]))]"),
        title="the quadratic cost's error",
        rationale="Every other layer has the factor a(1-a).",
        advice="With the cross-entropy that factor cancels in the last layer. Work out dC/da times da/dz once more.",
    ),
    in_delta(
        "D03",
        rewrite("delta", "deltas = [_e]", "deltas = [_e / y.shape[1]]"),
        title="1/m in the errors",
        rationale="The cost has a 1/m, and it has to go somewhere.",
        advice="In this course it goes into the gradient, once; delta stays the error of one example. (Right in courses"
        " that put it here.)",
    ),
    in_delta(
        "D04",
        rewrite("delta", "deltas = [_e]", "deltas = [2 * _e]"),
        title="a factor of 2",
        rationale="It comes from the derivative of a square.",
        advice="The cross-entropy holds no square. Where would the 2 come from?",
    ),
    in_delta(
        "D08",
        rewrite("delta", "activations[-1] - y", "-y / activations[-1] + (1 - y) / (1 - activations[-1])"),
        title="dC/da in the last layer",
        rationale="The chain rule begins with dC/da, and one may stop too soon.",
        advice="delta is dC/dz. One factor of the chain is still to come.",
    ),
    in_delta(
        "D12",
        rewrite("delta", "deltas = [_e]", "deltas = [_e.mean(axis=1, keepdims=True)]"),
        title="averaged over the examples too early",
        rationale="The gradient is an average, so why not average at once?",
        advice="The mean of products is not the product of means. How many columns should delta have?",
    ),
    in_delta(
        "D13",
        rewrite("delta", "deltas = [_e]", "deltas = [_e.sum(axis=0)]"),
        rewrite("delta", "deltas = [_e]", "deltas = [_e.sum(axis=0, keepdims=True)]"),
        title="one error per example",
        rationale="How wrong an example is sounds like one number.",
        advice="Every output unit has its own z, so every one has its own delta. How many rows should there be?",
    ),
    in_delta(
        "D14",
        rewrite("delta", "activations[-1] - y", "activations[-1] - y.argmax(axis=0)"),
        title="class numbers in place of 0 and 1",
        rationale="Labels often come as numbers.",
        advice="Output 3 should be compared with 0 or 1, not with the number of the class. What does a column of y hold?",
    ),
    in_delta(
        "D18",
        *(
            delta(lambda a, y, size=size: 2 / size(a) * (y - a) * a * (1 - a))
            for size in (lambda _a: 1, len, lambda a: a.shape[1])
        ),
        title="the derivative of a squared error, downhill",
        rationale="Many short programs minimise the squared error and add the step at the end.",
        advice="Three things to look at, one by one: which cost this is, a factor, and the sign of delta where the output is too large.",
    ),
    in_delta(
        "D22",
        rewrite("delta", "activations[-1] - y", "activations[-1] - y * activations[-1]"),
        title="the target is multiplied by the output before it is subtracted",
        rationale="The derivative of y log a holds a product of y and something with a in it.",
        advice="Where a target is 1, your last delta is 0, however wrong the output is. Should nothing be learned there?",
    ),
    in_delta(
        "H01",
        rewrite("delta", "a * (1 - a)", "1"),
        title="the slope a(1-a) is missing",
        rationale="Carrying the error back through the weights feels like the whole step.",
        advice="You have dC/da of the hidden layer. delta is dC/dz: how steep is the sigmoid there?",
    ),
    in_delta(
        "H03",
        rewrite("delta", "theta.T @ _d", "theta @ _d"),
        title="the transpose is missing",
        rationale="Forward has no transpose.",
        advice="Going back, sum over the units of the next layer. Are those the rows or the columns of its weights?",
    ),
    in_delta(
        "H04",
        rewrite("delta", "thetas[:0:-1]", "thetas[-2::-1]"),
        title="the weights of the layer itself",
        rationale="In Andrew Ng's course the weights that leave layer l carry the number l.",
        advice="Here they carry the number l+1. Which weights lie between this layer and the next one?",
    ),
    in_delta(
        "H13",
        rewrite("delta", "deltas[0]", "activations[-1] - y"),
        rewrite("delta", "deltas[0]", "deltas[-1]"),
        title="the last layer's error in every layer",
        rationale="The output error is what one wants to hand back.",
        advice="Each layer hears only from the one after it. Whose delta does the second but last layer use?",
    ),
    in_delta(
        "H18",
        rewrite("delta", "theta.T @ _d", "_d"),
        title="the weights are left out",
        rationale="The slope looks like the only factor that is new.",
        advice="A unit with a large outgoing weight moves the cost more. Where does your formula know that?",
    ),
    in_delta(
        "H19",
        rewrite("delta", "deltas.insert(0, _d)", "deltas.insert(0, _d / y.shape[1])"),
        title="1/m at every hidden layer",
        rationale="One divides wherever a matrix product sums.",
        advice="This product sums over units, not over examples. By how many powers of m have you divided at the first layer?",
    ),
    in_delta(
        "H21",
        rewrite("delta", "_t * (a * (1 - a))", "_t @ (a * (1 - a))"),
        title="a matrix product with the slopes",
        rationale="The first product is one, so the second may be too.",
        advice="Every unit and example has its own slope. Which product keeps each at its place?",
    ),
    in_delta(
        "H22",
        rewrite("delta", "theta.T @ _d", "theta.T * _d"),
        title="entries multiplied in place of a matrix product",
        rationale="In Octave and in np.matrix the star is the matrix product.",
        advice="The sum over the units of the next layer is a matrix product. Which sign is that in numpy?",
    ),
    in_delta(
        "H23",
        rewrite("delta", "theta.T @ _d", "_d.T @ theta"),
        title="the product for examples in rows",
        rationale="In courses with examples in rows the deltas stand on the left.",
        advice="Write the shapes under each factor, with m for the columns. In which order do they fit?",
    ),
    in_delta(
        "H24",
        rewrite("delta", "theta.T @ _d", "(theta.T @ _d).mean(axis=1, keepdims=True)"),
        title="the error averaged before the slope",
        rationale="The gradient is an average, so why not average at once?",
        advice="Each example has its own slopes. Keep its error in its own column until the gradient.",
    ),
    in_delta(
        "L01",
        rewrite("delta", "return deltas", "return deltas[::-1]"),
        title="the list runs backwards",
        rationale="The deltas are found from the last layer to the first.",
        advice="Your numbers are right and in the order of their discovery. deltas[0] belongs to thetas[0].",
    ),
    in_delta(
        "U20",
        three_layers,
        two_layers,
        last_two_layers,
        title="made for a fixed number of layers",
        rationale="The network at hand has three layers.",
        advice="Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
    in_delta(
        "H02",
        rewrite("delta", "a * (1 - a)", "sigmoid(a) * (1 - sigmoid(a))"),
        title="a goes through the sigmoid a second time",
        rationale="A helper sigmoid_prime is called with what is at hand, a.",
        advice="What you have in hand has been through the sigmoid already. What is the slope in terms of a itself?",
    ),
    in_delta(
        "H05",
        rewrite("delta", "activations[-2:0:-1]", "activations[:1:-1]"),
        title="the slope of the next layer",
        rationale="The matrix and the errors are the next layer's, so the activations may be too.",
        advice="Whose z do you push? The slope is that of the same unit.",
    ),
    in_delta(
        "H06",
        rewrite("delta", "activations[-2:0:-1]", "activations[-3::-1]"),
        title="the slope of the layer before",
        rationale="The list of activations has one entry more than the list of thetas.",
        advice="activations[0] is the input. Which entry belongs to the layer whose error you compute?",
    ),
    in_delta(
        "H08",
        rewrite("delta", "a * (1 - a)", "1 - a ** 2"),
        title="the slope of tanh",
        rationale="Courses with tanh have this formula.",
        advice="At z = 0 the sigmoid has a = 0.5 and rises by a quarter per step. What does your factor give for a = 0.5?",
    ),
    in_delta(
        "H10",
        rewrite("delta", "a * (1 - a)", "1 - a"),
        title="half of the slope, without a",
        rationale="The slope has two factors, and one is easily lost.",
        advice="Near a = 0 the sigmoid is flat, so the slope should be almost 0. What does yours give there?",
    ),
    in_delta(
        "H11",
        rewrite("delta", "a * (1 - a)", "a"),
        title="half of the slope, without 1 - a",
        rationale="The slope has two factors, and one is easily lost.",
        advice="Near a = 1 the sigmoid is flat, so the slope should be almost 0. What does yours give there?",
    ),
    in_delta(
        "H12",
        rewrite("delta", "a * (1 - a)", "a * (a - 1)"),
        title="the sign of the slope",
        rationale="Two letters change places in the second factor.",
        advice="The sigmoid always rises. Which sign has your factor for a = 0.5?",
    ),
    in_delta(
        "H29",
        rewrite("delta", "a * (1 - a)", "a ** 2"),
        title="a squared in place of the slope",
        rationale="The product a(1-a) is remembered as a times itself.",
        advice="Near a = 1 the sigmoid is flat, so the slope should be almost 0. What does yours give there?",
    ),
    in_delta(
        "H30",
        rewrite("delta", "_t * (a * (1 - a))", "_t * a * 1 - a"),
        title="a bracket is missing after the slope's first factor",
        rationale="On paper a(1-a) is one thing; in Python a * 1 - a is another.",
        advice="Python multiplies before it subtracts. What is subtracted from what in your formula?",
    ),
    in_delta(
        "H33",
        rewrite("delta", "theta.T @ _d", "theta[-1:].T @ (_d)[-1:]"),
        title="only the last unit of the next layer is heard",
        rationale="In a loop over the units = stands where += belongs.",
        advice="Change the first row of the last delta: do the deltas before it move? The roads through all units add up.",
    ),
    in_delta(
        "L05",
        rewrite("delta", "deltas.insert(0, _d)", "deltas.append(_d)"),
        title="each error is appended, and the last layer's is used again and again",
        rationale="append is the usual way to fill a list.",
        advice="After append, which layer does deltas[0] belong to in the next round, and which when you return the list?",
    ),
)

OF_WEIGHTS = (
    in_gradient(
        "G01",
        rewrite("gradient", "_p / m + lam / m * theta", "(_p / m + lam / m * theta).T"),
        title="the gradient is transposed",
        rationale="With examples in rows, the activations stand on the left.",
        advice="A gradient has the shape of what it belongs to. Compare yours with theta.",
    ),
    in_gradient(
        "G02",
        rewrite("gradient", "activations[:-1]", "activations[1:]"),
        rewrite("gradient", "activations[:-1]", "activations[1:]") & rewrite("gradient", "_g + lam / m * theta", "_g"),
        title="the activations that leave the layer",
        rationale="delta^(l) and a^(l) have the same number.",
        advice="A weight multiplies what enters the layer. Whose activation is that?",
    ),
    in_gradient(
        "G04",
        rewrite("gradient", "_p / m + _r", "_p + _r"),
        rewrite("gradient", "_p / m + _r", "_p + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True)"),
        rewrite("gradient", "_p / m + _r", "_p + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True)")
        & rewrite("gradient", "lam / m * theta", "lam * theta"),
        rewrite("gradient", "_p / m + _r", "_p + _r") & rewrite("gradient", "lam / m * theta", "lam * theta"),
        title="the sum over examples, not the average",
        rationale="The matrix product already sums, and nothing reminds one to divide.",
        advice="The cost is an average over m examples, so its slope is one too.",
    ),
    in_gradient(
        "G05",
        rewrite("gradient", "_p / m + _r", "_p / m / m + _r"),
        rewrite("gradient", "_p / m + _r", "_p / m / m + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True) / m / m"),
        title="divided by m twice",
        rationale="The 1/m may seem to belong to delta and to the gradient.",
        advice="Put the same examples in twice, with lam = 0: your gradient of the weights halves. It should stay as it is.",
    ),
    in_gradient(
        "G06",
        rewrite("gradient", "_p / m + _r", "_p / d.shape[0] + _r"),
        rewrite("gradient", "_p / m + _r", "_p / d.shape[0] + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True) / d.shape[0]"),
        rewrite("gradient", "_p / m + lam / m * theta", "(_p + lam * theta) / d.shape[0]")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True) / d.shape[0]"),
        rewrite("gradient", "m = deltas[-1].shape[1]", "m = deltas[-1].shape[0]"),
        title="divided by the number of units",
        rationale="In a table of data, the first entry of the shape counts the examples.",
        advice="Columns are examples here. Which entry of the shape counts columns?",
    ),
    in_gradient(
        "G07",
        rewrite("gradient", "_p / m + _r", "_p * m + _r"),
        title="multiplied by m",
        rationale='Dividing "by 1/m" is read literally.',
        advice="Should more examples make the average larger?",
    ),
    in_gradient(
        "G08",
        rewrite("gradient", "_p / m + _r", "-_p / m + _r"),
        rewrite("gradient", "_p / m + _r", "-_p / m + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "-d.sum(axis=1, keepdims=True) / m"),
        rewrite("gradient", "_p / m + _r", "-_p / m - _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "-d.sum(axis=1, keepdims=True) / m"),
        title="the direction downhill",
        rationale="Gradient descent subtracts, so the minus seems to belong here.",
        advice="The gradient points uphill; the minus belongs to the step that uses it.",
    ),
    in_gradient(
        "G09",
        rewrite("gradient", "d @ a.T", "np.outer(d.mean(axis=1), a.mean(axis=1)) * m"),
        title="the product of means",
        rationale="For one example it is an outer product; so for many, of their means.",
        advice="Average the products, not the factors. Try two examples whose errors cancel.",
    ),
    in_gradient(
        "G10",
        rewrite("gradient", "d @ a.T", "np.outer(d[:, 0], a[:, 0]) * m"),
        rewrite("gradient", "_p / m + _r", "np.outer(d[:, 0], a[:, 0]) + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d[:, [0]]"),
        title="only the first example",
        rationale="The formula for one example is at hand.",
        advice="Change the last column of x: does your gradient move?",
    ),
    in_gradient(
        "G11",
        rewrite("gradient", "d @ a.T", "np.outer(d[:, -1], a[:, -1])"),
        rewrite("gradient", "d @ a.T", "np.outer(d[:, -1], a[:, -1]) * m"),
        rewrite("gradient", "_p / m + _r", "np.outer(d[:, -1], a[:, -1]) / m + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d[:, [-1]] / m"),
        rewrite("gradient", "_p / m + _r", "np.outer(d[:, -1], a[:, -1]) + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d[:, [-1]]"),
        title="only the last example of the loop",
        rationale="In a loop over examples, = and += look alike.",
        advice="Change the first example: does your gradient move? It should hold a share of every one.",
    ),
    in_gradient(
        "G12",
        rewrite("gradient", "d @ a.T", "d * a"),
        looped_star,
        title="entries multiplied in place of a matrix product",
        rationale="In the formula the two stand side by side.",
        advice="Every unit meets every input. Which product makes a table of all pairs?",
    ),
    in_gradient(
        "G13",
        rewrite("gradient", "activations[:-1]", "[activations[0]] * len(deltas)"),
        title="the input in every layer",
        rationale="In the loop, x keeps its name.",
        advice="A weight of layer 2 multiplies what layer 1 gave, not x.",
    ),
    in_gradient(
        "G14",
        rewrite("gradient", "_p / m + _r", "_p.mean() + _r"),
        rewrite("gradient", "_p / m + lam / m * theta", "_p.mean()"),
        rewrite("gradient", "_p / m + _r", "(_p / m).mean() + _r"),
        title="one number for all weights",
        rationale="An average without an axis averages over everything.",
        advice="Each weight has its own slope. Over what do you average?",
    ),
    in_gradient(
        "G15",
        rewrite("gradient", "_p / m + _r", "_p / (m - 1) + _r"),
        rewrite("gradient", "_p / m + _r", "_p / (m - 1) + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True) / (m - 1)"),
        title="divided by m - 1",
        rationale="Variances are divided by m - 1.",
        advice="This is a plain average. How many terms does it have?",
    ),
    in_gradient(
        "G16",
        rewrite("gradient", "_p / m + _r", "_p / (2 * m) + _r"),
        rewrite("gradient", "_p / m + _r", "_p / (2 * m) + _r")
        & rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True) / (2 * m)"),
        title="divided by 2m",
        rationale="Linear regression has 1/(2m).",
        advice="That 2 belongs to a squared error, whose derivative it cancels. What is the cost here?",
    ),
    in_gradient(
        "G17",
        STEEP_TWICE,
        STEEP_TWICE & rewrite("gradient", "[_b for d in deltas]", f"[_b for d in {STEEP}]"),
        title="the slope a second time",
        rationale="The chain rule asks for a slope at every unit.",
        advice="delta already is dC/dz, behind the sigmoid. What is left between z and the weight?",
    ),
    in_gradient(
        "G22",
        rewrite("gradient", "d @ a.T", "d @ (a * (1 - a)).T"),
        title="the slope in place of the activation that enters",
        rationale="The pattern a(1-a) stands in every other line.",
        advice="A weight multiplies what the unit before hands over. Is that its activation or how steep it is?",
    ),
    in_gradient(
        "G23",
        rewrite("gradient", "d @ a.T", "d @ (a * a * (1 - a)).T"),
        title="the slope of the units before, as well",
        rationale="The slope stands in every other line, and the product is formed here.",
        advice="delta already is dC/dz. What else than the activation that enters lies between a weight and z?",
    ),
    in_gradient(
        "U20",
        lambda thetas, activations, deltas, lam: gradient()(
            [thetas[0], thetas[1]], activations[:3], [deltas[0], deltas[1]], lam
        ),
        title="made for two layers",
        rationale="The network at hand has two, and each gets a line of its own.",
        advice="Try a network with one layer, then one with five. Which numbers in your function count layers?",
    ),
    in_gradient(
        "G20",
        gradient(with_bias_row, penalty=nothing),
        title="a row of ones on top of the activations",
        rationale="In Andrew Ng's course column 0 of Theta holds the biases.",
        advice="Here the biases have arrays of their own. How many columns does theta have?",
    ),
)

OF_BIASES = (
    in_gradient(
        "B01",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "0 * d.sum(axis=1, keepdims=True)"),
        title="the biases have no gradient",
        rationale="The formulas of the first assignment had no bias.",
        advice="Nudge a bias and watch the cost: does it stay still?",
    ),
    in_gradient(
        "B02",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=0, keepdims=True) / m"),
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=0) / m"),
        title="summed over the units",
        rationale="Which axis is which is a matter of convention.",
        advice="Your result has one number per example. A bias belongs to a unit.",
    ),
    in_gradient(
        "B03",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum() / m"),
        title="one number for all biases",
        rationale="np.sum without an axis sums everything.",
        advice="Each unit has its own bias. Along which axis do the examples lie?",
    ),
    in_gradient(
        "B04",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1) / m"),
        title="right numbers in shape (n,)",
        rationale="np.sum drops the axis that it sums over.",
        advice="b is a column, and so is its gradient. Which argument of np.sum keeps the axis?",
    ),
    in_gradient(
        "B05",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True)"),
        title="the biases' sum, not their average",
        rationale="The weights were divided by m; here it is forgotten.",
        advice="The cost is an average for the biases too.",
    ),
    in_gradient(
        "B06",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d.sum(axis=1, keepdims=True) / m / m"),
        title="the biases are divided by m twice",
        rationale="A mean is taken, and the 1/m of the formula as well.",
        advice="What does np.mean divide by already?",
    ),
    in_gradient(
        "B07",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d"),
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d / m"),
        title="one bias gradient per example",
        rationale="dC/db is delta, says the formula for one example.",
        advice="All examples share the bias. How do their shares become one number per unit?",
    ),
    in_gradient(
        "B08",
        rewrite(
            "gradient",
            "[d.sum(axis=1, keepdims=True) / m for d in deltas]",
            "[(d @ a.T).sum(axis=1, keepdims=True) / m for theta, a, d in layers]",
        ),
        title="the bias is treated like a weight",
        rationale="The weights' gradient is at hand, and its shape almost fits.",
        advice="A weight multiplies an activation. What does the bias multiply?",
    ),
    in_gradient(
        "B10",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d[:, [0]]"),
        title="only the first example",
        rationale="The formula for one example is at hand.",
        advice="Change the last column of y: does your bias gradient move?",
    ),
    in_gradient(
        "B12",
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d[:, [-1]] / m"),
        rewrite("gradient", "d.sum(axis=1, keepdims=True) / m", "d[:, [-1]]"),
        title="only the last example of the loop",
        rationale="Inside a loop, = in place of += keeps what came last.",
        advice="Change the first example: does your gradient move? It should hold a share of every one.",
    ),
)

OF_PENALTY = (
    in_gradient(
        "R01",
        rewrite("gradient", "lam / m", "lam"),
        title="the penalty's slope is not divided by m",
        rationale="Some courses keep the penalty out of the average.",
        advice="Here the penalty is lam/(2m) times the squares. What is the derivative of that?",
    ),
    in_gradient(
        "R02",
        rewrite("gradient", "_l * theta", "2 * _l * theta"),
        title="a 2 too many in the penalty's slope",
        rationale="The derivative of a square has a 2.",
        advice="A square has a 2 in its derivative, and the penalty has a half. What is left of both?",
    ),
    in_gradient(
        "R03",
        rewrite("gradient", "_l * theta", "_l / 2 * theta"),
        title="a half too many in the penalty's slope",
        rationale="The penalty has lam/(2m), and the 2 is copied along.",
        advice="Take the derivative of the square as well.",
    ),
    in_gradient(
        "R04",
        rewrite("gradient", "_g + _l * theta", "_g - _l * theta"),
        title="the penalty's slope is subtracted",
        rationale="Weights should shrink, so one subtracts.",
        advice="The gradient points uphill, towards larger weights. The step downhill makes them shrink.",
    ),
    in_gradient(
        "R05",
        rewrite("gradient", "_g + lam / m * theta", "_g"),
        title="the penalty has no slope",
        rationale="It stands in the cost, and is forgotten here.",
        advice="Large weights cost something. What does that do to the slope?",
    ),
    in_gradient(
        "R06",
        rewrite("gradient", "_l * theta", "_l * np.sum(theta ** 2)"),
        title="the penalty itself, not its slope",
        rationale="One adds to the gradient what one added to the cost.",
        advice="Each weight has its own slope. What is the derivative of a square?",
    ),
    in_gradient(
        "R07",
        rewrite("gradient", "_g + lam / m * theta", "(_g + lam / m * theta) / m"),
        title="everything divided by m once more",
        rationale="The penalty was added inside the loop over examples, and the sum divided at the end.",
        advice="The penalty is paid once, after the average.",
    ),
    in_gradient(
        "R08",
        rewrite("gradient", "_l * theta", "_l * without_first_column(theta)"),
        rewrite("gradient", "_l * theta", "_l * np.pad(theta[:, :-1], ((0, 0), (0, 1)))"),
        title="a column pays no penalty",
        rationale="In Andrew Ng's course column 0 of Theta holds the biases, in others the last; they are free.",
        advice="Here theta holds no bias. Which of its columns are weights?",
    ),
    in_gradient(
        "R09",
        rewrite("gradient", "_l * theta", "_l"),
        rewrite("gradient", "_l * theta", "lam"),
        title="the penalty's slope without the weight",
        rationale="lam is what one has to add.",
        advice="A large weight costs more than a small one. Does your slope of the penalty know how large each weight is?",
    ),
    in_gradient(
        "R10",
        rewrite("gradient", "_g / m + lam / m * theta", "_g / m + lam / m * (_g / m)"),
        rewrite("gradient", "_g / m + lam / m * theta", "_g / m + lam / m * _g"),
        title="the penalty's slope is made of the gradient",
        rationale="The gradient is the array at hand.",
        advice="The penalty is the sum of the squared weights. The derivative of that by a weight holds which array?",
    ),
)

PRICED = "The penalty counts the weights only. Which entries of params are biases?"
OF_VECTOR = (
    in_cost_and_gradient(
        "P01",
        ending(weights_first),
        title="all weights before all biases",
        rationale="gradient returns the weights first, then the biases.",
        advice="The gradient must lie in the order of params, layer by layer. Which helper made that order?",
    ),
    in_cost_and_gradient(
        "P02",
        ending(lambda at: (at.cost(), unroll(*at.gradient(), order="F"))),
        title="columns laid end to end, not rows",
        rationale="Octave and Fortran unroll by columns.",
        advice="params holds each matrix row by row. In which order does yours lay them?",
    ),
    in_cost_and_gradient(
        "P03",
        ending(without_biases),
        ending(with_still_biases),
        title="the biases are left out",
        rationale="The gradient of the weights is the larger part.",
        advice="How long is params, and what do its last entries hold?",
    ),
    in_cost_and_gradient(
        "P04",
        rewrite("cost_and_gradient", "gradient(_t, _a, _d, lam)", "gradient(_t, _a, _d, 0.0)"),
        title="the gradient does not know lam",
        rationale="lam was passed to the cost, and seems done with.",
        advice="Cost and gradient must belong to the same hill. Which of your calls gets lam?",
    ),
    in_cost_and_gradient(
        "P05",
        rewrite("cost_and_gradient", "cost(_z, _y, _t, lam)", "cost(_z, _y, _t, 0.0)"),
        title="the cost does not know lam",
        rationale="lam was passed to the gradient, and seems done with.",
        advice="Cost and gradient must belong to the same hill. Which of your calls gets lam?",
    ),
    in_cost_and_gradient(
        "C14",
        ending(priced_bias_cost),
        title="the cost charges for the biases",
        rationale="One vector holds everything, so it is easily squared as a whole.",
        advice=PRICED,
    ),
    in_cost_and_gradient(
        "B11",
        ending(priced_bias_slope),
        title="the gradient charges for the biases",
        rationale="One vector holds everything, so it is easily shrunk as a whole.",
        advice=PRICED,
    ),
    in_cost_and_gradient(
        "P06",
        ending(priced_biases),
        title="cost and gradient charge for the biases",
        rationale="The two agree with each other, and so the mistake passes a gradient check.",
        advice=PRICED,
    ),
    in_cost_and_gradient(
        "P07",
        rewrite("cost_and_gradient", "unroll(*_g)", "params - unroll(*_g)"),
        rewrite("cost_and_gradient", "unroll(*_g)", "-unroll(*_g)"),
        title="a step instead of the gradient",
        rationale="Gradient descent takes a step here.",
        advice="minimize takes the steps itself. What does it want to know from you?",
    ),
    in_cost_and_gradient(
        "P08",
        rewrite("cost_and_gradient", "unroll(*_g)", "_g"),
        title="lists in place of one vector",
        rationale="gradient returns lists, and they hold all the numbers.",
        advice="The answer should look like params: which helper lays the lists end to end?",
    ),
    in_cost_and_gradient(
        "P09",
        rewrite("cost_and_gradient", "zs[-1]", "activations[-1]"),
        title="the activations in place of the logits",
        rationale="The activations are what the network says.",
        advice="cost takes the sigmoid's logarithm itself. Which of the two lists of forward holds what it wants?",
    ),
    in_cost_and_gradient(
        "P10",
        rewrite("cost_and_gradient", "unroll(*_g)", "unroll(*_g) / y.shape[1]"),
        title="divided by m once more",
        rationale="The formula has a 1/m.",
        advice="gradient has divided already. What is left to do?",
    ),
    in_cost_and_gradient(
        "P11",
        rewrite("cost_and_gradient", "return _c, _g", "return _g, _c"),
        title="gradient first, cost second",
        rationale="The gradient is the harder part.",
        advice="minimize reads the cost first. In which order do you return the two?",
    ),
    in_cost_and_gradient(
        "P12",
        rewrite("cost_and_gradient", "return _c, _g", "return _c"),
        rewrite("cost_and_gradient", "return _c, _g", "return _g"),
        title="only one of the two",
        rationale="Other optimizers take two functions.",
        advice="The name says what comes back: two things, in this order.",
    ),
    in_cost_and_gradient(
        "P13",
        rewrite("cost_and_gradient", "gradient(_t, _a, deltas, lam)", "gradient(_t, _a, [-d for d in deltas], lam)"),
        title="the gradient points downhill",
        rationale="Target minus output, or a minus of the step, has come along.",
        advice="Nudge one weight up: if the cost grows, its gradient is positive. Look for a sign, first in the deltas, then in the gradient.",
    ),
)

MOVED = {
    (("delta", "D03"), ("gradient", "G04")): "One mistake shows in two tasks: delta divides by m, and gradient leaves"
    " that division out. Take it out of delta and put it into gradient, where this course has it. (Right in courses that"
    " divide in delta.)",
}
NO_PUBLIC_CHECK = {
    ("forward", "F14"): "whole numbers as input are asked for by the hidden checks alone",
}

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
        "forward": ((thetas, biases, x), (thetas[::-1], biases[::-1], -x)),
        "cost": ((zs[-1], y, thetas, lam), *((scale * zs[-1], y, thetas, lam) for scale in (5.0, 10.0, 100.0))),
        "delta": ((thetas, activations, y), (deeper, forward()(deeper, more, x)[1], y)),
        "gradient": ((thetas, activations, deltas, lam),),
        "cost_and_gradient": ((unroll(thetas, biases), sizes, x, y, lam),),
    }


PROBES = square_probes()


# What a wrong answer may be off by, in the notebook's words.


def of_layers(_thetas, activations, _y):
    """Return what is made of every layer's activations after the input, and the number of examples."""
    made = activations[1:]
    slopes = {"a": list(made), "1-a": [1 - a for a in made], "a(1-a)": [a * (1 - a) for a in made]}
    return slopes | {"m": made[-1].shape[1]}


def of_gradients(_thetas, _activations, deltas, _lam):
    """Return what a mean divides by: the examples, or one of the numbers that it is confused with."""
    m, n = deltas[-1].shape[1], len(deltas[-1])
    return {
        "m": m,
        "n, the number of the layer's units": [len(d) for d in (*deltas, *deltas)],
        "m/n, with n the number of outputs": m / n,
    }


def of_cost(z, _y, _thetas, _lam):
    """Return the numbers of examples and outputs, and what is made of both."""
    n, m = z.shape
    return {"m": m, "n, the number of outputs": n, "m n, with n the number of outputs": m * n} | {
        "m/n, with n the number of outputs": m / n,
        "m^2": m**2,
    }


def terms_of_cost(z, y, thetas, lam):
    """Return what the cost is the sum of: each share of the examples, of the outputs and of the layers."""
    m = z.shape[1]
    ones, zeros = y * np.logaddexp(0, -z) / m, (1 - y) * np.logaddexp(0, z) / m
    each, prices = ones + zeros, [lam / (2 * m) * np.sum(theta**2) for theta in thetas]
    return {
        "the penalty": sum(prices),
        "the mean over the examples": np.sum(each),
        "the part of the outputs where y is 1": np.sum(ones),
        "the part of the outputs where y is 0": np.sum(zeros),
        "the product of y and z": np.sum(y * z) / -m,
        "the share of the first example": np.sum(each[:, 0]),
        "the share of the last example": np.sum(each[:, -1]),
        "the share of the first output": np.sum(each[0]),
        "the share of the last output": np.sum(each[-1]),
        "the first layer's share of the penalty": prices[0],
        "the last layer's share of the penalty": prices[-1],
        "the first columns' share of the penalty": lam / (2 * m) * sum(np.sum(theta[:, 0] ** 2) for theta in thetas),
    }


CANDIDATE_FACTORS = {
    "cost": of_cost,
    "delta": of_layers,
    "gradient": of_gradients,
    "cost_and_gradient": lambda _params, _sizes, x, _y, _lam: {"m": x.shape[1]},
}
CANDIDATE_TERMS = {"cost": terms_of_cost}
PART_ORDER = {
    "forward": lambda thetas, _biases, _x: [(1, 0), *((k, layer + k) for layer in range(len(thetas)) for k in (0, 1))],
    "delta": lambda thetas, _activations, _y: reversed(range(len(thetas))),
}
