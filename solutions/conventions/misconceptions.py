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

from grader.testing import Entries, Rewrites

_KEY = run_path(str(Path(__file__).with_name("reference.py")))
_NG, _DLS, _NIELSEN = (
    "2. Ng: the bias is a column",
    "3. Deep Learning Specialization: almost ours",
    "4. Nielsen: the input is layer 1",
)
_CS231N, _TORCH = "5. CS231n: examples are rows", "6. PyTorch: modules are counted"
_LINE, _TABLE = "8. The line where readers trip", "9. Your table"


rewrite = Rewrites(__file__)


# Slips that several notations share.


def _weights_in(task, becomes):
    """Return the key's from_ function with its weights changed; `_w` is one of them."""
    return rewrite(task, "return [_w for _n in _i], _b", f"return [{becomes} for _n in _i], _b")


def _biases_in(task, becomes):
    """Return the key's from_ function with its biases changed; `_b` is one of them."""
    return rewrite(task, "return _w, [_b for _n in _i]", f"return _w, [{becomes} for _n in _i]")


def _weights_out(task, becomes):
    """Return the key's to_ function with its weights changed; `_w` is one of them."""
    return rewrite(task, "weights = {_k: _w for _n, _t in _e}", f"weights = {{_k: {becomes} for _n, _t in _e}}")


def _biases_out(task, becomes):
    """Return the key's to_ function with its biases changed; `_b` is one of them."""
    return rewrite(task, "weights | {_k: _b for _n, _t in _e}", f"weights | {{_k: {becomes} for _n, _t in _e}}")


_TURN, _FLAT, _ROW, _COLUMN = "(_w).T", "(_b).ravel()", "(_b).reshape(1, -1)", "(_b).reshape(-1, 1)"


def _is_weight(name):
    return name[0] in "Ww" or name.endswith("weight")


def _read(order, weight=lambda x: x, bias=lambda x: x):
    """Read a dict's weights and biases in the order of its names that `order` gives."""

    def formula(named):
        names = order(named)
        weights = [weight(named[name]) for name in names if _is_weight(name)]
        return weights, [bias(named[name]) for name in names if not _is_weight(name)]

    return formula


def _every_other(named):
    """Return the values of a dict, taken for weights and biases in turn."""
    values = list(named.values())
    return values[::2], values[1::2]


def _numbers(task, *starts):
    """Yield the key's to_ function with other numbers of the first layer."""
    for start in starts:
        yield rewrite(task, "enumerate(_x, start=_s)", f"enumerate(_x, start={start})", every=True)


def _in_pairs(code, entries):
    """The slip that every from_ shares: two results that become one for each layer."""
    return entries(
        code,
        rewrite(entries.task, "return _w, _b", "return list(zip(_w, _b, strict=True))"),
        rewrite(entries.task, "return _w, _b", "return [_p for _q in zip(_w, _b, strict=True) for _p in _q]"),
        title="one list of layers, not two lists",
        rationale="A layer is its weights and its bias together.",
        advice="How many things does the docstring promise, whatever the number of layers? All weights, then all biases.",
    )


def _shared(start, entries, weight=lambda x: x, bias=lambda x: x):
    """The five slips that every from_ with a dict shares, coded from `start` on."""
    right = entries.task
    number = "int(key.split('.')[0])" if right == "from_torch" else "int(key[1:])"
    named = {"from_cs231n": "params", "from_torch": "state"}.get(right, "parameters")
    two = [rewrite(right, "numbers = _n", f"numbers = {n}") for n in _TWO[right]]
    return (
        entries(
            f"V{start:02}",
            _read(sorted, weight, bias),
            rewrite(right, "numbers = _n", "numbers = sorted(_n, key=str)"),
            title="names sorted as text",
            rationale="sorted() is at hand, and up to nine layers it is right.",
            advice="As text, '10' comes before '2'. Try a network of eleven layers.",
        ),
        entries(
            f"V{start + 1:02}",
            _read(list, weight, bias),
            rewrite(right, "numbers = _n", f"numbers = list(dict.fromkeys({number} for key in {named}))"),
            lambda named: (list(map(weight, _every_other(named)[0])), list(map(bias, _every_other(named)[1]))),
            title="the order in which the dict was filled",
            rationale="A dict remembers its order, and here it was always the right one.",
            advice="The names say which layer is which; the order of a dict says nothing. Ask for each name in turn.",
        ),
        entries(
            f"V{start + 2:02}",
            rewrite(right, "return _w, _b", "return (_w)[:-1], (_b)[:-1]"),
            title="the last layer is left out",
            rationale="range(1, L) looks like 1 to L.",
            advice="Count what you return: is there one matrix for each layer? range stops before its end.",
        ),
        entries(
            f"V{start + 3:02}",
            rewrite(right, "return _w, _b", "return (_w)[:2], (_b)[:2]"),
            *two,
            title="two layers, whatever the network",
            rationale="The example has two layers.",
            advice="How many layers has the network that you were given? Its dict has two entries for each.",
        ),
        entries(
            f"V{start + 4:02}",
            rewrite(right, "return _w, _b", "return (_w)[::-1], (_b)[::-1]"),
            title="the last layer comes first",
            rationale="Backpropagation walks in this direction.",
            advice="thetas[0] enters the first layer after the input.",
        ),
    )


