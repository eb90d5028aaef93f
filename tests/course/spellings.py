"""The spellings of each kind of mistake, in every lesson where it can be made; and why it cannot in the others."""

from __future__ import annotations

from itertools import product

from .frames import BACKPROP, BATCH, BEYOND, CHECK, DESCENT, NOTATIONS, Spelled

RIGHT_BIAS = "d.mean(axis=1, keepdims=True)"
RIGHT_WEIGHT = "(d @ a.T + lam * theta) / m"
WITHOUT_LAST = "upstream * (1 - output ** 2)"
HIDDEN = "np.dot(theta.T, d) * a * (1 - a)"


def of(kind: str, assignment: str, task: str, code: str, frame: str, *holes: str | tuple[str, ...]) -> Spelled:
    """Return one row; a single hole may stand without its tuple."""
    return Spelled(kind, assignment, task, code, frame, tuple((one,) if isinstance(one, str) else one for one in holes))


def both(*expressions: str) -> list[tuple[str, str]]:
    """Fill the holes of both costs with one and the same expression."""
    return [(one, one) for one in expressions]


def under_quadratic(*expressions: str) -> list[tuple[str, str]]:
    """Fill the hole of the quadratic cost alone."""
    return [("a - y", one) for one in expressions]


def steep(*slopes: str) -> list[str]:
    """Return a hidden delta with each slope."""
    return [f"np.dot(theta.T, d) * {slope}" for slope in slopes]


def long(cost="sum(np.sum(t ** 2) for t in thetas)", last="a - y", hidden=HIDDEN, weight=RIGHT_WEIGHT, bias=RIGHT_BIAS):
    """Fill the holes of `cost_and_gradient`."""
    return cost, last, hidden, weight, bias


def stepped(batch="x[:, cut], y[:, cut]", step="eta", add="+= c * n", mean="total / x.shape[1]"):
    """Fill the holes of `train`."""
    return batch, step, add, mean


DOWNHILL = ("(y - a) * a * (1 - a)", "-1 * (a - y) * (a - a ** 2)", "(y - a) * (a * (1.0 - a))")
TWICE = ("2 * (y - a) * a * (1 - a)", "-2 * (a - y) * a * (1 - a)")
TANH = ("(1 - a ** 2)", "(1 - np.square(a))", "(1 - a) * (1 + a)", "(1 - a * a)")
SQUARED = ("a ** 2", "np.power(a, 2)", "a * a", "np.square(a)")

