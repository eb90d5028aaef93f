"""What goes wrong in `gradient-check`, as data.

    N01-N18   numerical_gradient: the formula, the nudge, the copy, the loop
    E01-E11   relative_error: what it divides by, what it makes of the cases that have no ratio
    K01-K12   check: verdicts, tolerance, layers
    T01-T02   suspects: where the trail starts

Each formula makes one mistake and is right in all else.
"""

from pathlib import Path
from runpy import run_path

import numpy as np

from grader.testing import Entries, Rewrites

_KEY = run_path(str(Path(__file__).with_name("reference.py")))
_gradient, _error = _KEY["numerical_gradient"], _KEY["relative_error"]
_key_check, _suspects = _KEY["check"], _KEY["suspects"]


def _lengths(one, other):
    """Say how far the lengths of two arrays are apart."""
    sizes = np.linalg.norm(one), np.linalg.norm(other)
    return abs(sizes[0] - sizes[1]) / (sizes[0] + sizes[1])


rewrite = Rewrites(__file__, lengths=_lengths)


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


def _never_restored(f, theta, h=1e-5):
    point = np.array(theta, dtype=float)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        point[index] += h
        above = f(point.copy())
        point[index] -= 2 * h
        gradient[index] = (above - f(point.copy())) / (2 * h)
    return gradient


def _all_moved_back(f, theta, h=1e-5):
    point = np.array(theta, dtype=float)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        point[index] += h
        above = f(point.copy())
        point[index] -= 2 * h
        gradient[index] = (above - f(point.copy())) / (2 * h)
        point -= h
    return gradient


def _stays_above(f, theta, h=1e-5):
    point = np.array(theta, dtype=float)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        before = f(point.copy())
        point[index] += h
        gradient[index] = (f(point.copy()) - before) / h
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


def _argument_moved(f, theta, h=1e-5):
    point = np.asarray(theta, dtype=float)
    gradient = _gradient(f, point, h)
    point.flat[-1] -= h
    return gradient


def _first_row(f, theta, h=1e-5):
    gradient = np.zeros(np.shape(theta))
    gradient[0] = _gradient(f, theta, h)[0]
    return gradient


def _changed(pattern, becomes, *, every=False):
    """Return the key's numerical_gradient with another piece."""
    return rewrite("numerical_gradient", pattern, becomes, every=every)


_SLOPE = "(f(above) - f(below)) / (2 * h)"


def _with_nudge(h):
    """Return the key's numerical_gradient with a nudge of its own."""
    return _changed("point = _p", f"h = {h}\npoint = _p")


_NUDGE = "1. A gradient by nudging"
_STEP = "2. How large a nudge?"

in_numerical_gradient = Entries(task="numerical_gradient", section=_NUDGE)