# The numbers of two layers, written out.
_TWO = {
    "from_dls": ("(1, 2)",),
    "from_nielsen": ("(2, 3)",),
    "from_cs231n": ("(1, 2)",),
    "from_torch": ("(0, 2)",),
}


# Ng


def _first_two(Thetas):  # noqa: N803  his name
    return [Thetas[0][:, 1:], Thetas[1][:, 1:]], [Thetas[0][:, :1], Thetas[1][:, :1]]


def _two_out(code, entries):
    right = getattr(rewrite.source.module, entries.task)
    return entries(
        code,
        lambda thetas, biases: right([thetas[0], thetas[1]], [biases[0], biases[1]]),
        lambda thetas, biases: right(thetas[:2], biases[:2]),
        title="two layers, whatever the network",
        rationale="The example has two layers.",
        advice="How many layers has the network that you were given, and how many does your answer hold?",
    )


def _bias_row(Thetas):  # noqa: N803  his name
    return [Theta[1:] for Theta in Thetas], [Theta[:1].T for Theta in Thetas]


in_from_ng = Entries(task="from_ng", section=_NG)
in_to_ng = Entries(task="to_ng", section=_NG)

_FROM_NG = (
    in_from_ng(
        "V01",
        rewrite("from_ng", "Theta[:, 1:]", "Theta"),
        title="the column of biases stays among the weights",
        rationale="Theta is the matrix of the layer, so it is passed on whole.",
        advice="Ng's matrix has one column more than the layer before has units. Which one is no weight?",
    ),
    in_from_ng(
        "V02",
        rewrite("from_ng", "Theta[:, 1:]", "Theta[:, :-1]") & rewrite("from_ng", "Theta[:, :1]", "Theta[:, -1:]"),
        title="the biases sought in the last column",
        rationale="Many texts append the 1 at the end.",
        advice="In which place of the activations does Ng put the unit that is always 1?",
    ),
    in_from_ng(
        "V03",
        _biases_in("from_ng", _FLAT),
        title="flat biases",
        rationale="Theta[:, 0] is the natural way to take a column, and it drops an axis.",
        advice="Our biases have the shape (n, 1). Compare the shapes of Theta[:, 0] and Theta[:, :1].",
    ),
    in_from_ng(
        "V04",
        _weights_in("from_ng", _TURN),
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
        rewrite("from_ng", "return _w, _b", "return (_w)[::-1], (_b)[::-1]"),
        title="the last layer comes first",
        rationale="Backpropagation walks in this direction.",
        advice="thetas[0] enters the first layer after the input.",
    ),
    in_from_ng(
        "V08",
        _first_two,
        lambda Thetas: _first_two(Thetas) if len(Thetas) > 1 else ([Thetas[0][:, 1:]], [Thetas[0][:, :1]]),  # noqa: N803
        title="two layers, whatever the network",
        rationale="His exercise 4 has two matrices.",
        advice="How many matrices has the list that you were given? Our lists have one entry for each.",
    ),
)

_FROM_NG = (*_FROM_NG, _in_pairs("V07", in_from_ng))

