"""What goes wrong in `conventions`, as data.

    V01-V19   Ng: the column of biases
    V21-V39   Deep Learning Specialization: names counted from 1
    V41-V59   Nielsen: names counted from 2
    V61-V79   CS231n: rows and columns exchanged, flat biases
    V81-V99   PyTorch: flat biases, numbers with gaps
    M01-M07   matrix_behind: the neighbour of the right matrix
    T01-T10   table: one answer of thirty

Each formula makes one mistake and is right in all else. The first ten of each range are about from_, the rest about
to_.
"""

from pathlib import Path
from runpy import run_path

import numpy as np

from grader.testing import Misconception

_KEY = run_path(str(Path(__file__).with_name("reference.py")))
_NG, _DLS, _NIELSEN = (
    "2. Ng: the bias is a column",
    "3. Deep Learning Specialization: almost ours",
    "4. Nielsen: the input is layer 1",
)
_CS231N, _TORCH = "5. CS231n: examples are rows", "6. PyTorch: modules are counted"
_LINE, _TABLE = "8. The line where readers trip", "9. Your table"


# Slips that several notations share. `change` works on what the right function returns, or on what it is given.


def _after(task, change):
    """The right answer, changed."""
    return lambda *arguments: change(*_twice(_KEY[task](*arguments)))


def _twice(answer):
    return answer if isinstance(answer, tuple) else (answer,)


def _weights(change):
    return lambda thetas, biases: ([change(theta) for theta in thetas], biases)


def _biases(change):
    return lambda thetas, biases: (thetas, [change(b) for b in biases])


def _reversed(thetas, biases):
    return thetas[::-1], biases[::-1]


def _without_last(thetas, biases):
    return thetas[:-1], biases[:-1]


def _first_two(thetas, biases):
    return thetas[:2], biases[:2]


def _entries(letter, change):
    """Change the arrays of a dict whose name holds `letter`: W or w for weights, b for biases."""
    return lambda named: {key: change(value) if letter in key else value for key, value in named.items()}


def _transposed(x):
    return x.T


def _reshaped(x):
    return x.reshape(x.shape[::-1])


def _row(x):
    return x.reshape(1, -1)


def _flat(x):
    return x.ravel()


def _column(x):
    return x.reshape(-1, 1)


def _is_weight(name):
    return name[0] in "Ww" or name.endswith("weight")


def _read(order, weight=lambda x: x, bias=lambda x: x):
    """Read a dict's weights and biases in the order of its names that `order` gives."""

    def formula(named):
        names = order(named)
        weights = [weight(named[name]) for name in names if _is_weight(name)]
        return weights, [bias(named[name]) for name in names if not _is_weight(name)]

    return formula


def _shifted(by, weight=lambda x: x, bias=lambda x: x, letter="W"):
    """Write a dict whose first layer has the number `by`."""

    def formula(thetas, biases):
        weights = {f"{letter}{n}": weight(theta) for n, theta in enumerate(thetas, start=by)}
        return weights | {f"b{n}": bias(b) for n, b in enumerate(biases, start=by)}

    return formula


def _numbered(number):
    """Write a state whose k-th Linear has the number `number(k)`."""

    def formula(thetas, biases):
        weights = {f"{number(k)}.weight": theta for k, theta in enumerate(thetas)}
        return weights | {f"{number(k)}.bias": b.ravel() for k, b in enumerate(biases)}

    return formula


def _shared(start, task, section, weight=lambda x: x, bias=lambda x: x):
    """The four slips that every from_ with a dict shares, coded from `start` on."""
    text, given = _read(sorted, weight, bias), _read(list, weight, bias)
    rows = (
        (
            (text,),
            "names sorted as text",
            "sorted() is at hand, and up to nine layers it is right.",
            "As text, '10' comes before '2'. Try a network of eleven layers.",
        ),
        (
            (given,),
            "the order in which the dict was filled",
            "A dict remembers its order, and here it was always the right one.",
            "The names say which layer is which; the order of a dict says nothing. Ask for each name in turn.",
        ),
        (
            (_after(task, _without_last),),
            "the last layer is left out",
            "range(1, L) looks like 1 to L.",
            "Count what you return: is there one matrix for each layer? range stops before its end.",
        ),
        (
            (_after(task, _first_two),),
            "two layers, whatever the network",
            "The example has two layers.",
            "How many layers has the network that you were given? Its dict has two entries for each.",
        ),
        (
            (_after(task, _reversed),),
            "the last layer comes first",
            "Backpropagation walks in this direction.",
            "thetas[0] enters the first layer after the input.",
        ),
    )
    return tuple(
        Misconception(f"V{start + k:02}", task, formulas, title, tempting, advice, section)
        for k, (formulas, title, tempting, advice) in enumerate(rows)
    )


