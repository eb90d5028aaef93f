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

from grader.testing import Entries

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


def _shared(start, entries, weight=lambda x: x, bias=lambda x: x):
    """The five slips that every from_ with a dict shares, coded from `start` on."""
    right = entries.task
    return (
        entries(
            f"V{start:02}",
            _read(sorted, weight, bias),
            title="names sorted as text",
            rationale="sorted() is at hand, and up to nine layers it is right.",
            advice="As text, '10' comes before '2'. Try a network of eleven layers.",
        ),
        entries(
            f"V{start + 1:02}",
            _read(list, weight, bias),
            title="the order in which the dict was filled",
            rationale="A dict remembers its order, and here it was always the right one.",
            advice="The names say which layer is which; the order of a dict says nothing. Ask for each name in turn.",
        ),
        entries(
            f"V{start + 2:02}",
            _after(right, _without_last),
            title="the last layer is left out",
            rationale="range(1, L) looks like 1 to L.",
            advice="Count what you return: is there one matrix for each layer? range stops before its end.",
        ),
        entries(
            f"V{start + 3:02}",
            _after(right, _first_two),
            title="two layers, whatever the network",
            rationale="The example has two layers.",
            advice="How many layers has the network that you were given? Its dict has two entries for each.",
        ),
        entries(
            f"V{start + 4:02}",
            _after(right, _reversed),
            title="the last layer comes first",
            rationale="Backpropagation walks in this direction.",
            advice="thetas[0] enters the first layer after the input.",
        ),
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


in_from_ng = Entries(task="from_ng", section=_NG)
in_to_ng = Entries(task="to_ng", section=_NG)

_FROM_NG = (
    in_from_ng(
        "V01",
        _bias_kept,
        title="the column of biases stays among the weights",
        rationale="Theta is the matrix of the layer, so it is passed on whole.",
        advice="Ng's matrix has one column more than the layer before has units. Which one is no weight?",
    ),
    in_from_ng(
        "V02",
        _bias_last,
        title="the biases sought in the last column",
        rationale="Many texts append the 1 at the end.",
        advice="In which place of the activations does Ng put the unit that is always 1?",
    ),
    in_from_ng(
        "V03",
        _after("from_ng", _biases(_flat)),
        title="flat biases",
        rationale="Theta[:, 0] is the natural way to take a column, and it drops an axis.",
        advice="Our biases have the shape (n, 1). Compare the shapes of Theta[:, 0] and Theta[:, :1].",
    ),
    in_from_ng(
        "V04",
        _after("from_ng", _weights(_transposed)),
        title="weights transposed",
        rationale="Ng's examples are rows, so his matrices seem to need turning as well.",
        advice="Ng's Theta has one row for each unit that the weights enter. Is that different from ours?",
    ),
    in_from_ng(
        "V05",
        _bias_row,
        title="the first row taken for the biases",
        rationale="Theta[0] is easier to write than Theta[:, 0].",
        advice="Row 0 of Theta holds everything that enters unit 0. The biases are one number from each row.",
    ),
    in_from_ng(
        "V06",
        _after("from_ng", _reversed),
        title="the last layer comes first",
        rationale="Backpropagation walks in this direction.",
        advice="thetas[0] enters the first layer after the input.",
    ),
)

_TO_NG = (
    in_to_ng(
        "V11",
        _written_ng(lambda theta, b: np.hstack([theta, b])),
        title="the biases as the last column",
        rationale="What is added is usually appended.",
        advice="Ng's unit that is always 1 is a_0. Where does its column stand?",
    ),
    in_to_ng(
        "V12",
        _written_ng(lambda theta, _: theta.copy()),
        title="the biases are lost",
        rationale="His matrix and ours look the same on the page.",
        advice="Which shape has Ng's matrix between 2 units and 3? Where do the biases go?",
    ),
    in_to_ng(
        "V13",
        _written_ng(lambda theta, b: np.hstack([b, theta]).T),
        title="a matrix lying on its side",
        rationale="Rows and columns are exchanged somewhere in Ng's programs: his examples are rows.",
        advice="Examples are rows, but Theta still has one row for each unit that it enters.",
    ),
    in_to_ng(
        "V14",
        _written_ng(lambda theta, b: np.hstack([np.ones(b.shape), theta])),
        title="a column of ones instead of the biases",
        rationale="A 1 is put in front of the activations.",
        advice="The ones belong to the activations; the column of Theta holds the weights of that unit: the biases.",
    ),
    in_to_ng(
        "V15",
        lambda thetas, biases: _KEY["to_ng"](thetas, biases)[::-1],
        title="the last layer comes first",
        rationale="Backpropagation walks in this direction.",
        advice="The first matrix of Ng's list leaves the input.",
    ),
)


# What the other four share on the way out


_TURNED = "Some notations turn the matrix, and it is easy to mix up which."
_STRETCHED = "The numbers are right, and numpy stretches most shapes until they fit."


def _turned(code, entries, formula, title="weights transposed"):
    return entries(
        code,
        _after(entries.task, formula),
        title=title,
        rationale=_TURNED,
        advice="Ask of one matrix: does a row belong to a unit that the weights enter, or to one that they leave?",
    )


def _numbers_off(code, entries, *formulas, advice):
    return entries(
        code,
        *formulas,
        title="numbers that begin elsewhere",
        rationale="Python counts from 0, we count layers from 0, others from 1: something has to give.",
        advice=advice,
    )


def _bias_shape(code, entries, change, title, advice):
    formula = _after(entries.task, _entries("b", change))
    return entries(code, formula, title=title, rationale=_STRETCHED, advice=advice)


def _turned_in(code, entries, change=_transposed, title="weights transposed"):
    return entries(
        code,
        _after(entries.task, _weights(change)),
        title=title,
        rationale=_TURNED,
        advice="Compare the shapes: our theta has one row for each unit that the weights enter.",
    )


def _bias_in(code, entries, change, title="flat biases"):
    return entries(
        code,
        _after(entries.task, _biases(change)),
        title=title,
        rationale=_STRETCHED,
        advice="Our biases are columns of shape (n, 1). Print the shape of yours.",
    )


in_from_dls = Entries(task="from_dls", section=_DLS)
in_to_dls = Entries(task="to_dls", section=_DLS)
in_from_nielsen = Entries(task="from_nielsen", section=_NIELSEN)
in_to_nielsen = Entries(task="to_nielsen", section=_NIELSEN)
in_from_cs231n = Entries(task="from_cs231n", section=_CS231N)
in_to_cs231n = Entries(task="to_cs231n", section=_CS231N)
in_from_torch = Entries(task="from_torch", section=_TORCH)
in_to_torch = Entries(task="to_torch", section=_TORCH)

_SPECIALIZATION = (
    *_shared(21, in_from_dls),
    _turned_in("V26", in_from_dls),
    _bias_in("V27", in_from_dls, _flat),
    _numbers_off(
        "V31",
        in_to_dls,
        _shifted(0),
        _shifted(2),
        advice="The matrix that enters the first hidden layer is W1 there. What is yours called?",
    ),
    _turned("V32", in_to_dls, _entries("W", _transposed)),
    _bias_shape("V33", in_to_dls, _flat, "flat biases", "Their b has the shape (n, 1), as ours has."),
)

_BOOK = (
    *_shared(41, in_from_nielsen),
    _turned_in("V46", in_from_nielsen),
    _bias_in("V47", in_from_nielsen, _flat),
    _numbers_off(
        "V51",
        in_to_nielsen,
        _shifted(1, letter="w"),
        _shifted(0, letter="w"),
        advice="Nielsen's input is layer 1. Which number has the layer that the first weights enter?",
    ),
    _turned("V52", in_to_nielsen, _entries("w", _transposed)),
    _bias_shape("V53", in_to_nielsen, _flat, "flat biases", "Nielsen's b has the shape (n, 1), as ours has."),
)

_STANFORD = (
    *_shared(61, in_from_cs231n, _transposed, _column),
    _turned_in("V66", in_from_cs231n, title="weights not transposed"),
    _turned_in("V67", in_from_cs231n, lambda theta: _reshaped(theta.T), "reshape instead of transpose"),
    _bias_in("V68", in_from_cs231n, _flat),
    _bias_in("V69", in_from_cs231n, _row, "biases as a row"),
    _numbers_off(
        "V71",
        in_to_cs231n,
        _shifted(0, _transposed, _flat),
        _shifted(2, _transposed, _flat),
        advice="The first matrix is W1 there. What is yours called?",
    ),
    _turned("V72", in_to_cs231n, _entries("W", _transposed), "weights not transposed"),
    _turned("V73", in_to_cs231n, _entries("W", lambda w: w.T.reshape(w.shape)), "reshape instead of transpose"),
    _bias_shape(
        "V74",
        in_to_cs231n,
        _column,
        "biases left as columns",
        "Examples are rows: a column of biases would be added down the examples. Their b has the shape (n,).",
    ),
    _bias_shape(
        "V75",
        in_to_cs231n,
        _row,
        "biases as a row of a matrix",
        "It would work, since numpy stretches it, but their b has one axis: the shape (n,).",
    ),
)

_LINEAR = (
    *_shared(81, in_from_torch, bias=_column),
    _turned_in("V86", in_from_torch),
    _bias_in("V87", in_from_torch, _flat),
    _bias_in("V88", in_from_torch, _row, "biases as a row"),
    _numbers_off(
        "V91",
        in_to_torch,
        _numbered(lambda k: k),
        _numbered(lambda k: k + 1),
        _numbered(lambda k: 2 * k + 1),
        advice="Write the modules of the Sequential in one line and count all of them from 0, the Sigmoids too.",
    ),
    _turned("V92", in_to_torch, _entries("weight", _transposed)),
    _bias_shape("V93", in_to_torch, _column, "biases left as columns", "Linear's bias has one axis: the shape (n,)."),
    _bias_shape(
        "V94",
        in_to_torch,
        _row,
        "biases as a row of a matrix",
        "It would work, since it is stretched, but Linear's bias has one axis: the shape (n,).",
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


in_matrix_behind = Entries(task="matrix_behind", section=_LINE)

_NEIGHBOURS = (
    in_matrix_behind(
        "M01",
        _entering,
        title="the matrix that enters the layer, in all six",
        rationale="It belongs to the layer: the forward pass used it to make this layer's z.",
        advice="The deltas come from the next layer. Which matrix connects the two?",
    ),
    in_matrix_behind(
        "M02",
        _named(ng=lambda k: f"Theta{k}"),
        _named(ng=lambda k: f"Theta{k + 2}"),
        title="Ng's formula read with our number of the layer",
        rationale="His formula has Theta with the number of the layer, and you put our number in.",
        advice="Our layer 1 is Ng's layer 2. Change the layer's number first, then read his formula.",
    ),
    in_matrix_behind(
        "M03",
        _named(ours=lambda k: f"theta{k}"),
        title="Ng's formula copied with our theta",
        rationale="His formula has the same number on both sides, so it looks neater.",
        advice="Our theta^(l) enters layer l. Which matrix leaves layer l?",
    ),
    in_matrix_behind(
        "M04",
        _same_number,
        _named(nielsen=lambda k: f"w{k}"),
        title="Nielsen's layer with our number",
        rationale="His formula looks like ours, letter by letter.",
        advice="The formula is ours, the numbers are not: Nielsen's input is layer 1. What is our layer 1 called there?",
    ),
    in_matrix_behind(
        "M05",
        _named(torch=lambda k: f"{k}.weight"),
        _named(torch=lambda k: f"{k + 1}.weight"),
        _named(torch=lambda k: f"{2 * k - 2}.weight"),
        _named(torch=lambda k: f"{2 * k + 2}.weight"),
        title="PyTorch's modules miscounted",
        rationale="Only the Linear modules have weights, so only they seem to count.",
        advice="Write Linear, Sigmoid, Linear, Sigmoid, ... and number them from 0. Which one leaves our layer 1?",
    ),
    in_matrix_behind(
        "M06",
        _named(dls=lambda k: f"W{k}"),
        title="the Specialization's matrix that enters the layer",
        rationale="Ng's earlier course has the same number on both sides.",
        advice="W^[l] enters layer l, as our theta does. Ng changed this between his two courses.",
    ),
    in_matrix_behind(
        "M07",
        _named(cs231n=lambda k: f"W{k}"),
        title="CS231n's matrix that enters the layer",
        rationale="affine_backward of a layer is given that layer's own W.",
        advice="dout.dot(W.T) is the upstream of the layer before. Which W brings a gradient back into your layer?",
    ),
)


# table


def _filled(question, **answers):
    """Right, but for the answers to one question."""

    def formula():
        rows = _KEY["table"]()
        return {who: row | ({question: answers[who]} if who in answers else {}) for who, row in rows.items()}

    return formula


in_table = Entries(task="table", section=_TABLE)

_ANSWERS = (
    in_table(
        "T01",
        _filled("shape", ng=(3, 5)),
        title="Ng's matrix without its column of biases",
        rationale="5 units and 3 units make 15 weights.",
        advice="Look at the shape that your to_ng gives for 5 units that feed 3.",
    ),
    in_table(
        "T02",
        _filled("shape", cs231n=(3, 5)),
        title="CS231n's matrix standing upright",
        rationale="All others have (3, 5), or nearly.",
        advice="Look at the shape that your to_cs231n gives for 5 units that feed 3.",
    ),
    in_table(
        "T03",
        _filled("shape", torch=(5, 3)),
        _filled("shape", cs231n=(3, 5), torch=(5, 3)),
        title="PyTorch's weight lying on its side",
        rationale="Linear(5, 3) is made with the 5 in front.",
        advice="Linear(5, 3) keeps its weight for x @ weight.T. Look at what your to_torch gives.",
    ),
    in_table(
        "T04",
        _filled("examples", ng="columns"),
        title="Ng's examples in columns",
        rationale="His formulas are for one example, and that is a column.",
        advice="The formulas are for one column, his X of exercise 4 is not. Look at backward_ng in section 7.",
    ),
    in_table(
        "T05",
        _filled("examples", dls="rows"),
        _filled("examples", nielsen="rows"),
        title="rows where columns are",
        rationale="Tables of data come with a row for each example.",
        advice="Look at the product W A + b: which side does the matrix stand on?",
    ),
    in_table(
        "T06",
        _filled("first", nielsen="w1"),
        title="Nielsen's weights counted from 1",
        rationale="His program keeps them in weights[0], which is the first.",
        advice="In the formulas w^l enters layer l, and the input is layer 1.",
    ),
    in_table(
        "T07",
        _filled("first", torch="1.weight"),
        title="PyTorch's modules counted from 1",
        rationale="Everybody else begins with 1 or 2.",
        advice="Which number has the first module of a Sequential?",
    ),
    in_table(
        "T08",
        _filled("average", nielsen="gradient"),
        title="Nielsen's sum taken for a mean",
        rationale="In all other columns a gradient is a mean.",
        advice="In section 7 one gradient was m times too large before it was divided. Whose, and where does he divide?",
    ),
    in_table(
        "T09",
        _filled("average", cs231n="gradient", torch="gradient"),
        _filled("average", cs231n="gradient"),
        _filled("average", torch="gradient"),
        title="the division by m sought in the gradient",
        rationale="The gradient is where our division is.",
        advice="Look at the line of section 7 that begins the way back: is there an m in it already?",
    ),
    in_table(
        "T10",
        _filled("bias", cs231n="(n, 1)", torch="(n, 1)"),
        _filled("bias", cs231n="(n, 1)"),
        _filled("bias", torch="(n, 1)"),
        title="a bias in a column where it is flat",
        rationale="Ours is a column.",
        advice="Print the shape of a bias that your to_cs231n and your to_torch give.",
    ),
)

# The hidden checks tell every entry from every other: no slip here raises on one network and runs on another.
PROBES: dict[str, tuple[tuple, ...]] = {}

# What may be pictured beside the right answer; the other tasks return no list of arrays.
VISIBLE: dict[str, tuple] = {
    "to_ng": (
        [np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[7.0, 8.0]])],
        [np.array([[5.0], [6.0]]), np.array([[9.0]])],
    ),
}

_TOLD = "how examples lie and where the average is taken cannot be asked without being told"
NO_PUBLIC_CHECK = dict.fromkeys((("table", code) for code in ("T04", "T05", "T08", "T09")), _TOLD)

MISCONCEPTIONS = (
    *(_FROM_NG + _TO_NG + _SPECIALIZATION + _BOOK + _STANFORD + _LINEAR),
    *(_NEIGHBOURS + _ANSWERS),
)