_TO_NG = (
    in_to_ng(
        "V11",
        rewrite("to_ng", "[b, theta]", "[theta, b]"),
        title="the biases as the last column",
        rationale="What is added is usually appended.",
        advice="Ng's unit that is always 1 is a_0. Where does its column stand?",
    ),
    in_to_ng(
        "V12",
        rewrite("to_ng", "np.hstack(_l)", "theta"),
        title="the biases are lost",
        rationale="His matrix and ours look the same on the page.",
        advice="Which shape has Ng's matrix between 2 units and 3? Where do the biases go?",
    ),
    in_to_ng(
        "V13",
        rewrite("to_ng", "return [_h for _n, _b in _z]", "return [(_h).T for _n, _b in _z]"),
        title="a matrix lying on its side",
        rationale="Rows and columns are exchanged somewhere in Ng's programs: his examples are rows.",
        advice="Examples are rows, but Theta still has one row for each unit that it enters.",
    ),
    in_to_ng(
        "V14",
        rewrite("to_ng", "[b, theta]", "[np.ones(b.shape), theta]"),
        title="a column of ones instead of the biases",
        rationale="A 1 is put in front of the activations.",
        advice="The ones belong to the activations; the column of Theta holds the weights of that unit: the biases.",
    ),
    in_to_ng(
        "V15",
        rewrite("to_ng", "return _l", "return (_l)[::-1]"),
        title="the last layer comes first",
        rationale="Backpropagation walks in this direction.",
        advice="The first matrix of Ng's list leaves the input.",
    ),
    _two_out("V16", in_to_ng),
)


# What the other four share on the way out


_TURNED = "Some notations turn the matrix, and it is easy to mix up which."
_STRETCHED = "The numbers are right, and numpy stretches most shapes until they fit."


