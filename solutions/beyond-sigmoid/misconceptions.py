"""The mistakes of `beyond-sigmoid`: what each computes, why it tempts, and one step on.

    softmax, softmax_cost, softmax_delta   S..; C.. and D.. as in the lessons before
    tanh_prime, relu_prime                 X01-X10, X31-X37
    layer_forward, layer_backward          X11-X28; F.., H.., G.. and B.. as in the lessons before
    topological_order, evaluate            Y01-Y13
    pullback, reverse                      Y21-Y49

Each formula makes one mistake and is right in all else. `PROBES` holds square layers, products and graphs:
there a transposed array runs instead of raising, and so shows which slip it was. Probes never score.
"""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import numpy as np

from grader.testing import Entries, Misconception, Rewrites

_KEY = run_path(str(Path(__file__).with_name("reference.py")))
_softmax, _cost, _delta = _KEY["softmax"], _KEY["softmax_cost"], _KEY["softmax_delta"]
_order, _evaluate, _pullback = _KEY["topological_order"], _KEY["evaluate"], _KEY["pullback"]
_sigmoid, _activate, _slope = _KEY["sigmoid"], _KEY["activate"], _KEY["slope"]
_OPERATIONS = _KEY["OPERATIONS"]

rewrite = Rewrites(__file__, winner=lambda p: (p == p.max(axis=0, keepdims=True)).astype(float))

SOFTMAX = "1. Softmax: scores become probabilities"
COST = "2. What a wrong answer costs"
DELTA = "3. The delta of a softmax layer"
SLOPES = "4. Two more activations, and an honest word about a kink"
LAYER = "5. A layer that knows its way back"
ORDER = "6. A graph, and an order to walk it"
RULES = "7. One rule for each operation"
BACK = "8. The walk back"

in_softmax = Entries(task="softmax", section=SOFTMAX)
in_softmax_cost = Entries(task="softmax_cost", section=COST)
in_softmax_delta = Entries(task="softmax_delta", section=DELTA)
in_tanh_prime = Entries(task="tanh_prime", section=SLOPES)
in_relu_prime = Entries(task="relu_prime", section=SLOPES)
in_layer_forward = Entries(task="layer_forward", section=LAYER)
in_layer_backward = Entries(task="layer_backward", section=LAYER)
in_topological_order = Entries(task="topological_order", section=ORDER)
in_evaluate = Entries(task="evaluate", section=ORDER)
in_pullback = Entries(task="pullback", section=RULES)
in_reverse = Entries(task="reverse", section=BACK)


# The last layer


def _grown(z):
    return np.exp(z - z.max(axis=0, keepdims=True))


def _one_hot_winner(p):
    return (p == p.max(axis=0, keepdims=True)).astype(float)


def _double_cost(z, y):
    return _cost(_softmax(z), y)


def _two_term_cost(z, y):
    p = _softmax(z)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum(axis=0)