# Ng


def _bias_kept(Thetas):  # noqa: N803  his name
    return list(Thetas), [Theta[:, :1] for Theta in Thetas]


def _bias_last(Thetas):  # noqa: N803
    return [Theta[:, :-1] for Theta in Thetas], [Theta[:, -1:] for Theta in Thetas]


def _bias_row(Thetas):  # noqa: N803
    return [Theta[1:] for Theta in Thetas], [Theta[:1].T for Theta in Thetas]


def _written_ng(column):
    return lambda thetas, biases: [column(theta, b) for theta, b in zip(thetas, biases, strict=True)]


_FROM_NG = (
    Misconception(
        "V01",
        "from_ng",
        (_bias_kept,),
        "the column of biases stays among the weights",
        "Theta is the matrix of the layer, so it is passed on whole.",
        "Ng's matrix has one column more than the layer before has units. Which one is no weight?",
        _NG,
    ),
    Misconception(
        "V02",
        "from_ng",
        (_bias_last,),
        "the biases sought in the last column",
        "Many texts append the 1 at the end.",
        "In which place of the activations does Ng put the unit that is always 1?",
        _NG,
    ),
    Misconception(
        "V03",
        "from_ng",
        (_after("from_ng", _biases(_flat)),),
        "flat biases",
        "Theta[:, 0] is the natural way to take a column, and it drops an axis.",
        "Our biases have the shape (n, 1). Compare the shapes of Theta[:, 0] and Theta[:, :1].",
        _NG,
    ),
    Misconception(
        "V04",
        "from_ng",
        (_after("from_ng", _weights(_transposed)),),
        "weights transposed",
        "Ng's examples are rows, so his matrices seem to need turning as well.",
        "Ng's Theta has one row for each unit that the weights enter. Is that different from ours?",
        _NG,
    ),
    Misconception(
        "V05",
        "from_ng",
        (_bias_row,),
        "the first row taken for the biases",
        "Theta[0] is easier to write than Theta[:, 0].",
        "Row 0 of Theta holds everything that enters unit 0. The biases are one number from each row.",
        _NG,
    ),
    Misconception(
        "V06",
        "from_ng",
        (_after("from_ng", _reversed),),
        "the last layer comes first",
        "Backpropagation walks in this direction.",
        "thetas[0] enters the first layer after the input.",
        _NG,
    ),
)

_TO_NG = (
    Misconception(
        "V11",
        "to_ng",
        (_written_ng(lambda theta, b: np.hstack([theta, b])),),
        "the biases as the last column",
        "What is added is usually appended.",
        "Ng's unit that is always 1 is a_0. Where does its column stand?",
        _NG,
    ),
    Misconception(
        "V12",
        "to_ng",
        (_written_ng(lambda theta, _: theta.copy()),),
        "the biases are lost",
        "His matrix and ours look the same on the page.",
        "Which shape has Ng's matrix between 2 units and 3? Where do the biases go?",
        _NG,
    ),
    Misconception(
        "V13",
        "to_ng",
        (_written_ng(lambda theta, b: np.hstack([b, theta]).T),),
        "a matrix lying on its side",
        "Rows and columns are exchanged somewhere in Ng's programs: his examples are rows.",
        "Examples are rows, but Theta still has one row for each unit that it enters.",
        _NG,
    ),
    Misconception(
        "V14",
        "to_ng",
        (_written_ng(lambda theta, b: np.hstack([np.ones(b.shape), theta])),),
        "a column of ones instead of the biases",
        "A 1 is put in front of the activations.",
        "The ones belong to the activations; the column of Theta holds the weights of that unit: the biases.",
        _NG,
    ),
    Misconception(
        "V15",
        "to_ng",
        (lambda thetas, biases: _KEY["to_ng"](thetas, biases)[::-1],),
        "the last layer comes first",
        "Backpropagation walks in this direction.",
        "The first matrix of Ng's list leaves the input.",
        _NG,
    ),
)


