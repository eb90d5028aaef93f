"""Wrong functions for the tasks of `conventions`, as learners write them, in words of our own. README.md: sources and rules."""

from __future__ import annotations

import numpy as np


def layers(parameters, count, letters="Wb", start=1, weight=lambda w: w, bias=lambda b: b):
    """Return the arrays of so many layers."""
    numbers = range(start, start + count)
    w, b = letters
    return [weight(parameters[f"{w}{n}"]) for n in numbers], [bias(parameters[f"{b}{n}"]) for n in numbers]


def halves(parameters):
    """Return every other value, in the order of the dict."""
    values = list(parameters.values())
    return values[::2], values[1::2]


def by_name(state, order=list, weight=lambda w: w, bias=lambda b: b.reshape(-1, 1)):
    """Return what is called weight and what is called bias."""
    return [weight(state[k]) for k in order(state) if "weight" in k], [bias(state[k]) for k in order(state) if "bias" in k]


def numbered(weights, biases, first=1, w="W", b="b"):
    """Return a dict of numbered arrays."""
    made = {}
    for n, (theta, bias) in enumerate(zip(weights, biases, strict=True), start=first):
        made[f"{w}{n}"], made[f"{b}{n}"] = theta, bias
    return made


def state(thetas, biases, number=lambda k: 2 * k, weight=lambda t: t, bias=lambda b: b.ravel()):
    """Return a state of PyTorch's kind."""
    made = {}
    for k, (theta, b) in enumerate(zip(thetas, biases, strict=True)):
        made[f"{number(k)}.weight"], made[f"{number(k)}.bias"] = weight(theta), bias(b)
    return made


def half(parameters):
    """Return how many layers a dict holds."""
    return len(parameters) // 2


def turned(x):
    """Return the transpose."""
    return x.T


def squeezed(b):
    """Return a flat bias."""
    return np.squeeze(b)


