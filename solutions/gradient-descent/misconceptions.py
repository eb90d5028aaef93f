"""What goes wrong in `gradient-descent`, as data.

    I01-I17, U17, U20  initialise: the spread, the draws, the biases
    U01-U30        update: the sign, the step, what is left out (arguments changed in place are told of themselves)
    U12-U14, B01-B17  mini_batches: who comes along, in which order, how often
    U02-U18, R01-R22  train: what happens between one batch and the next, and what a cost is a mean of

Each formula makes one mistake and is right in all else.
"""

from itertools import pairwise
from pathlib import Path
from runpy import run_path

import numpy as np

from grader.testing import Entries, Rewrites

_KEY = run_path(str(Path(__file__).with_name("reference.py")))
_backpropagation, _initialise = _KEY["backpropagation"], _KEY["initialise"]
_update, _mini_batches = _KEY["update"], _KEY["mini_batches"]

rewrite = Rewrites(__file__)

START = "2. Where to start"
STEP = "1. One step"
BATCHES = "3. A few examples at a time"
DOWN = "4. All the way down"


# initialise


def _started(draw, biases=lambda n: np.zeros((n, 1))):
    """Make a formula that is right but for how a layer's weights are drawn, or its biases made."""

    def formula(sizes, seed):
        rng = np.random.default_rng(seed)
        thetas = [draw(rng, n_out, n_in) for n_in, n_out in pairwise(sizes)]
        return thetas, [biases(n) for n in sizes[1:]]

    return formula


def _normal(rng, n_out, n_in):
    return rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)


def _from_the_back(sizes, seed):
    rng = np.random.default_rng(seed)
    thetas = [_normal(rng, n_out, n_in) for n_in, n_out in list(pairwise(sizes))[::-1]]
    return thetas[::-1], [np.zeros((n, 1)) for n in sizes[1:]]


def _anew_for_each_layer(sizes, seed):
    thetas = [_normal(np.random.default_rng(seed), n_out, n_in) for n_in, n_out in pairwise(sizes)]
    return thetas, [np.zeros((n, 1)) for n in sizes[1:]]


def _seed_not_used(sizes, _seed):
    return _initialise(sizes, 0)


def _with_input_biases(sizes, seed):
    return _initialise(sizes, seed)[0], [np.zeros((n, 1)) for n in sizes]


def _three_layers(sizes, seed):
    thetas, biases = _initialise(sizes, seed)
    return thetas[:2], biases[:2]


def _drawn_transposed(rng, n_out, n_in):
    return rng.standard_normal((n_in, n_out)).T / np.sqrt(n_in)


def _drawn_biases(sizes, seed):
    rng = np.random.default_rng(seed)
    thetas = [_normal(rng, n_out, n_in) for n_in, n_out in pairwise(sizes)]
    return thetas, [rng.standard_normal((n, 1)) for n in sizes[1:]]


def _drawn_biases_first(sizes, seed):
    rng = np.random.default_rng(seed)
    biases = [rng.standard_normal((n, 1)) for n in sizes[1:]]
    return [_normal(rng, n_out, n_in) for n_in, n_out in pairwise(sizes)], biases


def _drawn_layer_by_layer(sizes, seed):
    rng = np.random.default_rng(seed)
    layers = [(_normal(rng, n_out, n_in), rng.standard_normal((n_out, 1))) for n_in, n_out in pairwise(sizes)]
    return [theta for theta, _ in layers], [b for _, b in layers]


def _drawn_layer_by_layer_biases_first(sizes, seed):
    rng = np.random.default_rng(seed)
    layers = [(rng.standard_normal((n_out, 1)), _normal(rng, n_out, n_in)) for n_in, n_out in pairwise(sizes)]
    return [theta for _, theta in layers], [b for b, _ in layers]


def _legacy(sizes, seed):
    rng = np.random.RandomState(seed)
    return [_normal(rng, n_out, n_in) for n_in, n_out in pairwise(sizes)], [np.zeros((n, 1)) for n in sizes[1:]]


# update


def _stepped(step):
    """Make a formula that is right but for how one array takes its step."""

    def formula(thetas, biases, theta_gradients, bias_gradients, eta):
        new_thetas = [step(theta, slope, eta) for theta, slope in zip(thetas, theta_gradients, strict=True)]
        return new_thetas, [step(b, slope, eta) for b, slope in zip(biases, bias_gradients, strict=True)]

    return formula


def _biases_stay(thetas, biases, theta_gradients, bias_gradients, eta):
    return _update(thetas, biases, theta_gradients, bias_gradients, eta)[0], biases


def _weights_stay(thetas, biases, theta_gradients, bias_gradients, eta):
    return thetas, _update(thetas, biases, theta_gradients, bias_gradients, eta)[1]


def _reversed_gradients(thetas, biases, theta_gradients, bias_gradients, eta):
    return _update(thetas, biases, theta_gradients[::-1], bias_gradients[::-1], eta)