def _turned(code, entries, formula, title="weights transposed"):
    return entries(
        code,
        formula,
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


def _bias_shape(code, entries, becomes, title, advice):
    formula = _biases_out(entries.task, becomes)
    return entries(code, formula, title=title, rationale=_STRETCHED, advice=advice)


def _turned_in(code, entries, becomes=_TURN, title="weights transposed"):
    return entries(
        code,
        _weights_in(entries.task, becomes),
        title=title,
        rationale=_TURNED,
        advice="Compare the shapes: our theta has one row for each unit that the weights enter.",
    )


def _bias_in(code, entries, becomes, title="flat biases"):
    return entries(
        code,
        _biases_in(entries.task, becomes),
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
    _bias_in("V27", in_from_dls, _FLAT),
    _in_pairs("V28", in_from_dls),
    _numbers_off(
        "V31",
        in_to_dls,
        *_numbers("to_dls", 0, 2),
        advice="The matrix that enters the first hidden layer is W1 there. What is yours called?",
    ),
    _turned("V32", in_to_dls, _weights_out("to_dls", _TURN)),
    _two_out("V34", in_to_dls),
    _bias_shape("V33", in_to_dls, _FLAT, "flat biases", "Their b has the shape (n, 1), as ours has."),
)

_BOOK = (
    *_shared(41, in_from_nielsen),
    _turned_in("V46", in_from_nielsen),
    _bias_in("V47", in_from_nielsen, _FLAT),
    _in_pairs("V48", in_from_nielsen),
    _numbers_off(
        "V51",
        in_to_nielsen,
        *_numbers("to_nielsen", 1, 0),
        advice="Nielsen's input is layer 1. Which number has the layer that the first weights enter?",
    ),
    _turned("V52", in_to_nielsen, _weights_out("to_nielsen", _TURN)),
    _two_out("V54", in_to_nielsen),
    _bias_shape("V53", in_to_nielsen, _FLAT, "flat biases", "Nielsen's b has the shape (n, 1), as ours has."),
)

_STANFORD = (
    *_shared(61, in_from_cs231n, lambda w: w.T, lambda b: b.reshape(-1, 1)),
    _turned_in("V66", in_from_cs231n, title="weights not transposed"),
    _turned_in("V67", in_from_cs231n, "(_w).T.reshape((_w).shape)", "reshape instead of transpose"),
    _bias_in("V68", in_from_cs231n, _FLAT),
    _bias_in("V69", in_from_cs231n, _ROW, "biases as a row"),
    _in_pairs("V70", in_from_cs231n),
    _numbers_off(
        "V71",
        in_to_cs231n,
        *_numbers("to_cs231n", 0, 2),
        advice="The first matrix is W1 there. What is yours called?",
    ),
    _turned("V72", in_to_cs231n, _weights_out("to_cs231n", _TURN), "weights not transposed"),
    _turned(
        "V73", in_to_cs231n, _weights_out("to_cs231n", "(_w).T.reshape((_w).shape)"), "reshape instead of transpose"
    ),
    _two_out("V76", in_to_cs231n),
    _bias_shape(
        "V74",
        in_to_cs231n,
        _COLUMN,
        "biases left as columns",
        "Examples are rows: a column of biases would be added down the examples. Their b has the shape (n,).",
    ),
    _bias_shape(
        "V75",
        in_to_cs231n,
        _ROW,
        "biases as a row of a matrix",
        "It would work, since numpy stretches it, but their b has one axis: the shape (n,).",
    ),
)

_LINEAR = (
    *_shared(81, in_from_torch, bias=lambda b: b.reshape(-1, 1)),
    _turned_in("V86", in_from_torch),
    _bias_in("V87", in_from_torch, _FLAT),
    _bias_in("V88", in_from_torch, _ROW, "biases as a row"),
    _in_pairs("V89", in_from_torch),
    _numbers_off(
        "V91",
        in_to_torch,
        *(rewrite("to_torch", "2 * k", number, every=True) for number in ("k", "k + 1", "2 * k + 1")),
        advice="Write the modules of the Sequential in one line and count all of them from 0, the Sigmoids too.",
    ),
    _turned("V92", in_to_torch, _weights_out("to_torch", _TURN)),
    _two_out("V95", in_to_torch),
    _bias_shape("V93", in_to_torch, _COLUMN, "biases left as columns", "Linear's bias has one axis: the shape (n,)."),
    _bias_shape(
        "V94",
        in_to_torch,
        _ROW,
        "biases as a row of a matrix",
        "It would work, since it is stretched, but Linear's bias has one axis: the shape (n,).",
    ),
)


# matrix_behind


_SIX = "{'ours': _a, 'ng': _b, 'dls': _c, 'nielsen': _d, 'cs231n': _e, 'torch': _f}"


def _called(pattern, *becomes):
    """Yield the key's matrix_behind with another name of one notation."""
    for name in becomes:
        yield rewrite("matrix_behind", pattern, name)


def _entering(layer):
    return {
        "ours": f"theta{layer}",
        "ng": f"Theta{layer}",
        "dls": f"W{layer}",
        "nielsen": f"w{layer + 1}",
        "cs231n": f"W{layer}",
        "torch": f"{2 * layer - 2}.weight",
    }


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
        *_called("f'Theta{layer + 1}'", "f'Theta{layer}'", "f'Theta{layer + 2}'"),
        title="Ng's formula read with our number of the layer",
        rationale="His formula has Theta with the number of the layer, and you put our number in.",
        advice="Our layer 1 is Ng's layer 2. Change the layer's number first, then read his formula.",
    ),
    in_matrix_behind(
        "M03",
        *_called("f'theta{layer + 1}'", "f'theta{layer}'"),
        title="Ng's formula copied with our theta",
        rationale="His formula has the same number on both sides, so it looks neater.",
        advice="Our theta^(l) enters layer l. Which matrix leaves layer l?",
    ),
    in_matrix_behind(
        "M04",
        *_called("f'w{layer + 2}'", "f'w{layer + 1}'", "f'w{layer}'"),
        title="Nielsen's layer with our number",
        rationale="His formula looks like ours, letter by letter.",
        advice="The formula is ours, the numbers are not: Nielsen's input is layer 1. What is our layer 1 called there?",
    ),
    in_matrix_behind(
        "M05",
        *_called("2 * layer", "layer", "layer + 1", "2 * layer - 2", "2 * layer + 2", "2 * layer - 1", "2 * layer + 1"),
        title="PyTorch's modules miscounted",
        rationale="Only the Linear modules have weights, so only they seem to count.",
        advice="Write Linear, Sigmoid, Linear, Sigmoid, ... and number them from 0. Which one leaves our layer 1?",
    ),
    in_matrix_behind(
        "M06",
        *_called(_SIX, _SIX.replace("_c", "f'W{layer}'")),
        title="the Specialization's matrix that enters the layer",
        rationale="Ng's earlier course has the same number on both sides.",
        advice="W^[l] enters layer l, as our theta does. Ng changed this between his two courses.",
    ),
    in_matrix_behind(
        "M07",
        *_called(_SIX, _SIX.replace("_e", "f'W{layer}'")),
        title="CS231n's matrix that enters the layer",
        rationale="affine_backward of a layer is given that layer's own W.",
        advice="dout.dot(W.T) is the upstream of the layer before. Which W brings a gradient back into your layer?",
    ),
)


# table


