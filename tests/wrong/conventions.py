"""Wrong functions for the tasks of `conventions`, as learners write them, in words of our own; rules as in backprop.py."""

from __future__ import annotations

import numpy as np


def layers(parameters, count, weight="W", bias="b", start=1):
    """Return the arrays of so many layers."""
    numbers = range(start, start + count)
    return [parameters[f"{weight}{n}"] for n in numbers], [parameters[f"{bias}{n}"] for n in numbers]


WRONG = (
    ("from_ng", "V03", lambda named: ([T[:, 1:] for T in named], [T[:, 0] for T in named])),
    ("from_ng", "V02", lambda named: ([T[:, :-1] for T in named], [T[:, -1:] for T in named])),
    ("to_ng", "V11", lambda thetas, biases: [np.c_[theta, b] for theta, b in zip(thetas, biases, strict=True)]),
    ("to_ng", "V14", lambda thetas, biases: [np.c_[np.ones(len(theta)), theta] for theta in thetas]),
    ("from_dls", "V24", lambda parameters: layers(parameters, 2)),
    ("from_dls", "", lambda parameters: layers(parameters, len(parameters) // 2, start=0)),
    (
        "to_dls",
        "V31",
        lambda thetas, biases: {f"W{k}": t for k, t in enumerate(thetas)} | {f"b{k}": b for k, b in enumerate(biases)},
    ),
    (
        "from_torch",
        "V87",
        lambda state: ([state[k] for k in state if "weight" in k], [state[k] for k in state if "bias" in k]),
    ),
)
