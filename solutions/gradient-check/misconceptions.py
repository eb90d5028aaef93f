"""What goes wrong in `gradient-check`, as data.

    N01-N16   numerical_gradient: the formula, the nudge, the copy, the loop
    E01-E10   relative_error: what it divides by, what it makes of the cases that have no ratio
    K01-K10   check: verdicts, tolerance, layers
    T01-T02   suspects: where the trail starts

Each formula makes one mistake and is right in all else.
"""

from pathlib import Path
from runpy import run_path

import numpy as np

from grader.testing import Entries

_KEY = run_path(str(Path(__file__).with_name("reference.py")))
_gradient, _error, _suspects = _KEY["numerical_gradient"], _KEY["relative_error"], _KEY["suspects"]


# numerical_gradient


def _entry_by_entry(slope, dtype=float):
    """Make a formula that is right but for `slope(f, point, index, h)`."""

    def formula(f, theta, h=1e-5):
        point = np.array(theta, dtype=dtype)
        gradient = np.zeros(point.shape)
        for index in np.ndindex(point.shape):
            gradient[index] = slope(f, point, index, h)
        return gradient

    return formula


def _nudged(point, index, step):
    moved = point.copy()
    moved[index] += step
    return moved


def _centred(f, point, index, h):
    return (f(_nudged(point, index, h)) - f(_nudged(point, index, -h))) / (2 * h)


def _forward(f, point, index, h):
    return (f(_nudged(point, index, h)) - f(point.copy())) / h


def _backward(f, point, index, h):
    return (f(point.copy()) - f(_nudged(point, index, -h))) / h


def _not_halved(f, point, index, h):
    return 2 * _centred(f, point, index, h)


def _too_small(f, point, index, h):
    del h
    return _centred(f, point, index, 1e-15)


def _too_large(f, point, index, h):
    del h
    return _centred(f, point, index, 0.1)


def _never_restored(f, theta, h=1e-5):
    point = np.array(theta, dtype=float)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        point[index] += h
        above = f(point.copy())
        point[index] -= 2 * h
        gradient[index] = (above - f(point.copy())) / (2 * h)
    return gradient


def _all_at_once(f, theta, h=1e-5):
    point = np.array(theta, dtype=float)
    return (f(point + h) - f(point - h)) / (2 * h)


def _all_at_once_everywhere(f, theta, h=1e-5):
    return np.full(np.shape(theta), _all_at_once(f, theta, h))


def _nudge_truncated(f, theta, h=1e-5):
    return _in_integers(f, theta, h, np.zeros(np.shape(theta)))


def _nudge_and_result_truncated(f, theta, h=1e-5):
    return _in_integers(f, theta, h, np.zeros_like(theta))


def _in_integers(f, theta, h, gradient):
    for index in np.ndindex(np.shape(theta)):
        above, below = np.array(theta), np.array(theta)
        above[index] = above[index] + h
        below[index] = below[index] - h
        gradient[index] = (f(above) - f(below)) / (2 * h)
    return gradient


def _result_truncated(f, theta, h=1e-5):
    return _gradient(f, theta, h).astype(np.asarray(theta).dtype)


def _entry_alone(f, point, index, h):
    return (f(point[index] + h) - f(point[index] - h)) / (2 * h)


def _aliased(f, point, index, h):
    above = below = point
    kept = point[index]
    above[index] = kept + h
    below[index] = kept - h
    slope = (f(above) - f(below)) / (2 * h)
    point[index] = kept
    return slope


def _rows_only(f, theta, h=1e-5):
    point = np.array(theta, dtype=float)
    gradient = np.zeros(point.shape)
    for i in range(len(point)):
        gradient[i] = _centred(f, point, i, h)
    return gradient


def _proportional(f, point, index, h):
    step = h * point[index]
    with np.errstate(all="ignore"):
        return np.divide(f(_nudged(point, index, step)) - f(_nudged(point, index, -step)), 2 * step)


def _proportional_above_only(f, point, index, h):
    return _centred(f, point, index, h * point[index]) * point[index] if point[index] else 0.0


def _sign(f, point, index, h):
    return -_centred(f, point, index, h)


def _argument_moved(f, theta, h=1e-5):
    point = np.asarray(theta, dtype=float)
    gradient = _gradient(f, point, h)
    point.flat[-1] -= h
    return gradient


def _transposed(f, theta, h=1e-5):
    return _gradient(f, theta, h).T


def _flat(f, theta, h=1e-5):
    return _gradient(f, theta, h).ravel()


