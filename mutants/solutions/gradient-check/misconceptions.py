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

from grader.testing import Misconception

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

_NUMERICAL_GRADIENT = (
    Misconception(
        "N01",
        "numerical_gradient",
        (_entry_by_entry(_forward), _entry_by_entry(_backward)),
        "a one-sided difference",
        "It is the definition of the derivative as every textbook prints it, and it costs one call less.",
        "Nudge to both sides of theta: compare the cost a little above with the cost a little below.",
        _NUDGE,
    ),
    Misconception(
        "N02",
        "numerical_gradient",
        (_entry_by_entry(_not_halved),),
        "divided by h where the two points are 2h apart",
        "The one-sided formula divides by h, and the denominator stays when the second nudge comes in.",
        "Every entry is twice too large. How far apart are your two points?",
        _NUDGE,
    ),
    Misconception(
        "N03",
        "numerical_gradient",
        (_entry_by_entry(_too_small),),
        "a nudge so small that the digits cancel",
        "In mathematics h goes to zero, so the smallest h seems the best one.",
        "Use the h that you are given. Below about 1e-8 the difference of two nearly equal costs has no digits left.",
        _STEP,
    ),
    Misconception(
        "N04",
        "numerical_gradient",
        (_entry_by_entry(_too_large),),
        "a nudge of 0.1, whatever h says",
        "0.1 looks small, and on a parabola the centred difference is exact for any h.",
        "Use the h that you are given: the error of a large nudge grows with its square.",
        _STEP,
    ),
    Misconception(
        "N05",
        "numerical_gradient",
        (_never_restored,),
        "entries that stay nudged",
        "Up by h, down by 2h: it looks finished, and where the entries do not influence each other nothing shows.",
        "Before you go on to the next entry, where does this one stand? It must be back where it was.",
        _NUDGE,
    ),
    Misconception(
        "N06",
        "numerical_gradient",
        (_all_at_once, _all_at_once_everywhere),
        "all entries nudged at once",
        "theta + h is one short line of numpy, and nothing complains.",
        "theta + h moves every entry. A partial derivative asks what one entry does while all others rest.",
        _NUDGE,
    ),
    Misconception(
        "N07",
        "numerical_gradient",
        (_nudge_truncated, _nudge_and_result_truncated, _result_truncated),
        "an integer array that cuts the nudge off",
        "The copy looks right, and with floats it is: only an array of whole numbers drops the 0.00001.",
        "Print the dtype of the array you nudge. np.array([1, 2]) can hold no 1.00001.",
        _NUDGE,
    ),
    Misconception(
        "N08",
        "numerical_gradient",
        (_entry_by_entry(_entry_alone),),
        "f called with one entry instead of the whole array",
        "The derivative by theta_i seems to need theta_i only.",
        "f is a function of the whole array. Give it all of theta, with one entry moved.",
        _NUDGE,
    ),
    Misconception(
        "N09",
        "numerical_gradient",
        (_entry_by_entry(_aliased),),
        "two names for one array",
        "above = theta reads like a copy; in Python it is a second name.",
        "All differences are zero: is the array you nudge up the same object as the one you nudge down?",
        _NUDGE,
    ),
    Misconception(
        "N10",
        "numerical_gradient",
        (_rows_only, _first_row),
        "a loop that does not reach every entry",
        "for i in range(len(theta)) is the usual loop, and for a vector it is right.",
        "theta may have any number of axes. np.ndindex(theta.shape) visits every index once.",
        _NUDGE,
    ),
    Misconception(
        "N11",
        "numerical_gradient",
        (_entry_by_entry(_proportional), _entry_by_entry(_proportional_above_only)),
        "a nudge in proportion to the entry",
        "A step relative to the number's size is good advice for large numbers.",
        "What is your nudge where an entry of theta is exactly 0? Use h itself.",
        _STEP,
    ),
    Misconception(
        "N12",
        "numerical_gradient",
        (_entry_by_entry(_sign),),
        "below minus above",
        "Descent goes against the gradient, and the minus slips in here.",
        "Every sign is flipped. If the cost is higher above than below, the slope is positive.",
        _NUDGE,
    ),
    Misconception(
        "N13",
        "numerical_gradient",
        (_argument_moved,),
        "the caller's theta is not what it was",
        "np.asarray looks like a copy, but a float array passes through it as it is.",
        "When you are done, theta is not what it was: whoever called you goes on with another one. Work on a copy.",
        _NUDGE,
    ),
    Misconception(
        "N14",
        "numerical_gradient",
        (_transposed,),
        "written to the mirrored index",
        "With two loop variables, i and j change places easily; for a vector and a square array no shape complains.",
        "Read theta and write the gradient at one and the same index.",
        _NUDGE,
    ),
    Misconception(
        "N15",
        "numerical_gradient",
        (_entry_by_entry(_centred, np.float32),),
        "single precision inside",
        "Networks train in float32, so float32 seems good enough here.",
        "float32 keeps 7 digits, and the difference of two nearly equal costs loses most of them. Work in float64.",
        _STEP,
    ),
    Misconception(
        "N16",
        "numerical_gradient",
        (_flat,),
        "a flat gradient for a matrix",
        "Looping over theta.ravel() is one loop instead of two.",
        "Right numbers, wrong shape: the gradient has the shape of theta.",
        _NUDGE,
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

_RELATIVE_ERROR = (
    Misconception(
        "E01",
        "relative_error",
        _both_ways(_absolute),
        "an absolute difference",
        "The difference is what one wants to be small.",
        "Multiply both arrays by 1000: your answer should not change. What is the difference to be measured against?",
        _DISTANCE,
    ),
    Misconception(
        "E02",
        "relative_error",
        (*_both_ways(_by_entry), *_both_ways(_by_entry_floored)),
        "every entry divided by its own size",
        "It is the measure of CS231n, and one bad entry cannot hide behind a large one.",
        "A tiny entry with a harmless rounding error spoils your figure. Divide the largest "
        "difference by the sizes of the whole arrays.",
        _DISTANCE,
    ),
    Misconception(
        "E03",
        "relative_error",
        _both_ways(_of_norms),
        "norms instead of the largest entry",
        "It is the measure of Ng's course.",
        "A norm spreads one wrong entry over all the right ones. Take the largest entry, of the "
        "difference and of each array.",
        _DISTANCE,
    ),
    Misconception(
        "E04",
        "relative_error",
        (*_both_ways(_by_first), *_both_ways(_by_second), *_both_ways(_by_larger)),
        "divided by one size, not by the sum of both",
        "A relative error is usually taken with respect to one true value.",
        "Neither array is known to be the true one. Try a and -a: the answer should be 1.",
        _DISTANCE,
    ),
    Misconception(
        "E05",
        "relative_error",
        (*_both_ways(_signed), *_both_ways(_signed_throughout)),
        "signs that count",
        "np.max of a difference looks like its largest size.",
        "np.max([-5, 1]) is 1. Which function of numpy takes the signs away first?",
        _DISTANCE,
    ),
    Misconception(
        "E06",
        "relative_error",
        (
            _guarded(_ratio, zero=False),
            _guarded(_ratio, zero=False, finite=False),
            _guarded(_ratio, zero=False, shape=False),
            _guarded(_ratio, zero=False, finite=False, shape=False),
        ),
        "nothing divided by nothing",
        "Nobody thinks of two arrays of zeros until a network has a dead unit.",
        "Try two arrays of zeros, then the other special cases of the docstring, one by one.",
        _DISTANCE,
    ),
    Misconception(
        "E07",
        "relative_error",
        (_guarded(_ratio, shape=False), _guarded(_ratio, shape=False, finite=False)),
        "shapes that numpy stretches to fit",
        "a - b of shapes (3,) and (3, 1) gives no error: numpy broadcasts it to (3, 3).",
        "Print the shape of a - b for a of shape (3,) and b of shape (3, 1). Compare the shapes first.",
        _DISTANCE,
    ),
    Misconception(
        "E08",
        "relative_error",
        (_ravelled,),
        "arrays flattened before they are compared",
        "One loop over flat arrays is simple, and many gradient checks do it.",
        "Flattening hides a wrong shape, and with it a transposed or flat gradient. Compare the shapes as they are.",
        _DISTANCE,
    ),
    Misconception(
        "E09",
        "relative_error",
        _both_ways(_mean),
        "an average in place of the largest",
        "The mean error is what one reports about predictions.",
        "One wrong entry among a thousand hides in a mean. Which entry should decide?",
        _DISTANCE,
    ),
    Misconception(
        "E10",
        "relative_error",
        (_guarded(_ratio, finite=False),),
        "nan and infinity let through",
        "nan spreads by itself, so it seems to need no care.",
        "nan <= 0.1 is False and nan > 0.1 is False too: a verdict on it depends on how you ask. Say 1.0 instead.",
        _DISTANCE,
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


_TOOL = "4. The tool: one verdict per layer"

_CHECK = (
    Misconception(
        "K01",
        "check",
        (_with(_upside_down),),
        "True where it should be False",
        "A check that finds something feels like True.",
        "True means that the layer's gradient agrees. Which side of the tolerance is that?",
        _TOOL,
    ),
    Misconception(
        "K02",
        "check",
        (_one_verdict,),
        "one verdict for the whole network",
        "In the end one wants to know whether all is well.",
        "A single verdict cannot say where to look. Return a list, one verdict per layer.",
        _TOOL,
    ),
    Misconception(
        "K03",
        "check",
        (_with(_absolutely),),
        "the tolerance held against an absolute difference",
        "With gradients of order one it makes no difference.",
        "Late in training gradients are tiny, and everything would pass. Ask relative_error.",
        _TOOL,
    ),
    Misconception(
        "K04",
        "check",
        (_with(_norms_agree),),
        "only the lengths are compared",
        "Two equal norms look like two equal gradients.",
        "A gradient with two entries exchanged, or with its sign flipped, has the same norm. Compare entry by entry.",
        _TOOL,
    ),
    Misconception(
        "K05",
        "check",
        (_with(_flattened),),
        "shapes flattened away",
        "Unrolled parameters are how optimisers want them.",
        "A gradient of the wrong shape passes your check. Hand the arrays to relative_error as they are.",
        _TOOL,
    ),
    Misconception(
        "K06",
        "check",
        (_with(_within, right_tolerance=False),),
        "a tolerance of its own",
        "The default is typed in where the parameter should stand.",
        "Call check with a tolerance of 1: nothing can fail then. Does your function know?",
        _TOOL,
    ),
    Misconception(
        "K07",
        "check",
        (_with(_within, right_h=False),),
        "a nudge of its own",
        "numerical_gradient has a default for h, so leaving it out works.",
        "Pass h on to numerical_gradient.",
        _TOOL,
    ),
    Misconception(
        "K08",
        "check",
        (_with(_error_itself),),
        "errors instead of verdicts",
        "The figure says more than yes or no.",
        "A figure still needs a judge: compare it with the tolerance and return True or False.",
        _TOOL,
    ),
    Misconception(
        "K09",
        "check",
        (_backwards,),
        "verdicts in reverse order",
        "Backpropagation runs from the last layer to the first, and the list grows in that order.",
        "verdicts[0] belongs to thetas[0], the first layer after the input.",
        _TOOL,
    ),
    Misconception(
        "K10",
        "check",
        (_with(_allclose),),
        "np.allclose with its own tolerances",
        "It is the usual way to compare two arrays.",
        "np.allclose forgives any difference below 1e-8, however small the gradient. Use "
        "relative_error and the tolerance.",
        _TOOL,
    ),
)


# suspects


def _gradients_only():
    return {letter: quantity.replace("delta", "gradient") for letter, quantity in _suspects().items()}


def _end_of_the_trail():
    return {letter: "delta 1" if "delta" in what else what for letter, what in _suspects().items()}


_LINEUP = "6. Six suspects"

_SUSPECTS = (
    Misconception(
        "T01",
        "suspects",
        (_gradients_only,),
        "the gradient is blamed for its delta",
        "The gradients are what the first check looks at.",
        "A gradient is computed from a delta. Look at the second check too: were the deltas right?",
        _LINEUP,
    ),
    Misconception(
        "T02",
        "suspects",
        (_end_of_the_trail,),
        "the end of the trail is named, not its start",
        "Layer 1 is read first.",
        "Deltas are computed from the last layer to the first, and a wrong one spoils those after it."
        " Which was wrong first?",
        _LINEUP,
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

MISCONCEPTIONS = _NUMERICAL_GRADIENT + _RELATIVE_ERROR + _CHECK + _SUSPECTS