# What the other four share on the way out


def _turned(code, task, section, formula, title="weights transposed"):
    return Misconception(
        code,
        task,
        (_after(task, formula),),
        title,
        "Some notations turn the matrix, and it is easy to mix up which.",
        "Ask of one matrix: does a row belong to a unit that the weights enter, or to one that they leave?",
        section,
    )


def _numbers_off(code, task, formulas, section, advice):
    return Misconception(
        code,
        task,
        formulas,
        "numbers that begin elsewhere",
        "Python counts from 0, we count layers from 0, others from 1: something has to give.",
        advice,
        section,
    )


def _bias_shape(code, task, section, change, words):
    title, advice = words
    tempting = "The numbers are right, and numpy stretches most shapes until they fit."
    return Misconception(code, task, (_after(task, _entries("b", change)),), title, tempting, advice, section)


def _turned_in(code, task, section, change=_transposed, title="weights transposed"):
    return Misconception(
        code,
        task,
        (_after(task, _weights(change)),),
        title,
        "Some notations turn the matrix, and it is easy to mix up which.",
        "Compare the shapes: our theta has one row for each unit that the weights enter.",
        section,
    )


def _bias_in(code, task, change, section, title="flat biases"):
    return Misconception(
        code,
        task,
        (_after(task, _biases(change)),),
        title,
        "The numbers are right, and numpy stretches most shapes until they fit.",
        "Our biases are columns of shape (n, 1). Print the shape of yours.",
        section,
    )


_SPECIALIZATION = (
    *_shared(21, "from_dls", _DLS),
    _turned_in("V26", "from_dls", _DLS),
    _bias_in("V27", "from_dls", _flat, _DLS),
    _numbers_off(
        "V31",
        "to_dls",
        (_shifted(0), _shifted(2)),
        _DLS,
        "The matrix that enters the first hidden layer is W1 there. What is yours called?",
    ),
    _turned("V32", "to_dls", _DLS, _entries("W", _transposed)),
    _bias_shape("V33", "to_dls", _DLS, _flat, ("flat biases", "Their b has the shape (n, 1), as ours has.")),
)

_BOOK = (
    *_shared(41, "from_nielsen", _NIELSEN),
    _turned_in("V46", "from_nielsen", _NIELSEN),
    _bias_in("V47", "from_nielsen", _flat, _NIELSEN),
    _numbers_off(
        "V51",
        "to_nielsen",
        (_shifted(1, letter="w"), _shifted(0, letter="w")),
        _NIELSEN,
        "Nielsen's input is layer 1. Which number has the layer that the first weights enter?",
    ),
    _turned("V52", "to_nielsen", _NIELSEN, _entries("w", _transposed)),
    _bias_shape(
        "V53", "to_nielsen", _NIELSEN, _flat, ("flat biases", "Nielsen's b has the shape (n, 1), as ours has.")
    ),
)

_STANFORD = (
    *_shared(61, "from_cs231n", _CS231N, _transposed, _column),
    _turned_in("V66", "from_cs231n", _CS231N, title="weights not transposed"),
    _turned_in("V67", "from_cs231n", _CS231N, lambda theta: _reshaped(theta.T), "reshape instead of transpose"),
    _bias_in("V68", "from_cs231n", _flat, _CS231N),
    _bias_in("V69", "from_cs231n", _row, _CS231N, "biases as a row"),
    _numbers_off(
        "V71",
        "to_cs231n",
        (_shifted(0, _transposed, _flat), _shifted(2, _transposed, _flat)),
        _CS231N,
        "The first matrix is W1 there. What is yours called?",
    ),
    _turned("V72", "to_cs231n", _CS231N, _entries("W", _transposed), "weights not transposed"),
    _turned("V73", "to_cs231n", _CS231N, _entries("W", lambda w: w.T.reshape(w.shape)), "reshape instead of transpose"),
    _bias_shape(
        "V74",
        "to_cs231n",
        _CS231N,
        _column,
        (
            "biases left as columns",
            "Examples are rows: a column of biases would be added down the examples. Their b has the shape (n,).",
        ),
    ),
    _bias_shape(
        "V75",
        "to_cs231n",
        _CS231N,
        _row,
        (
            "biases as a row of a matrix",
            "It would work, since numpy stretches it, but their b has one axis: the shape (n,).",
        ),
    ),
)