def _first_row(f, theta, h=1e-5):
    gradient = np.zeros(np.shape(theta))
    gradient[0] = _gradient(f, theta, h)[0]
    return gradient


_NUDGE = "1. A gradient by nudging"
_STEP = "2. How large a nudge?"

in_numerical_gradient = Entries(task="numerical_gradient", section=_NUDGE)

_NUMERICAL_GRADIENT = (
    in_numerical_gradient(
        "N01",
        _entry_by_entry(_forward),
        _entry_by_entry(_backward),
        title="a one-sided difference",
        rationale="It is the definition of the derivative as every textbook prints it, and it costs one call less.",
        advice="Nudge to both sides of theta: compare the cost a little above with the cost a little below.",
    ),
    in_numerical_gradient(
        "N02",
        _entry_by_entry(_not_halved),
        title="divided by h where the two points are 2h apart",
        rationale="The one-sided formula divides by h, and the denominator stays when the second nudge comes in.",
        advice="Every entry is twice too large. How far apart are your two points?",
    ),
    in_numerical_gradient(
        "N03",
        _entry_by_entry(_too_small),
        title="a nudge so small that the digits cancel",
        rationale="In mathematics h goes to zero, so the smallest h seems the best one.",
        advice="Use the h that you are given. Below about 1e-8 the difference of two nearly equal costs has no digits left.",
        section=_STEP,
    ),
    in_numerical_gradient(
        "N04",
        _entry_by_entry(_too_large),
        title="a nudge of 0.1, whatever h says",
        rationale="0.1 looks small, and on a parabola the centred difference is exact for any h.",
        advice="Use the h that you are given: the error of a large nudge grows with its square.",
        section=_STEP,
    ),
    in_numerical_gradient(
        "N05",
        _never_restored,
        title="entries that stay nudged",
        rationale="Up by h, down by 2h: it looks finished, and where the entries do not influence each other nothing shows.",
        advice="Before you go on to the next entry, where does this one stand? It must be back where it was.",
    ),
    in_numerical_gradient(
        "N06",
        _all_at_once,
        _all_at_once_everywhere,
        title="all entries nudged at once",
        rationale="theta + h is one short line of numpy, and nothing complains.",
        advice="theta + h moves every entry. A partial derivative asks what one entry does while all others rest.",
    ),
    in_numerical_gradient(
        "N07",
        _nudge_truncated,
        _nudge_and_result_truncated,
        _result_truncated,
        title="an integer array that cuts the nudge off",
        rationale="The copy looks right, and with floats it is: only an array of whole numbers drops the 0.00001.",
        advice="Print the dtype of the array you nudge. np.array([1, 2]) can hold no 1.00001.",
    ),
    in_numerical_gradient(
        "N08",
        _entry_by_entry(_entry_alone),
        title="f called with one entry instead of the whole array",
        rationale="The derivative by theta_i seems to need theta_i only.",
        advice="f is a function of the whole array. Give it all of theta, with one entry moved.",
    ),
    in_numerical_gradient(
        "N09",
        _entry_by_entry(_aliased),
        title="two names for one array",
        rationale="above = theta reads like a copy; in Python it is a second name.",
        advice="All differences are zero: is the array you nudge up the same object as the one you nudge down?",
    ),
    in_numerical_gradient(
        "N10",
        _rows_only,
        _first_row,
        title="a loop that does not reach every entry",
        rationale="for i in range(len(theta)) is the usual loop, and for a vector it is right.",
        advice="theta may have any number of axes. np.ndindex(theta.shape) visits every index once.",
    ),
    in_numerical_gradient(
        "N11",
        _entry_by_entry(_proportional),
        _entry_by_entry(_proportional_above_only),
        title="a nudge in proportion to the entry",
        rationale="A step relative to the number's size is good advice for large numbers.",
        advice="What is your nudge where an entry of theta is exactly 0? Use h itself.",
        section=_STEP,
    ),
    in_numerical_gradient(
        "N12",
        _entry_by_entry(_sign),
        title="below minus above",
        rationale="Descent goes against the gradient, and the minus slips in here.",
        advice="Every sign is flipped. If the cost is higher above than below, the slope is positive.",
    ),
    in_numerical_gradient(
        "N13",
        _argument_moved,
        title="the caller's theta is not what it was",
        rationale="np.asarray looks like a copy, but a float array passes through it as it is.",
        advice="When you are done, theta is not what it was: whoever called you goes on with another one. Work on a copy.",
    ),
    in_numerical_gradient(
        "N14",
        _transposed,
        title="written to the mirrored index",
        rationale="With two loop variables, i and j change places easily; for a vector and a square array no shape complains.",
        advice="Read theta and write the gradient at one and the same index.",
    ),
    in_numerical_gradient(
        "N15",
        _entry_by_entry(_centred, np.float32),
        title="single precision inside",
        rationale="Networks train in float32, so float32 seems good enough here.",
        advice="float32 keeps 7 digits, and the difference of two nearly equal costs loses most of them. Work in float64.",
        section=_STEP,
    ),
    in_numerical_gradient(
        "N16",
        _flat,
        title="a flat gradient for a matrix",
        rationale="Looping over theta.ravel() is one loop instead of two.",
        advice="Right numbers, wrong shape: the gradient has the shape of theta.",
    ),
)


