"""Wrong functions for the tasks of `gradient-check`, as learners write them, in words of our own. README.md: sources and rules."""

from __future__ import annotations

import numpy as np


def sides(slope, start=lambda theta: np.array(theta, dtype=float)):
    """Return `numerical_gradient` made of slope(f, point, index, h)."""

    def numerical_gradient(f, theta, h=1e-5):
        point = start(theta)
        found = np.zeros(point.shape)
        for index in np.ndindex(point.shape):
            found[index] = slope(f, point, index, h)
        return found

    return numerical_gradient


def at(f, point, index, step):
    """Return f with one entry moved."""
    moved = point.copy()
    moved[index] += step
    return f(moved)


def centred(f, point, index, h):
    """Return the right slope."""
    return (at(f, point, index, h) - at(f, point, index, -h)) / (2 * h)


def flat(f, theta, h=1e-5):
    """Return a flat gradient, from a flat loop."""
    point, found = np.array(theta, dtype=float), np.zeros(np.size(theta))
    for i in range(found.size):
        index = np.unravel_index(i, point.shape)
        found[i] = centred(f, point, index, h)
    return found


def all_moved_back(f, theta, h=1e-5):
    """Return the gradient of a loop that moves the whole array back."""
    point, found = np.array(theta, dtype=float), np.zeros(np.shape(theta))
    for index in np.ndindex(point.shape):
        point[index] += h
        above = f(point.copy())
        point[index] -= 2 * h
        below = f(point.copy())
        point -= h
        found[index] = (above - below) / (2 * h)
    return found


def in_place(f, theta, h=1e-5):
    """Return the gradient, nudging the caller's array and adding the nudge back."""
    found = np.zeros(theta.shape)
    for index in np.ndindex(theta.shape):
        theta[index] += h
        above = f(theta)
        theta[index] -= 2 * h
        below = f(theta)
        found[index] = (above - below) / (2 * h)
        theta[index] += 3 * h
    return found


def by_size(f, theta, h=1e-5):
    """Return the gradient of a loop over numbers, indexed in the first axis."""
    point, found = np.array(theta, dtype=float), np.zeros(np.shape(theta))
    for i in range(point.size):
        above, below = point.copy(), point.copy()
        above[i] += h
        below[i] -= h
        found[i] = (f(above) - f(below)) / (2 * h)
    return found


def by_length(f, theta, h=1e-5):
    """Return the gradient of a loop over rows."""
    point, found = np.array(theta, dtype=float), np.zeros(np.shape(theta))
    for i in range(len(point)):
        above, below = point.copy(), point.copy()
        above[i] += h
        below[i] -= h
        found[i] = (f(above) - f(below)) / (2 * h)
    return found


def like(f, theta, h=1e-5):
    """Return the gradient kept in an array of theta's dtype."""
    found = np.zeros_like(theta)
    for index in np.ndindex(theta.shape):
        above, below = theta.copy(), theta.copy()
        above[index] += h
        below[index] -= h
        found[index] = (f(above) - f(below)) / (2 * h)
    return found


def misnamed(f, theta, h=1e-5):
    """Return the gradient of a loop that calls f of f."""
    return sides(lambda g, point, index, step: (at(g, point, index, step) - f(f)) / (2 * step))(f, theta, h)


def scaled(f, point, index, h):
    """Return a one-sided slope with a nudge in proportion to the largest entry."""
    step = h * max(np.max(np.abs(point)), 1)
    return (at(f, point, index, step) - f(point.copy())) / step


def largest(x):
    """Return the largest size."""
    return np.max(np.abs(x))


def norm(x):
    """Return the length."""
    return np.linalg.norm(x)


def guarded(measure):
    """Return a measure with the three special cases."""

    def relative_error(a, b):
        if a.shape != b.shape or not (np.isfinite(a).all() and np.isfinite(b).all()):
            return 1.0
        if not a.any() and not b.any():
            return 0.0
        with np.errstate(all="ignore"):
            return float(measure(a, b))

    return relative_error


def bare(measure):
    """Return a measure that meets the special cases unprepared."""

    def relative_error(a, b):
        with np.errstate(all="ignore"):
            return float(measure(a, b))

    return relative_error


def measured(f, thetas, h, k):
    """Return the measured gradient of one layer."""
    return sides(centred)(lambda nudged: f([*thetas[:k], nudged, *thetas[k + 1 :]]), thetas[k], h)