def _last_layer_only(thetas, biases, theta_gradients, bias_gradients, eta):
    new_thetas, new_biases = _update(thetas, biases, theta_gradients, bias_gradients, eta)
    return [*thetas[:-1], new_thetas[-1]], [*biases[:-1], new_biases[-1]]


def _flat_bias_slopes(thetas, biases, theta_gradients, bias_gradients, eta):
    return _update(thetas, biases, theta_gradients, [slope.ravel() for slope in bias_gradients], eta)


def _layer_by_layer(thetas, biases, theta_gradients, bias_gradients, eta):
    return list(zip(*_update(thetas, biases, theta_gradients, bias_gradients, eta), strict=True))


# mini_batches


def _cut(x, y, size, order):
    """Return the numbers of the examples of each batch."""
    return [order[start : start + size] for start in range(0, len(order), size)]


def _batched(numbers_of_x, numbers_of_y=None):
    """Make a formula from a rule that gives the numbers of the examples of each batch."""

    def formula(x, y, size, order):
        order = np.asarray(order)
        of_x = numbers_of_x(x, y, size, order)
        of_y = of_x if numbers_of_y is None else numbers_of_y(x, y, size, order)
        return [(x[:, one], y[:, other]) for one, other in zip(of_x, of_y, strict=True)]

    return formula


def _unshuffled(x, y, size, order):
    return _cut(x, y, size, np.arange(len(order)))


def _whole_only(x, y, size, order):
    return [part for part in _cut(x, y, size, order) if len(part) == size]


def _filled_up(x, y, size, order):
    return _cut(x, y, size, np.concatenate([order, order[: -len(order) % size]]))


def _overlapping(x, y, size, order):
    return [order[start : start + size] for start in range(len(order))]


def _one_short(x, y, size, order):
    return [order[start : start + size - 1] for start in range(0, len(order), size)]


def _number_of_batches(x, y, size, order):
    return np.array_split(order, size)