SPELLED = (
    # (y - a) a (1 - a) whatever the cost
    of("downhill", BACKPROP, "output_delta", "D23", "output", *both(*DOWNHILL)),
    of("downhill", BACKPROP, "output_delta", "D18", "output", *both(*TWICE, "2 / len(a) * (y - a) * a * (1 - a)")),
    of("downhill", BACKPROP, "delta", "D23", "last delta", *DOWNHILL),
    of("downhill", BACKPROP, "delta", "D18", "last delta", *TWICE, "2 / len(y) * (y - a) * a * (1 - a)"),
    of("downhill", BATCH, "delta", "D01+D02", "batch delta", *product(DOWNHILL, [HIDDEN])),
    of("downhill", BATCH, "delta", "D18", "batch delta", *product([*TWICE, "2 / m * (y - a) * a * (1 - a)"], [HIDDEN])),
    of("downhill", BATCH, "cost_and_gradient", "D02+P13", "long vector", *(long(last=one) for one in DOWNHILL)),
    of("downhill", BATCH, "cost_and_gradient", "D18", "long vector", *(long(last=one) for one in TWICE)),
    of("downhill", BEYOND, "softmax_delta", "D01+D02", "softmax delta", *(one.replace("a", "p") for one in DOWNHILL)),
    of("downhill", BEYOND, "softmax_delta", "D18", "softmax delta", *(one.replace("a", "p") for one in TWICE)),
    of(
        "downhill",
        BEYOND,
        "softmax_delta",
        "D18",
        "softmax delta",
        "2 / len(p) * (y - p) * p * (1 - p)",
        "2 * (y - p) * p * (1 - p) / y.shape[1]",
    ),
    # the slope of tanh
    of("tanh", BACKPROP, "output_delta", "Q07", "output", *under_quadratic(*(f"(a - y) * {one}" for one in TANH))),
    of("tanh", BACKPROP, "output_delta", "D02+Q07", "output", *both(*(f"(a - y) * {one}" for one in TANH))),
    of("tanh", BACKPROP, "hidden_delta", "H08", "hidden", *(f"(theta.T @ delta) * {one}" for one in TANH)),
    of("tanh", BACKPROP, "delta", "H08", "delta", *steep(*TANH)),
    of("tanh", BATCH, "delta", "H08", "batch delta", *product(["a - y"], steep(*TANH))),
    of("tanh", BATCH, "cost_and_gradient", "H08", "long vector", *(long(hidden=one) for one in steep(*TANH))),
    of(
        "tanh",
        BEYOND,
        "pullback",
        "Y50",
        "pullback",
        *product(("upstream * (1 - output ** 2)", "upstream - upstream * output * output"), [WITHOUT_LAST]),
    ),
    of("tanh", BEYOND, "softmax_delta", "S26", "softmax delta", "(p - y) * (1 - p ** 2)", "(p - y) * (1 - p * p)"),
    # a squared
    of(
        "squared", BACKPROP, "output_delta", "Q09", "output", *under_quadratic(*(f"(a - y) * {one}" for one in SQUARED))
    ),
    of("squared", BACKPROP, "output_delta", "D02+Q09", "output", *both(*(f"(a - y) * {one}" for one in SQUARED))),
    of("squared", BACKPROP, "hidden_delta", "H29", "hidden", *(f"(theta.T @ delta) * {one}" for one in SQUARED)),
    of("squared", BACKPROP, "delta", "H29", "delta", *steep(*SQUARED)),
    of("squared", BATCH, "delta", "H29", "batch delta", *product(["a - y"], steep(*SQUARED))),
    of("squared", BATCH, "cost_and_gradient", "H29", "long vector", *(long(hidden=one) for one in steep(*SQUARED))),
    of(
        "squared",
        BEYOND,
        "pullback",
        "Y51",
        "pullback",
        *product(("upstream * output ** 2", "upstream * output * output"), [WITHOUT_LAST]),
    ),
    of("squared", BEYOND, "softmax_delta", "S26", "softmax delta", "(p - y) * p ** 2", "(p - y) * p * p"),
    # 1/m nowhere
    of(
        "sum",
        BATCH,
        "gradient",
        "G04",
        "batch gradient",
        ("d @ a.T + lam * theta", "d.sum(axis=1, keepdims=True)"),
        ("np.dot(d, a.T) + lam * theta", "np.sum(d, axis=1).reshape(-1, 1)"),
        ("d @ a.T + lam / m * theta", "d.sum(axis=1, keepdims=True)"),
        ("d @ a.T + lam * theta", RIGHT_BIAS),
    ),
    of(
        "sum",
        BATCH,
        "cost_and_gradient",
        "G04",
        "long vector",
        long(weight="d @ a.T + lam * theta", bias="d.sum(axis=1, keepdims=True)"),
        long(weight="np.dot(d, a.T) + lam / m * theta", bias="np.sum(d, axis=1, keepdims=True)"),
    ),
    of("sum", DESCENT, "train", "R25", "train", stepped(step="eta * n"), stepped(step="n * eta")),
    # the quadratic cost only
    of(
        "quadratic", BACKPROP, "output_delta", "D02", "output", *both("(a - y) * a * (1 - a)", "(a - y) * (a - a ** 2)")
    ),
    of("quadratic", BACKPROP, "delta", "D02", "last delta", "(a - y) * a * (1 - a)", "(a - a * a) * (a - y)"),
    of(
        "quadratic",
        BATCH,
        "delta",
        "D02",
        "batch delta",
        *product(("(a - y) * a * (1 - a)", "(a - a ** 2) * (a - y)"), [HIDDEN]),
    ),
    of(
        "quadratic",
        BATCH,
        "cost_and_gradient",
        "D02",
        "long vector",
        long(last="(a - y) * a * (1 - a)"),
        long(last="(a - a * a) * (a - y)"),
    ),
    of("quadratic", BEYOND, "softmax_delta", "D02", "softmax delta", "(p - y) * p * (1 - p)", "(p - p ** 2) * (p - y)"),
    # two layers, whatever the network
    of(
        "two layers",
        BACKPROP,
        "forward",
        "U20",
        "",
        "def forward(thetas, x):\n    h = sigmoid(thetas[0] @ x)\n    return [x, h, sigmoid(thetas[1] @ h)]",
        "def forward(thetas, x):\n    a = [x]\n    for k in range(2):\n        a += [sigmoid(np.dot(thetas[k], a[k]))]\n    return a",
    ),
    of(
        "two layers",
        BACKPROP,
        "delta",
        "U20",
        "",
        "def delta(thetas, activations, y, cost='cross_entropy'):\n    last = output_delta(activations[2], y, cost)\n"
        "    return [hidden_delta(thetas[1], last, activations[1]), last]",
        "def delta(thetas, activations, y, cost='cross_entropy'):\n    d2 = output_delta(activations[-1], y, cost)\n"
        "    d1 = hidden_delta(thetas[-1], d2, activations[-2])\n    return [d1, d2]",
    ),
    of(
        "two layers",
        BACKPROP,
        "delta",
        "D02+U20",
        "",
        "def delta(thetas, activations, y, cost='cross_entropy'):\n    a1, a2 = activations[1], activations[2]\n"
        "    d2 = (a2 - y) * a2 * (1 - a2)\n    return [thetas[1].T @ d2 * a1 * (1 - a1), d2]",
        "def delta(thetas, activations, y, cost='cross_entropy'):\n    x, h, o = activations[:3]\n"
        "    last = (o - y) * (o - o ** 2)\n    return [np.dot(last, thetas[1]) * (h - h ** 2), last]",
    ),
    of(
        "two layers",
        BACKPROP,
        "gradient",
        "U20",
        "",
        "def gradient(activations, deltas):\n    return [np.outer(deltas[0], activations[0]), np.outer(deltas[1], activations[1])]",
        "def gradient(activations, deltas):\n    return [deltas[k][:, None] * activations[k] for k in range(2)]",
    ),
    of(
        "two layers",
        BATCH,
        "forward",
        "U20",
        "",
        "def forward(thetas, biases, x):\n    z1 = thetas[0] @ x + biases[0]\n    a1 = sigmoid(z1)\n"
        "    z2 = thetas[1] @ a1 + biases[1]\n    return [z1, z2], [x, a1, sigmoid(z2)]",
        "def forward(thetas, biases, x):\n    zs, a = [], [x]\n    for k in range(2):\n"
        "        zs.append(np.dot(thetas[k], a[-1]) + biases[k])\n        a.append(sigmoid(zs[-1]))\n    return zs, a",
    ),
    of(
        "two layers",
        BATCH,
        "delta",
        "U20",
        "",
        "def delta(thetas, activations, y):\n    a1, a2 = activations[1], activations[2]\n    d2 = a2 - y\n"
        "    return [thetas[1].T @ d2 * a1 * (1 - a1), d2]",
        "def delta(thetas, activations, y):\n    d2 = activations[-1] - y\n    a1 = activations[-2]\n"
        "    return [thetas[-1].T @ d2 * a1 * (1 - a1), d2]",
    ),
    of(
        "two layers",
        BATCH,
        "gradient",
        "U20",
        "",
        "def gradient(thetas, activations, deltas, lam):\n    m = deltas[0].shape[1]\n"
        "    w = [(deltas[k] @ activations[k].T + lam * thetas[k]) / m for k in (0, 1)]\n"
        "    return w, [deltas[k].mean(axis=1, keepdims=True) for k in (0, 1)]",
        "def gradient(thetas, activations, deltas, lam):\n    x, h = activations[:2]\n    d1, d2 = deltas[:2]\n"
        "    m = x.shape[1]\n    return ([d1 @ x.T / m + lam / m * thetas[0], d2 @ h.T / m + lam / m * thetas[1]],"
        " [d1.sum(axis=1, keepdims=True) / m, d2.sum(axis=1, keepdims=True) / m])",
    ),
    of(
        "two layers",
        DESCENT,
        "initialise",
        "U20",
        "",
        "def initialise(sizes, seed):\n    rng = np.random.default_rng(seed)\n    n0, n1, n2 = sizes[:3]\n"
        "    w1 = rng.standard_normal((n1, n0)) / np.sqrt(n0)\n    w2 = rng.standard_normal((n2, n1)) / np.sqrt(n1)\n"
        "    return [w1, w2], [np.zeros((n1, 1)), np.zeros((n2, 1))]",
        "def initialise(sizes, seed):\n    rng = np.random.default_rng(seed)\n"
        "    w = [rng.standard_normal((sizes[k + 1], sizes[k])) / sizes[k] ** 0.5 for k in range(2)]\n"
        "    return w, [np.zeros((len(each), 1)) for each in w]",
    ),
    of(
        "two layers",
        DESCENT,
        "update",
        "U20",
        "",
        "def update(thetas, biases, theta_gradients, bias_gradients, eta):\n"
        "    return ([thetas[k] - eta * theta_gradients[k] for k in range(2)],"
        " [biases[k] - eta * bias_gradients[k] for k in range(2)])",
        "def update(thetas, biases, theta_gradients, bias_gradients, eta):\n    (w1, w2), (b1, b2) = thetas[:2], biases[:2]\n"
        "    (g1, g2), (h1, h2) = theta_gradients[:2], bias_gradients[:2]\n"
        "    return [w1 - eta * g1, w2 - eta * g2], [b1 - eta * h1, b2 - eta * h2]",
    ),
    of(
        "two layers",
        NOTATIONS,
        "to_ng",
        "V16",
        "",
        "def to_ng(thetas, biases):\n    return [np.hstack([biases[0], thetas[0]]), np.hstack([biases[1], thetas[1]])]",
        "def to_ng(thetas, biases):\n    return [np.c_[biases[k], thetas[k]] for k in range(2)]",
    ),
    of(
        "two layers",
        NOTATIONS,
        "from_ng",
        "V08",
        "",
        "def from_ng(Thetas):\n    A, B = Thetas[0], Thetas[1]\n    return [A[:, 1:], B[:, 1:]], [A[:, :1], B[:, :1]]",
        "def from_ng(Thetas):\n    return [Thetas[k][:, 1:] for k in (0, 1)], [Thetas[k][:, [0]] for k in (0, 1)]",
    ),
    *(
        of(
            "two layers",
            NOTATIONS,
            f"from_{who}",
            code,
            "",
            f"def from_{who}(p):\n    return [p['{w}{n}']{t}, p['{w}{n + 1}']{t}], [p['b{n}']{b}, p['b{n + 1}']{b}]",
            f"def from_{who}(p):\n    return [p['{w}%d' % n]{t} for n in ({n}, {n + 1})], [p['b%d' % n]{b} for n in ({n}, {n + 1})]",
        )
        for who, w, n, t, b, code in (
            ("dls", "W", 1, "", "", "V24"),
            ("nielsen", "w", 2, "", "", "V44"),
            ("cs231n", "W", 1, ".T", "[:, None]", "V64"),
        )
    ),
    of(
        "two layers",
        NOTATIONS,
        "from_torch",
        "V84",
        "",
        "def from_torch(s):\n    return [s['0.weight'], s['2.weight']], [s['0.bias'][:, None], s['2.bias'][:, None]]",
        "def from_torch(s):\n    return [s[f'{n}.weight'] for n in (0, 2)], [s[f'{n}.bias'].reshape(-1, 1) for n in (0, 2)]",
    ),
    *(
        of(
            "two layers",
            NOTATIONS,
            f"to_{who}",
            code,
            "",
            f"def to_{who}(thetas, biases):\n    return {{'{w}{n}': thetas[0]{t}, 'b{n}': biases[0]{b}, '{w}{n + 1}': thetas[1]{t},"
            f" 'b{n + 1}': biases[1]{b}}}",
            f"def to_{who}(thetas, biases):\n    p = {{}}\n    for k in range(2):\n        p['{w}' + str(k + {n})] = thetas[k]{t}\n"
            f"        p['b' + str(k + {n})] = biases[k]{b}\n    return p",
        )
        for who, w, n, t, b, code in (
            ("dls", "W", 1, "", "", "V34"),
            ("nielsen", "w", 2, "", "", "V54"),
            ("cs231n", "W", 1, ".T", ".ravel()", "V76"),
        )
    ),
    of(
        "two layers",
        NOTATIONS,
        "to_torch",
        "V95",
        "",
        "def to_torch(thetas, biases):\n    return {'0.weight': thetas[0], '0.bias': biases[0].ravel(),"
        " '2.weight': thetas[1], '2.bias': biases[1].ravel()}",
        "def to_torch(thetas, biases):\n    s = {}\n    for k in (0, 1):\n        s[f'{2 * k}.weight'] = thetas[k]\n"
        "        s[f'{2 * k}.bias'] = biases[k].flatten()\n    return s",
    ),
    of(
        "two layers",
        CHECK,
        "check",
        "K13",
        "",
        "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n    out = []\n    for k in range(2):\n"
        "        g = numerical_gradient(lambda t: f([*thetas[:k], t, *thetas[k + 1:]]), thetas[k], h)\n"
        "        out.append(relative_error(g, gradients[k]) <= tolerance)\n    return out",
        "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n    t1, t2 = thetas[:2]\n"
        "    n1 = numerical_gradient(lambda t: f([t] + thetas[1:]), t1, h)\n"
        "    n2 = numerical_gradient(lambda t: f([t1, t] + thetas[2:]), t2, h)\n"
        "    return [relative_error(gradients[0], n1) <= tolerance, relative_error(gradients[1], n2) <= tolerance]",
    ),
    # the penalty
    of(
        "penalty of the gradient",
        BATCH,
        "gradient",
        "R10",
        "batch gradient",
        *product(
            (
                "d @ a.T / m + lam / m * (d @ a.T / m)",
                "(1 + lam / m) * np.dot(d, a.T) / m",
                "d @ a.T / m + lam / m * (d @ a.T)",
            ),
            [RIGHT_BIAS],
        ),
    ),
    of(
        "penalty of the gradient",
        BATCH,
        "cost_and_gradient",
        "R10",
        "long vector",
        long(weight="d @ a.T / m + lam / m * (d @ a.T / m)"),
        long(weight="(1 + lam / m) * np.dot(d, a.T) / m"),
    ),
    of(
        "column",
        BATCH,
        "cost",
        "C19",
        "batch cost",
        "c += lam / (2 * m) * sum(np.sum(t[:, 1:] ** 2) for t in thetas)",
        "for t in thetas:\n        c += lam * np.sum(np.square(t[:, 1:])) / (2 * m)",
        "c = c + lam / 2 / m * np.sum([(t[:, 1:] * t[:, 1:]).sum() for t in thetas])",
    ),
    of(
        "column",
        BATCH,
        "gradient",
        "R08",
        "batch gradient",
        *product(
            (
                "d @ a.T / m + lam / m * np.hstack([np.zeros((len(theta), 1)), theta[:, 1:]])",
                "np.dot(d, a.T) / m + lam / m * np.c_[np.zeros(theta.shape[0]), theta[:, 1:]]",
                "d @ a.T / m + lam / m * theta * (np.arange(theta.shape[1]) > 0)",
            ),
            [RIGHT_BIAS],
        ),
    ),
    of(
        "column",
        BATCH,
        "cost_and_gradient",
        "C19",
        "long vector",
        long(cost="sum(np.sum(t[:, 1:] ** 2) for t in thetas)"),
        long(cost="np.sum([np.square(t[:, 1:]).sum() for t in thetas])"),
    ),
    of(
        "column",
        BATCH,
        "cost_and_gradient",
        "C19+R08",
        "long vector",
        long(
            cost="sum(np.sum(t[:, 1:] ** 2) for t in thetas)",
            weight="d @ a.T / m + lam / m * np.hstack([np.zeros((len(theta), 1)), theta[:, 1:]])",
        ),
        long(
            cost="np.sum([np.square(t[:, 1:]).sum() for t in thetas])",
            weight="d @ a.T / m + lam / m * theta * (np.arange(theta.shape[1]) > 0)",
        ),
    ),
    of(
        "lam alone",
        BATCH,
        "gradient",
        "R09",
        "batch gradient",
        *product(("d @ a.T / m + lam / m", "(d @ a.T + lam) / m", "np.dot(d, a.T) / m + lam"), [RIGHT_BIAS]),
    ),
    of(
        "lam alone",
        BATCH,
        "cost_and_gradient",
        "R09",
        "long vector",
        long(weight="d @ a.T / m + lam / m"),
        long(weight="d @ a.T / m + lam"),
    ),
    # = for +=
    of(
        "= for +=",
        BACKPROP,
        "forward",
        "F24",
        "",
        "def forward(thetas, x):\n    a = [x]\n    for theta in thetas:\n        z = np.zeros(len(theta))\n"
        "        for i in range(theta.shape[0]):\n            for j in range(theta.shape[1]):\n"
        "                z[i] = theta[i, j] * a[-1][j]\n        a.append(sigmoid(z))\n    return a",
        "def forward(thetas, x):\n    a = [x]\n    for theta in thetas:\n        for j in range(len(a[-1])):\n"
        "            z = theta[:, j] * a[-1][j]\n        a.append(sigmoid(z))\n    return a",
    ),
    of(
        "= for +=",
        BACKPROP,
        "hidden_delta",
        "H33",
        "",
        "def hidden_delta(theta, delta, a):\n    e = np.zeros(len(a))\n    for i in range(len(a)):\n"
        "        for k in range(len(delta)):\n            e[i] = theta[k, i] * delta[k]\n    return e * a * (1 - a)",
        "def hidden_delta(theta, delta, a):\n    for k in range(len(delta)):\n        e = theta[k] * delta[k]\n    return e * a * (1 - a)",
    ),
    of(
        "= for +=",
        BATCH,
        "forward",
        "F24",
        "",
        "def forward(thetas, biases, x):\n    zs, a = [], [x]\n    for theta, b in zip(thetas, biases):\n"
        "        for j in range(theta.shape[1]):\n            z = np.outer(theta[:, j], a[-1][j])\n"
        "        zs.append(z + b)\n        a.append(sigmoid(zs[-1]))\n    return zs, a",
        "def forward(thetas, biases, x):\n    zs, a = [], [x]\n    for theta, b in zip(thetas, biases):\n"
        "        zs.append(theta[:, [-1]] * a[-1][-1] + b)\n        a.append(sigmoid(zs[-1]))\n    return zs, a",
    ),
    of(
        "= for +=",
        BATCH,
        "delta",
        "H33",
        "batch delta",
        *product(["a - y"], ("np.outer(theta[-1], d[-1]) * a * (1 - a)", "theta[-1:].T * d[-1:] * (a - a ** 2)")),
    ),
    of(
        "= for +=",
        BACKPROP,
        "delta",
        "H33",
        "delta",
        "theta[-1] * d[-1] * a * (1 - a)",
        "[theta[k] * d[k] for k in range(len(d))][-1] * a * (1 - a)",
    ),
    of(
        "= for +=",
        CHECK,
        "numerical_gradient",
        "N17",
        "",
        "def numerical_gradient(f, theta, h=1e-5):\n    g = np.zeros(theta.shape)\n    for i in np.ndindex(theta.shape):\n"
        "        up, down = theta.astype(float), theta.astype(float)\n        up[i] = h\n        down[i] = -h\n"
        "        g[i] = (f(up) - f(down)) / (2 * h)\n    return g",
        "def numerical_gradient(f, theta, h=1e-5):\n    theta = np.array(theta, float)\n    g = np.zeros_like(theta)\n"
        "    for i in np.ndindex(theta.shape):\n        old = theta[i]\n        theta[i] = h\n        above = f(theta)\n"
        "        theta[i] = -h\n        below = f(theta)\n        theta[i] = old\n        g[i] = (above - below) / (2 * h)\n    return g",
    ),
    of(
        "= for +=",
        BATCH,
        "cost",
        "C16",
        "batch cost",
        "for t in thetas:\n        penalty = lam / (2 * m) * np.sum(t ** 2)\n    c += penalty",
        "for t in thetas:\n        squares = np.sum(np.square(t))\n    c = c + lam * squares / (2 * m)",
    ),
    of(
        "= for +=",
        BATCH,
        "cost",
        "C22",
        "",
        "def cost(z, y, thetas, lam):\n    m = z.shape[1]\n    for j in range(m):\n"
        "        total = np.sum(np.logaddexp(0, z[:, j]) - y[:, j] * z[:, j])\n"
        "    return float(total / m + lam / (2 * m) * sum(np.sum(t ** 2) for t in thetas))",
        "def cost(z, y, thetas, lam):\n    m = z.shape[1]\n    loss = np.logaddexp(0, z) - y * z\n    for j in range(m):\n"
        "        c = loss[:, j].sum() / m\n    for t in thetas:\n        c += lam / (2 * m) * (t ** 2).sum()\n    return float(c)",
    ),
    of(
        "= for +=",
        BATCH,
        "gradient",
        "G11",
        "batch gradient",
        *product(
            ("np.outer(d[:, -1], a[:, -1]) / m + lam / m * theta", "(d[:, [-1]] @ a[:, [-1]].T + lam * theta) / m"),
            ["d[:, [-1]] / m"],
        ),
    ),
    of(
        "= for +=",
        BATCH,
        "gradient",
        "B12",
        "batch gradient",
        *product([RIGHT_WEIGHT], ("d[:, [-1]] / m", "[d[:, j] for j in range(m)][-1].reshape(-1, 1) / m")),
    ),
    of(
        "= for +=",
        BATCH,
        "cost_and_gradient",
        "G11",
        "long vector",
        long(weight="(d[:, [-1]] @ a[:, [-1]].T + lam * theta) / m", bias="d[:, [-1]] / m"),
        long(weight="np.outer(d[:, -1], a[:, -1]) / m + lam / m * theta", bias="d[:, -1:] / m"),
    ),
    of(
        "= for +=",
        DESCENT,
        "train",
        "R06",
        "train",
        stepped(add="= c", mean="total"),
        ("x[:, cut], y[:, cut]", "eta", "= float(c)", "total"),
    ),
    of("= for +=", DESCENT, "train", "R26", "train", stepped(add="= c * n"), stepped(add="= n * c")),
    of(
        "= for +=",
        DESCENT,
        "update",
        "U21",
        "",
        "def update(thetas, biases, theta_gradients, bias_gradients, eta):\n    w, b = [], []\n"
        "    for t, g in zip(thetas, theta_gradients):\n        t =- eta * g\n        w.append(t)\n"
        "    for t, g in zip(biases, bias_gradients):\n        t =- eta * g\n        b.append(t)\n    return w, b",
        "def update(thetas, biases, theta_gradients, bias_gradients, eta):\n"
        "    return [-eta * g for g in theta_gradients], [-eta * g for g in bias_gradients]",
    ),
    of(
        "= for +=",
        BEYOND,
        "layer_backward",
        "X29",
        "layer back",
        ("theta.T @ d", "np.outer(d[:, -1], x[:, -1])", "d[:, [-1]]"),
        ("np.dot(theta.T, d)", "d[:, -1:] @ x[:, -1:].T", "d[:, -1].reshape(-1, 1)"),
    ),
    of(
        "= for +=",
        BEYOND,
        "reverse",
        "Y41",
        "",
        "def reverse(graph, values, output):\n    grads = [np.zeros(v.shape) for v in values]\n    grads[output] = np.ones(values[output].shape)\n"
        "    for n in topological_order([i for _, i in graph])[::-1]:\n        name, inputs = graph[n]\n        if inputs:\n"
        "            for s, p in zip(inputs, pullback(name, grads[n], [values[k] for k in inputs], values[n])):\n"
        "                grads[s] = p\n    return grads",
        "def reverse(graph, values, output):\n    grads = {k: np.zeros_like(v) for k, v in enumerate(values)}\n    grads[output] = np.ones_like(values[output])\n"
        "    order = topological_order([i for _, i in graph])\n    for n in reversed(order):\n        name, inputs = graph[n]\n        if len(inputs) > 0:\n"
        "            pieces = pullback(name, grads[n], [values[k] for k in inputs], values[n])\n            for j in range(len(inputs)):\n"
        "                grads[inputs[j]] = pieces[j]\n    return [grads[k] for k in range(len(graph))]",
    ),
    # a bracket
    of(
        "bracket",
        BACKPROP,
        "sigmoid",
        "F21",
        "",
        "def sigmoid(z):\n    return 1 / 1 + np.exp(-z)",
        "def sigmoid(z):\n    return 1.0/1.0 + np.exp(-1 * z)",
    ),
    of(
        "bracket",
        BACKPROP,
        "output_delta",
        "Q10",
        "output",
        *under_quadratic("(a - y) * a * 1 - a", "a * (a - y) * 1 - a", "((a - y) * a) - a"),
    ),
    of("bracket", BACKPROP, "output_delta", "D02+Q10", "output", *both("(a - y) * a * 1 - a", "a * (a - y) - a")),
    of(
        "bracket",
        BACKPROP,
        "hidden_delta",
        "H30",
        "hidden",
        "theta.T @ delta * a * 1 - a",
        "np.dot(theta.T, delta) * a - a",
    ),
    of("bracket", BACKPROP, "delta", "H30", "delta", "theta.T @ d * a * 1 - a", "np.dot(d, theta) * a - a"),
    of(
        "bracket",
        BATCH,
        "delta",
        "H30",
        "batch delta",
        *product(["a - y"], ("theta.T @ d * a * 1 - a", "np.dot(theta.T, d) * a - a")),
    ),
    of(
        "bracket",
        BATCH,
        "cost_and_gradient",
        "H30",
        "long vector",
        long(hidden="theta.T @ d * a * 1 - a"),
        long(hidden="np.dot(theta.T, d) * a - a"),
    ),
    of(
        "bracket",
        BEYOND,
        "pullback",
        "Y52",
        "pullback",
        *product(("upstream * output * 1 - output", "output * upstream - output"), [WITHOUT_LAST]),
    ),
    of(
        "bracket",
        BEYOND,
        "pullback",
        "Y53",
        "pullback",
        *product(["upstream * output * (1 - output)"], ("upstream * 1 - output ** 2", "upstream - output * output")),
    ),
    of("bracket", BEYOND, "softmax_delta", "S26", "softmax delta", "(p - y) * p * 1 - p", "p * (p - y) - p"),
    # an outer product with the steepness in the wrong place
    of(
        "outer",
        BACKPROP,
        "gradient",
        "G17",
        "outer",
        "np.outer(d * out * (1 - out), a)",
        "np.outer(d, a) * (out * (1 - out))[:, None]",
    ),
    of("outer", BACKPROP, "gradient", "G22", "outer", "np.outer(d, a * (1 - a))", "np.outer(d, a - a ** 2)"),
    of(
        "outer",
        BACKPROP,
        "gradient",
        "G23",
        "outer",
        "np.outer(d, a * a * (1 - a))",
        "np.outer(d, a) * (a * (1 - a))",
        "np.outer(d, a) * (a - a ** 2)[None, :]",
    ),
    of(
        "outer",
        BATCH,
        "gradient",
        "G17",
        "batch gradient",
        (
            "(d * out * (1 - out)) @ a.T / m + lam / m * theta",
            "(d * out * (1 - out)).mean(axis=1, keepdims=True)",
        ),
        ("np.dot(d * (out - out ** 2), a.T) / m + lam / m * theta", RIGHT_BIAS),
    ),
    of(
        "outer",
        BATCH,
        "gradient",
        "G22",
        "batch gradient",
        *product(
            ("(d @ (a * (1 - a)).T + lam * theta) / m", "np.dot(d, (a - a ** 2).T) / m + lam / m * theta"), [RIGHT_BIAS]
        ),
    ),
    of(
        "outer",
        BATCH,
        "gradient",
        "G23",
        "batch gradient",
        *product(
            ("(d @ (a * a * (1 - a)).T + lam * theta) / m", "np.dot(d, (a ** 2 - a ** 3).T) / m + lam / m * theta"),
            [RIGHT_BIAS],
        ),
    ),
    of(
        "outer",
        BATCH,
        "cost_and_gradient",
        "G22",
        "long vector",
        long(weight="(d @ (a * (1 - a)).T + lam * theta) / m"),
        long(weight="np.dot(d, (a - a ** 2).T) / m + lam / m * theta"),
    ),
    of(
        "outer",
        BEYOND,
        "layer_backward",
        "X22",
        "layer back",
        ("theta.T @ d", "upstream @ x.T", "d.sum(axis=1, keepdims=True)"),
        ("np.dot(theta.T, d)", "np.dot(upstream, x.T)", "d.sum(axis=1)[:, None]"),
    ),
    of(
        "outer",
        BEYOND,
        "layer_backward",
        "X30",
        "layer back",
        ("theta.T @ d", "(d * s) @ x.T", "d.sum(axis=1, keepdims=True)"),
        ("np.dot(theta.T, d)", "np.dot(upstream * s ** 2, x.T)", "d.sum(axis=1)[:, None]"),
    ),
    # nudging to one side
    of(
        "one side",
        CHECK,
        "numerical_gradient",
        "N01",
        "nudge",
        "(f(up) - f(theta)) / h",
        "(f(theta) - f(down)) / h",
        "(f(up) - f(theta)) / (2 * h)",
        "(f(theta) - f(down)) / (2 * h)",
    ),
    of(
        "one side",
        CHECK,
        "check",
        "N01",
        "check",
        "(f(thetas[:k] + [up] + thetas[k + 1:]) - f(thetas)) / h",
        "(cost(theta) - cost(down)) / h",
    ),
    # late binding
    of(
        "late binding",
        CHECK,
        "check",
        "K12",
        "",
        "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n"
        "    costs = [lambda t: f(thetas[:k] + [t] + thetas[k + 1:]) for k in range(len(thetas))]\n"
        "    found = [numerical_gradient(c, t, h) for c, t in zip(costs, thetas)]\n"
        "    return [bool(relative_error(n, g) <= tolerance) for n, g in zip(found, gradients)]",
        "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n    costs = []\n    for k in range(len(thetas)):\n"
        "        def cost(t):\n            new = list(thetas)\n            new[k] = t\n            return f(new)\n        costs.append(cost)\n"
        "    out = []\n    for c, t, g in zip(costs, thetas, gradients):\n        out.append(relative_error(numerical_gradient(c, t, h), g) <= tolerance)\n    return out",
    ),
    # a linear last layer
    of(
        "linear",
        BACKPROP,
        "forward",
        "F01",
        "forward",
        "z if k == len(thetas) - 1 else sigmoid(z)",
        "sigmoid(z) if k + 1 < len(thetas) else z",
    ),
    of(
        "linear",
        BATCH,
        "forward",
        "F01",
        "batch forward",
        "z if k == len(thetas) - 1 else sigmoid(z)",
        "sigmoid(z) if k + 1 < len(thetas) else z",
    ),
    of("linear", BATCH, "cost_and_gradient", "F01", "long vector", long(last="z - y"), long(last="zs[-1] - y")),
    of(
        "linear",
        BEYOND,
        "layer_forward",
        "F01",
        "",
        "def layer_forward(x, theta, b, activation):\n    z = theta @ x + b\n    return z, {'x': x, 'theta': theta, 'z': z, 'activation': activation}",
        "def layer_forward(x, theta, b, activation):\n    z = np.dot(theta, x) + b\n    a = z\n    return a, dict(x=x, theta=theta, z=z, activation=activation)",
    ),
    # x and y
    of(
        "x alone",
        DESCENT,
        "mini_batches",
        "U12",
        "batches",
        "(x[:, order[start:stop]], y[:, start:stop])",
        "(x[:, order][:, start:stop], y[:, start:stop])",
    ),
    of(
        "y alone",
        DESCENT,
        "mini_batches",
        "B18",
        "batches",
        "(x[:, start:stop], y[:, order[start:stop]])",
        "(x[:, start:stop], y[:, order][:, start:stop])",
    ),
    of(
        "x alone",
        DESCENT,
        "train",
        "R22",
        "train",
        stepped("x[:, cut], y[:, start : start + size]"),
        stepped("x[:, order][:, start:start + size], y[:, start:start + size]"),
    ),
    of(
        "y alone",
        DESCENT,
        "train",
        "B18",
        "train",
        stepped("x[:, start : start + size], y[:, cut]"),
        stepped("x[:, start:start + size], y[:, order][:, start:start + size]"),
    ),
    # p - y p
    of("p - yp", BACKPROP, "output_delta", "D22+Q01", "output", *both("a - y * a", "a * (1 - y)")),
    of(
        "p - yp",
        BACKPROP,
        "output_delta",
        "D22",
        "output",
        ("a - y * a", "(a - y * a) * a * (1 - a)"),
        ("a * (1 - y)", "a ** 2 * (1 - a) * (1 - y)"),
    ),
    of(
        "p - yp",
        BACKPROP,
        "delta",
        "D22",
        "",
        "def delta(thetas, activations, y, cost='cross_entropy'):\n    a = activations[-1]\n    deltas = [(a - y * a) * (1 if cost == 'cross_entropy' else a * (1 - a))]\n    for k in range(len(thetas) - 1, 0, -1):\n        deltas.insert(0, hidden_delta(thetas[k], deltas[0], activations[k]))\n    return deltas",
        "def delta(thetas, activations, y, cost='cross_entropy'):\n    a = activations[-1]\n    deltas = [(1 - y) * a]\n    if cost == 'quadratic':\n        deltas[0] = deltas[0] * (a - a ** 2)\n    for k in range(len(thetas) - 1, 0, -1):\n        deltas = [hidden_delta(thetas[k], deltas[0], activations[k]), *deltas]\n    return deltas",
    ),
    of("p - yp", BATCH, "delta", "D22", "batch delta", *product(("a - y * a", "a * (1 - y)"), [HIDDEN])),
    of("p - yp", BATCH, "cost_and_gradient", "D22", "long vector", long(last="a - y * a"), long(last="a * (1 - y)")),
    of("p - yp", BEYOND, "softmax_delta", "S24", "softmax delta", "p - y * p", "p * (1 - y)", "np.where(y == 1, 0, p)"),
    # verdicts
    of(
        "same verdict",
        CHECK,
        "check",
        "K11",
        "",
        "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n    return [True for _ in thetas]",
        "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n    return [False] * len(gradients)",
        "def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):\n    worst = 0\n    for k in range(len(thetas)):\n"
        "        n = numerical_gradient(lambda t: f(thetas[:k] + [t] + thetas[k + 1:]), thetas[k], h)\n"
        "        worst = max(worst, relative_error(n, gradients[k]))\n    return [worst <= tolerance] * len(thetas)",
    ),
)