def checks(verdict):
    """Return `check` made of verdict(one, other, tolerance)."""

    def check(f, thetas, gradients, h=1e-5, tolerance=1e-7):
        return [verdict(gradients[k], measured(f, thetas, h, k), tolerance) for k in range(len(thetas))]

    return check


def error(a, b):
    """Return the right relative error."""
    return guarded(lambda a, b: largest(a - b) / (largest(a) + largest(b)))(a, b)


def all_layers(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    """Return one verdict."""
    return bool(max(error(gradients[k], measured(f, thetas, h, k)) for k in range(len(thetas))) <= tolerance)


def late(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    """Return verdicts of lambdas that were made in a loop."""
    costs = []
    for k in range(len(thetas)):
        costs.append(lambda nudged: f([*thetas[:k], nudged, *thetas[k + 1 :]]))
    return [error(g, sides(centred)(c, t, h)) <= tolerance for c, t, g in zip(costs, thetas, gradients, strict=True)]


def joined(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    """Return the verdict on the unrolled gradient, for every layer."""
    ours = np.concatenate([g.ravel() for g in gradients])
    theirs = np.concatenate([measured(f, thetas, h, k).ravel() for k in range(len(thetas))])
    good = bool(ours.shape == theirs.shape and error(ours, theirs) <= tolerance)
    return [good] * len(thetas)


WRONG = (
    ("numerical_gradient", "N01", "X24: one side only", sides(lambda f, x, i, h: (at(f, x, i, h) - f(x.copy())) / h)),
    ("numerical_gradient", "N01", "X03: one side only, backwards", sides(lambda f, x, i, h: (f(x.copy()) - at(f, x, i, -h)) / h)),
    ("numerical_gradient", "N02", "X23: two sides over h", sides(lambda f, x, i, h: (at(f, x, i, h) - at(f, x, i, -h)) / h)),
    ("numerical_gradient", "N06", "X03: the whole array moved", lambda f, theta, h=1e-5: (f(theta + h) - f(theta - h)) / (2.0 * h)),
    ("numerical_gradient", "N05", "S02: the whole array moved back after each entry", all_moved_back),
    ("numerical_gradient", "told: changed", "S02: the caller's array is nudged and moved on", in_place),
    ("numerical_gradient", "told: IndexError", "X03: an index over all numbers in the first axis", by_size),
    ("numerical_gradient", "N10", "X03: a loop over rows", by_length),
    ("numerical_gradient", "N07", "X03: an array like theta, of whole numbers", like),
    ("numerical_gradient", "N09", "X04: both nudges go up", sides(lambda f, x, i, h: (at(f, x, i, h) - at(f, x, i, h)) / (2 * h))),
    ("numerical_gradient", "N12", "X04: below minus above", sides(lambda f, x, i, h: (at(f, x, i, -h) - at(f, x, i, h)) / (2 * h))),
    ("numerical_gradient", "told: TypeError", "X24: f of f", misnamed),
    ("numerical_gradient", "", "X03: one side, a nudge that grows with theta", sides(scaled)),
    ("numerical_gradient", "N16", "X04: a flat gradient", flat),
    ("numerical_gradient", "N11", "X23: a thousandth of the entry up and down", sides(lambda f, x, i, h: (at(f, x, i, 0.001 * x[i]) - at(f, x, i, -0.001 * x[i])) / (0.002 * x[i]) if x[i] else 0.0)),
    ("numerical_gradient", "N04", "X04: a nudge of its own, a ten-thousandth", sides(lambda f, x, i, h: centred(f, x, i, 1e-4))),
    ("numerical_gradient", "N04", "X23: a nudge of a hundredth", sides(lambda f, x, i, h: centred(f, x, i, 0.01))),
    ("numerical_gradient", "N01+N12", "X04: one side, and its sign turned", sides(lambda f, x, i, h: (f(x.copy()) - at(f, x, i, h)) / h)),
    ("numerical_gradient", "N01+N16", "X24: one side only, kept flat", lambda f, theta, h=1e-5: sides(lambda f, x, i, h: (at(f, x, i, h) - f(x.copy())) / h)(f, theta, h).ravel()),
    ("numerical_gradient", "N02+N12", "X23: below minus above, over h", sides(lambda f, x, i, h: (at(f, x, i, -h) - at(f, x, i, h)) / h)),
    ("numerical_gradient", "N18", "X03: brackets around the first cost, and none around the difference", sides(lambda f, x, i, h: (at(f, x, i, h)) - at(f, x, i, -h) / (2 * h))),
    ("numerical_gradient", "told: array", "X03: a tuple of slopes", lambda f, theta, h=1e-5: tuple(sides(centred)(f, theta, h).ravel())),
    ("relative_error", "E03", "S02: norms over the sum of norms", bare(lambda a, b: norm(a - b) / (norm(a) + norm(b)))),
    ("relative_error", "E02", "X05: entry by entry, floored", bare(lambda a, b: np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))),
    ("relative_error", "E01", "X04: the largest difference", bare(lambda a, b: largest(a - b))),
    ("relative_error", "E03+E04", "X05: norms over one norm", guarded(lambda a, b: norm(a - b) / norm(b))),
    ("relative_error", "E02+E09", "X05: the mean of the entries' own errors", guarded(lambda a, b: np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))))),
    ("relative_error", "E02+E04", "X05: entry by entry, over the second", guarded(lambda a, b: np.max(np.abs(b - a) / np.maximum(np.abs(a), 1e-12)))),
    ("relative_error", "E01+E03", "X03: the length of the difference", guarded(lambda a, b: norm(a - b))),
    ("relative_error", "E11", "S02: the sum of squared differences", guarded(lambda a, b: np.sum((a - b) ** 2))),
    ("relative_error", "E02+E04", "X23: entry by entry, over the larger", guarded(lambda a, b: np.max(np.abs(a - b) / np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-12)))),
    ("relative_error", "E03+E04", "X23: norms over the second, never below a floor", guarded(lambda a, b: norm(a - b) / max(norm(b), 1e-30))),
    ("relative_error", "E04", "S02: over the larger of both", guarded(lambda a, b: largest(a - b) / max(largest(a), largest(b)))),
    ("relative_error", "told: number", "X05: one error for each entry", lambda a, b: np.abs(a - b) / (np.abs(a) + np.abs(b)) if a.shape == b.shape else 1.0),
    ("relative_error", "E06", "X24: the sum of both sizes, zero over zero", bare(lambda a, b: largest(a - b) / (largest(a) + largest(b)) if a.shape == b.shape else 1.0)),
    ("relative_error", "E08", "X04: both unrolled first", lambda a, b: error(a.ravel(), b.ravel())),
    ("relative_error", "E01+E09", "X04: the mean difference", guarded(lambda a, b: np.mean(np.abs(a - b)))),
    ("check", "K11", "X04: prints, and says True for every layer", lambda f, thetas, gradients, h=1e-5, tolerance=1e-7: [True for _ in thetas]),
    ("check", "K02", "S02: one verdict", all_layers),
    ("check", "K08", "S02: the errors", checks(lambda a, b, tolerance: float(error(a, b)))),
    ("check", "K10", "X23: allclose", checks(lambda a, b, tolerance: bool(a.shape == b.shape and np.allclose(a, b)))),
    ("check", "K10", "X23: allclose with a hundredth", checks(lambda a, b, tolerance: bool(a.shape == b.shape and np.allclose(a, b, 1e-2, 1e-2)))),
    ("check", "K03", "X04: the largest difference under the tolerance", checks(lambda a, b, tolerance: bool(a.shape == b.shape and np.max(np.abs(a - b)) < tolerance))),
    ("check", "K03+K06", "X23: the largest difference under a thousandth", checks(lambda a, b, tolerance: bool(a.shape == b.shape and np.all(np.abs(a - b) < 1e-3)))),
    ("check", "K12", "Q01: lambdas made in a loop", late),
    ("check", "K06", "S02: a limit of its own", checks(lambda a, b, tolerance: bool(error(a, b) < 2e-7))),
    ("check", "K01", "S02: true where there is a mistake", checks(lambda a, b, tolerance: bool(error(a, b) > tolerance))),
    ("check", "K11", "X04: the unrolled gradient's verdict for every layer", joined),
    ("check", "K05", "X04: each layer unrolled", checks(lambda a, b, tolerance: bool(error(a.ravel(), b.ravel()) <= tolerance))),
)