def _even_parts(x, y, size, order):
    return np.array_split(order, -(-len(order) // size))


def _last_forgotten(x, y, size, order):
    return _cut(x, y, size, order[:-1])


def _backwards(x, y, size, order):
    return _cut(x, y, size, order[::-1])


def _positions(x, y, size, order):
    return _cut(x, y, size, np.argsort(order))


def _same_batch(x, y, size, order):
    return [order[:size] for _ in range(0, len(order), size)]


def _sorted_inside(x, y, size, order):
    return [np.sort(part) for part in _cut(x, y, size, order)]


def _joined(x, y, size, order):
    return [np.concatenate(pair) for pair in _mini_batches(x, y, size, order)]


def _swapped(x, y, size, order):
    return [(y_batch, x_batch) for x_batch, y_batch in _mini_batches(x, y, size, order)]


def _examples_in_rows(x, y, size, order):
    return [(x_batch.T, y_batch.T) for x_batch, y_batch in _mini_batches(x, y, size, order)]


def _one_more(x, y, size, order):
    return [order[start : start + size + 1] for start in range(0, len(order), size)]


def _first_batch(x, y, size, order):
    return _mini_batches(x, y, size, order)[:1]


def _first_pair(x, y, size, order):
    return _mini_batches(x, y, size, order)[0]


def _two_lists(x, y, size, order):
    return tuple(map(list, zip(*_mini_batches(x, y, size, order), strict=True)))


def _columns_overwritten(x, y, size, order):
    x, y = x.copy(), y.copy()
    for i, j in enumerate(order):
        x[:, i], x[:, j] = x[:, j], x[:, i]
        y[:, i], y[:, j] = y[:, j], y[:, i]
    return _mini_batches(x, y, size, np.arange(len(order)))


# train


def _trained(
    batches=_mini_batches,
    back=_backpropagation,
    update=_update,
    mean=lambda costs, sizes: np.dot(costs, sizes) / np.sum(sizes),
    chosen=lambda orders, epoch: orders[epoch],
):
    """Make a formula that is right but for the parts it is given."""

    def formula(thetas, biases, x, y, eta, size, orders):
        means = []
        for epoch in range(len(orders)):
            costs, sizes = [], []
            for x_batch, y_batch in batches(x, y, size, chosen(orders, epoch)):
                cost, *slopes = back(thetas, biases, x_batch, y_batch)
                thetas, biases = update(thetas, biases, *slopes, eta)
                costs.append(cost)
                sizes.append(x_batch.shape[1])
            means.append(float(mean(costs, sizes)))
        return thetas, biases, means

    return formula


def _divided_by_size(thetas, biases, x, y, eta, size, orders):
    def back(thetas, biases, x_batch, y_batch):
        cost, of_thetas, of_biases = _backpropagation(thetas, biases, x_batch, y_batch)
        share = x_batch.shape[1] / size
        return cost, [share * slope for slope in of_thetas], [share * slope for slope in of_biases]

    return _trained(back=back)(thetas, biases, x, y, eta, size, orders)


def _divided_by_all(thetas, biases, x, y, eta, size, orders):
    def back(thetas, biases, x_batch, y_batch):
        cost, of_thetas, of_biases = _backpropagation(thetas, biases, x_batch, y_batch)
        share = x_batch.shape[1] / x.shape[1]
        return cost, [share * slope for slope in of_thetas], [share * slope for slope in of_biases]

    return _trained(back=back)(thetas, biases, x, y, eta, size, orders)


def _piled_up(thetas, biases, x, y, eta, size, orders):
    piles = [np.zeros(part.shape) for part in (*thetas, *biases)]

    def back(thetas, biases, x_batch, y_batch):
        cost, of_thetas, of_biases = _backpropagation(thetas, biases, x_batch, y_batch)
        for number, slope in enumerate((*of_thetas, *of_biases)):
            piles[number] = piles[number] + slope
        return cost, piles[: len(thetas)], piles[len(thetas) :]

    return _trained(back=back)(thetas, biases, x, y, eta, size, orders)


def _slope_of_the_start(thetas, biases, x, y, eta, size, orders):
    start = thetas, biases
    back = lambda _thetas, _biases, x_batch, y_batch: _backpropagation(*start, x_batch, y_batch)  # noqa: E731
    return _trained(back=back)(thetas, biases, x, y, eta, size, orders)


def _begun_again(thetas, biases, x, y, eta, size, orders):
    costs = [_trained()(thetas, biases, x, y, eta, size, [order])[2][0] for order in orders]
    return *_trained()(thetas, biases, x, y, eta, size, orders[-1:])[:2], costs


def _updated_on_the_way_back(thetas, biases, x, y, eta, size, orders):
    def step(thetas, biases, x_batch, y_batch):
        cost, *_ = _backpropagation(thetas, biases, x_batch, y_batch)
        activations = [x_batch]
        for theta, b in zip(thetas, biases, strict=True):
            activations.append(_KEY["sigmoid"](theta @ activations[-1] + b))
        thetas, biases, m = list(thetas), list(biases), x_batch.shape[1]
        delta = activations[-1] - y_batch
        for k in reversed(range(len(thetas))):
            thetas[k] = thetas[k] - eta * delta @ activations[k].T / m
            biases[k] = biases[k] - eta * delta.sum(axis=1, keepdims=True) / m
            delta = thetas[k].T @ delta * activations[k] * (1 - activations[k])
        return cost, thetas, biases

    costs = []
    for order in orders:
        total = 0.0
        for x_batch, y_batch in _mini_batches(x, y, size, order):
            cost, thetas, biases = step(thetas, biases, x_batch, y_batch)
            total += cost * x_batch.shape[1]
        costs.append(total / x.shape[1])
    return thetas, biases, costs


def _one_layer_at_a_time(thetas, biases, x, y, eta, size, orders):
    def update(thetas, biases, x_batch, y_batch):
        thetas, biases = list(thetas), list(biases)
        for k in range(len(thetas)):
            _, of_thetas, of_biases = _backpropagation(thetas, biases, x_batch, y_batch)
            thetas[k], biases[k] = thetas[k] - eta * of_thetas[k], biases[k] - eta * of_biases[k]
        return thetas, biases

    costs = []
    for order in orders:
        total = 0.0
        for x_batch, y_batch in _mini_batches(x, y, size, order):
            total += _backpropagation(thetas, biases, x_batch, y_batch)[0] * x_batch.shape[1]
            thetas, biases = update(thetas, biases, x_batch, y_batch)
        costs.append(total / x.shape[1])
    return thetas, biases, costs


def _cost_after_the_step(thetas, biases, x, y, eta, size, orders):
    costs = []
    for order in orders:
        total = 0.0
        for x_batch, y_batch in _mini_batches(x, y, size, order):
            _, *slopes = _backpropagation(thetas, biases, x_batch, y_batch)
            thetas, biases = _update(thetas, biases, *slopes, eta)
            total += _backpropagation(thetas, biases, x_batch, y_batch)[0] * x_batch.shape[1]
        costs.append(total / x.shape[1])
    return thetas, biases, costs


def _cost_at_the_end(thetas, biases, x, y, eta, size, orders):
    costs = []
    for order in orders:
        thetas, biases, _ = _trained()(thetas, biases, x, y, eta, size, [order])
        costs.append(_backpropagation(thetas, biases, x, y)[0])
    return thetas, biases, costs


def _cost_of_every_batch(thetas, biases, x, y, eta, size, orders):
    costs = []
    for order in orders:
        for x_batch, y_batch in _mini_batches(x, y, size, order):
            cost, *slopes = _backpropagation(thetas, biases, x_batch, y_batch)
            thetas, biases = _update(thetas, biases, *slopes, eta)
            costs.append(cost)
    return thetas, biases, costs


def _slower(rate):
    """Make a formula whose eta shrinks: rate(t) is its share at step t."""

    def formula(thetas, biases, x, y, eta, size, orders):
        taken = iter(range(10**6))
        update = lambda t, b, gt, gb, eta: _update(t, b, gt, gb, eta * rate(next(taken)))  # noqa: E731
        return _trained(update=update)(thetas, biases, x, y, eta, size, orders)

    return formula


def _divided_again(thetas, biases, x_batch, y_batch):
    cost, *both = _backpropagation(thetas, biases, x_batch, y_batch)
    return cost, *([slope / x_batch.shape[1] for slope in slopes] for slopes in both)


def _slopes_of_the_epochs_start(thetas, biases, x, y, eta, size, orders):
    costs = []
    for order in orders:
        start, total = (thetas, biases), 0.0
        for x_batch, y_batch in _mini_batches(x, y, size, order):
            cost, *slopes = _backpropagation(*start, x_batch, y_batch)
            thetas, biases = _update(thetas, biases, *slopes, eta)
            total += cost * x_batch.shape[1]
        costs.append(total / x.shape[1])
    return thetas, biases, costs


def _step_behind_the_loop(thetas, biases, x, y, eta, size, orders):
    costs = []
    for order in orders:
        total = 0.0
        for x_batch, y_batch in _mini_batches(x, y, size, order):
            cost, *slopes = _backpropagation(thetas, biases, x_batch, y_batch)
            total += cost * x_batch.shape[1]
        thetas, biases = _update(thetas, biases, *slopes, eta)
        costs.append(total / x.shape[1])
    return thetas, biases, costs


def _one_epoch(thetas, biases, x, y, eta, size, orders):
    return _trained()(thetas, biases, x, y, eta, size, orders[:1])


def _answered(change):
    """Make a formula that trains rightly and changes what it returns."""
    return lambda *question: change(*_trained()(*question))


in_initialise = Entries(task="initialise", section=START)
in_update = Entries(task="update", section=STEP)
in_mini_batches = Entries(task="mini_batches", section=BATCHES)
in_train = Entries(task="train", section=DOWN)

_INITIALISE = (
    in_initialise(
        "U17",
        _started(lambda _rng, n_out, n_in: np.zeros((n_out, n_in))),
        title="all weights begin at zero",
        rationale="zero is the usual place to begin",
        advice="Run one step on paper: what do two units of a layer that begin alike become?",
    ),
    in_initialise(
        "I01",
        _started(lambda rng, n_out, n_in: rng.standard_normal((n_out, n_in))),
        title="the spread does not shrink with the inputs",
        rationale="the generator's draws already look random",
        advice="Add up n products of spread 1: how wide is the sum? Compare it with where the sigmoid is steep.",
    ),
    in_initialise(
        "I02",
        _started(lambda rng, n_out, n_in: rng.standard_normal((n_out, n_in)) / n_in),
        title="divided by the number of inputs, not by its root",
        rationale="a mean divides by n",
        advice="Variances add up, spreads do not. By what must each weight be scaled so that the variance of z is about 1?",
    ),
    in_initialise(
        "I03",
        _started(lambda rng, n_out, n_in: rng.standard_normal((n_out, n_in)) / np.sqrt(n_out)),
        title="scaled by the layer's own size, not by its inputs",
        rationale="the layer's own size is at hand",
        advice="Which of the two sizes says how many terms z adds up?",
    ),
    in_initialise(
        "I04",
        _started(lambda rng, n_out, n_in: rng.standard_normal((n_out, n_in)) * 0.01),
        title="a fixed small factor for every layer",
        rationale="it works for small networks, and many texts write 0.01",
        advice="Try 300 inputs, then 3. Should the same factor serve both?",
    ),
    in_initialise(
        "I05",
        _started(lambda rng, n_out, n_in: rng.uniform(size=(n_out, n_in)) / np.sqrt(n_in)),
        title="drawn from 0 to 1, so that all weights are positive",
        rationale="random() is the first generator one meets",
        advice="Look at the signs of your weights. What does a sum of positive weights do to the sigmoid?",
    ),
    in_initialise(
        "I06",
        _started(_drawn_transposed),
        title="drawn with inputs and outputs exchanged, then turned",
        rationale="in other notations the shape is (inputs, outputs)",
        advice="Ask the generator for the shape that is written above the stub, at once.",
    ),
    in_initialise(
        "I07",
        _from_the_back,
        title="the layers are drawn from the last to the first",
        rationale="backpropagation goes that way",
        advice="In which order does the text draw the layers?",
    ),
    in_initialise(
        "I08",
        _anew_for_each_layer,
        title="the generator is made anew for each layer",
        rationale="the line stands inside the loop",
        advice="Print the first number of each layer. How often may a generator with one seed be made?",
    ),
    in_initialise(
        "I09",
        _seed_not_used,
        title="the seed is not used",
        rationale="any seed gives random numbers",
        advice="Call your function with two seeds and compare.",
    ),
    in_initialise(
        "I10",
        _drawn_biases,
        _drawn_biases_first,
        _drawn_layer_by_layer,
        _drawn_layer_by_layer_biases_first,
        title="the biases are random too",
        rationale="weights are random, so why not biases",
        advice="What would a bias of zero do to symmetry, once the weights differ?",
    ),
    in_initialise(
        "I11",
        _started(_normal, np.zeros),
        title="the biases are flat, not columns",
        rationale="a bias is one number per unit",
        advice="Add a flat bias of 3 to a matrix of 3 rows and 3 examples: to what is it added?",
    ),
    in_initialise(
        "I12",
        _with_input_biases,
        title="the input layer has biases too",
        rationale="every layer of the list has a size",
        advice="How many biases does the stub ask for? Does anything enter the input?",
    ),
    in_initialise(
        "U20",
        _three_layers,
        title="the number of layers is fixed",
        rationale="the example has two",
        advice="Try a network of four layers.",
    ),
    in_initialise(
        "I13",
        _started(_normal, lambda n: np.ones((n, 1))),
        title="the biases begin at one",
        rationale="in other notations a unit that is always 1 stands for the bias",
        advice="That 1 is the input of the bias, not the bias. Where should it begin?",
    ),
    in_initialise(
        "I14",
        _started(lambda _rng, n_out, n_in: np.ones((n_out, n_in))),
        _started(lambda _rng, n_out, n_in: np.full((n_out, n_in), 1 / np.sqrt(n_in))),
        title="all weights are the same",
        rationale="they are not zero, and of the right size",
        advice="Equal units stay equal, whatever the number. What makes yours differ from one another?",
    ),
    in_initialise(
        "I15",
        _started(lambda rng, n_out, n_in: rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)),
        title="the spread for another kind of unit",
        rationale="recent texts have a 2 there, for ReLU",
        advice="The 2 makes up for a unit that is silent half of the time. Is a sigmoid?",
    ),
    in_initialise(
        "I16",
        _legacy,
        title="numpy's old generator",
        rationale="np.random.seed stands in most tutorials",
        advice="The stub names the generator. Which function makes it from a seed?",
    ),
    in_initialise(
        "I17",
        _started(lambda rng, n_out, n_in: rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)),
        title="the weights are turned: inputs by units",
        rationale="sizes lists the inputs first",
        advice="theta @ x must have one row for each unit of the layer. Which size comes first?",
    ),
)

