"""What goes wrong in `gradient-descent`, as data.

    I01-I20, U17, U20  initialise: the spread, the draws, the biases
    U01-U31        update: the sign, the step, what is left out (arguments changed in place are told of themselves)
    U12-U14, B01-B23  mini_batches: who comes along, in which order, how often
    U02-U18, R01-R24  train: what happens between one batch and the next, and what a cost is a mean of

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


def _made(pattern, becomes):
    """Return the key's initialise with another piece."""
    return rewrite("initialise", pattern, becomes)


_DRAW = "rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)"
_SPREAD = "_r / np.sqrt(n_in)"
_ZEROS = "np.zeros((n_out, 1))"
_LIST = "[np.zeros(_s) for n_out in _z]"


def _drawn_biases(drawn):
    """Yield the orders in which random biases may be drawn: after the weights, before them, layer by layer."""
    biases = f"biases = [{drawn} for n_out in sizes[1:]]"
    yield _made(_ZEROS, drawn)
    yield _made("thetas = _t", f"{biases}\nthetas = _t") & _made(_LIST, "biases")
    for pair in (f"(_w, {drawn})", f"({drawn}, _w)"):
        of_weights, of_biases = (0, 1) if pair.startswith("(_w") else (1, 0)
        yield _made(
            "thetas = [_w for n_in, n_out in pairwise(sizes)]",
            f"layers = [{pair} for n_in, n_out in pairwise(sizes)]\nthetas = [layer[{of_weights}] for layer in layers]",
        ) & _made(_LIST, f"[layer[{of_biases}] for layer in layers]")


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


def _two_layers_of_weights(sizes, seed):
    return _initialise([sizes[0], sizes[1], sizes[2]], seed)


# update


def _two_layers_moved(thetas, biases, theta_gradients, bias_gradients, eta):
    return _update([thetas[0], thetas[1]], [biases[0], biases[1]], theta_gradients[:2], bias_gradients[:2], eta)


def _stepped(pattern, becomes):
    """Return the key's update with another piece, in the weights and in the biases."""
    return rewrite("update", pattern, becomes, every=True)


_STEP_SIZE = "eta * slope"
_STEP_DOWN = "_p - eta * slope"


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


def _cut_into(pattern, becomes):
    """Return the key's mini_batches with another piece."""
    return rewrite("mini_batches", pattern, becomes)


_CUT = "order[start : start + size]"
_STARTS = "range(0, len(order), size)"
_PAIRS = "[(x[:, cut], y[:, cut]) for cut in cuts]"
_UNSHUFFLED = "np.arange(len(order))[start : start + size]"


def _unshuffled(x, y, size, order):
    return _cut(x, y, size, np.arange(len(order)))


def _filled_up(x, y, size, order):
    return _cut(x, y, size, np.concatenate([order, order[: -len(order) % size]]))


def _rest_twice(x, y, size, order):
    whole = len(order) // size
    cuts = [order[k * size : (k + 1) * size] for k in range(whole + 1)]
    return [*cuts, order[whole * size :]] if len(order) % size else cuts


def _rest_even_if_empty(x, y, size, order):
    whole = len(order) // size
    cuts = [order[k * size : (k + 1) * size] for k in range(whole)]
    return [*cuts, order[whole * size :]] if size != len(order) else cuts


