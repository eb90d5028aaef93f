"""The mistakes of `beyond-sigmoid`: what each computes, why it tempts, and one step on.

    softmax, softmax_cost, softmax_delta   S..; C.. and D.. as in the lessons before
    tanh_prime, relu_prime                 X01-X08, X31-X37
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

from grader.testing import Misconception

_KEY = run_path(str(Path(__file__).with_name("reference.py")))
_softmax, _cost, _delta = _KEY["softmax"], _KEY["softmax_cost"], _KEY["softmax_delta"]
_order, _evaluate, _pullback = _KEY["topological_order"], _KEY["evaluate"], _KEY["pullback"]
_sigmoid, _activate, _slope = _KEY["sigmoid"], _KEY["activate"], _KEY["slope"]
_OPERATIONS = _KEY["OPERATIONS"]

SOFTMAX = "1. Softmax: scores become probabilities"
COST = "2. What a wrong answer costs"
DELTA = "3. The delta of a softmax layer"
SLOPES = "4. Two more activations, and an honest word about a kink"
LAYER = "5. A layer that knows its way back"
ORDER = "6. A graph, and an order to walk it"
RULES = "7. One rule for each operation"
BACK = "8. The walk back"


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
    Misconception(
        "S01",
        "softmax",
        (
            lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
            lambda z: _grown(z) / _grown(z).sum(axis=1, keepdims=True),
        ),
        "Sums over the examples instead of the classes",
        "With examples as rows, as in many courses, axis=1 is the right one.",
        "Add up one column of your answer: one example's probabilities should make 1. Which axis runs down a column?",
        SOFTMAX,
    ),
    Misconception(
        "S02",
        "softmax",
        (lambda z: np.exp(z) / np.exp(z).sum(), lambda z: _grown(z) / _grown(z).sum()),
        "Sums over the whole batch",
        "For a single example the sum over everything is the sum over its classes.",
        "All your entries together make 1. Every example should have probabilities of its own: give the sum an axis.",
        SOFTMAX,
    ),
    Misconception(
        "S03",
        "softmax",
        (lambda z: np.exp(z - z.max()) / np.exp(z).sum(axis=0),),
        "Subtracts the largest score above the line only",
        "The overflow shows above the line first, so it is mended there.",
        "Your columns add up to less than 1. What you subtract in the numerator must be subtracted below the line too.",
        SOFTMAX,
    ),
    Misconception(
        "S04",
        "softmax",
        (lambda z: z / z.sum(axis=0),),
        "Forgets the exponential",
        "Dividing by the sum looks like all it takes to make shares.",
        "A negative score gives you a negative probability. What makes every score positive before you divide?",
        SOFTMAX,
    ),
    Misconception(
        "S05",
        "softmax",
        (lambda z: np.exp(z) / np.exp(z).sum(axis=0, keepdims=True),),
        "Overflows for large scores",
        "It is the formula as it stands in the book, and right for small scores.",
        "Try a score of 1000: exp gives infinity. Which number could you take from a whole column without any change?",
        SOFTMAX,
    ),
    Misconception(
        "S06",
        "softmax",
        (_sigmoid,),
        "A sigmoid for each class",
        "Both give numbers between 0 and 1.",
        "Each of your entries is right for a yes-or-no question. Here the classes compete: a column must add up to 1.",
        SOFTMAX,
    ),
    Misconception(
        "S07",
        "softmax",
        (lambda z: np.exp(z - z.max()) / np.exp(z - z.max()).sum(axis=0, keepdims=True),),
        "Subtracts one maximum from the whole batch",
        "z.max() is the shortest way to write a maximum.",
        "An example whose scores all lie far below another example's becomes 0/0. Let each column have its own maximum.",
        SOFTMAX,
    ),
    Misconception(
        "S08",
        "softmax",
        (lambda z: _softmax(-z),),
        "A minus in the exponent",
        "The sigmoid has exp(-z).",
        "Your smallest score gets the largest probability. Look at the sign in the exponent.",
        SOFTMAX,
    ),
    Misconception(
        "C03",
        "softmax_cost",
        (lambda z, y: -_cost(z, y),),
        "The minus sign is missing",
        "The logarithm of a probability looks like a cost already.",
        "Your costs are negative. A perfect answer costs 0 and every other one more: which sign has a logarithm of p?",
        COST,
    ),
    Misconception(
        "C06",
        "softmax_cost",
        (lambda z, y: 0.5 * ((_softmax(z) - y) ** 2).sum(axis=0),),
        "The quadratic cost",
        "It was the other cost of backprop.",
        "You measured a squared distance. Cross-entropy looks only at the probability that the right class got.",
        COST,
    ),
    Misconception(
        "C09",
        "softmax_cost",
        (lambda z, y: _cost(z, y) / np.log(10),),
        "The logarithm of base 10",
        "log10 is what many calculators call log.",
        "Every cost of yours is 2.3 times too small. Use the natural logarithm, or the delta will not be p - y.",
        COST,
    ),
    Misconception(
        "C11",
        "softmax_cost",
        (lambda z, y: -(y * np.log(_softmax(z) + 1e-5)).sum(axis=0),),
        "A small number inside the logarithm",
        "It makes the infinities go away.",
        "It also makes every cost a little wrong, and caps it at 11.5. Simplify the logarithm of the softmax on paper.",
        COST,
    ),
    Misconception(
        "S11",
        "softmax_cost",
        (lambda z, y: _cost(z, y).sum(),),
        "The sum over the batch",
        "A cost is one number, and training wants one.",
        "Here each example keeps its own cost, shape (m,). Whoever trains adds them up, or averages, at the very end.",
        COST,
    ),
    Misconception(
        "S12",
        "softmax_cost",
        (lambda z, y: _cost(z, y).mean(),),
        "The average over the batch",
        "The cost of a batch is an average in most courses, and was in the assignment batch.",
        "That is right for a batch; here each example keeps its own cost, shape (m,), and the average comes later.",
        COST,
    ),
    Misconception(
        "S13",
        "softmax_cost",
        (lambda z, y: _cost(z, y) / z.shape[0],),
        "The average over the classes",
        "np.mean over axis 0 gives the right shape.",
        "You divided by the number of classes. Only the right class's logarithm counts, and it counts whole.",
        COST,
    ),
    Misconception(
        "S14",
        "softmax_cost",
        (lambda z, y: -(y * np.log(_softmax(z))).sum(axis=1),),
        "One cost for each class",
        "With examples as rows, axis=1 is the right one.",
        "You have one number for each class; there should be one for each example, and examples are columns.",
        COST,
    ),
    Misconception(
        "S15",
        "softmax_cost",
        (lambda z, y: -(y * np.log(_softmax(z))).sum(axis=0),),
        "The logarithm of a probability that became 0",
        "It is the definition, and right for small scores.",
        "A probability of e^-2000 is stored as 0. Write log p with the scores themselves before you let numpy near it.",
        COST,
    ),
    Misconception(
        "S16",
        "softmax_cost",
        (_two_term_cost,),
        "The cost of sigmoid units",
        "It was the cross-entropy of the earlier lessons.",
        "The (1 - y) log(1 - p) belongs to separate yes-or-no questions. Softmax makes one choice: one logarithm counts.",
        COST,
    ),
    Misconception(
        "S17",
        "softmax_cost",
        (lambda z, y: 1.0 - (y * _softmax(z)).sum(axis=0),),
        "What the right class lacks, without a logarithm",
        "It is 0 for a perfect answer and grows with the error.",
        "Your cost can never pass 1. Cross-entropy takes the logarithm of the right class's probability.",
        COST,
    ),
    Misconception(
        "S18",
        "softmax_cost",
        (_double_cost,),
        "Softmax twice",
        "It is easy to hand over probabilities where scores are asked for.",
        "Your function takes scores and turns them into probabilities once. Count how often softmax happens to z.",
        COST,
    ),
    Misconception(
        "S19",
        "softmax_cost",
        (lambda z, y: -np.log(_softmax(z)).sum(axis=0),),
        "Every class counts, not only the right one",
        "The y is easy to lose in a formula where most of it is 0.",
        "Your answer does not depend on y. Which of the logarithms belongs to the right class?",
        COST,
    ),
    Misconception(
        "D01",
        "softmax_delta",
        (lambda z, y: -_delta(z, y),),
        "The sign is turned",
        "Target minus output is how one says an error in words.",
        "delta is dC/dz. If the right class's score grows, does its cost grow or fall?",
        DELTA,
    ),
    Misconception(
        "D02",
        "softmax_delta",
        (lambda z, y: _delta(z, y) * _softmax(z) * (1 - _softmax(z)),),
        "An extra p(1 - p)",
        "In backprop the slope of the output unit was a factor for the quadratic cost.",
        "With cross-entropy the slope cancels, for softmax as for the sigmoid: follow the derivation to its last line.",
        DELTA,
    ),
    Misconception(
        "D03",
        "softmax_delta",
        (lambda z, y: _delta(z, y) / z.shape[1],),
        "Divided by the number of examples",
        "Other courses put the 1/m here, and it comes out right in the end.",
        "Not wrong end to end, but in this course delta carries no 1/m. Let each column belong to its own example.",
        DELTA,
    ),
    Misconception(
        "D04",
        "softmax_delta",
        (lambda z, y: 2 * _delta(z, y),),
        "A factor 2",
        "A square has a 2 in its derivative.",
        "There is no square in this cost. Measure the slope at one score and compare.",
        DELTA,
    ),
    Misconception(
        "D05",
        "softmax_delta",
        (lambda z, y: z - y,),
        "Scores in place of probabilities",
        "The arguments of the function are z and y.",
        "You compare scores with targets. What must happen to z before it can be compared with 0 and 1?",
        DELTA,
    ),
    Misconception(
        "D07",
        "softmax_delta",
        (lambda z, y: _delta(z, y) ** 2,),
        "The squared error",
        "The quadratic cost of backprop is a square.",
        "delta is a derivative: it has a sign. Yours never is negative.",
        DELTA,
    ),
    Misconception(
        "D08",
        "softmax_delta",
        (lambda z, y: -y / _softmax(z),),
        "Stops at dC/dp",
        "The derivative of -log p is -1/p.",
        "That is the derivative with respect to the probability. One step of the chain rule, from p to z, is left.",
        DELTA,
    ),
    Misconception(
        "D09",
        "softmax_delta",
        (lambda z, y: np.abs(_delta(z, y)),),
        "The sign is lost",
        "An error sounds like a size.",
        "delta says in which direction the cost grows: keep the sign.",
        DELTA,
    ),
    Misconception(
        "D10",
        "softmax_delta",
        (lambda z, y: _one_hot_winner(_softmax(z)) - y,),
        "Compares the winner with the target",
        "The network's answer is the class with the largest probability.",
        "Your delta is 0 as soon as the winner is right. Compare the probabilities themselves with the target.",
        DELTA,
    ),
    Misconception(
        "D12",
        "softmax_delta",
        (lambda z, y: _delta(z, y).mean(axis=1, keepdims=True),),
        "Averages over the batch too early",
        "A gradient is an average in the end.",
        "Keep one column for each example: the weights' gradient needs to know which error belongs to which input.",
        DELTA,
    ),
    Misconception(
        "S21",
        "softmax_delta",
        (lambda z, y: -y * (1 - _softmax(z)),),
        "Each probability depends on its own score only",
        "For the sigmoid that is so: p(1 - p), and nothing else.",
        "The wrong classes get 0 from you. A wrong class's score also moves the right class's probability: sum over all.",
        DELTA,
    ),
    Misconception(
        "S22",
        "softmax_delta",
        (lambda z, y: _sigmoid(z) - y,),
        "The sigmoid in place of softmax",
        "a - y has looked the same since backprop.",
        "The shape of the formula is right. Which function makes the probabilities of this layer?",
        DELTA,
    ),
    Misconception(
        "S23",
        "softmax_delta",
        (lambda z, y: _softmax(_softmax(z)) - y,),
        "Softmax twice",
        "It is easy to hand over probabilities where scores are asked for.",
        "Your function takes scores and turns them into probabilities once. Count how often softmax happens to z.",
        DELTA,
    ),
)


# Activations

ACTIVATIONS = (
    Misconception(
        "X01",
        "tanh_prime",
        (lambda z: 1 - z**2,),
        "z where tanh(z) belongs",
        "The rule is often written 1 - a^2, and a is easily read as the argument.",
        "Far out tanh is flat, and your slope is hugely negative. What is squared in the rule: the input or the output?",
        SLOPES,
    ),
    Misconception(
        "X02",
        "tanh_prime",
        (lambda z: 1 - np.tanh(np.tanh(z)) ** 2,),
        "tanh twice",
        "Functions that take a and functions that take z look alike.",
        "Your function is given z. Count how often tanh happens to it.",
        SLOPES,
    ),
    Misconception(
        "X03",
        "tanh_prime",
        (lambda z: 1 - np.tanh(z),),
        "The square is missing",
        "The sigmoid's 1 - a has no square.",
        "Your slope is 2 far to the left, where tanh is flat. Compare with the rule.",
        SLOPES,
    ),
    Misconception(
        "X04",
        "tanh_prime",
        (lambda z: np.tanh(z) * (1 - np.tanh(z)),),
        "The sigmoid's rule",
        "a(1 - a) has been the slope since backprop.",
        "a(1 - a) holds for the sigmoid only. At 0, where tanh is steepest, you find a slope of 0.",
        SLOPES,
    ),
    Misconception(
        "X05",
        "tanh_prime",
        (lambda z: np.tanh(z) ** 2 - 1,),
        "The sign is turned",
        "The two terms are easily exchanged.",
        "tanh rises everywhere, and your slope says that it falls.",
        SLOPES,
    ),
    Misconception(
        "X06",
        "tanh_prime",
        (lambda z: 1 + np.tanh(z) ** 2,),
        "Plus for minus",
        "The derivative of tan, a cousin, is 1 + tan^2.",
        "Your slope grows far out, where tanh is flat. tanh and tan differ in this sign.",
        SLOPES,
    ),
    Misconception(
        "X07",
        "tanh_prime",
        (lambda z: _sigmoid(z) * (1 - _sigmoid(z)),),
        "The slope of the sigmoid",
        "It was the only slope so far.",
        "Your largest slope is 1/4. Measure the slope of tanh at 0 and compare.",
        SLOPES,
    ),
    Misconception(
        "X08",
        "tanh_prime",
        (np.tanh,),
        "tanh itself",
        "The name of the function is nearly that of its slope.",
        "You returned the height of the curve; asked for is how steep it is.",
        SLOPES,
    ),
    Misconception(
        "X31",
        "relu_prime",
        (lambda z: (z >= 0).astype(float),),
        "1 at the kink",
        "One side of the kink is as good as the other.",
        "Not wrong: any number from 0 to 1 would do at the kink. We agreed on 0, so that all our numbers match.",
        SLOPES,
    ),
    Misconception(
        "X32",
        "relu_prime",
        (lambda z: np.heaviside(z, 0.5),),
        "1/2 at the kink",
        "The centred difference measures 1/2 there.",
        "Not wrong: any number from 0 to 1 would do at the kink. We agreed on 0, so that all our numbers match.",
        SLOPES,
    ),
    Misconception(
        "X33",
        "relu_prime",
        (lambda z: np.maximum(0.0, z),),
        "ReLU itself",
        "The name of the function is nearly that of its slope.",
        "You returned the height of the curve; asked for is how steep it is.",
        SLOPES,
    ),
    Misconception(
        "X34",
        "relu_prime",
        (np.ones_like,),
        "1 everywhere",
        "ReLU passes z on as it is, and the slope of z is 1.",
        "That holds to the right of 0 only. How steep is ReLU at -2?",
        SLOPES,
    ),
    Misconception(
        "X35",
        "relu_prime",
        (lambda z: (z < 0).astype(float),),
        "The wrong side",
        "A condition is easily written the wrong way round.",
        "You find a slope of 1 where ReLU is flat. Draw the curve and look again.",
        SLOPES,
    ),
    Misconception(
        "X36",
        "relu_prime",
        (np.sign,),
        "The slope of the absolute value",
        "|z| has its kink in the same place.",
        "To the left of 0 ReLU is flat, and you find a slope of -1.",
        SLOPES,
    ),
    Misconception(
        "X37",
        "relu_prime",
        (lambda z: np.where(z > 0, 1.0, 0.01),),
        "The slope of a leaky ReLU",
        "Many programs use one, so that no unit dies.",
        "A good idea, but another function: to the left of 0 our ReLU is exactly flat.",
        SLOPES,
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
    Misconception(
        "F01",
        "layer_forward",
        (_forward(a_of=lambda z, activation: z),),
        "The activation is forgotten",
        "The matrix product looks like the whole of the work.",
        "You returned z. One step is left: pass it through the activation that the caller asked for.",
        LAYER,
    ),
    Misconception(
        "F02",
        "layer_forward",
        (_forward(z_of=lambda x, theta, b: theta @ x),),
        "The bias is left out",
        "The network of backprop had none.",
        "Your z does not change with b. What is added to theta @ x?",
        LAYER,
    ),
    Misconception(
        "F03",
        "layer_forward",
        (_forward(z_of=lambda x, theta, b: theta.T @ x + b),),
        "theta is transposed",
        "Courses with examples as rows store theta the other way round.",
        "theta enters the layer: its rows are this layer's units, its columns the inputs. Compare the shapes.",
        LAYER,
    ),
    Misconception(
        "F04",
        "layer_forward",
        (_forward(z_of=lambda x, theta, b: theta * x + b),),
        "Entry by entry instead of a matrix product",
        "In MATLAB and with np.matrix, * is the matrix product.",
        "A unit adds up all its inputs. Which of * and @ adds?",
        LAYER,
    ),
    Misconception(
        "F06",
        "layer_forward",
        (_forward(a_of=lambda z, activation: _activate(_activate(z, activation), activation)),),
        "The activation is applied twice",
        "Once where z is made and once where it is returned.",
        "Follow one number through your function and count how often it meets the activation.",
        LAYER,
    ),
    Misconception(
        "F08",
        "layer_forward",
        (_forward(z_of=lambda x, theta, b: theta @ x + b.ravel()),),
        "The bias lies down",
        "A bias is a list of numbers, and lists are flat.",
        "A flat b is added along the examples. Every unit has one bias: b must stay a column.",
        LAYER,
    ),
    Misconception(
        "F13",
        "layer_forward",
        (_forward(z_of=lambda x, theta, b: theta @ x - b),),
        "The bias is subtracted",
        "As a threshold it would be.",
        "A bias is added; only a threshold is subtracted.",
        LAYER,
    ),
    Misconception(
        "X11",
        "layer_forward",
        (_forward(keep=lambda z, a: a),),
        "The cache holds a where z belongs",
        "In backprop a was all that the way back needed.",
        "Your output is right, the cache is not: its entry z should be what went into the activation.",
        LAYER,
    ),
    Misconception(
        "X12",
        "layer_forward",
        (_forward(a_of=lambda z, activation: np.tanh(z)),),
        "Always tanh",
        "It is the first activation one tries.",
        "The fourth argument says which activation is wanted; your answer does not change with it.",
        LAYER,
    ),
    Misconception(
        "X13",
        "layer_forward",
        (_forward(a_of=lambda z, activation: np.maximum(0.0, z)),),
        "Always ReLU",
        "It is the activation of most networks today.",
        "The fourth argument says which activation is wanted; your answer does not change with it.",
        LAYER,
    ),
    Misconception(
        "X14",
        "layer_forward",
        (_without_cache,),
        "No cache",
        "The output is what one thinks of.",
        "The way back will need x, theta and z: return them beside the output, as the docstring says.",
        LAYER,
    ),
    Misconception(
        "H01",
        "layer_backward",
        (_backward(slope=lambda z, activation: np.ones_like(z)),),
        "The activation's slope is forgotten",
        "The matrix products look like the whole of the work.",
        "What arrives is dC/da. Before it meets theta it must become dC/dz: which factor lies between a and z?",
        LAYER,
    ),
    Misconception(
        "H02",
        "layer_backward",
        (_backward(slope=lambda z, activation: _slope(_activate(z, activation), activation)),),
        "The slope is taken at a instead of z",
        "In backprop the slope was written with a.",
        "Your slope function takes z and applies the activation itself. What did you give it?",
        LAYER,
    ),
    Misconception(
        "H03",
        "layer_backward",
        (_backward(d_x=lambda theta, delta, upstream: theta @ delta),),
        "theta without its transpose",
        "It was theta on the way forward.",
        "On the way back each input collects from all units that read it: compare the shapes of theta, delta and x.",
        LAYER,
    ),
    Misconception(
        "H18",
        "layer_backward",
        (_backward(d_x=lambda theta, delta, upstream: delta),),
        "d_x without the weights",
        "delta looks like what should be handed down.",
        "d_x has the shape of x. An input moves every unit, by its weight: where are the weights in your d_x?",
        LAYER,
    ),
    Misconception(
        "H25",
        "layer_backward",
        (_backward(d_x=lambda theta, delta, upstream: np.abs(theta).T @ delta),),
        "The signs of the weights are lost",
        "A share of the blame sounds like something positive.",
        "If a weight is negative, raising its input lowers z. Keep the signs of theta.",
        LAYER,
    ),
    Misconception(
        "G01",
        "layer_backward",
        (_backward(d_theta=lambda x, delta, upstream: x @ delta.T),),
        "d_theta is transposed",
        "With examples as rows it is x.T @ delta.",
        "d_theta must have theta's shape: one row for each unit, one column for each input.",
        LAYER,
    ),
    Misconception(
        "G08",
        "layer_backward",
        (_backward(d_theta=lambda x, delta, upstream: -delta @ x.T),),
        "The step downhill instead of the gradient",
        "Training subtracts the gradient.",
        "The minus belongs to the update. Here the slope itself is asked for.",
        LAYER,
    ),
    Misconception(
        "G12",
        "layer_backward",
        (_backward(d_theta=lambda x, delta, upstream: delta * x),),
        "d_theta entry by entry",
        "For one weight it is delta times x.",
        "Every unit meets every input, summed over the examples. Which of * and @ does that?",
        LAYER,
    ),
    Misconception(
        "X21",
        "layer_backward",
        (
            _backward(
                d_theta=lambda x, delta, upstream: delta @ x.T / x.shape[1],
                d_b=lambda x, delta: delta.mean(axis=1, keepdims=True),
            ),
        ),
        "Divided by the number of examples",
        "The assignment batch does so in its gradient.",
        "A layer knows nothing of averages: a 1/m, if any, arrives with the upstream. Leave it to whoever trains.",
        LAYER,
    ),
    Misconception(
        "X22",
        "layer_backward",
        (_backward(d_theta=lambda x, delta, upstream: upstream @ x.T),),
        "d_theta from dC/da instead of dC/dz",
        "The argument is called upstream, and is at hand.",
        "theta acts on z, and z on a: the slope of the activation belongs into d_theta as well.",
        LAYER,
    ),
    Misconception(
        "X23",
        "layer_backward",
        (_backward(d_x=lambda theta, delta, upstream: theta.T @ upstream),),
        "d_x from dC/da instead of dC/dz",
        "The argument is called upstream, and is at hand.",
        "x acts on z, and z on a: the slope of the activation belongs into d_x as well.",
        LAYER,
    ),
    Misconception(
        "X24",
        "layer_backward",
        (_like_backprop,),
        "The slope of the layer below",
        "The hidden_delta of backprop multiplies after theta's transpose, with the slope of the layer that it reaches.",
        "Each layer pays for its own activation: the slope comes before theta's transpose, and is taken at this z.",
        LAYER,
    ),
    Misconception(
        "X26",
        "layer_backward",
        (_in_another_order,),
        "d_theta comes first",
        "It is the gradient one trains with.",
        "The numbers are there, in another order: return d_x, then d_theta, then d_b.",
        LAYER,
    ),
    Misconception(
        "X27",
        "layer_backward",
        (_backward(slope=lambda z, activation: 1 - np.tanh(z) ** 2),),
        "Always the slope of tanh",
        "It is the first activation one tries.",
        "The cache says which activation the layer has; your answer does not change with it.",
        LAYER,
    ),
    Misconception(
        "X28",
        "layer_backward",
        (_backward(slope=lambda z, activation: (z > 0).astype(float)),),
        "Always the slope of ReLU",
        "It is the activation of most networks today.",
        "The cache says which activation the layer has; your answer does not change with it.",
        LAYER,
    ),
    Misconception(
        "B01",
        "layer_backward",
        (_backward(d_b=lambda x, delta: np.zeros((len(delta), 1))),),
        "No gradient for the bias",
        "The network of backprop had no bias.",
        "If b grows, z grows as much, and the cost moves: d_b is not 0.",
        LAYER,
    ),
    Misconception(
        "B02",
        "layer_backward",
        (_backward(d_b=lambda x, delta: delta.sum(axis=0, keepdims=True)),),
        "d_b summed over the units",
        "With examples as rows, axis=0 is the right one.",
        "d_b has one number for each unit. Which axis of delta are the examples?",
        LAYER,
    ),
    Misconception(
        "B03",
        "layer_backward",
        (_backward(d_b=lambda x, delta: delta.sum()),),
        "One number for all biases",
        "A sum without an axis is the shortest to write.",
        "Each unit has its own bias: sum over the examples only.",
        LAYER,
    ),
    Misconception(
        "B04",
        "layer_backward",
        (_backward(d_b=lambda x, delta: delta.sum(axis=1)),),
        "d_b lies down",
        "A sum drops its axis unless told to keep it.",
        "The numbers are right, the shape is (n,). b is a column: keep the axis that you sum over.",
        LAYER,
    ),
    Misconception(
        "B07",
        "layer_backward",
        (_backward(d_b=lambda x, delta: delta),),
        "d_b is not summed",
        "For one example d_b is delta.",
        "The same bias serves all examples, so that its slopes add up: sum over the examples.",
        LAYER,
    ),
    Misconception(
        "B08",
        "layer_backward",
        (_backward(d_b=lambda x, delta: (delta @ x.T).sum(axis=1, keepdims=True)),),
        "The bias is treated like a weight",
        "A bias is a weight whose input is the constant 1.",
        "That constant is 1, not x: no x belongs into d_b.",
        LAYER,
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
    Misconception(
        "Y01",
        "topological_order",
        (lambda inputs: list(range(len(inputs))),),
        "The order of the list",
        "A graph that one writes by hand is usually in order already.",
        "The nodes' numbers say nothing about who reads whom. When may a node come? When all that it reads has come.",
        ORDER,
    ),
    Misconception(
        "Y02",
        "topological_order",
        (lambda inputs: _order(inputs)[::-1],),
        "Back to front",
        "The way back is what the order is for.",
        "A good order for the way back. Asked for is the way forward: each node after the nodes it reads.",
        ORDER,
    ),
    Misconception(
        "Y03",
        "topological_order",
        (_once_for_each_reader,),
        "A node comes once for each reader",
        "Going from reader to source, one meets a shared source several times.",
        "Your list is longer than the graph. How could you know that a node has been listed already?",
        ORDER,
    ),
    Misconception(
        "Y04",
        "topological_order",
        (_leaves_then_the_rest,),
        "Leaves first, then the rest as listed",
        "The leaves come first in every order that one draws.",
        "The leaves stand right. Among the others, too, some read others: a node must wait for all its sources.",
        ORDER,
    ),
    Misconception(
        "Y05",
        "topological_order",
        (_as_soon_as_one_input_is_there,),
        "A node comes when its first source is there",
        "Walking level by level is how one searches a graph.",
        "A product needs both its factors. Count for each node how many of its sources are still missing.",
        ORDER,
    ),
    Misconception(
        "Y06",
        "topological_order",
        (lambda inputs: [node for node in _order(inputs) if inputs[node]],),
        "The leaves are left out",
        "There is nothing to compute at a leaf.",
        "Every node belongs in the list, leaves too: they come before whoever reads them.",
        ORDER,
    ),
    Misconception(
        "Y11",
        "evaluate",
        (_in_the_order_of_the_walk,),
        "The values come in the order of the walk",
        "Appending each value as it is found gives this order.",
        "Your values are right, but value k must belong to node k. Make a list of the right length first, then fill it.",
        ORDER,
    ),
    Misconception(
        "Y12",
        "evaluate",
        (_only_the_last,),
        "Only the last value",
        "The last value is the result.",
        "The way back needs every value in between. Return them all.",
        ORDER,
    ),
    Misconception(
        "Y13",
        "evaluate",
        (_operands_exchanged,),
        "The operands are exchanged",
        "A list that is emptied from its end gives the last one first.",
        "a - b and b - a differ, and so do the products. Hand the inputs over in the order in which the node names them.",
        ORDER,
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
    Misconception(
        "Y21",
        "pullback",
        (lambda operation, upstream, inputs, output: _pullback(operation, np.ones_like(upstream), inputs, output),),
        "What arrives from above is left out",
        "The derivative of the operation is the part one learnt at school.",
        "Your answer is the same whatever arrives. The chain rule multiplies the node's own slope by the upstream.",
        RULES,
    ),
    Misconception(
        "Y22",
        "pullback",
        (_with_rule(multiply=lambda up, inputs, output: (up * inputs[0], up * inputs[1])),),
        "Each factor gets itself",
        "The order of a and b is natural.",
        "If a grows by a little, a * b grows by that much times something. By which of the two?",
        RULES,
    ),
    Misconception(
        "Y24",
        "pullback",
        (_with_rule(matmul=lambda up, inputs, output: (up @ inputs[1], inputs[0] @ up)),),
        "The matrix product without transposes",
        "For numbers no transpose is needed.",
        "Each piece must have its input's shape: write the shapes down and see which factor must be turned.",
        RULES,
    ),
    Misconception(
        "Y25",
        "pullback",
        (_with_rule(matmul=lambda up, inputs, output: (inputs[0].T @ up, up @ inputs[1].T)),),
        "The two pieces of the matrix product are exchanged",
        "Two products, two transposes, and the eye slips.",
        "The first piece belongs to the first factor and has its shape.",
        RULES,
    ),
    Misconception(
        "Y26",
        "pullback",
        (_with_rule(subtract=_to_both),),
        "The minus of the difference is lost",
        "subtract is written like add.",
        "If b grows, a - b falls: what is passed to b has another sign than what is passed to a.",
        RULES,
    ),
    Misconception(
        "Y27",
        "pullback",
        (_with_rule(add=_to_both),),
        "A bias gets a whole matrix",
        "add passes on what arrives: that is its rule.",
        "A column that was added to every example gets a share from every example. Which shape must its piece have?",
        RULES,
    ),
    Misconception(
        "Y28",
        "pullback",
        (_with_rule(add=_averaged_column),),
        "A bias gets the average of its shares",
        "Averages over a batch are everywhere.",
        "The shares of all examples add up. An average, if any, is in the upstream already.",
        RULES,
    ),
    Misconception(
        "Y29",
        "pullback",
        (_with_rule(sigmoid=_twice),),
        "The sigmoid twice",
        "The slope is often written with a function of z.",
        "output already is sigmoid of the input. Write its slope with output alone.",
        RULES,
    ),
    Misconception(
        "Y30",
        "pullback",
        (_with_rule(tanh=lambda up, inputs, output: (up * (1 - inputs[0] ** 2),)),),
        "The slope of tanh from its input",
        "1 - a^2 is short, and a is easily read as the argument.",
        "What is squared in the slope of tanh: what goes in or what comes out?",
        RULES,
    ),
    Misconception(
        "Y31",
        "pullback",
        (_with_rule(sigmoid=lambda up, inputs, output: (up * inputs[0] * (1 - inputs[0]),)),),
        "The slope of the sigmoid from its input",
        "a(1 - a) is short, and a is easily read as the argument.",
        "In a(1 - a), is a what goes into the sigmoid or what comes out?",
        RULES,
    ),
    Misconception(
        "Y32",
        "pullback",
        (_with_rule(relu=lambda up, inputs, output: (up * (up > 0),)),),
        "ReLU applied to what arrives",
        "It looks as if the node did on the way back what it did on the way forward.",
        "Whether a unit is open was decided on the way forward, by its input; what arrives may have any sign.",
        RULES,
    ),
    Misconception(
        "Y33",
        "pullback",
        (_with_rule(relu=lambda up, inputs, output: (up * (output >= 0),)),),
        "A shut unit passes everything",
        "At 0 one may choose, and the output of a shut unit is 0.",
        "ReLU's output is never negative, so that your condition always holds. Ask the input.",
        RULES,
    ),
    Misconception(
        "Y34",
        "pullback",
        (_with_rule(exp=lambda up, inputs, output: (up * np.exp(output),)),),
        "The exponential twice",
        "The derivative of exp is exp.",
        "exp of the input is at hand already: which of your arguments is it?",
        RULES,
    ),
    Misconception(
        "Y36",
        "pullback",
        (_with_rule(log=lambda up, inputs, output: (up / output,)),),
        "Divided by the logarithm",
        "For sigmoid, tanh and exp the output was the thing to use.",
        "The derivative of log x is 1/x: is x what goes in or what comes out?",
        RULES,
    ),
    Misconception(
        "Y37",
        "pullback",
        (_with_rule(total=_spread_evenly, column_sum=_spread_evenly),),
        "A sum passes back equal shares",
        "Dividing among those who contributed sounds fair.",
        "If one entry grows by a little, the sum grows by all of that, however many entries there are.",
        RULES,
    ),
    Misconception(
        "Y38",
        "pullback",
        (_with_rule(total=_passes, column_sum=_passes),),
        "A sum does not spread what arrives",
        "The slope of a sum is 1, so that nothing seems left to do.",
        "The numbers are right, but each piece must have its input's shape: every entry gets a copy.",
        RULES,
    ),
    Misconception(
        "Y39",
        "pullback",
        (_with_rule(sigmoid=_passes, tanh=_passes),),
        "The activations pass everything",
        "The slope is easily forgotten when there are no weights about.",
        "Where the curve is flat, a nudge of the input moves nothing. Which factor says how steep it is?",
        RULES,
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
    Misconception(
        "Y41",
        "reverse",
        (lambda graph, values, output: _walk(graph, values, output, lambda old, piece: piece),),
        "The last reader wins",
        "A node that is read once has one piece, and = does.",
        "A node that is read twice moves the output in two ways. What should happen to the first piece when another comes?",
        BACK,
    ),
    Misconception(
        "Y42",
        "reverse",
        (
            lambda graph, values, output: _walk(
                graph, values, output, lambda old, piece: old + piece, order=_order(_inputs(graph))
            ),
        ),
        "The walk goes forward",
        "The order at hand is the one for the way forward.",
        "Only the output's nearest sources get anything. A node may pass on when all its readers have: turn the order.",
        BACK,
    ),
    Misconception(
        "Y43",
        "reverse",
        (lambda graph, values, output: [np.zeros(value.shape) for value in values],),
        "Nothing to start from",
        "Sums start at 0, and so do all gradients.",
        "Everything is 0, because nothing but 0 is passed on. What is the derivative of the output with respect to itself?",
        BACK,
    ),
    Misconception(
        "Y44",
        "reverse",
        (
            lambda graph, values, output: _walk(
                graph, values, output, lambda old, piece: old + piece, start=values[output]
            ),
        ),
        "Starts with the cost instead of 1",
        "The cost is what one wants to send back.",
        "Everything is too large by the same factor, the value of the output. How does the output change with itself?",
        BACK,
    ),
    Misconception(
        "Y45",
        "reverse",
        (_add_in_place,),
        "Two nodes share one array",
        "+= saves a copy.",
        "add passes the same array to both its inputs; += into one of them changes the other. Make a new array instead.",
        BACK,
    ),
    Misconception(
        "Y46",
        "reverse",
        (lambda graph, values, output: [_right(graph, values, output)[n] for n in _order(_inputs(graph))],),
        "The gradients come in the order of the walk",
        "Appending each gradient as it is found gives this order.",
        "Your gradients are right, but gradient k must belong to node k, as the values do.",
        BACK,
    ),
    Misconception(
        "Y47",
        "reverse",
        (_without_waiting,),
        "A node passes on before everything has arrived",
        "Going from each node to its sources at once is the shortest program.",
        "A node with two readers passes its first piece on twice. Let it wait until both have arrived: use the order.",
        BACK,
    ),
    Misconception(
        "Y49",
        "reverse",
        (_with_gaps,),
        "None where nothing arrives",
        "A gradient that was never set has no value.",
        "A node that the output never reads cannot move it: its derivative is 0, an array of the node's shape.",
        BACK,
    ),
)

MISCONCEPTIONS: tuple[Misconception, ...] = (
    *LAST_LAYER,
    *ACTIVATIONS,
    *LAYERS,
    *GRAPHS,
    *RULES_OF_NODES,
    *WALKS,
)


def _probes():
    rng = np.random.default_rng(4)
    square = [rng.normal(size=(4, 4)) for _ in range(5)]
    column, targets = rng.normal(size=(4, 1)), np.eye(4)[:, [2, 0, 1, 2]]
    layer = (square[0], square[1], column, "tanh")
    cache = {"x": square[0], "theta": square[1], "z": square[2], "activation": "tanh"}
    graph = [("total", (1,)), ("matmul", (2, 3)), ("subtract", (3, 4)), ("a", ()), ("b", ())]
    leaves = {"a": square[0], "b": square[1]}
    return {
        "softmax": ((square[0],),),
        "softmax_cost": ((square[0], targets),),
        "softmax_delta": ((square[0], targets),),
        "tanh_prime": ((square[0],),),
        "relu_prime": ((square[0],),),
        "layer_forward": (layer,),
        "layer_backward": ((square[3], cache),),
        "topological_order": (([(2,), (), (1,)],),),
        "evaluate": ((graph, leaves),),
        "pullback": (("matmul", square[2], [square[0], square[1]], square[0] @ square[1]),),
        "reverse": ((graph, _evaluate(graph, leaves), 0),),
    }


PROBES = _probes()

# Why a function may answer otherwise and be right.
MANY_RIGHT = {"topological_order": "every order in which each node follows all that it reads is right"}