_UPDATE = (
    in_update(
        "U01",
        _stepped(lambda part, slope, eta: part + eta * slope),
        title="uphill: the step has the wrong sign",
        rationale="plus is the usual way to change something",
        advice="The gradient points to where the cost grows. Which way do you want to go?",
    ),
    in_update(
        "U03",
        _stepped(lambda part, slope, eta: part - slope),
        title="eta is left out",
        rationale="with eta = 1 nothing is missing",
        advice="Double eta: does your step double?",
    ),
    in_update(
        "U04",
        _biases_stay,
        title="the biases stay where they are",
        rationale="the formula in the books speaks of weights",
        advice="Count what the network has learned to change: is every argument of your function used?",
    ),
    in_update(
        "U05",
        _stepped(lambda part, slope, eta: part - eta * slope / part.shape[1]),
        title="divided once more",
        rationale="a mean divides by the number of examples",
        advice="The gradient that you are given is a mean already. What is left to divide?",
    ),
    in_update(
        "U07",
        _stepped(lambda part, slope, eta: part),
        title="nothing changes",
        rationale="assigning to the loop's variable looks like assigning to the list",
        advice="Print the list after your loop. Into what did you put the new array?",
    ),
    in_update(
        "U08",
        _reversed_gradients,
        title="the gradients are taken in reverse order",
        rationale="backpropagation finds the last one first",
        advice="Which gradient belongs to thetas[0]? The convention at the top says it.",
    ),
    in_update(
        "U10",
        _stepped(lambda part, slope, eta: eta * slope),
        title="the step is returned, not where it leads",
        rationale="the step is what one computes",
        advice="You have how far to go. Where do you arrive?",
    ),
    in_update(
        "U21",
        _stepped(lambda part, slope, eta: -eta * slope),
        title="the step downhill is returned, not where it leads",
        rationale="the step is what one computes",
        advice="You have how far to go. Where do you arrive?",
    ),
    in_update(
        "U11",
        _stepped(lambda part, slope, eta: part - eta * np.mean(slope)),
        _stepped(lambda part, slope, eta: part - eta * np.sum(slope)),
        title="one number for all weights of a layer",
        rationale="mean() makes the shapes fit",
        advice="Every weight has a slope of its own. What shape has your step?",
    ),
    in_update(
        "U22",
        _weights_stay,
        title="the weights stay where they are",
        rationale="a slip between two loops",
        advice="Compare both lists that you return with those that you were given.",
    ),
    in_update(
        "U23",
        _last_layer_only,
        title="only the last layer learns",
        rationale="the gradient of the last layer is the first that one writes",
        advice="Compare every layer before and after. Which of them moved?",
    ),
    in_update(
        "U24",
        _stepped(lambda part, slope, eta: part - eta * np.sign(slope)),
        title="only the sign of the slope counts",
        rationale="downhill is downhill",
        advice="On a gentle slope, should the step be as long as on a steep one?",
    ),
    in_update(
        "U25",
        _stepped(lambda part, slope, eta: part * (1 - eta) - eta * slope),
        title="the weights shrink as well",
        rationale="weight decay stands in the same line in many programs",
        advice="Give your function a gradient of zeros. Should anything change?",
    ),
    in_update(
        "U26",
        _stepped(lambda part, slope, eta: part * (1 - eta * slope)),
        title="multiplied by the step",
        rationale="values often change by a share of themselves",
        advice="A weight of 0 could never leave it. Is the step subtracted from the weight, or a factor of it?",
    ),
    in_update(
        "U27",
        _stepped(lambda part, slope, eta: part - slope / eta),
        title="divided by eta",
        rationale="a rate sounds like a quotient",
        advice="A smaller eta should make a smaller step. Does yours?",
    ),
    in_update(
        "U28",
        _flat_bias_slopes,
        title="the biases' gradient was made flat",
        rationale="a bias is one number per unit",
        advice="A column minus a flat array is a square. Which shape has a bias, and which its gradient?",
    ),
    in_update(
        "U29",
        _layer_by_layer,
        title="one list of layers, not two lists",
        rationale="a layer is its weights and its biases together",
        advice="In which form did weights and biases come in? They should leave in the same.",
    ),
    in_update(
        "U30",
        _stepped(lambda part, slope, eta: part - eta * slope / np.linalg.norm(slope)),
        title="every step has the same length",
        rationale="the direction is what matters",
        advice="Near the bottom the slope gets small, and with it the step. Does yours?",
    ),
)