LAST_LAYER = (
    in_softmax(
        "S01",
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "grown.sum(axis=1, keepdims=True)"),
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "grown.sum(axis=1, keepdims=True)")
        & rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z"),
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "grown.sum(axis=1, keepdims=True)")
        & rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z - z.max()"),
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "grown.sum(axis=1, keepdims=True)")
        & rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z - z.max(axis=1, keepdims=True)"),
        title="sums over the examples instead of the classes",
        rationale="With examples as rows, as in many courses, axis=1 is the right one.",
        advice="Add up one column of your answer: one example's probabilities should make 1. Which axis runs down a column?",
    ),
    in_softmax(
        "S02",
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "grown.sum()"),
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "grown.sum()")
        & rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z"),
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "grown.sum()")
        & rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z - z.max()"),
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "grown.sum()")
        & rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z - z.max(axis=1, keepdims=True)"),
        title="sums over the whole batch",
        rationale="For a single example the sum over everything is the sum over its classes.",
        advice="All your entries together make 1. Every example should have probabilities of its own: give the sum an axis.",
    ),
    in_softmax(
        "S03",
        lambda z: np.exp(z - z.max()) / np.exp(z).sum(axis=0),
        rewrite("softmax", "grown / _s", "grown / np.exp(z).sum(axis=0, keepdims=True)"),
        title="subtracts the largest score above the line only",
        rationale="The overflow shows above the line first, so it is mended there.",
        advice="Your columns do not add up to 1. What you subtract in the numerator must be subtracted below the line too.",
    ),
    in_softmax(
        "S04",
        lambda z: z / z.sum(axis=0),
        rewrite("softmax", "np.exp(_z)", "z"),
        title="forgets the exponential",
        rationale="Dividing by the sum looks like all it takes to make shares.",
        advice="Try the scores 3 and -1: one of your probabilities is negative. What makes every score positive before you divide?",
    ),
    in_softmax(
        "S05",
        rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z"),
        title="overflows for large scores",
        rationale="It is the formula as it stands in the book, and right for small scores.",
        advice="Try a score of 1000: exp gives infinity. Which number could you take from a whole column without any change?",
    ),
    in_softmax(
        "S06",
        _sigmoid,
        rewrite("softmax", "return _r", "return sigmoid(z)"),
        title="a sigmoid for each class",
        rationale="Both give numbers between 0 and 1.",
        advice="Each of your entries is right for a yes-or-no question. Here the classes compete: a column must add up to 1.",
    ),
    in_softmax(
        "S07",
        rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z - z.max()"),
        title="subtracts one maximum from the whole batch",
        rationale="z.max() is the shortest way to write a maximum.",
        advice="An example whose scores all lie far below another example's becomes 0/0. Let each column have its own maximum.",
    ),
    in_softmax(
        "S08",
        rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "-z"),
        lambda z: _softmax(-z),
        title="a minus in the exponent",
        rationale="The sigmoid has exp(-z).",
        advice="Your smallest score gets the largest probability. Look at the sign in the exponent.",
    ),
    in_softmax(
        "S09",
        rewrite("softmax", "np.exp(_z)", "np.exp(z) - z.max()"),
        rewrite("softmax", "np.exp(_z)", "np.exp(z) - z.max(axis=0, keepdims=True)"),
        title="the maximum is subtracted outside the exponential",
        rationale="The bracket of exp is closed one sign too early.",
        advice="Is one number taken from the scores, or from their exponentials? Only one of the two cancels in the fraction.",
    ),
    in_softmax(
        "S30",
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "z.sum(axis=0, keepdims=True)")
        & rewrite("softmax", "z - z.max(axis=0, keepdims=True)", "z"),
        rewrite("softmax", "grown.sum(axis=0, keepdims=True)", "z.sum(axis=0, keepdims=True)"),
        lambda z: _grown(z) / (z - z.max(axis=0)).sum(axis=0),
        title="divides by the sum of the scores",
        rationale="The exponential is remembered above the line, and the z below it is still the bare one.",
        advice="Your columns do not add up to 1. Exponentials stand above the line: of what is the sum below it?",
    ),
    in_softmax_cost(
        "C03",
        rewrite("softmax_cost", "return _c", "return -(_c)"),
        title="the minus sign is missing",
        rationale="The logarithm of a probability looks like a cost already.",
        advice="Your costs are negative. A perfect answer costs 0 and every other one more: which sign has a logarithm of p?",
    ),
    in_softmax_cost(
        "C06",
        rewrite("softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "0.5 * ((softmax(z) - y) ** 2).sum(axis=0)"),
        rewrite("softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "((softmax(z) - y) ** 2).sum(axis=0)"),
        title="the quadratic cost",
        rationale="It was the other cost of backprop.",
        advice="You measured a squared distance. Cross-entropy looks only at the probability that the right class got. "
        "Which function of it is 0 at 1, and grows without end towards 0?",
    ),
    in_softmax_cost(
        "C09",
        rewrite("softmax_cost", "return _c", "return (_c) / np.log(10)"),
        rewrite("softmax_cost", "return _c", "return (_c) / np.log(2)"),
        title="a logarithm to another base",
        rationale="log10 is what many calculators call log.",
        advice="Every cost of yours is off by one and the same factor. Use the natural logarithm, or the delta will not be p - y.",
    ),
    in_softmax_cost(
        "C11",
        *rewrite.each(
            "softmax_cost",
            "log_sum - (y * (z - top)).sum(axis=0)",
            "-(y * np.log(softmax(z) + {eps})).sum(axis=0)",
            eps=("1e-2", "1e-3", "1e-4", "1e-5", "1e-6", "1e-7", "1e-8", "1e-9", "1e-10", "1e-12", "1e-15", "1e-16"),
        ),
        *rewrite.each(
            "softmax_cost",
            "log_sum - (y * (z - top)).sum(axis=0)",
            "-(y * np.log(np.clip(softmax(z), {eps}, 1 - {eps}))).sum(axis=0)",
            eps=("1e-2", "1e-3", "1e-4", "1e-5", "1e-6", "1e-7", "1e-8", "1e-9", "1e-10", "1e-12", "1e-15", "1e-16"),
        ),
        title="a small number or a bound inside the logarithm",
        rationale="It makes the infinities go away.",
        advice="It puts a cap on the cost of a certain mistake. Simplify the logarithm of the softmax on paper.",
    ),
    in_softmax_cost(
        "S11",
        rewrite("softmax_cost", "return _c", "return (_c).sum()"),
        title="the sum over the batch",
        rationale="A cost is one number, and training wants one.",
        advice="Here each example keeps its own cost, shape (m,). Whoever trains adds them up, or averages, at the very end.",
    ),
    in_softmax_cost(
        "S12",
        rewrite("softmax_cost", "return _c", "return (_c).mean()"),
        title="the average over the batch",
        rationale="The cost of a batch is an average in most courses, and was in the assignment batch.",
        advice="The average is right for a batch; here each example keeps its own cost, shape (m,), and the average comes later.",
    ),
    in_softmax_cost(
        "S13",
        rewrite("softmax_cost", "return _c", "return (_c) / z.shape[0]"),
        title="the average over the classes",
        rationale="np.mean over axis 0 gives the right shape.",
        advice="You divided by the number of classes. Only the right class's logarithm counts, and it counts whole.",
    ),
    in_softmax_cost(
        "S14",
        rewrite("softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "-(y * np.log(softmax(z))).sum(axis=1)"),
        rewrite(
            "softmax_cost",
            "log_sum - (y * (z - top)).sum(axis=0)",
            "-(y * np.log(softmax(z))).sum(axis=1, keepdims=True)",
        ),
        title="one cost for each class",
        rationale="With examples as rows, axis=1 is the right one.",
        advice="You have one number for each class; there should be one for each example, and examples are columns.",
    ),
    in_softmax_cost(
        "S15",
        rewrite("softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "-(y * np.log(softmax(z))).sum(axis=0)"),
        rewrite("softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "-np.log((y * softmax(z)).sum(axis=0))"),
        title="the logarithm of a probability that became 0",
        rationale="It is the definition, and right for small scores.",
        advice="A probability of e^-2000 is stored as 0. Write log p with the scores themselves before you let numpy near it.",
    ),
    in_softmax_cost(
        "S16",
        rewrite(
            "softmax_cost",
            "log_sum - (y * (z - top)).sum(axis=0)",
            "-(y * np.log(softmax(z)) + (1 - y) * np.log(1 - softmax(z))).sum(axis=0)",
        ),
        title="the cost of sigmoid units",
        rationale="It was the cross-entropy of the earlier lessons.",
        advice="The (1 - y) log(1 - p) belongs to separate yes-or-no questions. Softmax makes one choice: one logarithm counts.",
    ),
    in_softmax_cost(
        "S17",
        rewrite("softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "1.0 - (y * softmax(z)).sum(axis=0)"),
        rewrite("softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "-(y * softmax(z)).sum(axis=0)"),
        title="the right class's probability without a logarithm",
        rationale="It is 0 for a perfect answer and grows with the error.",
        advice="Your cost can never pass 1. Cross-entropy takes the logarithm of the right class's probability.",
    ),
    in_softmax_cost(
        "S18",
        _double_cost,
        rewrite(
            "softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "-(y * np.log(softmax(softmax(z)))).sum(axis=0)"
        ),
        title="softmax twice",
        rationale="It is easy to hand over probabilities where scores are asked for.",
        advice="What arrives is scores, and softmax makes probabilities of them once. Count how often it happens to your z.",
    ),
    in_softmax_cost(
        "S19",
        rewrite("softmax_cost", "log_sum - (y * (z - top)).sum(axis=0)", "-np.log(softmax(z)).sum(axis=0)"),
        title="every class counts, not only the right one",
        rationale="The y is easy to lose in a formula where most of it is 0.",
        advice="Your answer does not depend on y. Which of the logarithms belongs to the right class?",
    ),
    in_softmax_cost(
        "S20",
        rewrite(
            "softmax_cost",
            "log_sum - (y * (z - top)).sum(axis=0)",
            "np.log(np.exp(z).sum(axis=0)) - (y * z).sum(axis=0)",
        ),
        title="the sum of exponentials overflows",
        rationale="It is the simplified formula, and right for small scores.",
        advice="Try scores of 1000, then of -1000: what is the sum of their exponentials, and its logarithm? Shift a column first.",
    ),
    in_softmax_delta(
        "D01",
        rewrite("softmax_delta", "softmax(z) - y", "y - softmax(z)"),
        title="the sign is turned",
        rationale="Target minus output is how one says an error in words.",
        advice="delta is dC/dz. If the right class's score grows, does its cost grow or fall?",
    ),
    in_softmax_delta(
        "D02",
        rewrite("softmax_delta", "return _d", "return (_d) * softmax(z) * (1 - softmax(z))"),
        title="an extra p(1 - p)",
        rationale="In backprop the slope of the output unit was a factor for the quadratic cost.",
        advice="With cross-entropy the slope cancels, for softmax as for the sigmoid: follow the derivation to its last line.",
    ),
    in_softmax_delta(
        "D03",
        rewrite("softmax_delta", "return _d", "return (_d) / z.shape[1]"),
        title="divided by the number of examples",
        rationale="Other courses put the 1/m here, and it comes out right in the end.",
        advice="Not wrong end to end, but in this course delta carries no 1/m. Let each column belong to its own example.",
    ),
    in_softmax_delta(
        "D04",
        rewrite("softmax_delta", "return _d", "return 2 * (_d)"),
        title="a factor 2",
        rationale="A square has a 2 in its derivative.",
        advice="There is no square in this cost. Measure the slope at one score and compare.",
    ),
    in_softmax_delta(
        "D05",
        rewrite("softmax_delta", "softmax(z)", "z"),
        title="scores in place of probabilities",
        rationale="The arguments of the function are z and y.",
        advice="You compare scores with targets. What must happen to z before it can be compared with 0 and 1?",
    ),
    in_softmax_delta(
        "D07",
        rewrite("softmax_delta", "return _d", "return (_d) ** 2"),
        rewrite("softmax_delta", "return _d", "return 0.5 * (_d) ** 2"),
        title="the squared error",
        rationale="The quadratic cost of backprop is a square.",
        advice="delta is a derivative: it has a sign. Yours never is negative.",
    ),
    in_softmax_delta(
        "D08",
        rewrite("softmax_delta", "softmax(z) - y", "-y / softmax(z)"),
        title="stops at dC/dp",
        rationale="The derivative of -log p is -1/p.",
        advice="What you have is the derivative with respect to the probability. One step of the chain rule, from p to z, is left.",
    ),
    in_softmax_delta(
        "D09",
        rewrite("softmax_delta", "return _d", "return np.abs(_d)"),
        title="the sign is lost",
        rationale="An error sounds like a size.",
        advice="delta says in which direction the cost grows: keep the sign.",
    ),
    in_softmax_delta(
        "D10",
        rewrite("softmax_delta", "softmax(z)", "winner(softmax(z))"),
        title="compares the winner with the target",
        rationale="The network's answer is the class with the largest probability.",
        advice="Your delta is 0 as soon as the winner is right. Compare the probabilities themselves with the target.",
    ),
    in_softmax_delta(
        "S29",
        rewrite("softmax_delta", "softmax(z) - y", "softmax(z) - winner(z)"),
        title="the winner in the place of the target",
        rationale="The class with the largest score looks like the class of the example.",
        advice="Exchange the targets of two examples: does your delta change? Which argument says the right class?",
    ),
    in_softmax_delta(
        "D12",
        rewrite("softmax_delta", "return _d", "return (_d).mean(axis=1, keepdims=True)"),
        title="averages over the batch too early",
        rationale="A gradient is an average in the end.",
        advice="Keep one column for each example: the weights' gradient needs to know which error belongs to which input.",
    ),
    in_softmax_delta(
        "S21",
        lambda z, y: -y * (1 - _softmax(z)),
        title="each probability depends on its own score only",
        rationale="For the sigmoid that is so: p(1 - p), and nothing else.",
        advice="The wrong classes get 0 from you. A wrong class's score also moves the right class's probability: sum over all.",
    ),
    in_softmax_delta(
        "S22",
        rewrite("softmax_delta", "softmax(z)", "sigmoid(z)"),
        title="the sigmoid in place of softmax",
        rationale="a - y has looked the same since backprop.",
        advice="The shape of the formula is right. Which function makes the probabilities of this layer?",
    ),
    in_softmax_delta(
        "S23",
        rewrite("softmax_delta", "softmax(z)", "softmax(softmax(z))"),
        title="softmax twice",
        rationale="It is easy to hand over probabilities where scores are asked for.",
        advice="What arrives is scores, and softmax makes probabilities of them once. Count how often it happens to your z.",
    ),
    in_softmax_delta(
        "S24",
        rewrite("softmax_delta", "softmax(z) - y", "softmax(z) - y * softmax(z)"),
        title="only some classes are corrected",
        rationale="One piece of the derivative is found, and taken for the whole.",
        advice="Each score moves every probability. Which entries of your answer are zero, and should they be?",
    ),
    in_softmax_delta(
        "D18",
        *(
            lambda z, y, size=size: 2 / size(y) * (y - _softmax(z)) * _softmax(z) * (1 - _softmax(z))
            for size in (lambda _y: 1, len, lambda y: y.shape[1])
        ),
        title="the derivative of a squared error, downhill",
        rationale="Many short programs minimise the squared error and add the step at the end.",
        advice="Three things to look at, one by one: which cost this is, a factor, and the sign where a probability is too large.",
    ),
    in_softmax_delta(
        "S26",
        rewrite("softmax_delta", "return _d", "return (_d) * (1 - softmax(z) ** 2)"),
        rewrite("softmax_delta", "return _d", "return (_d) * softmax(z) ** 2"),
        rewrite("softmax_delta", "return _d", "return (_d) * softmax(z) - softmax(z)"),
        title="an extra factor made of the probabilities",
        rationale="A slope stands after every error that backprop computes.",
        advice="With cross-entropy every slope cancels, whichever curve it belongs to: follow the derivation to its last line.",
    ),
)


# Activations

ACTIVATIONS = (
    in_tanh_prime(
        "X01",
        rewrite("tanh_prime", "np.tanh(z)", "z"),
        title="z where tanh(z) belongs",
        rationale="The rule is often written 1 - a^2, and a is easily read as the argument.",
        advice="Far out tanh is flat, and your slope is hugely negative. What is squared in the rule: the input or the output?",
    ),
    in_tanh_prime(
        "X02",
        rewrite("tanh_prime", "np.tanh(z)", "np.tanh(np.tanh(z))"),
        title="tanh twice",
        rationale="Functions that take a and functions that take z look alike.",
        advice="Your function is given z. Count how often tanh happens to it.",
    ),
    in_tanh_prime(
        "X03",
        rewrite("tanh_prime", "_t ** 2", "_t"),
        title="the square is missing",
        rationale="The sigmoid's 1 - a has no square.",
        advice="Your slope is 2 far to the left, where tanh is flat. Compare with the rule.",
    ),
    in_tanh_prime(
        "X04",
        lambda z: np.tanh(z) * (1 - np.tanh(z)),
        title="the sigmoid's rule",
        rationale="a(1 - a) has been the slope since backprop.",
        advice="a(1 - a) holds for the sigmoid only. At 0, where tanh is steepest, you find a slope of 0.",
    ),
    in_tanh_prime(
        "X05",
        rewrite("tanh_prime", "1.0 - _s", "_s - 1.0"),
        title="the sign is turned",
        rationale="The two terms are easily exchanged.",
        advice="tanh rises everywhere, and your slope says that it falls.",
    ),
    in_tanh_prime(
        "X06",
        rewrite("tanh_prime", "1.0 - _s", "1.0 + _s"),
        title="plus for minus",
        rationale="The derivative of tan, a cousin, is 1 + tan^2.",
        advice="Your slope grows far out, where tanh is flat. tanh and tan differ in this sign.",
    ),
    in_tanh_prime(
        "X07",
        lambda z: _sigmoid(z) * (1 - _sigmoid(z)),
        title="the slope of the sigmoid",
        rationale="It was the only slope so far.",
        advice="Your largest slope is 1/4. Measure the slope of tanh at 0 and compare.",
    ),
    in_tanh_prime(
        "X08",
        np.tanh,
        title="tanh itself",
        rationale="The name of the function is nearly that of its slope.",
        advice="You returned the height of the curve; asked for is how steep it is.",
    ),
    in_tanh_prime(
        "X09",
        rewrite("tanh_prime", "1.0 - _s", "_s"),
        title="the one is left out",
        rationale="Of the rule 1 - a^2 the square is what sticks.",
        advice="tanh is steepest at 0. What does your function give there?",
    ),
    in_tanh_prime(
        "X10",
        lambda z: 1 / np.cosh(z),
        title="one over cosh, without the square",
        rationale="The other way to write the slope has its square in another place.",
        advice="Compare yours with the measured slope of tanh at 1. Which power of 1/cosh is it?",
    ),
    in_relu_prime(
        "X31",
        rewrite("relu_prime", "z > 0", "z >= 0"),
        title="1 at the kink",
        rationale="One side of the kink is as good as the other.",
        advice="Not wrong: any number from 0 to 1 would do at the kink. We agreed on 0, so that all our numbers match.",
    ),
    in_relu_prime(
        "X32",
        lambda z: np.heaviside(z, 0.5),
        title="1/2 at the kink",
        rationale="The centred difference measures 1/2 there.",
        advice="Not wrong: any number from 0 to 1 would do at the kink. We agreed on 0, so that all our numbers match.",
    ),
    in_relu_prime(
        "X33",
        lambda z: np.maximum(0.0, z),
        title="ReLU itself",
        rationale="The name of the function is nearly that of its slope.",
        advice="You returned the height of the curve; asked for is how steep it is.",
    ),
    in_relu_prime(
        "X34",
        np.ones_like,
        title="1 everywhere",
        rationale="ReLU passes z on as it is, and the slope of z is 1.",
        advice="That holds to the right of 0 only. How steep is ReLU at -2?",
    ),
    in_relu_prime(
        "X35",
        lambda z: (z < 0).astype(float),
        title="the wrong side",
        rationale="A condition is easily written the wrong way round.",
        advice="You find a slope of 1 where ReLU is flat. Draw the curve and look again.",
    ),
    in_relu_prime(
        "X36",
        np.sign,
        title="the slope of the absolute value",
        rationale="|z| has its kink in the same place.",
        advice="To the left of 0 ReLU is flat, and you find a slope of -1.",
    ),
    in_relu_prime(
        "X37",
        *(
            rewrite("relu_prime", "return _r", f"return np.where(z > 0, 1.0, {leak})")
            for leak in ("0.01", "0.1", "0.2", "0.05", "0.001", "0.3")
        ),
        title="the slope of a leaky ReLU",
        rationale="Many programs use one, so that no unit dies.",
        advice="A good idea, but another function: to the left of 0 our ReLU is exactly flat.",
    ),
)


# Layers


def _forward(z_of=lambda x, theta, b: theta @ x + b, a_of=_activate, keep=lambda z, a: z):
    """Make a layer_forward that is right but for one part."""

    def formula(x, theta, b, activation):
        z = z_of(x, theta, b)
        a = a_of(z, activation)
        return a, {"x": x, "theta": theta, "z": keep(z, a), "activation": activation}

    return formula


def _backward(
    slope=_slope,
    d_x=lambda theta, delta, upstream: theta.T @ delta,
    d_theta=lambda x, delta, upstream: delta @ x.T,
    d_b=lambda x, delta: delta.sum(axis=1, keepdims=True),
):
    """Make a layer_backward that is right but for one part."""

    def formula(upstream, cache):
        x, theta = cache["x"], cache["theta"]
        delta = upstream * slope(cache["z"], cache["activation"])
        return d_x(theta, delta, upstream), d_theta(x, delta, upstream), d_b(x, delta)

    return formula


def _without_cache(x, theta, b, activation):
    return _activate(theta @ x + b, activation)


def _in_another_order(upstream, cache):
    d_x, d_theta, d_b = _backward()(upstream, cache)
    return d_theta, d_x, d_b


def _like_backprop(upstream, cache):
    x, below = cache["x"], _slope(cache["x"], cache["activation"])
    return (
        (cache["theta"].T @ upstream) * below,
        upstream @ x.T,
        upstream.sum(axis=1, keepdims=True),
    )


LAYERS = (
    in_layer_forward(
        "F01",
        rewrite("layer_forward", "activate(z, activation)", "z"),
        title="the activation is forgotten",
        rationale="The matrix product looks like the whole of the work.",
        advice="You returned z. One step is left: pass it through the activation that the caller asked for.",
    ),
    in_layer_forward(
        "F02",
        rewrite("layer_forward", "_z + b", "_z"),
        title="the bias is left out",
        rationale="The network of backprop had none.",
        advice="Your z does not change with b. What is added to theta @ x?",
    ),
    in_layer_forward(
        "F03",
        rewrite("layer_forward", "theta @ x", "theta.T @ x"),
        title="theta is transposed",
        rationale="Courses with examples as rows store theta the other way round.",
        advice="theta enters the layer: its rows are this layer's units, its columns the inputs. Compare the shapes.",
    ),
    in_layer_forward(
        "F04",
        rewrite("layer_forward", "theta @ x", "theta * x"),
        title="entry by entry instead of a matrix product",
        rationale="In MATLAB and with np.matrix, * is the matrix product.",
        advice="A unit adds up all its inputs. Which of * and @ adds?",
    ),
    in_layer_forward(
        "F06",
        rewrite("layer_forward", "activate(z, activation)", "activate(activate(z, activation), activation)"),
        title="the activation is applied twice",
        rationale="Once where z is made and once where it is returned.",
        advice="Follow one number through your function and count how often it meets the activation.",
    ),
    in_layer_forward(
        "F08",
        rewrite("layer_forward", "_z + b", "_z + b.ravel()"),
        title="the bias lies down",
        rationale="A bias is a list of numbers, and lists are flat.",
        advice="A flat b is added along the examples. Every unit has one bias: b must stay a column.",
    ),
    in_layer_forward(
        "F13",
        rewrite("layer_forward", "_z + b", "_z - b"),
        title="the bias is subtracted",
        rationale="As a threshold it would be.",
        advice="A bias is added; only a threshold is subtracted.",
    ),
    in_layer_forward(
        "X11",
        rewrite(
            "layer_forward",
            "{'x': x, 'theta': theta, 'z': z, 'activation': activation}",
            "{'x': x, 'theta': theta, 'z': activate(z, activation), 'activation': activation}",
        ),
        title="the cache holds a where z belongs",
        rationale="In backprop a was all that the way back needed.",
        advice="Your output is right, the cache is not: its entry z should be what went into the activation.",
    ),
    in_layer_forward(
        "X12",
        rewrite("layer_forward", "activate(z, activation)", "np.tanh(z)"),
        title="always tanh",
        rationale="It is the first activation one tries.",
        advice="The fourth argument says which activation is wanted; your answer does not change with it.",
    ),
    in_layer_forward(
        "X13",
        rewrite("layer_forward", "activate(z, activation)", "np.maximum(0.0, z)"),
        title="always ReLU",
        rationale="It is the activation of most networks today.",
        advice="The fourth argument says which activation is wanted; your answer does not change with it.",
    ),
    in_layer_forward(
        "X14",
        rewrite("layer_forward", "return _a, _c", "return _a"),
        title="no cache",
        rationale="The output is what one thinks of.",
        advice="The way back will need x, theta and z: return them beside the output, as the docstring says.",
    ),
    in_layer_backward(
        "H01",
        rewrite("layer_backward", "slope(cache['z'], cache['activation'])", "1.0"),
        title="the activation's slope is forgotten",
        rationale="The matrix products look like the whole of the work.",
        advice="What arrives is dC/da. Before it meets theta it must become dC/dz: which factor lies between a and z?",
    ),
    in_layer_backward(
        "H02",
        rewrite(
            "layer_backward",
            "slope(cache['z'], cache['activation'])",
            "slope(activate(cache['z'], cache['activation']), cache['activation'])",
        ),
        title="the slope is taken at a instead of z",
        rationale="In backprop the slope was written with a.",
        advice="Your slope function takes z and applies the activation itself. What did you give it?",
    ),
    in_layer_backward(
        "H03",
        rewrite("layer_backward", "cache['theta'].T @ delta", "cache['theta'] @ delta"),
        title="theta without its transpose",
        rationale="It was theta on the way forward.",
        advice="On the way back each input collects from all units that read it: compare the shapes of theta, delta and x.",
    ),
    in_layer_backward(
        "H18",
        rewrite("layer_backward", "cache['theta'].T @ delta", "delta"),
        title="d_x without the weights",
        rationale="delta looks like what should be handed down.",
        advice="d_x has the shape of x. An input moves every unit, by its weight: where are the weights in your d_x?",
    ),
    in_layer_backward(
        "H25",
        rewrite("layer_backward", "cache['theta'].T @ delta", "np.abs(cache['theta']).T @ delta"),
        title="the signs of the weights are lost",
        rationale="A share of the blame sounds like something positive.",
        advice="If a weight is negative, raising its input lowers z. Keep the signs of theta.",
    ),
    in_layer_backward(
        "G01",
        rewrite("layer_backward", "delta @ cache['x'].T", "cache['x'] @ delta.T"),
        title="d_theta is transposed",
        rationale="With examples as rows it is x.T @ delta.",
        advice="d_theta must have theta's shape: one row for each unit, one column for each input.",
    ),
    in_layer_backward(
        "G08",
        rewrite("layer_backward", "delta @ cache['x'].T", "-delta @ cache['x'].T"),
        rewrite("layer_backward", "delta @ cache['x'].T", "-delta @ cache['x'].T")
        & rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "-delta.sum(axis=1, keepdims=True)"),
        title="the step downhill instead of the gradient",
        rationale="Training subtracts the gradient.",
        advice="The minus belongs to the update. Here the slope itself is asked for.",
    ),
    in_layer_backward(
        "G12",
        rewrite("layer_backward", "delta @ cache['x'].T", "delta * cache['x']"),
        title="d_theta entry by entry",
        rationale="For one weight it is delta times x.",
        advice="Every unit meets every input, summed over the examples. Which of * and @ does that?",
    ),
    in_layer_backward(
        "X21",
        rewrite("layer_backward", "delta @ cache['x'].T", "delta @ cache['x'].T / delta.shape[1]")
        & rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta.mean(axis=1, keepdims=True)"),
        rewrite("layer_backward", "delta @ cache['x'].T", "delta @ cache['x'].T / delta.shape[1]"),
        rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta.mean(axis=1, keepdims=True)"),
        title="divided by the number of examples",
        rationale="The assignment batch does so in its gradient.",
        advice="A layer knows nothing of averages: a 1/m, if any, arrives with the upstream. Leave it to whoever trains.",
    ),
    in_layer_backward(
        "X22",
        rewrite("layer_backward", "delta @ cache['x'].T", "upstream @ cache['x'].T"),
        title="d_theta from dC/da instead of dC/dz",
        rationale="The argument is called upstream, and is at hand.",
        advice="theta acts on z, and z on a: the slope of the activation belongs into d_theta as well.",
    ),
    in_layer_backward(
        "X23",
        rewrite("layer_backward", "cache['theta'].T @ delta", "cache['theta'].T @ upstream"),
        title="d_x from dC/da instead of dC/dz",
        rationale="The argument is called upstream, and is at hand.",
        advice="x acts on z, and z on a: the slope of the activation belongs into d_x as well.",
    ),
    in_layer_backward(
        "X24",
        _like_backprop,
        title="the slope of the layer below",
        rationale="The hidden_delta of backprop multiplies after theta's transpose, with the slope of the layer that it reaches.",
        advice="Each layer pays for its own activation: the slope comes before theta's transpose, and is taken at this z.",
    ),
    in_layer_backward(
        "X26",
        rewrite("layer_backward", "return _x, _t, _b", "return _t, _x, _b"),
        title="d_theta comes first",
        rationale="It is the gradient one trains with.",
        advice="The numbers are there, in another order: return d_x, then d_theta, then d_b.",
    ),
    in_layer_backward(
        "X27",
        rewrite("layer_backward", "slope(cache['z'], cache['activation'])", "1 - np.tanh(cache['z']) ** 2"),
        title="always the slope of tanh",
        rationale="It is the first activation one tries.",
        advice="The cache says which activation the layer has; your answer does not change with it.",
    ),
    in_layer_backward(
        "X28",
        rewrite("layer_backward", "slope(cache['z'], cache['activation'])", "(cache['z'] > 0).astype(float)"),
        title="always the slope of ReLU",
        rationale="It is the activation of most networks today.",
        advice="The cache says which activation the layer has; your answer does not change with it.",
    ),
    in_layer_backward(
        "X29",
        rewrite("layer_backward", "delta @ cache['x'].T", "delta[:, -1:] @ cache['x'][:, -1:].T")
        & rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta[:, -1:]"),
        rewrite("layer_backward", "delta @ cache['x'].T", "delta[:, -1:] @ cache['x'][:, -1:].T"),
        rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta[:, -1:]"),
        title="only the last example of the loop",
        rationale="In a loop over the examples = stands where += belongs.",
        advice="Change the first column of upstream: do d_theta and d_b both move? Every example adds its share.",
    ),
    in_layer_backward(
        "X30",
        rewrite(
            "layer_backward",
            "delta @ cache['x'].T",
            "(delta * slope(cache['z'], cache['activation'])) @ cache['x'].T",
        ),
        title="the slope a second time, in d_theta",
        rationale="The slope stands in every other line, and the product is formed here.",
        advice="delta has been multiplied by the slope already. What else lies between z and theta?",
    ),
    in_layer_backward(
        "B01",
        rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "np.zeros((len(delta), 1))"),
        title="no gradient for the bias",
        rationale="The network of backprop had no bias.",
        advice="If b grows, z grows as much, and the cost moves: d_b is not 0.",
    ),
    in_layer_backward(
        "B02",
        rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta.sum(axis=0, keepdims=True)"),
        rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta.sum(axis=0)"),
        title="d_b summed over the units",
        rationale="With examples as rows, axis=0 is the right one.",
        advice="d_b has one number for each unit. Which axis of delta are the examples?",
    ),
    in_layer_backward(
        "B03",
        rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta.sum()"),
        title="one number for all biases",
        rationale="A sum without an axis is the shortest to write.",
        advice="Each unit has its own bias: sum over the examples only.",
    ),
    in_layer_backward(
        "B04",
        rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta.sum(axis=1)"),
        title="d_b lies down",
        rationale="A sum drops its axis unless told to keep it.",
        advice="The numbers are right, the shape is (n,). b is a column: keep the axis that you sum over.",
    ),
    in_layer_backward(
        "B07",
        rewrite("layer_backward", "delta.sum(axis=1, keepdims=True)", "delta"),
        title="d_b is not summed",
        rationale="For one example d_b is delta.",
        advice="The same bias serves all examples, so that its slopes add up: sum over the examples.",
    ),
    in_layer_backward(
        "B08",
        rewrite(
            "layer_backward", "delta.sum(axis=1, keepdims=True)", "(delta @ cache['x'].T).sum(axis=1, keepdims=True)"
        ),
        title="the bias is treated like a weight",
        rationale="A bias is a weight whose input is the constant 1.",
        advice="What the bias multiplies is 1, not x: no x belongs into d_b.",
    ),
)


# Graphs


def _once_for_each_reader(inputs):
    order = []
    read = {source for sources in inputs for source in sources}
    stack = [(node, False) for node in range(len(inputs)) if node not in read]
    while stack:
        node, is_done = stack.pop()
        if is_done:
            order.append(node)
        else:
            stack += [(node, True), *((source, False) for source in inputs[node])]
    return order


def _every_reader(inputs):
    order = []

    def visit(node):
        for source in inputs[node]:
            visit(source)
        order.append(node)

    read = {source for sources in inputs for source in sources}
    for node in range(len(inputs)):
        if node not in read:
            visit(node)
    return order


def _as_soon_as_one_input_is_there(inputs):
    order = [node for node, sources in enumerate(inputs) if not sources]
    for node in order:
        order += [r for r, sources in enumerate(inputs) if node in sources and r not in order]
    return order


def _leaves_then_the_rest(inputs):
    return sorted(range(len(inputs)), key=lambda node: bool(inputs[node]))


def _inputs(graph):
    return [inputs for _, inputs in graph]


def _in_the_order_of_the_walk(graph, leaves):
    values = _evaluate(graph, leaves)
    return [values[node] for node in _order(_inputs(graph))]


def _only_the_last(graph, leaves):
    return _evaluate(graph, leaves)[_order(_inputs(graph))[-1]]


def _operands_exchanged(graph, leaves):
    return _evaluate([(name, inputs[::-1]) for name, inputs in graph], leaves)


GRAPHS = (
    in_topological_order(
        "Y01",
        lambda inputs: list(range(len(inputs))),
        title="the order of the list",
        rationale="A graph that one writes by hand is usually in order already.",
        advice="The nodes' numbers say nothing about who reads whom. When may a node come? When all that it reads has come.",
    ),
    in_topological_order(
        "Y02",
        lambda inputs: _order(inputs)[::-1],
        title="back to front",
        rationale="The way back is what the order is for.",
        advice="A good order for the way back. Asked for is the way forward: each node after the nodes it reads.",
    ),
    in_topological_order(
        "Y03",
        _once_for_each_reader,
        _every_reader,
        title="a node comes once for each reader",
        rationale="Going from reader to source, one meets a shared source several times.",
        advice="Your list is longer than the graph. How could you know that a node has been listed already?",
    ),
    in_topological_order(
        "Y04",
        _leaves_then_the_rest,
        title="leaves first, then the rest as listed",
        rationale="The leaves come first in every order that one draws.",
        advice="The leaves stand right. Among the others, too, some read others: a node must wait for all its sources.",
    ),
    in_topological_order(
        "Y05",
        _as_soon_as_one_input_is_there,
        title="a node comes when its first source is there",
        rationale="Walking level by level is how one searches a graph.",
        advice="A product needs both its factors. Count for each node how many of its sources are still missing.",
    ),
    in_topological_order(
        "Y06",
        lambda inputs: [node for node in _order(inputs) if inputs[node]],
        title="the leaves are left out",
        rationale="There is nothing to compute at a leaf.",
        advice="Every node belongs in the list, leaves too: they come before whoever reads them.",
    ),
    in_evaluate(
        "Y11",
        _in_the_order_of_the_walk,
        title="the values come in the order of the walk",
        rationale="Appending each value as it is found gives this order.",
        advice="Your values are right, but value k must belong to node k. Make a list of the right length first, then fill it.",
    ),
    in_evaluate(
        "Y12",
        _only_the_last,
        title="only the last value",
        rationale="The last value is the result.",
        advice="The way back needs every value in between. Return them all.",
    ),
    in_evaluate(
        "Y13",
        _operands_exchanged,
        title="the operands are exchanged",
        rationale="A list that is emptied from its end gives the last one first.",
        advice="a - b and b - a differ, and so do the products. Hand the inputs over in the order in which the node names them.",
    ),
)


# The rules, and the walk back


def _with_rule(**rules):
    """Make a pullback that is right but for the rules given, each of (upstream, inputs, output)."""

    def formula(operation, upstream, inputs, output):
        rule = rules.get(operation)
        return rule(upstream, inputs, output) if rule else _pullback(operation, upstream, inputs, output)

    return formula


def _spread_evenly(upstream, inputs, output):
    return (upstream * np.ones(inputs[0].shape) * output.size / inputs[0].size,)


def _averaged_column(upstream, inputs, output):
    same_shape = inputs[1].shape == upstream.shape
    return upstream, upstream if same_shape else upstream.mean(axis=1, keepdims=True)


def _twice(upstream, inputs, output):
    return (upstream * _sigmoid(output) * (1 - _sigmoid(output)),)


def _passes(upstream, inputs, output):
    return (upstream,)


def _to_both(upstream, inputs, output):
    return upstream, upstream


RULES_OF_NODES = (
    in_pullback(
        "Y21",
        lambda operation, upstream, inputs, output: _pullback(operation, np.ones_like(upstream), inputs, output),
        rewrite("pullback", "upstream * b, upstream * a", "b, a"),
        rewrite("pullback", "upstream * output * (1.0 - output)", "output * (1.0 - output)"),
        rewrite("pullback", "upstream * (1.0 - output**2)", "1.0 - output**2"),
        rewrite("pullback", "upstream * relu_prime(a)", "relu_prime(a)"),
        rewrite("pullback", "upstream * output,", "output,"),
        rewrite("pullback", "upstream / a", "1.0 / a"),
        title="what arrives from above is left out",
        rationale="The derivative of the operation is the part one learnt at school.",
        advice="For some operation your answer is the same whatever arrives. The chain rule multiplies the node's own slope by the upstream.",
    ),
    in_pullback(
        "Y22",
        rewrite("pullback", "upstream * b, upstream * a", "upstream * a, upstream * b"),
        title="each factor gets itself",
        rationale="The order of a and b is natural.",
        advice="If a grows by a little, a * b grows by that much times something. By which of the two?",
    ),
    in_pullback(
        "Y24",
        rewrite("pullback", "upstream @ b.T, a.T @ upstream", "upstream @ b, a @ upstream"),
        title="the matrix product without transposes",
        rationale="For numbers no transpose is needed.",
        advice="Each piece must have its input's shape: write the shapes down and see which factor must be turned.",
    ),
    in_pullback(
        "Y25",
        rewrite("pullback", "upstream @ b.T, a.T @ upstream", "a.T @ upstream, upstream @ b.T"),
        title="the two pieces of the matrix product are exchanged",
        rationale="Two products, two transposes, and the eye slips.",
        advice="The first piece belongs to the first factor and has its shape.",
    ),
    in_pullback(
        "Y26",
        rewrite("pullback", "upstream, -upstream", "upstream, upstream"),
        title="the minus of the difference is lost",
        rationale="subtract is written like add.",
        advice="If b grows, a - b falls: what is passed to b has another sign than what is passed to a.",
    ),
    in_pullback(
        "Y27",
        rewrite("pullback", "_like(upstream, b)", "upstream"),
        title="a bias gets a whole matrix",
        rationale="add passes on what arrives: that is its rule.",
        advice="A column that was added to every example gets a share from every example. Which shape must its piece have?",
    ),
    in_pullback(
        "Y28",
        _with_rule(add=_averaged_column),
        title="a bias gets the average of its shares",
        rationale="Averages over a batch are everywhere.",
        advice="The shares of all examples add up. An average, if any, is in the upstream already.",
    ),
    in_pullback(
        "Y29",
        rewrite(
            "pullback", "upstream * output * (1.0 - output)", "upstream * sigmoid(output) * (1.0 - sigmoid(output))"
        ),
        title="the sigmoid twice",
        rationale="The slope is often written with a function of z.",
        advice="output already is sigmoid of the input. Write its slope with output alone.",
    ),
    in_pullback(
        "Y30",
        rewrite("pullback", "1.0 - output ** 2", "1.0 - a ** 2"),
        title="the slope of tanh from its input",
        rationale="1 - a^2 is short, and a is easily read as the argument.",
        advice="What is squared in the slope of tanh: what goes in or what comes out?",
    ),
    in_pullback(
        "Y31",
        rewrite("pullback", "upstream * output * (1.0 - output)", "upstream * a * (1.0 - a)"),
        title="the slope of the sigmoid from its input",
        rationale="a(1 - a) is short, and a is easily read as the argument.",
        advice="In a(1 - a), is a what goes into the sigmoid or what comes out?",
    ),
    in_pullback(
        "Y32",
        _with_rule(relu=lambda up, inputs, output: (up * (up > 0),)),
        title="ReLU applied to what arrives",
        rationale="It looks as if the node did on the way back what it did on the way forward.",
        advice="Whether a unit is open was decided on the way forward, by its input; what arrives may have any sign.",
    ),
    in_pullback(
        "Y33",
        _with_rule(relu=lambda up, inputs, output: (up * (output >= 0),)),
        title="a shut unit passes everything",
        rationale="At 0 one may choose, and the output of a shut unit is 0.",
        advice="ReLU's output is never negative, so that your condition always holds. Ask the input.",
    ),
    in_pullback(
        "Y34",
        _with_rule(exp=lambda up, inputs, output: (up * np.exp(output),)),
        title="the exponential twice",
        rationale="The derivative of exp is exp.",
        advice="exp of the input is at hand already: which of your arguments is it?",
    ),
    in_pullback(
        "Y36",
        rewrite("pullback", "upstream / a", "upstream / output"),
        title="divided by the logarithm",
        rationale="For sigmoid, tanh and exp the output was the thing to use.",
        advice="The derivative of log x is 1/x: is x what goes in or what comes out?",
    ),
    in_pullback(
        "Y37",
        _with_rule(total=_spread_evenly, column_sum=_spread_evenly),
        title="a sum passes back equal shares",
        rationale="Dividing among those who contributed sounds fair.",
        advice="If one entry grows by a little, the sum grows by all of that, however many entries there are.",
    ),
    in_pullback(
        "Y38",
        _with_rule(total=_passes, column_sum=_passes),
        title="a sum does not spread what arrives",
        rationale="The slope of a sum is 1, so that nothing seems left to do.",
        advice="The numbers are right, but each piece must have its input's shape: every entry gets a copy.",
    ),
    in_pullback(
        "Y39",
        _with_rule(sigmoid=_passes, tanh=_passes),
        title="the activations pass everything",
        rationale="The slope is easily forgotten when there are no weights about.",
        advice="Where the curve is flat, a nudge of the input moves nothing. Which factor says how steep it is?",
    ),
    in_pullback(
        "Y35",
        rewrite("pullback", "upstream * output * (1.0 - output)", "upstream * output"),
        rewrite("pullback", "upstream * output * (1.0 - output)", "upstream * (1.0 - output)"),
        title="half of the sigmoid's slope",
        rationale="The slope has two factors, and one is easily lost.",
        advice="Near 0 and near 1 the sigmoid is flat. Is your factor small at both ends?",
    ),
    in_pullback(
        "Y40",
        rewrite("pullback", "1.0 - output**2", "1.0 - output"),
        title="tanh's slope without its square",
        rationale="The sigmoid's 1 - a has no square.",
        advice="Far to the left tanh is flat, at -1. What does your factor give there?",
    ),
    in_pullback(
        "Y50",
        rewrite("pullback", "upstream * output * (1.0 - output)", "upstream * (1.0 - output**2)"),
        title="the slope of tanh for the sigmoid",
        rationale="The two rules stand one below the other.",
        advice="Near 0 and near 1 the sigmoid is flat. What does your factor give for an output of 0?",
    ),
    in_pullback(
        "Y51",
        rewrite("pullback", "upstream * output * (1.0 - output)", "upstream * output**2"),
        title="the sigmoid's output squared in place of its slope",
        rationale="Two factors that look alike are easily written as one square.",
        advice="Near 0 and near 1 the sigmoid is flat. What does your factor give for an output of 1?",
    ),
    in_pullback(
        "Y52",
        rewrite("pullback", "upstream * output * (1.0 - output)", "upstream * output * 1.0 - output"),
        title="a bracket is missing in the sigmoid's slope",
        rationale="On paper the second factor is read as one thing.",
        advice="Python multiplies before it subtracts. What is subtracted from what in your rule of the sigmoid?",
    ),
    in_pullback(
        "Y53",
        rewrite("pullback", "upstream * (1.0 - output**2)", "upstream * 1.0 - output**2"),
        title="a bracket is missing in the slope of tanh",
        rationale="On paper the factor is read as one thing.",
        advice="Python multiplies before it subtracts. What is subtracted from what in your rule of tanh?",
    ),
    in_pullback(
        "Y54",
        rewrite("pullback", "upstream * (1.0 - output**2)", "upstream * output * (1.0 - output)"),
        title="the slope of the sigmoid for tanh",
        rationale="The two rules stand one below the other.",
        advice="tanh is steepest at 0. What does your factor give for an output of 0?",
    ),
)


def _walk(graph, values, output, receive, order=None, start=None):
    """Walk back as the reference does, but for the way a node receives its pieces, the order or the start."""
    gradients = [np.zeros(value.shape) for value in values]
    gradients[output] = np.ones(values[output].shape) if start is None else start
    for node in order or reversed(_order(_inputs(graph))):
        operation, inputs = graph[node]
        if inputs:
            given = [values[k] for k in inputs]
            pieces = _pullback(operation, gradients[node], given, values[node])
            for source, piece in zip(inputs, pieces, strict=True):
                gradients[source] = receive(gradients[source], piece)
    return gradients


def _searched(graph, starts=None):
    """Return the nodes in the order of a depth-first search, each after those it reads."""
    order = []

    def visit(node):
        if node not in order:
            for source in graph[node][1]:
                visit(source)
            order.append(node)

    for node in range(len(graph)) if starts is None else starts:
        visit(node)
    return order


def _handed_on_at_once(graph, values, output, at):
    """Return the gradients of a recursion; `at` says what a node hands on: all that it has, or what has just come."""
    gradients = [np.zeros(value.shape) for value in values]

    def visit(node, upstream):
        gradients[node] = gradients[node] + upstream
        operation, inputs = graph[node]
        if inputs:
            given = at(gradients[node], upstream)
            for source, piece in zip(
                inputs, _pullback(operation, given, [values[k] for k in inputs], values[node]), strict=True
            ):
                visit(source, piece)

    visit(output, np.ones(values[output].shape))
    return gradients


def _recursion(graph, values, output):
    """Return the gradients of a recursion that first adds to all sources, then visits them."""
    gradients = [np.zeros(value.shape) for value in values]
    gradients[output] = np.ones(values[output].shape)

    def visit(node):
        operation, inputs = graph[node]
        if inputs:
            given = [values[k] for k in inputs]
            for source, piece in zip(inputs, _pullback(operation, gradients[node], given, values[node]), strict=True):
                gradients[source] = gradients[source] + piece
            for source in inputs:
                visit(source)

    visit(output)
    return gradients


def _add_in_place(graph, values, output):
    gradients = [None] * len(graph)
    gradients[output] = np.ones(values[output].shape)
    for node in reversed(_order(_inputs(graph))):
        operation, inputs = graph[node]
        if inputs and gradients[node] is not None:
            given = [values[k] for k in inputs]
            pieces = _pullback(operation, gradients[node], given, values[node])
            for source, piece in zip(inputs, pieces, strict=True):
                if gradients[source] is None:
                    gradients[source] = piece
                else:
                    gradients[source] += piece
    return [np.zeros(v.shape) if g is None else g for g, v in zip(gradients, values, strict=True)]


def _without_waiting(graph, values, output):
    gradients = [np.zeros(value.shape) for value in values]
    gradients[output] = np.ones(values[output].shape)
    queue = [output]
    for node in queue:
        operation, inputs = graph[node]
        if inputs:
            given = [values[k] for k in inputs]
            pieces = _pullback(operation, gradients[node], given, values[node])
            for source, piece in zip(inputs, pieces, strict=True):
                gradients[source] = gradients[source] + piece
                queue.append(source)
    return gradients


def _right(graph, values, output):
    return _walk(graph, values, output, lambda old, piece: old + piece)


def _with_gaps(graph, values, output):
    return [g if np.any(g) else None for g in _right(graph, values, output)]


WALKS = (
    in_reverse(
        "Y41",
        rewrite("reverse", "gradients[source] = gradients[source] + piece", "gradients[source] = piece"),
        lambda graph, values, output: _walk(graph, values, output, lambda old, piece: piece, _searched(graph)[::-1]),
        lambda graph, values, output: _walk(
            graph, values, output, lambda old, piece: piece, _searched(graph, (output,))[::-1]
        ),
        title="the last reader wins",
        rationale="A node that is read once has one piece, and = does.",
        advice="A node that is read twice moves the output in two ways. What should happen to the first piece when another comes?",
    ),
    in_reverse(
        "Y42",
        rewrite("reverse", "reversed(_o)", "_o"),
        lambda graph, values, output: _walk(graph, values, output, lambda old, piece: old + piece, _searched(graph)),
        title="the walk goes forward",
        rationale="The order at hand is the one for the way forward.",
        advice="Only the output's nearest sources get anything. A node may pass on when all its readers have: turn the order.",
    ),
    in_reverse(
        "Y43",
        lambda graph, values, output: [np.zeros(value.shape) for value in values],
        title="nothing to start from",
        rationale="Sums start at 0, and so do all gradients.",
        advice="Everything is 0, because nothing but 0 is passed on. What is the derivative of the output with respect to itself?",
    ),
    in_reverse(
        "Y44",
        rewrite("reverse", "np.ones(np.shape(values[output]))", "values[output]"),
        title="starts with the cost instead of 1",
        rationale="The cost is what one wants to send back.",
        advice="Everything is multiplied by the value of the output. How does the output change with itself?",
    ),
    in_reverse(
        "Y45",
        _add_in_place,
        title="two nodes share one array",
        rationale="+= saves a copy.",
        advice="add passes the same array to both its inputs; += into one of them changes the other. Make a new array instead.",
    ),
    in_reverse(
        "Y46",
        lambda graph, values, output: [_right(graph, values, output)[n] for n in _order(_inputs(graph))],
        title="the gradients come in the order of the walk",
        rationale="Appending each gradient as it is found gives this order.",
        advice="Your gradients are right, but gradient k must belong to node k, as the values do.",
    ),
    in_reverse(
        "Y47",
        _without_waiting,
        _recursion,
        lambda graph, values, output: _handed_on_at_once(graph, values, output, lambda total, upstream: total),
        title="a node passes on before everything has arrived",
        rationale="Going from each node to its sources at once is the shortest program.",
        advice="A node with two readers passes its first piece on twice. Let it wait until both have arrived: use the order.",
    ),
    in_reverse(
        "Y49",
        _with_gaps,
        title="None where nothing arrives",
        rationale="A gradient that was never set has no value.",
        advice="A node that the output never reads cannot move it: its derivative is 0, an array of the node's shape.",
    ),
)


def _every_rule(upstream, a, b):
    """Yield arguments of pullback for every operation between two square arrays, or on one of them."""
    for name in ("add", "subtract", "multiply", "matmul"):
        yield name, upstream, [a, b], _OPERATIONS[name](a, b)
    for name in ("sigmoid", "tanh", "relu", "exp"):
        yield name, upstream, [a], _OPERATIONS[name](a)
    yield "log", upstream, [np.abs(a)], np.log(np.abs(a))
    for name in ("column_sum", "total"):
        out = _OPERATIONS[name](a)
        yield name, upstream[: out.shape[0], : out.shape[1]], [a], out


def _every_operation(a, b, column):
    """Return arguments of reverse for one graph with every operation in it, some nodes of which are read twice."""
    graph = [
        ("total", (1,)),
        ("column_sum", (2,)),
        ("subtract", (3, 4)),
        ("multiply", (5, 6)),
        ("tanh", (7,)),
        ("sigmoid", (7,)),
        ("log", (8,)),
        ("add", (9, 12)),
        ("exp", (9,)),
        ("matmul", (10, 13)),
        ("relu", (11,)),
        ("a", ()),
        ("column", ()),
        ("b", ()),
    ]
    return graph, _evaluate(graph, {"a": a, "b": b, "column": column}), 0


def _probes():
    rng = np.random.default_rng(4)
    square = [rng.normal(size=(4, 4)) for _ in range(5)]
    column, targets = rng.normal(size=(4, 1)), np.eye(4)[:, [2, 0, 1, 2]]
    layer = (square[0], square[1], column, "tanh")
    cache = {"x": square[0], "theta": square[1], "z": square[2], "activation": "tanh"}
    graph = [("total", (1,)), ("matmul", (2, 3)), ("subtract", (3, 4)), ("a", ()), ("b", ())]
    leaves = {"a": square[0], "b": square[1]}
    kinked = np.where(square[0] > 0.5, square[0], np.minimum(np.round(square[0]), 0.0))
    return {
        "softmax": ((square[0],), (square[0] - 900.0,), (square[0] + 900.0,)),
        "softmax_cost": (
            (square[0], targets),
            (square[0] - 900.0, targets),
            (square[0] + 900.0, targets),
            (300.0 * square[0], targets),
            (300.0 * square[1], targets),
            (10.0 * square[0], targets),
        ),
        "softmax_delta": ((square[0], targets),),
        "tanh_prime": ((square[0],),),
        "relu_prime": ((square[0],),),
        "layer_forward": (layer,),
        "layer_backward": ((square[3], cache),),
        "topological_order": (([(2,), (), (1,)],),),
        "evaluate": ((graph, leaves),),
        "pullback": (
            ("relu", square[3], [kinked], np.maximum(0.0, kinked)),
            ("add", square[3], [square[0], column], square[0] + column),
            ("matmul", square[2], [square[0], square[1]], square[0] @ square[1]),
            *(rule for upstream in (square[3], square[4]) for rule in _every_rule(upstream, square[0], square[1])),
        ),
        "reverse": (
            (graph, _evaluate(graph, leaves), 0),
            _every_operation(kinked, square[1], column),
            _every_operation(kinked.T, square[2], square[3][:, :1]),
        ),
    }


PROBES = _probes()

# Why a function may answer otherwise and be right.
EQUIVALENT_SOLUTIONS = {"topological_order": "every order in which each node follows all that it reads is right"}

NO_PUBLIC_CHECK = {
    ("topological_order", "Y05"): "it shows on graphs of a shape that the hidden checks keep",
    ("reverse", "Y45"): "it shows on graphs of a shape that the hidden checks keep",
}

MISCONCEPTIONS: tuple[Misconception, ...] = (
    *LAST_LAYER,
    *ACTIVATIONS,
    *LAYERS,
    *GRAPHS,
    *RULES_OF_NODES,
    *WALKS,
)


# What a wrong answer may be off by, in the notebook's words.


def _of_softmax(z, _y):
    p = _softmax(z)
    sizes = {"n, the number of classes": z.shape[0], "m": z.shape[1]}
    return {"p": p, "1-p": 1 - p, "p(1-p)": p * (1 - p)} | sizes


def _terms_of_softmax_cost(z, y):
    top = z.max(axis=0)
    log_sum, chosen = np.log(np.exp(z - top).sum(axis=0)), (y * z).sum(axis=0)
    return {
        "the logarithm of the sum": top + log_sum,
        "the score of the right class": -chosen,
        "the logarithm of the sum after the maximum is taken off": log_sum,
        "the score of the right class after the maximum is taken off": top - chosen,
    }


def _order_of_nodes(graph):
    return _KEY["topological_order"]([inputs for _, inputs in graph])


CANDIDATE_TERMS = {"softmax_cost": _terms_of_softmax_cost}
PART_ORDER = {
    "layer_forward": lambda _x, _theta, _b, _name: [*((1, key) for key in ("x", "theta", "activation", "z")), (0,)],
    "evaluate": lambda graph, _leaves: _order_of_nodes(graph),
    "reverse": lambda graph, _values, _output: reversed(_order_of_nodes(graph)),
}
CANDIDATE_FACTORS = {
    "softmax": lambda z: {"n, the number of classes": z.shape[0], "m": z.shape[1]},
    "softmax_cost": lambda z, _y: {"n, the number of classes": z.shape[0], "m": z.shape[1]},
    "softmax_delta": _of_softmax,
    "tanh_prime": lambda z: {"tanh(z)": np.tanh(z), "1 - tanh(z)": 1 - np.tanh(z), "1 + tanh(z)": 1 + np.tanh(z)},
    "layer_backward": lambda _upstream, cache: {"m": cache["x"].shape[1]},
}
