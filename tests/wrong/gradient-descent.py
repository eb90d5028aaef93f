"""Wrong functions for the tasks of `gradient-descent`, as learners write them, in words of our own. README.md: sources and rules."""

from __future__ import annotations

import numpy as np


def moved(step):
    """Return `update` where every array takes this step."""
    return lambda thetas, biases, gt, gb, eta: (
        [step(theta, g, eta) for theta, g in zip(thetas, gt, strict=True)],
        [step(b, g, eta) for b, g in zip(biases, gb, strict=True)],
    )


def in_place(thetas, biases, gt, gb, eta):
    """Return the arrays that came in, moved."""
    for parts, slopes in ((thetas, gt), (biases, gb)):
        for part, g in zip(parts, slopes, strict=True):
            part -= eta * g
    return thetas, biases


def drawn(weights, bias=lambda rng, n: np.zeros((n, 1)), make=np.random.default_rng):
    """Return `initialise` with these weights and biases."""

    def initialise(sizes, seed):
        rng = make(seed)
        pairs = list(zip(sizes[1:], sizes[:-1], strict=True))
        thetas = [weights(rng, out, into) for out, into in pairs]
        return thetas, [bias(rng, out) for out, _ in pairs]

    return initialise


def legacy(seed):
    """Return numpy's old generator."""
    return np.random.RandomState(seed)


def glorot(rng, out, into):
    """Return uniform weights by Glorot."""
    limit = np.sqrt(6 / (into + out))
    return rng.uniform(-limit, limit, (out, into))


def layer_by_layer(sizes, seed):
    """Return both, drawn in one loop."""
    rng, thetas, biases = np.random.default_rng(seed), [], []
    for into, out in zip(sizes[:-1], sizes[1:], strict=True):
        thetas.append(rng.standard_normal((out, into)))
        biases.append(rng.standard_normal((out, 1)))
    return thetas, biases


def biases_first(sizes, seed):
    """Return both as a well-known book draws them."""
    rng = np.random.default_rng(seed)
    biases = [rng.standard_normal((n, 1)) for n in sizes[1:]]
    return [rng.standard_normal((out, into)) for into, out in zip(sizes[:-1], sizes[1:], strict=True)], biases


def named(sizes, seed):
    """Return a dict of W1, b1, ..."""
    rng, made = np.random.default_rng(seed), {}
    for n in range(1, len(sizes)):
        made[f"W{n}"] = rng.standard_normal((sizes[n], sizes[n - 1])) / np.sqrt(sizes[n - 1])
        made[f"b{n}"] = np.zeros((sizes[n], 1))
    return made


def cut(x, y, size, order):
    """Return the right batches."""
    return [(x[:, order[k : k + size]], y[:, order[k : k + size]]) for k in range(0, len(order), size)]


def complete_and_rest(x, y, size, order):
    """Return every batch, counting one more than there is, and the rest again."""
    x, y, made = x[:, order], y[:, order], []
    whole = x.shape[1] // size
    for i in range(whole + 1):
        made.append((x[:, i * size : (i + 1) * size], y[:, i * size : (i + 1) * size]))
    if x.shape[1] % size != 0:
        made.append((x[:, whole * size :], y[:, whole * size :]))
    return made