_MINI_BATCHES = (
    in_mini_batches(
        "U12",
        _batched(_cut, _unshuffled),
        _batched(_cut, _backwards),
        title="x is shuffled and y is not",
        rationale="y stands in its own array",
        advice="Follow one example through your function: does its target come along?",
    ),
    in_mini_batches(
        "U14",
        _batched(_whole_only),
        title="the last, smaller batch is dropped",
        rationale="a batch that is too small looks like a mistake",
        advice="Count the examples in your batches. Is everybody there?",
    ),
    in_mini_batches(
        "U13",
        _batched(_same_batch),
        title="the same examples come again and again",
        rationale="the slice does not move with the loop",
        advice="Print the order inside each batch. Which numbers never appear?",
    ),
    in_mini_batches(
        "B01",
        _batched(_unshuffled),
        title="the order is not used",
        rationale="cutting comes first to mind",
        advice="Give the order backwards: do your batches change?",
    ),
    in_mini_batches(
        "B02",
        _batched(_filled_up),
        title="the last batch is filled up with the first examples",
        rationale="batches of one size are convenient",
        advice="How often is each example in a batch? Count.",
    ),
    in_mini_batches(
        "B03",
        _batched(_overlapping),
        title="the batches overlap",
        rationale="the loop steps by one",
        advice="By how much must the start move from batch to batch?",
    ),
    in_mini_batches(
        "B04",
        _batched(_one_short),
        title="every batch misses one",
        rationale="the end of a slice does not belong to it, which is easily taken off twice",
        advice="How many numbers has order[0:3]?",
    ),
    in_mini_batches(
        "B05",
        _batched(_number_of_batches),
        title="size is taken for the number of batches",
        rationale="both are small whole numbers",
        advice="With 13 examples and size 4, how many columns should the first batch have?",
    ),
    in_mini_batches(
        "B06",
        _batched(_even_parts),
        title="the batches are evened out",
        rationale="a small last batch looks untidy",
        advice="What does the text say about the last batch?",
    ),
    in_mini_batches(
        "B07",
        _batched(_last_forgotten),
        title="the last example is forgotten",
        rationale="ranges end one before their end",
        advice="Is the last number of the order in any of your batches?",
    ),
    in_mini_batches(
        "B08",
        _batched(_backwards),
        title="the order is read backwards",
        rationale="a list that is popped gives its last first",
        advice="Which example does order[0] name, and in which batch is it?",
    ),
    in_mini_batches(
        "B09",
        _batched(_positions),
        title="the order is read the other way round",
        rationale="an order of numbers and the places of numbers look alike",
        advice="If order begins with 5, which column comes first?",
    ),
    in_mini_batches(
        "B10",
        _batched(_sorted_inside),
        title="each batch is sorted",
        rationale="sets and sorted numbers are tidy",
        advice="Within a batch too the order is given. Compare the first columns.",
    ),
    in_mini_batches(
        "B11",
        _joined,
        title="x and y are stacked into one array",
        rationale="one array is easier to shuffle",
        advice="The stub asks for pairs. Where does x end and y begin in yours?",
    ),
    in_mini_batches(
        "B12",
        _swapped,
        title="y comes first in each pair",
        rationale="a slip",
        advice="In which order does train take a pair apart?",
    ),
    in_mini_batches(
        "B13",
        _examples_in_rows,
        title="examples lie in rows",
        rationale="in other notations they do",
        advice="In this course an example is a column. What shape has your first batch?",
    ),
    in_mini_batches(
        "B14",
        _first_batch,
        _first_pair,
        title="only the first batch comes back",
        rationale="a return inside the loop ends the function",
        advice="How many batches do 13 examples make, five at a time? How many are yours?",
    ),
    in_mini_batches(
        "B15",
        _two_lists,
        title="two lists, not a list of pairs",
        rationale="x and y came in one after the other",
        advice="Whoever goes through the batches wants x and y of each together. What should be outside, what inside?",
    ),
    in_mini_batches(
        "B16",
        _columns_overwritten,
        title="some examples twice, others never",
        rationale="exchanging two values in one line works for numbers",
        advice="Columns are views: the first assignment changes what the second one reads. Can one index take them all?",
    ),
    in_mini_batches(
        "B17",
        _batched(_one_more),
        title="every batch has one too many",
        rationale="whether a slice has its end is easily forgotten",
        advice="How many numbers has order[0:3]? Count who comes twice.",
    ),
    in_mini_batches(
        "B18",
        _batched(_unshuffled, _cut),
        _batched(_backwards, _cut),
        title="y is shuffled and x is not",
        rationale="x stands in its own array",
        advice="Follow one target through your function: does its example come along?",
    ),
)