_NUMERICAL_GRADIENT = (
    in_numerical_gradient(
        "N01",
        _changed(_SLOPE, "(f(above) - f(point.copy())) / h"),
        _changed(_SLOPE, "(f(point.copy()) - f(below)) / h"),
        _changed(_SLOPE, "(f(above) - f(point.copy())) / (2 * h)"),
        _changed(_SLOPE, "(f(point.copy()) - f(below)) / (2 * h)"),
        title="a one-sided difference",
        rationale="It is the definition of the derivative as every textbook prints it, and it costs one call less.",
        advice="Nudge to both sides of theta: compare the cost a little above with the cost a little below.",
    ),
    in_numerical_gradient(
        "N02",
        _changed("2 * h", "h"),
        title="divided by h where the two points are 2h apart",
        rationale="The one-sided formula divides by h, and the denominator stays when the second nudge comes in.",
        advice="Every entry is twice too large. How far apart are your two points?",
    ),
    in_numerical_gradient(
        "N03",
        *map(_with_nudge, ("1e-12", "1e-13", "1e-14", "1e-15", "1e-16")),
        title="a nudge so small that the digits cancel",
        rationale="In mathematics h goes to zero, so the smallest h seems the best one.",
        advice="Use the h that you are given. Below about 1e-8 the difference of two nearly equal costs has no digits left.",
        section=_STEP,
    ),
    in_numerical_gradient(
        "N04",
        *map(_with_nudge, ("0.1", "0.01", "1e-3", "1e-4", "1e-5", "1e-6", "1e-7", "1e-8", "1e-9", "1e-10")),
        title="a nudge of its own, whatever h says",
        rationale="0.1 looks small, 1e-7 stands in a well-known course, and on a parabola any nudge will do.",
        advice="Call your function with h = 0.5, then with h = 1e-5: does its answer change at all? Which nudge does it take?",
        section=_STEP,
    ),
    in_numerical_gradient(
        "N05",
        _never_restored,
        _all_moved_back,
        _stays_above,
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
        _changed("gradient = np.zeros(_s)", "gradient = np.zeros_like(theta)"),
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
        _changed("below[index] -= h", "below[index] += h"),
        title="both points are the same",
        rationale="above = theta reads like a copy, and in Python it is a second name; a copied line keeps its sign.",
        advice="All differences are zero. Print the two arrays that you hand to f, side by side: does any entry differ?",
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
        _changed("gradient[index] = _v", "gradient[index] = -(_v)"),
        title="below minus above",
        rationale="Descent goes against the gradient, and the minus slips in here.",
        advice="Every sign is flipped. If the cost is higher above than below, the slope is positive.",
    ),
    in_numerical_gradient(
        "N13",
        _argument_moved,
        title="the caller's theta is not what it was",
        rationale="np.asarray looks like a copy, but a float array passes through it as it is.",
        advice="Print theta before and after your call: whoever called you goes on with it. Work on a copy.",
    ),
    in_numerical_gradient(
        "N14",
        _changed("return gradient", "return gradient.T"),
        title="written to the mirrored index",
        rationale="With two loop variables, i and j change places easily; for a vector and a square array no shape complains.",
        advice="Read theta and write the gradient at one and the same index.",
    ),
    in_numerical_gradient(
        "N15",
        _entry_by_entry(_centred, np.float32),
        _changed("np.array(theta, dtype=float)", "np.array(theta, dtype=np.float32)"),
        title="single precision inside",
        rationale="Networks train in float32, so float32 seems good enough here.",
        advice="float32 keeps 7 digits, and the difference of two nearly equal costs loses most of them. Work in float64.",
        section=_STEP,
    ),
    in_numerical_gradient(
        "N16",
        _changed("return gradient", "return gradient.ravel()"),
        _changed("return gradient", "return gradient.reshape(-1, 1)"),
        title="a flat gradient for a matrix",
        rationale="Looping over theta.ravel() is one loop instead of two.",
        advice="Right numbers, wrong shape: the gradient has the shape of theta.",
    ),
    in_numerical_gradient(
        "N17",
        rewrite("numerical_gradient", "above[index] += h", "above[index] = h")
        & rewrite("numerical_gradient", "below[index] -= h", "below[index] = -h"),
        rewrite("numerical_gradient", "above[index] += h", "above[index] = h"),
        title="the entry is replaced by the nudge",
        rationale="= is one sign shorter than +=.",
        advice="Which value has the entry after your nudge, for theta = 3? It should stand a little beside its old place.",
    ),
    in_numerical_gradient(
        "N18",
        _changed(_SLOPE, "f(above) - f(below) / (2 * h)"),
        _changed(_SLOPE, "f(above) - f(below) / h"),
        _changed(_SLOPE, "(f(above) - f(below)) / 2 * h"),
        _changed(_SLOPE, "f(above) - f(below) / 2 * h"),
        title="the brackets of the difference or of the two nudges",
        rationale="A fraction on paper needs no brackets: the bar shows what is divided by what.",
        advice="Python divides before it subtracts, and goes from left to right. What exactly is divided, and by what?",
    ),
)


# relative_error


_DIFFERENCE = "np.max(np.abs(a - b))"
_FIRST, _SECOND = "np.max(np.abs(a))", "np.max(np.abs(b))"
_SHAPES = "a.shape != b.shape or not np.all(np.isfinite(a)) or not np.all(np.isfinite(b))"


def _measured(pattern, becomes, *, every=False):
    """Return the key's relative_error with another piece."""
    return rewrite("relative_error", pattern, becomes, every=every)


_UNPREPARED = _measured("if _c:\n    return 1.0", "") & _measured("if _z:\n    return 0.0", "")


def _guards(measure):
    """Yield a wrong measure with all special cases, with none, and with a floor below the size."""
    yield measure
    yield measure & _UNPREPARED
    yield measure.then("relative_error", "if _z:\n    return 0.0", "")
    yield measure.then("relative_error", "if _c:\n    return 1.0", "")


_NORMS = (
    _measured(_DIFFERENCE, "np.linalg.norm(a - b)")
    & _measured(_FIRST, "np.linalg.norm(a)")
    & _measured(_SECOND, "np.linalg.norm(b)")
)
_MEANS = _measured("np.max(_x)", "np.mean(_x)", every=True)