GIVEN = "backpropagation is given in the lesson, and no task computes a delta"
LAYOUTS = "the tasks rename and turn arrays; none computes a delta, a gradient or a cost"
NUDGES = "gradients are measured, not derived"
BEFORE_BATCH = "no penalty before the lesson on batches"
NO_PENALTY = "no task has a penalty"
NO_SHUFFLE = "no task shuffles examples"
ONE_CHECK = "the lesson on gradient checks alone asks for verdicts"

ELSEWHERE = {
    ("downhill", CHECK): NUDGES,
    ("downhill", DESCENT): GIVEN,
    ("downhill", NOTATIONS): LAYOUTS,
    ("tanh", CHECK): NUDGES,
    ("tanh", DESCENT): GIVEN,
    ("tanh", NOTATIONS): LAYOUTS,
    ("squared", CHECK): NUDGES,
    ("squared", DESCENT): GIVEN,
    ("squared", NOTATIONS): LAYOUTS,
    ("sum", BACKPROP): "there is one example",
    ("sum", CHECK): NUDGES,
    ("sum", NOTATIONS): LAYOUTS,
    ("sum", BEYOND): "1/m appears nowhere: a cost is one number for each example",
    ("quadratic", CHECK): NUDGES,
    ("quadratic", DESCENT): GIVEN,
    ("quadratic", NOTATIONS): LAYOUTS,
    ("two layers", BEYOND): "a task computes one layer, or walks a graph without layers",
    ("penalty of the gradient", BACKPROP): BEFORE_BATCH,
    ("column", BACKPROP): BEFORE_BATCH,
    ("lam alone", BACKPROP): BEFORE_BATCH,
    **{
        (kind, name): NO_PENALTY
        for kind in ("penalty of the gradient", "column", "lam alone")
        for name in (CHECK, DESCENT, NOTATIONS, BEYOND)
    },
    ("= for +=", NOTATIONS): "nothing is added up",
    ("bracket", CHECK): NUDGES,
    ("bracket", DESCENT): GIVEN,
    ("bracket", NOTATIONS): LAYOUTS,
    ("outer", CHECK): NUDGES,
    ("outer", DESCENT): GIVEN,
    ("outer", NOTATIONS): LAYOUTS,
    **{("one side", name): "nothing is nudged by a task" for name in (BACKPROP, BATCH, DESCENT, NOTATIONS, BEYOND)},
    **{
        ("late binding", name): "no task makes functions in a loop"
        for name in (BACKPROP, BATCH, DESCENT, NOTATIONS, BEYOND)
    },
    ("linear", CHECK): "no task computes activations",
    ("linear", DESCENT): GIVEN,
    ("linear", NOTATIONS): LAYOUTS,
    **{
        (kind, name): NO_SHUFFLE
        for kind in ("x alone", "y alone")
        for name in (BACKPROP, CHECK, BATCH, NOTATIONS, BEYOND)
    },
    ("p - yp", CHECK): NUDGES,
    ("p - yp", DESCENT): GIVEN,
    ("p - yp", NOTATIONS): LAYOUTS,
    **{("same verdict", name): ONE_CHECK for name in (BACKPROP, BATCH, DESCENT, NOTATIONS, BEYOND)},
}