_TRAIN = (
    in_train(
        "U02",
        _updated_on_the_way_back,
        title="a layer's weights are changed before its delta is passed on",
        rationale="one loop back looks shorter than two",
        advice="The deltas belong to the weights that made the activations. Which weights does your second trick use?",
    ),
    in_train(
        "U09",
        _one_layer_at_a_time,
        title="the gradient is computed anew after each layer's step",
        rationale="the newest weights seem the best",
        advice="One step moves all layers at once. How often may backpropagation run for one batch?",
    ),
    in_train(
        "U15",
        _divided_by_size,
        title="the last batch is divided by the size of the others",
        rationale="size is the name at hand",
        advice="How many examples are in the last batch? By what should its mean divide?",
    ),
    in_train(
        "R01",
        _divided_by_all,
        title="every batch is divided by the number of all examples",
        rationale="x.shape[1] is the number of examples",
        advice="Of which array should the number of columns be taken?",
    ),
    in_train(
        "U16",
        _piled_up,
        title="the gradients pile up from batch to batch",
        rationale="adding up is right within a batch",
        advice="What should be left of the last batch's gradient when the next one begins?",
    ),
    in_train(
        "U18",
        _slower(lambda t: 0.95**t),
        _slower(lambda t: 1 / (t + 1)),
        _slower(lambda t: 1 / np.sqrt(t + 1)),
        title="eta shrinks at every step",
        rationale="a schedule stands in many programs",
        advice="The stub names no schedule. Does eta change between two batches?",
    ),
    in_train(
        "R02",
        _slope_of_the_start,
        title="every gradient is taken at the starting point",
        rationale="the arguments still have the first values",
        advice="After the first step, where do you stand, and where do you measure the slope?",
    ),
    in_train(
        "R03",
        _begun_again,
        title="every epoch begins at the start again",
        rationale="the loop's first line uses the arguments",
        advice="With what weights should the second epoch begin?",
    ),
    in_train(
        "R04",
        _trained(chosen=lambda orders, _epoch: orders[0]),
        title="every epoch takes the first order",
        rationale="orders[0] was right while there was one",
        advice="Which row of orders belongs to the second epoch?",
    ),
    in_train(
        "R05",
        _trained(mean=lambda costs, _sizes: np.mean(costs)),
        title="the small last batch counts as much as the others",
        rationale="the mean of the means is short",
        advice="Two means, of 4 examples and of 1: is the mean of all 5 halfway between?",
    ),
    in_train(
        "R06",
        _trained(mean=lambda costs, _sizes: costs[-1]),
        title="the cost of the last batch stands for the epoch",
        rationale="after the loop that is what is left",
        advice="Over which examples should the cost of an epoch be the mean?",
    ),
    in_train(
        "R07",
        _trained(mean=lambda costs, _sizes: np.sum(costs)),
        _trained(mean=np.dot),
        title="the costs of the batches are added up",
        rationale="a total is easy to keep",
        advice="With twice as many batches, should the cost of an epoch double?",
    ),
    in_train(
        "R08",
        _cost_after_the_step,
        title="the cost is taken after each step",
        rationale="one wants to see what the step has brought",
        advice="Backpropagation gives the cost with the gradient. At which weights was it measured?",
    ),
    in_train(
        "R09",
        _cost_at_the_end,
        title="the cost is that of the final weights",
        rationale="the end of the epoch is what counts",
        advice="The text says which cost is noted: that of each batch when its turn comes.",
    ),
    in_train(
        "R10",
        _cost_of_every_batch,
        title="there is one cost per batch, not per epoch",
        rationale="append stands in the inner loop",
        advice="How many numbers should the list of costs hold?",
    ),
    in_train(
        "R11",
        _trained(batches=lambda x, y, size, order: _mini_batches(x, y, size, np.arange(len(order)))),
        title="the orders are not used",
        rationale="the examples are there already",
        advice="Give other orders: do your costs change?",
    ),
    in_train(
        "R12",
        _trained(
            batches=lambda x, y, size, order: [p for p in _mini_batches(x, y, size, order) if p[0].shape[1] == size]
        ),
        title="the last, smaller batch is left out",
        rationale="a batch that is too small looks like a mistake",
        advice="How many examples does one epoch of yours see?",
    ),
    in_train(
        "R13",
        _trained(batches=lambda x, y, size, order: [(x[:, order], y[:, order])]),
        title="all examples at once, one step an epoch",
        rationale="it is gradient descent, too",
        advice="How many steps should one epoch take?",
    ),
    in_train(
        "R14",
        _trained(update=lambda t, b, gt, gb, eta: _update(t, b, [-g for g in gt], [-g for g in gb], eta)),
        title="uphill: the step has the wrong sign",
        rationale="plus is the usual way to change something",
        advice="Watch your costs from epoch to epoch. Which way do you go?",
    ),
    in_train(
        "R15",
        _trained(update=lambda t, b, gt, gb, eta: (_update(t, b, gt, gb, eta)[0], b)),
        title="the biases never move",
        rationale="the formula in the books speaks of weights",
        advice="Compare the biases before and after.",
    ),
    in_train(
        "R21",
        _trained(back=_divided_again),
        title="divided by the size of the batch once more",
        rationale="a batch has several examples",
        advice="The gradient that backpropagation gives is a mean already. What is left to divide?",
    ),
    in_train(
        "R22",
        _trained(batches=_batched(_cut, _unshuffled)),
        _trained(batches=_batched(_cut, _backwards)),
        title="x and y are shuffled apart",
        rationale="y stands in its own array",
        advice="Follow one example through an epoch: does its target come along?",
    ),
    in_train(
        "R16",
        _one_epoch,
        title="only one epoch",
        rationale="a return inside the loop ends the function",
        advice="orders has a row for each epoch. How many costs come back?",
    ),
    in_train(
        "R17",
        _step_behind_the_loop,
        title="the step stands behind the loop over the batches",
        rationale="one level of indentation too few",
        advice="How many batches has an epoch, and how many steps does yours take?",
    ),
    in_train(
        "R18",
        _answered(lambda thetas, biases, costs: (thetas, biases, list(np.cumsum(costs)))),
        title="the sum of the costs runs on from epoch to epoch",
        rationale="it is set to zero once, before both loops",
        advice="Each epoch has its own mean. Where should its sum begin?",
    ),
    in_train(
        "R19",
        _answered(lambda thetas, biases, costs: (thetas, biases)),
        _answered(lambda thetas, biases, costs: (costs, thetas, biases)),
        _answered(lambda thetas, biases, costs: (thetas, biases, costs[-1])),
        title="not the three results that are asked for",
        rationale="the network is what one trains for",
        advice="Which three things does the stub promise, in which order, and how many costs?",
    ),
    in_train(
        "R20",
        _slopes_of_the_epochs_start,
        title="all gradients of an epoch are taken where it began",
        rationale="they can be computed all at once",
        advice="After the first step, where do you stand, and where do you measure the next slope?",
    ),
)


def _square(seed=4444):
    """Return arguments for every task on a 4-4-4-4 network: there layers can be exchanged unnoticed."""
    rng = np.random.default_rng(seed)
    thetas, biases = list(rng.standard_normal((3, 4, 4))), list(rng.standard_normal((3, 4, 1)))
    x, y = rng.standard_normal((4, 7)), np.eye(4)[:, rng.permutation(np.arange(7) % 4)]
    _, *slopes = _backpropagation(thetas, biases, x, y)
    orders = np.array([rng.permutation(7) for _ in range(2)])
    return {
        "initialise": (((4, 4, 4, 4), 7),),
        "mini_batches": ((x, y, 3, orders[0]),),
        "update": ((thetas, biases, *slopes, 0.3),),
        "train": ((thetas, biases, x, y, 0.5, 3, orders),),
    }


PROBES = _square()
NO_PUBLIC_CHECK = {
    ("initialise", "I06"): "it shows in the order of the drawn numbers only, and they are the answer",
}

MISCONCEPTIONS = _INITIALISE + _UPDATE + _MINI_BATCHES + _TRAIN