# relative_error


def _largest(x):
    return np.max(np.abs(x))


def _ratio(a, b):
    return _largest(a - b) / (_largest(a) + _largest(b))


def _guarded(measure, shape=True, finite=True, zero=True):
    """Make a formula of `measure`, with the special cases of the docstring unless they are left out."""

    def formula(a, b):
        if shape and a.shape != b.shape:
            return 1.0
        if finite and not (np.all(np.isfinite(a)) and np.all(np.isfinite(b))):
            return 1.0
        if zero and not np.any(a) and not np.any(b):
            return 0.0
        with np.errstate(all="ignore"):
            return float(measure(a, b))

    return formula


def _both_ways(measure):
    """The wrong measure with all special cases, and with none."""
    return _guarded(measure), _guarded(measure, shape=False, finite=False, zero=False)


def _absolute(a, b):
    return _largest(a - b)


def _by_entry(a, b):
    return np.nanmax(np.abs(a - b) / (np.abs(a) + np.abs(b)))


def _by_entry_floored(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


def _of_norms(a, b):
    return np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))


def _by_first(a, b):
    return _largest(a - b) / _largest(a)


def _by_second(a, b):
    return _largest(a - b) / _largest(b)


def _by_larger(a, b):
    return _largest(a - b) / max(_largest(a), _largest(b))


def _signed(a, b):
    return np.max(a - b) / (_largest(a) + _largest(b))


def _signed_throughout(a, b):
    return np.max(a - b) / (np.max(a) + np.max(b))


def _mean(a, b):
    return np.mean(np.abs(a - b)) / (np.mean(np.abs(a)) + np.mean(np.abs(b)))


def _ravelled(a, b):
    return _error(a.ravel(), b.ravel())


_DISTANCE = "3. How different is different?"

in_relative_error = Entries(task="relative_error", section=_DISTANCE)

_RELATIVE_ERROR = (
    in_relative_error(
        "E01",
        *_both_ways(_absolute),
        title="an absolute difference",
        rationale="The difference is what one wants to be small.",
        advice="Multiply both arrays by 1000: your answer should not change. What is the difference to be measured against?",
    ),
    in_relative_error(
        "E02",
        *_both_ways(_by_entry),
        *_both_ways(_by_entry_floored),
        title="every entry divided by its own size",
        rationale="It is the measure of CS231n, and one bad entry cannot hide behind a large one.",
        advice="A tiny entry with a harmless rounding error spoils your figure. Divide the largest "
        "difference by the sizes of the whole arrays.",
    ),
    in_relative_error(
        "E03",
        *_both_ways(_of_norms),
        title="norms instead of the largest entry",
        rationale="It is the measure of Ng's course.",
        advice="A norm spreads one wrong entry over all the right ones. Take the largest entry, of the "
        "difference and of each array.",
    ),
    in_relative_error(
        "E04",
        *_both_ways(_by_first),
        *_both_ways(_by_second),
        *_both_ways(_by_larger),
        title="divided by one size, not by the sum of both",
        rationale="A relative error is usually taken with respect to one true value.",
        advice="Neither array is known to be the true one. Try a and -a: the answer should be 1.",
    ),
    in_relative_error(
        "E05",
        *_both_ways(_signed),
        *_both_ways(_signed_throughout),
        title="signs that count",
        rationale="np.max of a difference looks like its largest size.",
        advice="np.max([-5, 1]) is 1. Which function of numpy takes the signs away first?",
    ),
    in_relative_error(
        "E06",
        _guarded(_ratio, zero=False),
        _guarded(_ratio, zero=False, finite=False),
        _guarded(_ratio, zero=False, shape=False),
        _guarded(_ratio, zero=False, finite=False, shape=False),
        title="nothing divided by nothing",
        rationale="Nobody thinks of two arrays of zeros until a network has a dead unit.",
        advice="Try two arrays of zeros, then the other special cases of the docstring, one by one.",
    ),
    in_relative_error(
        "E07",
        _guarded(_ratio, shape=False),
        _guarded(_ratio, shape=False, finite=False),
        title="shapes that numpy stretches to fit",
        rationale="a - b of shapes (3,) and (3, 1) gives no error: numpy broadcasts it to (3, 3).",
        advice="Print the shape of a - b for a of shape (3,) and b of shape (3, 1). Compare the shapes first.",
    ),
    in_relative_error(
        "E08",
        _ravelled,
        title="arrays flattened before they are compared",
        rationale="One loop over flat arrays is simple, and many gradient checks do it.",
        advice="Flattening hides a wrong shape, and with it a transposed or flat gradient. Compare the shapes as they are.",
    ),
    in_relative_error(
        "E09",
        *_both_ways(_mean),
        title="an average in place of the largest",
        rationale="The mean error is what one reports about predictions.",
        advice="One wrong entry among a thousand hides in a mean. Which entry should decide?",
    ),
    in_relative_error(
        "E10",
        _guarded(_ratio, finite=False),
        title="nan and infinity let through",
        rationale="nan spreads by itself, so it seems to need no care.",
        advice="nan <= 0.1 is False and nan > 0.1 is False too: a verdict on it depends on how you ask. Say 1.0 instead.",
    ),
)