def _one_batch_short(x, y, size, order):
    return [order[k * size : (k + 1) * size] for k in range(len(order) // size - 1)]


def _fewer_parts(x, y, size, order):
    return np.array_split(order, max(1, len(order) // size))


def _even_parts(x, y, size, order):
    return np.array_split(order, -(-len(order) // size))


def _backwards(x, y, size, order):
    return _cut(x, y, size, order[::-1])


def _same_batch(x, y, size, order):
    return [order[:size] for _ in range(0, len(order), size)]


def _sorted_inside(x, y, size, order):
    return [np.sort(part) for part in _cut(x, y, size, order)]


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


def _one_example_at_a_time(thetas, biases, x, y, eta, size, orders):
    def update(thetas, biases, x_batch, y_batch):
        for j in range(x_batch.shape[1]):
            _, *slopes = _backpropagation(thetas, biases, x_batch[:, [j]], y_batch[:, [j]])
            thetas, biases = _update(thetas, biases, *slopes, eta)
        return thetas, biases

    costs = []
    for order in orders:
        total = 0.0
        for x_batch, y_batch in _mini_batches(x, y, size, order):
            total += _backpropagation(thetas, biases, x_batch, y_batch)[0] * x_batch.shape[1]
            thetas, biases = update(thetas, biases, x_batch, y_batch)
        costs.append(total / x.shape[1])
    return thetas, biases, costs


def _going(pattern, becomes):
    """Return the key's train with another piece."""
    return rewrite("train", pattern, becomes)


_BATCHES = "mini_batches(x, y, size, order)"
_TOTAL = "total += cost * x_batch.shape[1]"
_NOTED = "costs.append(total / x.shape[1])"
_ETA = "update(_t, _b, _g, _h, eta)"


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
        _made(_DRAW, "np.zeros((n_out, n_in))"),
        title="all weights begin at zero",
        rationale="zero is the usual place to begin",
        advice="Run one step on paper: what do two units of a layer that begin alike become?",
    ),
    in_initialise(
        "I01",
        _made(_SPREAD, "_r"),
        title="the spread does not shrink with the inputs",
        rationale="the generator's draws already look random",
        advice="Add up n products of spread 1: how wide is the sum? Compare it with where the sigmoid is steep.",
    ),
    in_initialise(
        "I02",
        _made(_SPREAD, "_r / n_in"),
        title="divided by the number of inputs, not by its root",
        rationale="a mean divides by n",
        advice="Variances add up, spreads do not. By what must each weight be scaled so that the variance of z is about 1?",
    ),
    in_initialise(
        "I03",
        _made(_SPREAD, "_r / np.sqrt(n_out)"),
        title="scaled by the layer's own size, not by its inputs",
        rationale="the layer's own size is at hand",
        advice="Which of the two sizes says how many terms z adds up?",
    ),
    in_initialise(
        "I04",
        *rewrite.each(
            "initialise",
            _SPREAD,
            "_r * {by}",
            by=("0.01", "0.1", "0.001", "1e-4", "0.05", "0.02", "0.2", "0.3", "0.5", "0.12"),
        ),
        title="one fixed factor for every layer",
        rationale="it works for small networks, and many texts write 0.01",
        advice="Try 300 inputs, then 3. Should the same factor serve both?",
    ),
    in_initialise(
        "I05",
        _made("rng.standard_normal(_s)", "rng.uniform(size=_s)"),
        title="drawn from 0 to 1, so that all weights are positive",
        rationale="random() is the first generator one meets",
        advice="Look at the signs of your weights. What does a sum of positive weights do to the sigmoid?",
    ),
    in_initialise(
        "I06",
        _made("rng.standard_normal((n_out, n_in))", "rng.standard_normal((n_in, n_out)).T"),
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
        *_drawn_biases("rng.standard_normal((n_out, 1))"),
        *_drawn_biases("rng.uniform(size=(n_out, 1))"),
        *_drawn_biases("rng.standard_normal((n_out, 1)) * 0.01"),
        title="the biases are random too",
        rationale="weights are random, so why not biases",
        advice="What would a bias of zero do to symmetry, once the weights differ?",
    ),
    in_initialise(
        "I11",
        _made(_ZEROS, "np.zeros(n_out)"),
        title="the biases are flat, not columns",
        rationale="a bias is one number per unit",
        advice="Add a flat bias of 3 to a matrix of 3 rows and 3 examples: to what is it added?",
    ),
    in_initialise(
        "I12",
        _made("sizes[1:]", "sizes"),
        title="the input layer has biases too",
        rationale="every layer of the list has a size",
        advice="How many biases does the stub ask for? Does anything enter the input?",
    ),
    in_initialise(
        "U20",
        _three_layers,
        _two_layers_of_weights,
        title="the number of layers is fixed",
        rationale="the example has two",
        advice="Try sizes of five layers, then of two. How many weights come back each time, and how many should?",
    ),
    in_initialise(
        "I13",
        _made(_ZEROS, "np.ones((n_out, 1))"),
        title="the biases begin at one",
        rationale="in other notations a unit that is always 1 stands for the bias",
        advice="That 1 is the input of the bias, not the bias. Where should it begin?",
    ),
    in_initialise(
        "I14",
        _made(_DRAW, "np.ones((n_out, n_in))"),
        _made(_DRAW, "np.full((n_out, n_in), 1 / np.sqrt(n_in))"),
        title="all weights are the same",
        rationale="they are not zero, and of the right size",
        advice="Equal units stay equal, whatever the number. What makes yours differ from one another?",
    ),
    in_initialise(
        "I15",
        _made(_SPREAD, "_r * np.sqrt(2 / n_in)"),
        title="the spread for another kind of unit",
        rationale="recent texts have a 2 there, for ReLU",
        advice="The 2 makes up for a unit that is silent half of the time. Is a sigmoid?",
    ),
    in_initialise(
        "I16",
        _made("np.random.default_rng(seed)", "np.random.RandomState(seed)"),
        title="numpy's old generator",
        rationale="np.random.seed stands in most tutorials",
        advice="The stub names the generator. Which function makes it from a seed?",
    ),
    in_initialise(
        "I17",
        _made("rng.standard_normal((n_out, n_in))", "rng.standard_normal((n_in, n_out))"),
        title="the weights are turned: inputs by units",
        rationale="sizes lists the inputs first",
        advice="theta @ x must have one row for each unit of the layer. Which size comes first?",
    ),
    in_initialise(
        "I18",
        *rewrite.each(
            "initialise",
            _SPREAD,
            "_r * {spread}",
            spread=("np.sqrt(2 / (n_in + n_out))", "np.sqrt(1 / (n_in + n_out))", "np.sqrt(6 / (n_in + n_out))"),
        ),
        _made(_DRAW, "rng.uniform(-np.sqrt(6 / (n_in + n_out)), np.sqrt(6 / (n_in + n_out)), (n_out, n_in))"),
        title="the spread counts the outputs too",
        rationale="it is Glorot's rule, which looks after the way back as well",
        advice="A good rule, but another one: the text keeps the spread of z in view. Which of the two sizes does z add up?",
    ),
    in_initialise(
        "I19",
        _made("rng.standard_normal(_s)", "rng.uniform(-1, 1, _s)"),
        _made("rng.standard_normal(_s)", "rng.uniform(-0.5, 0.5, _s)"),
        title="drawn evenly from a range, not from a bell",
        rationale="rand() * 2 - 1 stands in many programs",
        advice="Draw a histogram of your weights: is it flat or a bell? Which of the two does the stub ask for?",
    ),
    in_initialise(
        "I20",
        _made(_ZEROS, "np.zeros((1, n_out))"),
        title="the biases lie in a row",
        rationale="with examples in rows they do",
        advice="A bias is added to a column of z. Which shape has one number for each unit of a column?",
    ),
)

_UPDATE = (
    in_update(
        "U01",
        _stepped(_STEP_DOWN, "_p + eta * slope"),
        title="uphill: the step has the wrong sign",
        rationale="plus is the usual way to change something",
        advice="The gradient points to where the cost grows. Which way do you want to go?",
    ),
    in_update(
        "U03",
        _stepped(_STEP_SIZE, "slope"),
        title="eta is left out",
        rationale="with eta = 1 nothing is missing",
        advice="Double eta: does your step double?",
    ),
    in_update(
        "U04",
        rewrite("update", "b - eta * slope", "b"),
        title="the biases stay where they are",
        rationale="the formula in the books speaks of weights",
        advice="Count what the network has learned to change: is every argument of your function used?",
    ),
    in_update(
        "U05",
        _stepped(_STEP_DOWN, "_p - eta * slope / _p.shape[1]"),
        title="divided once more",
        rationale="a mean divides by the number of examples",
        advice="The gradient that you are given is a mean already. What is left to divide?",
    ),
    in_update(
        "U07",
        _stepped(_STEP_DOWN, "_p"),
        title="nothing changes",
        rationale="assigning to the loop's variable looks like assigning to the list",
        advice="Compare what you return with what you were given. Into what did you put the new arrays?",
    ),
    in_update(
        "U08",
        _stepped("zip(_p, _g, strict=True)", "zip(_p, _g[::-1], strict=True)"),
        title="the gradients are taken in reverse order",
        rationale="backpropagation finds the last one first",
        advice="Which gradient belongs to thetas[0]? The convention at the top says it.",
    ),
    in_update(
        "U10",
        _stepped(_STEP_DOWN, "eta * slope"),
        title="the step is returned, not where it leads",
        rationale="the step is what one computes",
        advice="You have how far to go. Where do you arrive?",
    ),
    in_update(
        "U21",
        _stepped(_STEP_DOWN, "-eta * slope"),
        title="the step downhill is returned, not where it leads",
        rationale="the step is what one computes",
        advice="You have how far to go. Where do you arrive?",
    ),
    in_update(
        "U11",
        _stepped(_STEP_SIZE, "eta * np.mean(slope)"),
        _stepped(_STEP_SIZE, "eta * np.sum(slope)"),
        title="one number for all weights of a layer",
        rationale="mean() makes the shapes fit",
        advice="Every weight has a slope of its own. What shape has your step?",
    ),
    in_update(
        "U22",
        rewrite("update", "theta - eta * slope", "theta"),
        title="the weights stay where they are",
        rationale="a slip between two loops",
        advice="Compare both lists that you return with those that you were given.",
    ),
    in_update(
        "U23",
        rewrite("update", "return _t, _b", "return [*thetas[:-1], new_thetas[-1]], [*biases[:-1], new_biases[-1]]"),
        title="only the last layer learns",
        rationale="the gradient of the last layer is the first that one writes",
        advice="Compare every layer before and after. Which of them moved?",
    ),
    in_update(
        "U24",
        _stepped(_STEP_SIZE, "eta * np.sign(slope)"),
        title="only the sign of the slope counts",
        rationale="downhill is downhill",
        advice="On a gentle slope, should the step be as long as on a steep one?",
    ),
    in_update(
        "U25",
        *rewrite.each(
            "update",
            _STEP_DOWN,
            "_p - eta * (slope + {decay} * _p)",
            every=True,
            decay=("1", "0.1", "0.01", "0.001", "1e-4", "5e-4"),
        ),
        title="the weights shrink as well",
        rationale="weight decay stands in the same line in many programs",
        advice="Give your function a gradient of zeros. Should anything change?",
    ),
    in_update(
        "U26",
        _stepped(_STEP_DOWN, "_p * (1 - eta * slope)"),
        title="multiplied by the step",
        rationale="values often change by a share of themselves",
        advice="A weight of 0 could never leave it. Is the step subtracted from the weight, or a factor of it?",
    ),
    in_update(
        "U27",
        _stepped(_STEP_SIZE, "slope / eta"),
        title="divided by eta",
        rationale="a rate sounds like a quotient",
        advice="A smaller eta should make a smaller step. Does yours?",
    ),
    in_update(
        "U28",
        rewrite("update", "b - eta * slope", "b - eta * slope.ravel()"),
        title="the biases' gradient was made flat",
        rationale="a bias is one number per unit",
        advice="A column minus a flat array is a square. Which shape has a bias, and which its gradient?",
    ),
    in_update(
        "U29",
        rewrite("update", "return _t, _b", "return list(zip(_t, _b, strict=True))"),
        title="one list of layers, not two lists",
        rationale="a layer is its weights and its biases together",
        advice="In which form did weights and biases come in? They should leave in the same.",
    ),
    in_update(
        "U30",
        _stepped(_STEP_SIZE, "eta * slope / np.linalg.norm(slope)"),
        title="every step has the same length",
        rationale="the direction is what matters",
        advice="Near the bottom the slope gets small, and with it the step. Does yours?",
    ),
    in_update(
        "U31",
        rewrite("update", "zip(biases, bias_gradients, strict=True)", "zip(biases, theta_gradients, strict=True)"),
        title="the weights' gradient is taken for the biases as well",
        rationale="a line is copied, and one of its two names stays",
        advice="Print the shapes of the biases that you return. Which of your arguments have you not used?",
    ),
    in_update(
        "U32",
        _stepped(_STEP_SIZE, "eta / len(thetas) * slope"),
        title="the step is divided by the number of layers",
        rationale="len(thetas) looks like the number of things that a mean is taken of",
        advice="Call it with one layer, then with the same layer four times: your step gets shorter. What does it divide by?",
    ),
    in_update(
        "U20",
        _two_layers_moved,
        lambda thetas, biases, *rest: _update(thetas[:2], biases[:2], *(slopes[:2] for slopes in rest[:2]), rest[2]),
        title="the number of layers is fixed",
        rationale="the example has two",
        advice="Try lists of one layer, then of five. How many layers come back each time, and how many should?",
    ),
)

_MINI_BATCHES = (
    in_mini_batches(
        "U12",
        _cut_into(_PAIRS, "[(x[:, cut], y[:, n * size : n * size + len(cut)]) for n, cut in enumerate(cuts)]"),
        _batched(_cut, _unshuffled),
        _batched(_cut, _backwards),
        title="x is shuffled and y is not",
        rationale="y stands in its own array",
        advice="Follow one example through your function: does its target come along?",
    ),
    in_mini_batches(
        "U14",
        _cut_into(_STARTS, "range(0, len(order) - size + 1, size)"),
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
        _cut_into(_CUT, _UNSHUFFLED),
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
        _cut_into(_STARTS, "range(len(order))"),
        _cut_into(_STARTS, "range(len(order) - size + 1)"),
        title="the batches overlap",
        rationale="the loop steps by one",
        advice="By how much must the start move from batch to batch?",
    ),
    in_mini_batches(
        "B04",
        _cut_into("start + size", "start + size - 1"),
        title="every batch misses one",
        rationale="the end of a slice does not belong to it, which is easily taken off twice",
        advice="How many numbers has order[0:3]?",
    ),
    in_mini_batches(
        "B05",
        _cut_into("cuts = _c", "cuts = np.array_split(order, size)"),
        title="size is taken for the number of batches",
        rationale="both are small whole numbers",
        advice="With 13 examples and size 4, how many columns should the first batch have?",
    ),
    in_mini_batches(
        "B06",
        _batched(_even_parts),
        _batched(_fewer_parts),
        title="the batches are evened out",
        rationale="a small last batch looks untidy",
        advice="What does the text say about the last batch?",
    ),
    in_mini_batches(
        "B07",
        _cut_into("cuts = _c", "order = order[:-1]\ncuts = _c"),
        title="the last example is forgotten",
        rationale="ranges end one before their end",
        advice="Is the last number of the order in any of your batches?",
    ),
    in_mini_batches(
        "B08",
        _cut_into("cuts = _c", "order = order[::-1]\ncuts = _c"),
        title="the order is read backwards",
        rationale="a list that is popped gives its last first",
        advice="Which example does order[0] name, and in which batch is it?",
    ),
    in_mini_batches(
        "B09",
        _cut_into("cuts = _c", "order = np.argsort(order)\ncuts = _c"),
        title="the order is read the other way round",
        rationale="an order of numbers and the places of numbers look alike",
        advice="If order begins with 5, which column comes first?",
    ),
    in_mini_batches(
        "B10",
        _cut_into(_CUT, f"np.sort({_CUT})"),
        title="each batch is sorted",
        rationale="sets and sorted numbers are tidy",
        advice="Within a batch too the order is given. Compare the first columns.",
    ),
    in_mini_batches(
        "B11",
        _cut_into("(x[:, cut], y[:, cut])", "np.concatenate((x[:, cut], y[:, cut]))"),
        title="x and y are stacked into one array",
        rationale="one array is easier to shuffle",
        advice="The stub asks for pairs. Where does x end and y begin in yours?",
    ),
    in_mini_batches(
        "B12",
        _cut_into("(x[:, cut], y[:, cut])", "(y[:, cut], x[:, cut])"),
        title="y comes first in each pair",
        rationale="a slip",
        advice="In which order does train take a pair apart?",
    ),
    in_mini_batches(
        "B13",
        _cut_into("(x[:, cut], y[:, cut])", "(x[:, cut].T, y[:, cut].T)"),
        title="examples lie in rows",
        rationale="in other notations they do",
        advice="In this course an example is a column. What shape has your first batch?",
    ),
    in_mini_batches(
        "B14",
        _cut_into("return _r", "return _r[:1]"),
        _cut_into("return _r", "return _r[0]"),
        title="only the first batch comes back",
        rationale="a return inside the loop ends the function",
        advice="How many batches do 13 examples make, five at a time? How many are yours?",
    ),
    in_mini_batches(
        "B15",
        _two_lists,
        _cut_into("return _r", "return [x[:, cut] for cut in cuts], [y[:, cut] for cut in cuts]"),
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
        _cut_into("start + size", "start + size + 1"),
        title="every batch has one too many",
        rationale="whether a slice has its end is easily forgotten",
        advice="How many numbers has order[0:3]? Count who comes twice.",
    ),
    in_mini_batches(
        "B18",
        _cut_into(_PAIRS, "[(x[:, n * size : n * size + len(cut)], y[:, cut]) for n, cut in enumerate(cuts)]"),
        _batched(_unshuffled, _cut),
        _batched(_backwards, _cut),
        title="y is shuffled and x is not",
        rationale="x stands in its own array",
        advice="Follow one target through your function: does its example come along?",
    ),
    in_mini_batches(
        "B19",
        _cut_into(_STARTS, "range(0, len(order) + 1, size)"),
        _batched(_rest_even_if_empty),
        title="an empty batch where nothing is left",
        rationale="the rest is appended without a look whether there is one",
        advice="Try 8 examples in batches of 4. How many batches should there be, and what is in your last one?",
    ),
    in_mini_batches(
        "B20",
        _batched(_rest_twice),
        title="the rest is cut twice",
        rationale="a loop over whole batches runs once too often, and the rest is appended after it as well",
        advice="Count how often each example comes, for 9 examples in batches of 4 and for 8. Who comes twice, and what is empty?",
    ),
    in_mini_batches(
        "B21",
        _batched(_one_batch_short),
        title="one whole batch too few, and no rest",
        rationale="a loop that counts from one ends where a loop from zero would",
        advice="Count the examples in your batches. Which of the order's numbers come in none of them?",
    ),
    in_mini_batches(
        "B22",
        _cut_into(_STARTS, "range(0, len(order) - size, size)"),
        title="the last batch is missing, whatever its size",
        rationale="the loop is stopped early, so that no slice runs over the end",
        advice="Try 8 examples in batches of 4: how many batches come back? May a slice run over the end of an array?",
    ),
    in_mini_batches(
        "B23",
        *rewrite.each("mini_batches", _STARTS, "range(0, {rows}, size)", rows=("len(x)", "len(y)")),
        *rewrite.each("mini_batches", _STARTS, "range(0, {rows} - size + 1, size)", rows=("len(x)", "len(y)")),
        title="the rows are counted, not the examples",
        rationale="len() is the usual way to count what an array holds",
        advice="len of an array is the number of its rows. Which way do the examples lie here, and which axis counts them?",
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
        _going(_ETA, "update(_t, _b, _g, _h, eta * x_batch.shape[1] / size)"),
        title="the last batch is divided by the size of the others",
        rationale="size is the name at hand",
        advice="How many examples are in the last batch? By what should its mean divide?",
    ),
    in_train(
        "R01",
        _going(_ETA, "update(_t, _b, _g, _h, eta * x_batch.shape[1] / x.shape[1])"),
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
        _going(_BATCHES, "mini_batches(x, y, size, orders[0])"),
        title="every epoch takes the first order",
        rationale="orders[0] was right while there was one",
        advice="Which row of orders belongs to the second epoch?",
    ),
    in_train(
        "R05",
        _going(_TOTAL, "total += cost") & _going(_NOTED, f"costs.append(total / len({_BATCHES}))"),
        title="the small last batch counts as much as the others",
        rationale="the mean of the means is short",
        advice="Two means, of 4 examples and of 1: is the mean of all 5 halfway between?",
    ),
    in_train(
        "R06",
        _going(_TOTAL, "total = cost") & _going(_NOTED, "costs.append(total)"),
        title="the cost of the last batch stands for the epoch",
        rationale="after the loop that is what is left",
        advice="Over which examples should the cost of an epoch be the mean?",
    ),
    in_train(
        "R07",
        _going(_TOTAL, "total += cost") & _going(_NOTED, "costs.append(total)"),
        _going(_NOTED, "costs.append(total)"),
        title="the costs of the batches are added up",
        rationale="a total is easy to keep",
        advice="With twice as many batches, should the cost of an epoch double?",
    ),
    in_train(
        "R24",
        _going(_TOTAL, "total += cost"),
        title="the batches' means are added up, and divided by the number of examples",
        rationale="each of the two lines is right with another one beside it",
        advice="Each batch's cost is a mean already. How many means have you added up, and by what number did you divide?",
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
        _going(_TOTAL, "costs.append(cost)") & _going(_NOTED, "None"),
        title="there is one cost per batch, not per epoch",
        rationale="append stands in the inner loop",
        advice="How many numbers should the list of costs hold?",
    ),
    in_train(
        "R11",
        _going(_BATCHES, "mini_batches(x, y, size, np.arange(len(order)))"),
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
        _going(_BATCHES, "mini_batches(x, y, len(order), order)"),
        title="all examples at once, one step an epoch",
        rationale="it is gradient descent, too",
        advice="How many steps should one epoch take?",
    ),
    in_train(
        "R14",
        _going(_ETA, "update(_t, _b, _g, _h, -eta)"),
        title="uphill: the step has the wrong sign",
        rationale="plus is the usual way to change something",
        advice="Watch your costs from epoch to epoch. Which way do you go?",
    ),
    in_train(
        "R15",
        _going("thetas, biases = update(_t, _b, _g, _h, _e)", "thetas, _ = update(_t, _b, _g, _h, _e)"),
        title="the biases never move",
        rationale="the formula in the books speaks of weights",
        advice="Compare the biases before and after.",
    ),
    in_train(
        "R21",
        _going(_ETA, "update(_t, _b, _g, _h, eta / x_batch.shape[1])"),
        title="divided by the size of the batch once more",
        rationale="a batch has several examples",
        advice="The gradient that backpropagation gives is a mean already. What is left to divide?",
    ),
    in_train(
        "R25",
        _going(_ETA, "update(_t, _b, _g, _h, eta * x_batch.shape[1])"),
        title="multiplied by the size of the batch",
        rationale="many programs add up the gradients of the examples and never divide",
        advice="Should a batch of twice as many examples make the step twice as long? Backpropagation gives a mean.",
    ),
    in_train(
        "R26",
        _going(_TOTAL, "total = cost * x_batch.shape[1]"),
        title="only the last batch's cost is left in the sum",
        rationale="= is one sign shorter than +=",
        advice="How many batches' costs are in your sum at the end of an epoch? Compare with one batch of all examples.",
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
        _going("orders", "orders[:1]"),
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
        _going("return _t, _b, _c", "return _t, _b"),
        _going("return _t, _b, _c", "return _c, _t, _b"),
        _going("return _t, _b, _c", "return _t, _b, _c[-1]"),
        _going("return _t, _b, _c", "return _t, _b, _c, []"),
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
    in_train(
        "R23",
        _one_example_at_a_time,
        title="a step for every example, not for every batch",
        rationale="the step stands inside the loop over the batch's examples",
        advice="How many steps should one epoch of 13 examples take, in batches of 4? Count yours.",
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


# What a wrong answer may be off by, in the notebook's words: the weights come first, then the biases.


def _of_sizes(sizes, _seed):
    n = len(sizes) - 1
    inputs, outputs = list(sizes[:-1]), list(sizes[1:])
    made = {"n, the number of inputs": inputs, "n, the number of outputs": outputs}
    made |= {"sqrt(inputs)": list(map(np.sqrt, inputs)), "sqrt(outputs)": list(map(np.sqrt, outputs))}
    return {name: [*map(float, values), *[None] * n] for name, values in made.items()}


def _order_of_training(thetas, _biases, _x, _y, _eta, _size, orders):
    """Return the costs, epoch after epoch, then what is left at the end."""
    return [
        *((2, epoch) for epoch in range(len(orders))),
        *((k, layer) for k in (0, 1) for layer in range(len(thetas))),
    ]


CANDIDATE_FACTORS = {"initialise": _of_sizes}
PART_ORDER = {"train": _order_of_training}