def _row(key, becomes):
    """Return the key's table with answers changed in one row; _s, _b, _e, _f and _a are what the row says."""
    pattern = {
        "ng": "(_s, _b, _e, 'Theta1', _a)",
        "dls": "(_s, '(n, 1)', _e, 'W1', _a)",
        "nielsen": "(_s, _b, _e, 'w2', _a)",
        "cs231n": "(_s, _b, 'rows', 'W1', _a)",
        "torch": "(_s, _b, _e, '0.weight', _a)",
    }[key]
    return rewrite("table", pattern, becomes)


in_table = Entries(task="table", section=_TABLE)

_ANSWERS = (
    in_table(
        "T01",
        _row("ng", "((3, 5), _b, _e, 'Theta1', _a)"),
        title="Ng's matrix without its column of biases",
        rationale="5 units and 3 units make 15 weights.",
        advice="Look at the shape that your to_ng gives for 5 units that feed 3.",
    ),
    in_table(
        "T02",
        _row("cs231n", "((3, 5), _b, 'rows', 'W1', _a)"),
        title="CS231n's matrix standing upright",
        rationale="All others have (3, 5), or nearly.",
        advice="Look at the shape that your to_cs231n gives for 5 units that feed 3.",
    ),
    in_table(
        "T03",
        _row("torch", "((5, 3), _b, _e, '0.weight', _a)"),
        _row("torch", "((5, 3), _b, _e, '0.weight', _a)") & _row("cs231n", "((3, 5), _b, 'rows', 'W1', _a)"),
        title="PyTorch's weight lying on its side",
        rationale="Linear(5, 3) is made with the 5 in front.",
        advice="Linear(5, 3) keeps its weight for x @ weight.T. Look at what your to_torch gives.",
    ),
    in_table(
        "T04",
        _row("ng", "(_s, _b, 'columns', 'Theta1', _a)"),
        title="Ng's examples in columns",
        rationale="His formulas are for one example, and that is a column.",
        advice="The formulas are for one column, his X of exercise 4 is not. Look at backward_ng in section 7.",
    ),
    in_table(
        "T05",
        _row("dls", "(_s, '(n, 1)', 'rows', 'W1', _a)"),
        _row("nielsen", "(_s, _b, 'rows', 'w2', _a)"),
        _row("dls", "(_s, '(n, 1)', 'rows', 'W1', _a)") & _row("nielsen", "(_s, _b, 'rows', 'w2', _a)"),
        title="rows where columns are",
        rationale="Tables of data come with a row for each example.",
        advice="Look at the product W A + b: which side does the matrix stand on?",
    ),
    in_table(
        "T06",
        _row("nielsen", "(_s, _b, _e, 'w1', _a)"),
        title="Nielsen's weights counted from 1",
        rationale="His program keeps them in weights[0], which is the first.",
        advice="In the formulas w^l enters layer l, and the input is layer 1.",
    ),
    in_table(
        "T07",
        _row("torch", "(_s, _b, _e, '1.weight', _a)"),
        title="PyTorch's modules counted from 1",
        rationale="Everybody else begins with 1 or 2.",
        advice="Which number has the first module of a Sequential?",
    ),
    in_table(
        "T08",
        _row("nielsen", "(_s, _b, _e, 'w2', 'gradient')"),
        title="Nielsen's sum taken for a mean",
        rationale="In all other columns a gradient is a mean.",
        advice="In section 7 one gradient was m times too large before it was divided. Whose, and where does he divide?",
    ),
    in_table(
        "T09",
        _row("cs231n", "(_s, _b, 'rows', 'W1', 'gradient')") & _row("torch", "(_s, _b, _e, '0.weight', 'gradient')"),
        _row("cs231n", "(_s, _b, 'rows', 'W1', 'gradient')"),
        _row("torch", "(_s, _b, _e, '0.weight', 'gradient')"),
        title="the division by m sought in the gradient",
        rationale="The gradient is where our division is.",
        advice="Look at the line of section 7 that begins the way back: is there an m in it already?",
    ),
    in_table(
        "T10",
        _row("cs231n", "(_s, '(n, 1)', 'rows', 'W1', _a)") & _row("torch", "(_s, '(n, 1)', _e, '0.weight', _a)"),
        _row("cs231n", "(_s, '(n, 1)', 'rows', 'W1', _a)"),
        _row("torch", "(_s, '(n, 1)', _e, '0.weight', _a)"),
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