def rest_always(x, y, size, order):
    """Return the whole batches and what is left, if only nothing."""
    made, start = [], 0
    for _ in range(len(order) // size):
        made.append((x[:, order[start : start + size]], y[:, order[start : start + size]]))
        start += size
    if size != len(order):
        made.append((x[:, order[start:]], y[:, order[start:]]))
    return made


def one_behind(x, y, size, order):
    """Return batches of a loop that starts at one and stops too early."""
    x, y = x[:, order], y[:, order]
    return [(x[:, (i - 1) * size : i * size], y[:, (i - 1) * size : i * size]) for i in range(1, x.shape[1] // size)]


def in_two_lists(x, y, size, order):
    """Return the batches of x and those of y."""
    pairs = cut(x, y, size, order)
    return [a for a, _ in pairs], [b for _, b in pairs]


def first_only(x, y, size, order):
    """Return the first batch."""
    return cut(x, y, size, order)[0]


def sigmoid(z):
    """Return the usual sigmoid."""
    return 1 / (1 + np.exp(-z))


def back(thetas, biases, x, y):
    """Return the mean cross-entropy and its gradients."""
    activations, zs = [x], []
    for theta, b in zip(thetas, biases, strict=True):
        zs.append(theta @ activations[-1] + b)
        activations.append(sigmoid(zs[-1]))
    m, d = x.shape[1], activations[-1] - y
    gt, gb = [], []
    for k in range(len(thetas) - 1, -1, -1):
        gt.insert(0, d @ activations[k].T / m)
        gb.insert(0, d.sum(axis=1, keepdims=True) / m)
        d = (thetas[k].T @ d) * activations[k] * (1 - activations[k])
    return float(np.sum(np.logaddexp(0, zs[-1]) - y * zs[-1]) / m), gt, gb


def trained(cost_of=lambda costs, sizes: float(np.dot(costs, sizes) / np.sum(sizes)), batches=cut, scale=lambda t, size, m: 1.0):
    """Return `train` made of pieces."""

    def train(thetas, biases, x, y, eta, size, orders):
        history, t = [], 0
        for order in orders:
            costs, sizes = [], []
            for bx, by in batches(x, y, size, order):
                cost, gt, gb = back(thetas, biases, bx, by)
                thetas, biases = moved(lambda p, g, e, s=scale(t, bx.shape[1], size): p - e * s * g)(thetas, biases, gt, gb, eta)
                costs.append(cost)
                sizes.append(bx.shape[1])
                t += 1
            history.append(cost_of(costs, sizes))
        return thetas, biases, history

    return train


def step_by_step(thetas, biases, x, y, eta, size, orders):
    """Return a training that takes one example at a time within each batch."""
    history = []
    for order in orders:
        costs, sizes = [], []
        for bx, by in cut(x, y, size, order):
            costs.append(back(thetas, biases, bx, by)[0])
            sizes.append(bx.shape[1])
            for j in range(bx.shape[1]):
                _, gt, gb = back(thetas, biases, bx[:, [j]], by[:, [j]])
                thetas, biases = moved(lambda p, g, e: p - e * g)(thetas, biases, gt, gb, eta)
        history.append(float(np.dot(costs, sizes) / np.sum(sizes)))
    return thetas, biases, history


def early(thetas, biases, x, y, eta, size, orders):
    """Return a training that changes a layer before its delta is handed back."""
    history = []
    for order in orders:
        total = 0.0
        for bx, by in cut(x, y, size, order):
            m, a = bx.shape[1], [bx]
            total += back(thetas, biases, bx, by)[0] * m
            for theta, b in zip(thetas, biases, strict=True):
                a.append(sigmoid(theta @ a[-1] + b))
            thetas, biases, d = list(thetas), list(biases), a[-1] - by
            for k in range(len(thetas) - 1, -1, -1):
                thetas[k] = thetas[k] - eta * d @ a[k].T / m
                biases[k] = biases[k] - eta * d.sum(axis=1, keepdims=True) / m
                d = (thetas[k].T @ d) * a[k] * (1 - a[k])
        history.append(total / x.shape[1])
    return thetas, biases, history


def after_each_epoch(thetas, biases, x, y, eta, size, orders):
    """Return a training whose costs are those of all examples after the epoch."""
    history = []
    for order in orders:
        thetas, biases, _ = trained()(thetas, biases, x, y, eta, size, [order])
        history.append(back(thetas, biases, x, y)[0])
    return thetas, biases, history


def whole_set(thetas, biases, x, y, eta, size, orders):
    """Return a training with all examples in every step."""
    return trained(batches=lambda x, y, size, order: [(x[:, order], y[:, order])])(thetas, biases, x, y, eta, size, orders)


WRONG = (
    ("update", "U01", "S01: plus", moved(lambda part, g, eta: part + eta * g)),
    ("update", "U03", "S01: no learning rate", moved(lambda part, g, eta: part - g)),
    ("update", "U04", "X22: only the weights move", lambda thetas, biases, gt, gb, eta: ([t - eta * g for t, g in zip(thetas, gt, strict=True)], biases)),
    ("update", "U31", "X11: the weights' gradient for the biases too", lambda thetas, biases, gt, gb, eta: ([t - eta * g for t, g in zip(thetas, gt, strict=True)], [b - eta * g for b, g in zip(biases, gt, strict=True)])),
    ("update", "told: changed", "X12: the caller's arrays are moved in place", in_place),
    ("update", "U01+U03", "S01: plus, and no learning rate", moved(lambda part, g, eta: part + g)),
    ("update", "U01+U04", "X22: plus, and the biases stay", lambda thetas, biases, gt, gb, eta: ([t + eta * g for t, g in zip(thetas, gt, strict=True)], biases)),
    ("update", "U03+U04", "X01: no learning rate, and the biases stay", lambda thetas, biases, gt, gb, eta: ([t - g for t, g in zip(thetas, gt, strict=True)], list(biases))),
    ("update", "U25", "X15: a penalty's share in the same line", moved(lambda part, g, eta: part - eta * (g + 0.01 * part))),
    ("update", "told: list of 2", "X12: the weights alone", lambda thetas, biases, gt, gb, eta: [t - eta * g for t, g in zip(thetas, gt, strict=True)]),
    ("initialise", "I01", "X11: standard normal", drawn(lambda rng, out, into: rng.standard_normal((out, into)))),
    ("initialise", "I01+I05", "X01: between zero and one", drawn(lambda rng, out, into: rng.random((out, into)))),
    ("initialise", "I15", "X10: He's two", drawn(lambda rng, out, into: rng.standard_normal((out, into)) * np.sqrt(2 / into))),
    ("initialise", "I04", "X10: times a hundredth", drawn(lambda rng, out, into: rng.standard_normal((out, into)) * 0.01)),
    ("initialise", "I04", "X01: times a tenth", drawn(lambda rng, out, into: rng.standard_normal((out, into)) * 0.1)),
    ("initialise", "I04+I16", "X10: times a hundredth, numpy's old generator", drawn(lambda rng, out, into: rng.randn(out, into) * 0.01, make=legacy)),
    ("initialise", "I01+I16", "X11: standard normal, numpy's old generator", drawn(lambda rng, out, into: rng.randn(out, into), make=legacy)),
    ("initialise", "I15+I16", "X10: He's two, numpy's old generator", drawn(lambda rng, out, into: rng.randn(out, into) * np.sqrt(2 / into), make=legacy)),
    ("initialise", "I16", "X25: numpy's old generator", drawn(lambda rng, out, into: rng.randn(out, into) * np.sqrt(1.0 / into), make=legacy)),
    ("initialise", "I18", "X20: uniform by Glorot", drawn(glorot)),
    ("initialise", "I18", "X17: normal by Glorot", drawn(lambda rng, out, into: rng.standard_normal((out, into)) * np.sqrt(2.0 / (into + out)))),
    ("initialise", "I04+I19", "X20: uniform within 0.12", drawn(lambda rng, out, into: rng.random((out, into)) * 2 * 0.12 - 0.12)),
    ("initialise", "I01+I19", "X01: uniform between minus one and one", drawn(lambda rng, out, into: 2 * rng.random((out, into)) - 1)),
    ("initialise", "U17", "X08: zeros", drawn(lambda rng, out, into: np.zeros((out, into)))),
    ("initialise", "I17", "X25: inputs by units", drawn(lambda rng, out, into: rng.standard_normal((into, out)) / np.sqrt(into))),
    ("initialise", "I01+I10", "X11: standard normal weights and biases, layer by layer", layer_by_layer),
    ("initialise", "I01+I10", "X11: standard normal biases, then weights", biases_first),
    ("initialise", "I11", "X25: flat zeros for the biases", drawn(lambda rng, out, into: rng.standard_normal((out, into)) / np.sqrt(into), lambda rng, n: np.zeros(n))),
    ("initialise", "I20", "X13: zeros in a row for the biases", drawn(lambda rng, out, into: rng.standard_normal((out, into)) / np.sqrt(into), lambda rng, n: np.zeros((1, n)))),
    ("initialise", "I04+I17", "X25: inputs by units, times a hundredth", drawn(lambda rng, out, into: rng.standard_normal((into, out)) * 0.01)),
    ("initialise", "I01+I11", "X01: standard normal, flat biases", drawn(lambda rng, out, into: rng.standard_normal((out, into)), lambda rng, n: np.zeros(n))),
    ("initialise", "told: dict", "X10: a dict of W1, b1", named),
    ("mini_batches", "B01", "S03: no shuffle", lambda x, y, size, order: [(x[:, k : k + size], y[:, k : k + size]) for k in range(0, x.shape[1], size)]),
    ("mini_batches", "U14", "S03: whole batches only", lambda x, y, size, order: [(x[:, order[k : k + size]], y[:, order[k : k + size]]) for k in range(0, len(order) - size + 1, size)]),
    ("mini_batches", "U12", "Q03: x shuffled, y not", lambda x, y, size, order: [(x[:, order[k : k + size]], y[:, k : k + size]) for k in range(0, len(order), size)]),
    ("mini_batches", "B20", "X08: the rest comes twice", complete_and_rest),
    ("mini_batches", "B19", "S03: an empty batch where nothing is left", rest_always),
    ("mini_batches", "B21", "X08: one loop from one, one batch short", one_behind),
    ("mini_batches", "B15", "S03: two lists", in_two_lists),
    ("mini_batches", "B14", "X08: the first batch", first_only),
    ("mini_batches", "B03", "X11: a range without its step", lambda x, y, size, order: [(x[:, order[k : k + size]], y[:, order[k : k + size]]) for k in range(len(order))]),
    ("mini_batches", "B05", "X11: split into size parts", lambda x, y, size, order: [(x[:, part], y[:, part]) for part in np.array_split(order, size)]),
    ("mini_batches", "B06", "X11: split into n over size parts, rounded down", lambda x, y, size, order: [(x[:, part], y[:, part]) for part in np.array_split(order, max(1, len(order) // size))]),
    ("mini_batches", "B11", "X08: x and y stacked", lambda x, y, size, order: [np.vstack(pair) for pair in cut(x, y, size, order)]),
    ("mini_batches", "B13", "S03: examples in rows", lambda x, y, size, order: [(a.T, b.T) for a, b in cut(x, y, size, order)]),
    ("mini_batches", "B01+U14", "X07: no shuffle, whole batches only", lambda x, y, size, order: [(x[:, i * size : (i + 1) * size], y[:, i * size : (i + 1) * size]) for i in range(x.shape[1] // size)]),
    ("mini_batches", "told: generator", "S03: a generator", lambda x, y, size, order: (pair for pair in cut(x, y, size, order))),
    ("train", "U02", "S08: weights changed on the way back", early),
    ("train", "R05", "S03: the mean of the batches' means", trained(lambda costs, sizes: float(np.mean(costs)))),
    ("train", "R06", "S03: the last batch's cost", trained(lambda costs, sizes: costs[-1])),
    ("train", "R07", "X11: the batches' costs summed", trained(lambda costs, sizes: float(np.sum(costs)))),
    ("train", "R09", "X11: the cost after each epoch", after_each_epoch),
    ("train", "R12", "S03: whole batches only", trained(batches=lambda x, y, size, order: [b for b in cut(x, y, size, order) if b[0].shape[1] == size])),
    ("train", "R11", "X01: no order", trained(batches=lambda x, y, size, order: cut(x, y, size, np.arange(x.shape[1])))),
    ("train", "R13", "X01: all examples in every step", whole_set),
    ("train", "R23", "X11: one example at a time within a batch", step_by_step),
    ("train", "U18", "X22: eta shrinks with every step", trained(scale=lambda t, size, full: 1 / (1 + t))),
    ("train", "U15", "X11: divided by the full size", trained(scale=lambda t, size, full: size / full)),
    ("train", "R12", "S03: whole batches only, the mean of the means", trained(lambda costs, sizes: float(np.mean(costs)), lambda x, y, size, order: [b for b in cut(x, y, size, order) if b[0].shape[1] == size])),
    ("train", "R05+R11", "X01: no order, the mean of the means", trained(lambda costs, sizes: float(np.mean(costs)), lambda x, y, size, order: cut(x, y, size, np.arange(x.shape[1])))),
    ("train", "R06+R11", "X01: no order, the last batch's cost", trained(lambda costs, sizes: costs[-1], lambda x, y, size, order: cut(x, y, size, np.arange(x.shape[1])))),
)