_LINEAR = (
    *_shared(81, "from_torch", _TORCH, bias=_column),
    _turned_in("V86", "from_torch", _TORCH),
    _bias_in("V87", "from_torch", _flat, _TORCH),
    _bias_in("V88", "from_torch", _row, _TORCH, "biases as a row"),
    _numbers_off(
        "V91",
        "to_torch",
        (_numbered(lambda k: k), _numbered(lambda k: k + 1), _numbered(lambda k: 2 * k + 1)),
        _TORCH,
        "Write the modules of the Sequential in one line and count all of them from 0, the Sigmoids too.",
    ),
    _turned("V92", "to_torch", _TORCH, _entries("weight", _transposed)),
    _bias_shape(
        "V93", "to_torch", _TORCH, _column, ("biases left as columns", "Linear's bias has one axis: the shape (n,).")
    ),
    _bias_shape(
        "V94",
        "to_torch",
        _TORCH,
        _row,
        (
            "biases as a row of a matrix",
            "It would work, since it is stretched, but Linear's bias has one axis: the shape (n,).",
        ),
    ),
)


# matrix_behind


def _named(**names):
    """Right, but for the notations in `names`."""
    return lambda layer: _KEY["matrix_behind"](layer) | {who: name(layer) for who, name in names.items()}


def _entering(layer):
    return {
        "ours": f"theta{layer}",
        "ng": f"Theta{layer}",
        "dls": f"W{layer}",
        "nielsen": f"w{layer + 1}",
        "cs231n": f"W{layer}",
        "torch": f"{2 * layer - 2}.weight",
    }


def _same_number(layer):
    return _KEY["matrix_behind"](layer) | {"nielsen": f"w{layer + 1}"}


_NEIGHBOURS = (
    Misconception(
        "M01",
        "matrix_behind",
        (_entering,),
        "the matrix that enters the layer, in all six",
        "It belongs to the layer: the forward pass used it to make this layer's z.",
        "The deltas come from the next layer. Which matrix connects the two?",
        _LINE,
    ),
    Misconception(
        "M02",
        "matrix_behind",
        (_named(ng=lambda k: f"Theta{k}"), _named(ng=lambda k: f"Theta{k + 2}")),
        "Ng's formula read with our number of the layer",
        "His formula has Theta with the number of the layer, and you put our number in.",
        "Our layer 1 is Ng's layer 2. Change the layer's number first, then read his formula.",
        _LINE,
    ),
    Misconception(
        "M03",
        "matrix_behind",
        (_named(ours=lambda k: f"theta{k}"),),
        "Ng's formula copied with our theta",
        "His formula has the same number on both sides, so it looks neater.",
        "Our theta^(l) enters layer l. Which matrix leaves layer l?",
        _LINE,
    ),
    Misconception(
        "M04",
        "matrix_behind",
        (_same_number, _named(nielsen=lambda k: f"w{k}")),
        "Nielsen's layer with our number",
        "His formula looks like ours, letter by letter.",
        "The formula is ours, the numbers are not: Nielsen's input is layer 1. What is our layer 1 called there?",
        _LINE,
    ),
    Misconception(
        "M05",
        "matrix_behind",
        (
            _named(torch=lambda k: f"{k}.weight"),
            _named(torch=lambda k: f"{k + 1}.weight"),
            _named(torch=lambda k: f"{2 * k - 2}.weight"),
            _named(torch=lambda k: f"{2 * k + 2}.weight"),
        ),
        "PyTorch's modules miscounted",
        "Only the Linear modules have weights, so only they seem to count.",
        "Write Linear, Sigmoid, Linear, Sigmoid, ... and number them from 0. Which one leaves our layer 1?",
        _LINE,
    ),
    Misconception(
        "M06",
        "matrix_behind",
        (_named(dls=lambda k: f"W{k}"),),
        "the Specialization's matrix that enters the layer",
        "Ng's earlier course has the same number on both sides.",
        "W^[l] enters layer l, as our theta does. Ng changed this between his two courses.",
        _LINE,
    ),
    Misconception(
        "M07",
        "matrix_behind",
        (_named(cs231n=lambda k: f"W{k}"),),
        "CS231n's matrix that enters the layer",
        "affine_backward of a layer is given that layer's own W.",
        "dout.dot(W.T) is the upstream of the layer before. Which W brings a gradient back into your layer?",
        _LINE,
    ),
)