def _by_entry(floor):
    """Return the measure that divides every entry by its own size, which is never below a floor."""
    return (
        _measured("size = _s", "size = np.abs(a) + np.abs(b)")
        & _measured("if _z:\n    return 0.0", "if not np.any(size):\n    return 0.0")
        & _measured(f"{_DIFFERENCE} / size", f"np.max(np.abs(a - b) / np.maximum({floor}, size))")
    )


def _without_zeros(a, b):
    with np.errstate(all="ignore"):
        return float(np.nanmax(np.abs(a - b) / (np.abs(a) + np.abs(b))))


def _ravelled(a, b):
    return _error(a.ravel(), b.ravel())


_DISTANCE = "3. How different is different?"

in_relative_error = Entries(task="relative_error", section=_DISTANCE)

_RELATIVE_ERROR = (
    in_relative_error(
        "E01",
        *_guards(_measured(f"{_DIFFERENCE} / size", _DIFFERENCE)),
        title="an absolute difference",
        rationale="The difference is what one wants to be small.",
        advice="Multiply both arrays by 1000: your answer should not change. What is the difference to be measured against?",
    ),
    in_relative_error(
        "E02",
        *(form for floor in ("1e-8", "1e-10", "1e-12", "1e-15", "1e-300") for form in _guards(_by_entry(floor))),
        _without_zeros,
        title="every entry divided by its own size",
        rationale="It is the measure of CS231n, and one bad entry cannot hide behind a large one.",
        advice="A tiny entry with a harmless rounding error spoils your figure. Divide the largest "
        "difference by the sizes of the whole arrays.",
    ),
    in_relative_error(
        "E03",
        *_guards(_NORMS),
        *_guards(_measured(_DIFFERENCE, "np.linalg.norm(a - b)")),
        *_guards(_measured(_FIRST, "np.linalg.norm(a)") & _measured(_SECOND, "np.linalg.norm(b)")),
        title="norms instead of the largest entry",
        rationale="It is the measure of Ng's course.",
        advice="A norm spreads one wrong entry over all the right ones. Take the largest entry, of the "
        "difference and of each array.",
    ),
    in_relative_error(
        "E04",
        *_guards(_measured("_p + _q", "_p")),
        *_guards(_measured("_p + _q", "_q")),
        *_guards(_measured("_p + _q", "np.maximum(_p, _q)")),
        title="divided by one size, not by the sum of both",
        rationale="A relative error is usually taken with respect to one true value.",
        advice="Neither array is known to be the true one. Try a and -a: the answer should be 1.",
    ),
    in_relative_error(
        "E05",
        *_guards(_measured(_DIFFERENCE, "np.max(a - b)")),
        *_guards(_measured("np.abs(_x)", "_x", every=True)),
        title="signs that count",
        rationale="np.max of a difference looks like its largest size.",
        advice="np.max([-5, 1]) is 1. Which function of numpy takes the signs away first?",
    ),
    in_relative_error(
        "E06",
        _measured("if _z:\n    return 0.0", ""),
        _UNPREPARED,
        _measured("if _z:\n    return 0.0", "") & _measured(_SHAPES, "a.shape != b.shape"),
        _measured("if _z:\n    return 0.0", "")
        & _measured(_SHAPES, "not np.all(np.isfinite(a)) or not np.all(np.isfinite(b))"),
        title="nothing divided by nothing",
        rationale="Nobody thinks of two arrays of zeros until a network has a dead unit.",
        advice="Try two arrays of zeros, then the other special cases of the docstring, one by one.",
    ),
    in_relative_error(
        "E07",
        _measured(_SHAPES, "not np.all(np.isfinite(a)) or not np.all(np.isfinite(b))"),
        _measured("if _c:\n    return 1.0", ""),
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
        *_guards(_MEANS),
        *_guards(_measured(_DIFFERENCE, "np.mean(np.abs(a - b))")),
        title="an average in place of the largest",
        rationale="The mean error is what one reports about predictions.",
        advice="One wrong entry among a thousand hides in a mean. Which entry should decide?",
    ),
    in_relative_error(
        "E10",
        _measured(_SHAPES, "a.shape != b.shape"),
        title="nan and infinity let through",
        rationale="nan spreads by itself, so it seems to need no care.",
        advice="nan <= 0.1 is False and nan > 0.1 is False too: a verdict on it depends on how you ask. Say 1.0 instead.",
    ),
    in_relative_error(
        "E11",
        *_guards(_measured(f"{_DIFFERENCE} / size", "np.sum((a - b) ** 2)")),
        *_guards(_measured(f"{_DIFFERENCE} / size", "np.mean((a - b) ** 2)")),
        title="squared differences, measured against nothing",
        rationale="Squared errors are the measure that one learns first.",
        advice="Multiply both arrays by 1000: your answer should not change. What is the difference to be measured against?",
    ),
)