# check


def _with(verdict, right_h=True, right_tolerance=True):
    """Make a formula that is right but for `verdict(returned, measured, tolerance)`."""

    def formula(f, thetas, gradients, h=1e-5, tolerance=1e-7):
        measured = _measured(f, thetas, h if right_h else 1e-5)
        limit = tolerance if right_tolerance else 1e-7
        return [verdict(one, other, limit) for one, other in zip(gradients, measured, strict=True)]

    return formula


def _measured(f, thetas, h):
    return [
        _gradient(lambda nudged, k=k: f([*thetas[:k], nudged, *thetas[k + 1 :]]), theta, h)
        for k, theta in enumerate(thetas)
    ]


def _within(one, other, tolerance):
    return _error(one, other) <= tolerance


def _upside_down(one, other, tolerance):
    return not _within(one, other, tolerance)


def _absolutely(one, other, tolerance):
    return bool(one.shape == other.shape and _largest(one - other) <= tolerance)


def _norms_agree(one, other, tolerance):
    sizes = np.linalg.norm(one), np.linalg.norm(other)
    return bool(abs(sizes[0] - sizes[1]) <= tolerance * sum(sizes))


def _flattened(one, other, tolerance):
    return _within(one.ravel(), other.ravel(), tolerance)


def _error_itself(one, other, tolerance):
    del tolerance
    return _error(one, other)


def _allclose(one, other, tolerance):
    del tolerance
    return bool(one.shape == other.shape and np.allclose(one, other))