# table


def _filled(question, **answers):
    """Right, but for the answers to one question."""

    def formula():
        rows = _KEY["table"]()
        return {who: row | ({question: answers[who]} if who in answers else {}) for who, row in rows.items()}

    return formula


_ANSWERS = (
    Misconception(
        "T01",
        "table",
        (_filled("shape", ng=(3, 5)),),
        "Ng's matrix without its column of biases",
        "5 units and 3 units make 15 weights.",
        "Look at the shape that your to_ng gives for 5 units that feed 3.",
        _TABLE,
    ),
    Misconception(
        "T02",
        "table",
        (_filled("shape", cs231n=(3, 5)),),
        "CS231n's matrix standing upright",
        "All others have (3, 5), or nearly.",
        "Look at the shape that your to_cs231n gives for 5 units that feed 3.",
        _TABLE,
    ),
    Misconception(
        "T03",
        "table",
        (_filled("shape", torch=(5, 3)), _filled("shape", cs231n=(3, 5), torch=(5, 3))),
        "PyTorch's weight lying on its side",
        "Linear(5, 3) is made with the 5 in front.",
        "Linear(5, 3) keeps its weight for x @ weight.T. Look at what your to_torch gives.",
        _TABLE,
    ),
    Misconception(
        "T04",
        "table",
        (_filled("examples", ng="columns"),),
        "Ng's examples in columns",
        "His formulas are for one example, and that is a column.",
        "The formulas are for one column, his X of exercise 4 is not. Look at backward_ng in section 7.",
        _TABLE,
    ),
    Misconception(
        "T05",
        "table",
        (_filled("examples", dls="rows"), _filled("examples", nielsen="rows")),
        "rows where columns are",
        "Tables of data come with a row for each example.",
        "Look at the product W A + b: which side does the matrix stand on?",
        _TABLE,
    ),
    Misconception(
        "T06",
        "table",
        (_filled("first", nielsen="w1"),),
        "Nielsen's weights counted from 1",
        "His program keeps them in weights[0], which is the first.",
        "In the formulas w^l enters layer l, and the input is layer 1.",
        _TABLE,
    ),
    Misconception(
        "T07",
        "table",
        (_filled("first", torch="1.weight"),),
        "PyTorch's modules counted from 1",
        "Everybody else begins with 1 or 2.",
        "Which number has the first module of a Sequential?",
        _TABLE,
    ),
    Misconception(
        "T08",
        "table",
        (_filled("average", nielsen="gradient"),),
        "Nielsen's sum taken for a mean",
        "In all other columns a gradient is a mean.",
        "In section 7 one gradient was m times too large before it was divided. Whose, and where does he divide?",
        _TABLE,
    ),
    Misconception(
        "T09",
        "table",
        (
            _filled("average", cs231n="gradient", torch="gradient"),
            _filled("average", cs231n="gradient"),
            _filled("average", torch="gradient"),
        ),
        "the division by m sought in the gradient",
        "The gradient is where our division is.",
        "Look at the line of section 7 that begins the way back: is there an m in it already?",
        _TABLE,
    ),
    Misconception(
        "T10",
        "table",
        (
            _filled("bias", cs231n="(n, 1)", torch="(n, 1)"),
            _filled("bias", cs231n="(n, 1)"),
            _filled("bias", torch="(n, 1)"),
        ),
        "a bias in a column where it is flat",
        "Ours is a column.",
        "Print the shape of a bias that your to_cs231n and your to_torch give.",
        _TABLE,
    ),
)

MISCONCEPTIONS = (
    *(_FROM_NG + _TO_NG + _SPECIALIZATION + _BOOK + _STANFORD + _LINEAR),
    *(_NEIGHBOURS + _ANSWERS),
)

# The hidden checks tell every entry from every other: no slip here raises on one network and runs on another.
PROBES: dict[str, tuple[tuple, ...]] = {entry.task: () for entry in MISCONCEPTIONS}

# What may be pictured beside the right answer; the other tasks return no list of arrays.
VISIBLE: dict[str, tuple] = {
    "to_ng": (
        [np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[7.0, 8.0]])],
        [np.array([[5.0], [6.0]]), np.array([[9.0]])],
    ),
}