# check


def _judged(pattern, becomes, *, every=False):
    """Return the key's check with another piece."""
    return rewrite("check", pattern, becomes, every=every)


def _measure(k, f, thetas, h):
    return _gradient(lambda nudged: f([*thetas[:k], nudged, *thetas[k + 1 :]]), thetas[k], h)


_ERROR = "relative_error(_a, _b)"
_VERDICT = "bool(error <= tolerance)"


def _absolutely(measure):
    """Return the check that holds the tolerance against a difference."""
    return _judged(_ERROR, f"({measure} if _a.shape == _b.shape else np.inf)")


def _two_layers(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    return _key_check(f, [thetas[0], thetas[1], *thetas[2:]], gradients, h, tolerance)[:2]


def _zipped_layers(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    return _key_check(f, thetas, gradients, h, tolerance)[:2]


def _late_binding(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    last = len(thetas) - 1  # what every lambda's k is when the loop has ended
    measured = [_gradient(lambda nudged: f([*thetas[:last], nudged]), theta, h) for theta in thetas]
    return [bool(_error(one, other) <= tolerance) for one, other in zip(gradients, measured, strict=True)]


def _unrolled(f, thetas, gradients, h=1e-5, tolerance=1e-7):
    ours = np.concatenate([gradient.ravel() for gradient in gradients])
    theirs = np.concatenate([_measure(k, f, thetas, h).ravel() for k in range(len(thetas))])
    return [bool(_error(ours, theirs) <= tolerance)] * len(thetas)


_TOOL = "4. The tool: one verdict per layer"

in_check = Entries(task="check", section=_TOOL)

_CHECK = (
    in_check(
        "K01",
        _judged("error <= tolerance", "error > tolerance"),
        title="True where it should be False",
        rationale="A check that finds something feels like True.",
        advice="True means that the layer's gradient agrees. Which side of the tolerance is that?",
    ),
    in_check(
        "K02",
        _judged("return verdicts", "return all(verdicts)"),
        title="one verdict for the whole network",
        rationale="In the end one wants to know whether all is well.",
        advice="A single verdict cannot say where to look. Return a list, one verdict per layer.",
    ),
    in_check(
        "K03",
        _absolutely("np.max(np.abs(_a - _b))"),
        _absolutely("np.linalg.norm(_a - _b)"),
        _absolutely("np.mean(np.abs(_a - _b))"),
        title="the tolerance held against an absolute difference",
        rationale="With gradients of order one it makes no difference.",
        advice="Late in training gradients are tiny, and everything would pass. Ask relative_error.",
    ),
    in_check(
        "K04",
        _judged(_ERROR, "lengths(_a, _b)"),
        title="only the lengths are compared",
        rationale="Two equal norms look like two equal gradients.",
        advice="A gradient with two entries exchanged, or with its sign flipped, has the same norm. Compare entry by entry.",
    ),
    in_check(
        "K05",
        _judged(_ERROR, "relative_error(_a.ravel(), _b.ravel())"),
        title="shapes flattened away",
        rationale="Unrolled parameters are how optimisers want them.",
        advice="A gradient of the wrong shape passes your check. Hand the arrays to relative_error as they are.",
    ),
    in_check(
        "K06",
        *rewrite.each(
            "check",
            "error <= tolerance",
            "error <= {limit}",
            limit=("1e-7", "2e-7", "1e-9", "1e-8", "1e-6", "1e-5", "1e-4", "1e-3", "1e-2"),
        ),
        title="a tolerance of its own",
        rationale="The default is typed in where the parameter should stand.",
        advice="Call check with a tolerance of 1: nothing can fail then. Does your function know?",
    ),
    in_check(
        "K07",
        _judged("numerical_gradient(_c, theta, h)", "numerical_gradient(_c, theta)"),
        title="a nudge of its own",
        rationale="numerical_gradient has a default for h, so leaving it out works.",
        advice="Pass h on to numerical_gradient.",
    ),
    in_check(
        "K08",
        _judged(_VERDICT, "error"),
        title="errors instead of verdicts",
        rationale="The figure says more than yes or no.",
        advice="A figure still needs a judge: compare it with the tolerance and return True or False.",
    ),
    in_check(
        "K09",
        _judged("return verdicts", "return verdicts[::-1]"),
        title="verdicts in reverse order",
        rationale="Backpropagation runs from the last layer to the first, and the list grows in that order.",
        advice="verdicts[0] belongs to thetas[0], the first layer after the input.",
    ),
    in_check(
        "K10",
        *(
            _judged(_ERROR, f"(0.0 if _a.shape == _b.shape and np.allclose(_a, _b{given}) else 1.0)").then(
                "check", "error <= tolerance", "error == 0.0"
            )
            for given in ("", ", 1e-2, 1e-2", ", atol=1e-7", ", rtol=1e-3", ", 1e-7", ", 1e-4, 1e-4", ", 1e-3, 1e-3")
        ),
        title="np.allclose with its own tolerances",
        rationale="It is the usual way to compare two arrays.",
        advice="np.allclose forgives small differences however small the gradient is. Use relative_error and the tolerance.",
    ),
    in_check(
        "K11",
        _judged("return verdicts", "return [True] * len(thetas)"),
        _judged("return verdicts", "return [False] * len(thetas)"),
        _judged("return verdicts", "return [all(verdicts)] * len(thetas)"),
        _judged("return verdicts", "return [any(verdicts)] * len(thetas)"),
        _unrolled,
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
    in_check(
        "K13",
        _two_layers,
        _zipped_layers,
        title="made for two layers",
        rationale="The network at hand has two, and each gets a line of its own.",
        advice="How many verdicts come back for a network of one layer, and of five? There should be one for each layer.",
    ),
    in_check(
        "K14",
        _judged("numerical_gradient(_c, theta, h)", "numerical_gradient(f, theta, h)"),
        title="f called with one layer instead of the whole list",
        rationale="numerical_gradient wants a function of one array, and f looks like one.",
        advice="f is a function of the list of all layers. What should it get while layer k is nudged?",
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
        advice="A gradient is computed from a delta. Look at the deltas in the evidence first: were they right?",
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


def _bowl(thetas):
    """A cost whose gradient is thetas themselves."""
    return 0.5 * sum(float(np.sum(theta**2)) for theta in thetas)


def _square_of_sum(thetas):
    """A cost in which the entries influence each other: their slopes are all the sum of the entries."""
    return 0.5 * float(np.sum(thetas[0])) ** 2


def _square_of_all(thetas):
    """The same of all layers; it can be computed of one array as well."""
    return 0.5 * float(sum(np.sum(part) for part in thetas)) ** 2


def _off_by(size, *differences):
    """Return the arguments of check on arrays of a size, each off by a difference."""
    rng = np.random.default_rng(44)
    thetas = [size * rng.uniform(0.5, 1.0, (3, 3)) for _ in differences]
    gradients = [theta + difference for theta, difference in zip(thetas, differences, strict=True)]
    return _bowl, thetas, gradients, 1e-3, 1e-4


# A verdict is yes or no: differences of many sizes, on large and on small gradients, tell what it was held against.
PROBES: dict[str, tuple[tuple, ...]] = {
    "check": (
        _off_by(1.0, 0.0, 1e-3, 5e-4, 1.2e-4, 8e-5, 2e-5, 2e-6, 5e-7, 1.5e-7, 5e-8),
        _off_by(1e-3, 0.0, 2e-2, 3e-3, 5e-4, 5e-5, 5e-6, 5e-7, 1.2e-7, 5e-8, 5e-9),
        _off_by(1000.0, 0.0, 50.0, 5.0, 0.5, 0.08, 0.005, 5e-4, 5e-5),
        _off_by(1.0, 5e-3, 5e-3),
        (_square_of_sum, [np.array([0.5, 0.3, 0.2])], [np.ones(3)], 0.1, 0.05),
        (
            _square_of_all,
            [np.array([[0.5, 0.3]]), np.array([[0.2], [0.7]])],
            [np.full((1, 2), 1.7), np.full((2, 1), 0.9)],
        ),
    )
}


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

# What a measured gradient may be off by.
CANDIDATE_FACTORS = {"numerical_gradient": lambda _f, _theta, h=1e-5: {"h": h}}