def _one_verdict(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    return all(_with(_within)(f, thetas, gradients, h, tolerance))


def _backwards(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    return _with(_within)(f, thetas, gradients, h, tolerance)[::-1]


def _late_binding(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    last = len(thetas) - 1  # what every lambda's k is when the loop has ended
    measured = [_gradient(lambda nudged: f([*thetas[:last], nudged]), theta, h) for theta in thetas]
    return [_within(one, other, tolerance) for one, other in zip(gradients, measured, strict=True)]


_TOOL = "4. The tool: one verdict per layer"

in_check = Entries(task="check", section=_TOOL)

_CHECK = (
    in_check(
        "K01",
        _with(_upside_down),
        title="True where it should be False",
        rationale="A check that finds something feels like True.",
        advice="True means that the layer's gradient agrees. Which side of the tolerance is that?",
    ),
    in_check(
        "K02",
        _one_verdict,
        title="one verdict for the whole network",
        rationale="In the end one wants to know whether all is well.",
        advice="A single verdict cannot say where to look. Return a list, one verdict per layer.",
    ),
    in_check(
        "K03",
        _with(_absolutely),
        title="the tolerance held against an absolute difference",
        rationale="With gradients of order one it makes no difference.",
        advice="Late in training gradients are tiny, and everything would pass. Ask relative_error.",
    ),
    in_check(
        "K04",
        _with(_norms_agree),
        title="only the lengths are compared",
        rationale="Two equal norms look like two equal gradients.",
        advice="A gradient with two entries exchanged, or with its sign flipped, has the same norm. Compare entry by entry.",
    ),
    in_check(
        "K05",
        _with(_flattened),
        title="shapes flattened away",
        rationale="Unrolled parameters are how optimisers want them.",
        advice="A gradient of the wrong shape passes your check. Hand the arrays to relative_error as they are.",
    ),
    in_check(
        "K06",
        _with(_within, right_tolerance=False),
        title="a tolerance of its own",
        rationale="The default is typed in where the parameter should stand.",
        advice="Call check with a tolerance of 1: nothing can fail then. Does your function know?",
    ),
    in_check(
        "K07",
        _with(_within, right_h=False),
        title="a nudge of its own",
        rationale="numerical_gradient has a default for h, so leaving it out works.",
        advice="Pass h on to numerical_gradient.",
    ),
    in_check(
        "K08",
        _with(_error_itself),
        title="errors instead of verdicts",
        rationale="The figure says more than yes or no.",
        advice="A figure still needs a judge: compare it with the tolerance and return True or False.",
    ),
    in_check(
        "K09",
        _backwards,
        title="verdicts in reverse order",
        rationale="Backpropagation runs from the last layer to the first, and the list grows in that order.",
        advice="verdicts[0] belongs to thetas[0], the first layer after the input.",
    ),
    in_check(
        "K10",
        _with(_allclose),
        title="np.allclose with its own tolerances",
        rationale="It is the usual way to compare two arrays.",
        advice="np.allclose forgives any difference below 1e-8, however small the gradient. Use "
        "relative_error and the tolerance.",
    ),
    in_check(
        "K11",
        lambda f, thetas, gradients, h=1e-5, tolerance=1e-7: [True] * len(thetas),
        lambda f, thetas, gradients, h=1e-5, tolerance=1e-7: [False] * len(thetas),
        lambda f, thetas, gradients, h=1e-5, tolerance=1e-7: (
            [all(_with(_within)(f, thetas, gradients, h, tolerance))] * len(thetas)
        ),
        lambda f, thetas, gradients, h=1e-5, tolerance=1e-7: (
            [any(_with(_within)(f, thetas, gradients, h, tolerance))] * len(thetas)
        ),
        title="the same verdict for every layer",
        rationale="One line compares, and the list repeats its answer.",
        advice="Spoil the gradient of one layer only: the other verdicts should not change. Do yours?",
    ),
    in_check(
        "K12",
        _late_binding,
        title="every lambda nudges the last layer",
        rationale="A lambda made in a loop looks as if it kept the loop's number.",
        advice="A lambda reads k when it is called, and by then the loop is over. How can each keep its own number?",
    ),
)


# suspects


def _gradients_only():
    return {letter: quantity.replace("delta", "gradient") for letter, quantity in _suspects().items()}


def _end_of_the_trail():
    return {letter: "delta 1" if "delta" in what else what for letter, what in _suspects().items()}


_LINEUP = "6. Six suspects"

in_suspects = Entries(task="suspects", section=_LINEUP)

_SUSPECTS = (
    in_suspects(
        "T01",
        _gradients_only,
        title="the gradient is blamed for its delta",
        rationale="The gradients are what the first check looks at.",
        advice="A gradient is computed from a delta. Look at the second check too: were the deltas right?",
    ),
    in_suspects(
        "T02",
        _end_of_the_trail,
        title="the end of the trail is named, not its start",
        rationale="Layer 1 is read first.",
        advice="Deltas are computed from the last layer to the first, and a wrong one spoils those after it."
        " Which was wrong first?",
    ),
)

# The hidden checks ask enough to tell every entry from every other: no probe is needed.
PROBES: dict[str, tuple[tuple, ...]] = {"numerical_gradient": (), "relative_error": (), "check": (), "suspects": ()}


def _example(theta):
    """The notebook's function of two numbers."""
    return theta[0] ** 3 + theta[0] * theta[1]


# What may be pictured beside the right answer; the other tasks return no array of numbers.
VISIBLE: dict[str, tuple] = {
    "numerical_gradient": (_example, np.array([2.0, 0.0]), 0.1),
}

NO_PUBLIC_CHECK = {
    ("suspects", "T01"): "the notebook's evidence names the suspects; a check would have to know them",
    ("suspects", "T02"): "the notebook's evidence names the suspects; a check would have to know them",
    ("relative_error", "E02"): "on arrays of one size the two measures may agree; only an answer tells them apart",
    ("check", "K03"): "with gradients of order one an absolute difference gives the same verdicts",
}

MISCONCEPTIONS = _NUMERICAL_GRADIENT + _RELATIVE_ERROR + _CHECK + _SUSPECTS