WRONG = (
    ("from_ng", "V03", "S10: flat biases, Theta[:, 0]", lambda named: ([T[:, 1:] for T in named], [T[:, 0] for T in named])),
    ("from_ng", "V02", "S10: the last column", lambda named: ([T[:, :-1] for T in named], [T[:, -1:] for T in named])),
    ("from_ng", "V01", "X20: the matrices whole", lambda named: (list(named), [T[:, [0]] for T in named])),
    ("from_ng", "V04", "X20: transposed for a1 @ Theta.T", lambda named: ([T[:, 1:].T for T in named], [T[:, :1] for T in named])),
    ("from_ng", "V02+V03", "S10: the last column, flat", lambda named: ([T[:, :-1] for T in named], [T[:, -1] for T in named])),
    ("from_ng", "V03+V04", "X20: transposed, flat biases", lambda named: ([T[:, 1:].T for T in named], [T[:, 0] for T in named])),
    ("from_ng", "V07", "S10: pairs of weights and bias", lambda named: [(T[:, 1:], T[:, :1]) for T in named]),
    ("to_ng", "V11", "S10: the biases last", lambda thetas, biases: [np.c_[theta, b] for theta, b in zip(thetas, biases, strict=True)]),
    ("to_ng", "V14", "X20: a column of ones", lambda thetas, biases: [np.c_[np.ones(len(theta)), theta] for theta in thetas]),
    ("to_ng", "V12", "X24: no biases", lambda thetas, biases: list(thetas)),
    ("to_ng", "told: ValueError", "X24: hstack of a flat bias", lambda thetas, biases: [np.hstack([b.ravel(), theta]) for theta, b in zip(thetas, biases, strict=True)]),
    ("to_ng", "V11+V13", "S10: the biases as the last row", lambda thetas, biases: [np.vstack([theta.T, b.T]) for theta, b in zip(thetas, biases, strict=True)]),
    ("from_dls", "V24", "S10: two layers by name", lambda parameters: layers(parameters, 2)),
    ("from_dls", "told: KeyError", "X12: counted from zero", lambda parameters: layers(parameters, half(parameters), start=0)),
    ("from_dls", "V23", "X25: range(1, L)", lambda parameters: layers(parameters, half(parameters) - 1)),
    ("from_dls", "told: KeyError", "X25: as many layers as entries", lambda parameters: layers(parameters, len(parameters))),
    ("from_dls", "V22", "S09: every other value", halves),
    ("from_dls", "V27", "X25: squeezed biases", lambda parameters: layers(parameters, half(parameters), bias=squeezed)),
    ("from_dls", "V26", "S09: transposed for examples in rows", lambda parameters: layers(parameters, half(parameters), weight=turned)),
    ("from_dls", "V21", "S09: sorted names", lambda parameters: ([parameters[k] for k in sorted(parameters) if k[0] == "W"], [parameters[k] for k in sorted(parameters) if k[0] == "b"])),
    ("from_dls", "V26+V27", "S09: transposed, flat biases", lambda parameters: layers(parameters, half(parameters), weight=turned, bias=np.ravel)),
    ("to_dls", "V31", "X12: counted from zero", lambda thetas, biases: numbered(thetas, biases, 0)),
    ("to_dls", "V32", "S09: transposed", lambda thetas, biases: numbered([t.T for t in thetas], biases)),
    ("to_dls", "told: keys", "X25: small letters", lambda thetas, biases: numbered(thetas, biases, w="w")),
    ("to_dls", "V33", "X25: flat biases", lambda thetas, biases: numbered(thetas, [b.flatten() for b in biases])),
    ("to_dls", "V31+V33", "X12: counted from zero, flat biases", lambda thetas, biases: numbered(thetas, [b.flatten() for b in biases], 0)),
    ("from_nielsen", "told: KeyError", "X21: counted from one", lambda parameters: layers(parameters, half(parameters), "wb")),
    ("from_nielsen", "V44", "X21: two layers by name", lambda parameters: layers(parameters, 2, "wb", 2)),
    ("from_nielsen", "V45", "X21: from the last layer", lambda parameters: tuple(part[::-1] for part in layers(parameters, half(parameters), "wb", 2))),
    ("to_nielsen", "V51", "X21: counted from one", lambda thetas, biases: numbered(thetas, biases, 1, w="w")),
    ("to_nielsen", "V51", "X21: counted from zero, as his lists", lambda thetas, biases: numbered(thetas, biases, 0, w="w")),
    ("from_cs231n", "V66", "X18: the shapes as they are", lambda params: layers(params, half(params), bias=lambda b: b.reshape(-1, 1))),
    ("from_cs231n", "V68", "X18: flat biases", lambda params: layers(params, half(params), weight=turned)),
    ("from_cs231n", "V69", "X18: biases in a row", lambda params: layers(params, half(params), weight=turned, bias=lambda b: b[None, :])),
    ("from_cs231n", "V66+V68", "X18: nothing changed at all", lambda params: layers(params, half(params))),
    ("from_cs231n", "V67", "S06: reshaped to the other shape", lambda params: layers(params, half(params), weight=lambda w: w.reshape(w.shape[1], w.shape[0]), bias=lambda b: b.reshape(-1, 1))),
    ("to_cs231n", "V72", "X18: the shapes as they are", lambda thetas, biases: numbered(thetas, [b.ravel() for b in biases])),
    ("to_cs231n", "V74", "X18: columns for biases", lambda thetas, biases: numbered([t.T for t in thetas], biases)),
    ("to_cs231n", "V75", "X18: rows for biases, (1, n)", lambda thetas, biases: numbered([t.T for t in thetas], [b.T for b in biases])),
    ("to_cs231n", "V72+V74", "X18: nothing changed at all", numbered),
    ("to_cs231n", "V73", "S06: reshaped to the other shape", lambda thetas, biases: numbered([t.reshape(t.shape[::-1]) for t in thetas], [b.ravel() for b in biases])),
    ("from_torch", "V82+V87", "S11: flat biases, in the order of the dict", lambda s: by_name(s, bias=lambda b: b)),
    ("from_torch", "V86", "S09: transposed, as a dense layer of another library", lambda s: by_name(s, lambda s: sorted(s, key=lambda k: int(k.split(".")[0])), turned)),
    ("from_torch", "V81", "S11: sorted names", lambda s: by_name(s, sorted)),
    ("from_torch", "told: KeyError", "S11: every number from zero", lambda s: ([s[f"{k}.weight"] for k in range(half(s))], [s[f"{k}.bias"].reshape(-1, 1) for k in range(half(s))])),
    ("from_torch", "V82", "S11: in the order of the dict", by_name),
    ("from_torch", "told: KeyError", "X26: names of layers", lambda s: ([s["fc1.weight"], s["fc2.weight"]], [s["fc1.bias"], s["fc2.bias"]])),
    ("to_torch", "V91", "S11: numbers without gaps", lambda thetas, biases: state(thetas, biases, lambda k: k)),
    ("to_torch", "V92", "S09: transposed", lambda thetas, biases: state(thetas, biases, weight=turned)),
    ("to_torch", "V93", "S11: columns for biases", lambda thetas, biases: state(thetas, biases, bias=lambda b: b)),
    ("to_torch", "told: keys", "X26: names of layers", lambda thetas, biases: {f"fc{k + 1}.{n}": a for k, (t, b) in enumerate(zip(thetas, biases, strict=True)) for n, a in (("weight", t), ("bias", b.ravel()))}),
    ("to_torch", "V91+V93", "S11: numbers without gaps, columns for biases", lambda thetas, biases: state(thetas, biases, lambda k: k, bias=lambda b: b)),
    ("to_torch", "V92+V93", "S09: transposed, columns for biases", lambda thetas, biases: state(thetas, biases, weight=turned, bias=lambda b: b)),
)
