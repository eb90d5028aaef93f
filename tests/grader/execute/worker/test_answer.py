"""The source of a function is the block that Python's own reader finds, however it ends."""

import inspect
import linecache

import numpy as np
import pytest

from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode_call
from grader.execute.protocol.frames import Kind
from grader.execute.worker.answer import answer, describe_function
from grader.execute.worker.statements import remember

PLAIN = "def f(x):\n    return x\n"
BODIES = {
    "alone": PLAIN,
    "before a statement": f"{PLAIN}\n\ny = 1\n",
    "with a comment at its end": "def f(x):\n    return x\n    # done\n\ny = 1\n",
    "with a comment behind it": f"{PLAIN}# not mine\n",
    "decorated": f"@same\n{PLAIN}z = 2\n",
    "with text over lines": 'def f(x):\n    """One.\n\nTwo.\n"""\n    return x\n',
    "before a magic": f"{PLAIN}%timeit f(1)\n",
    "a lambda": "f = lambda x: (\n    x\n)\ny = 3\n",
    "on one line": "def f(x): return x\ny = 4\n",
    "inside a condition": "if True:\n    def f(x):\n        return x\n\n    y = 5\n",
}


@pytest.mark.parametrize("name", BODIES)
def test_a_functions_source_is_its_block(name):
    text = BODIES[name]
    python = text.replace("%timeit f(1)\n", "\n")
    namespace = {"same": lambda function: function}
    exec(compile(python, "cell 1", "exec"), namespace)
    lines = text.splitlines(keepends=True)
    remember("cell 1", lines)
    try:
        first = namespace["f"].__code__.co_firstlineno
        assert describe_function(namespace["f"])["source"] == "".join(inspect.getblock(lines[first - 1 :]))
    finally:
        del linecache.cache["cell 1"]


def raised_by(body: str) -> dict[str, object]:
    """Return the fields with which the exception of a function is told."""
    namespace: dict[str, object] = {"np": np}
    exec(f"def f(a):\n    {body}", namespace)
    kind, payload = answer(namespace, encode_call("f", [np.ones((2, 3))]), lambda *_: None)
    assert kind is Kind.RAISED
    fields: dict[str, object] = decode(payload)
    return fields


@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
@pytest.mark.parametrize(
    ("body", "is_of_matrix"),
    [
        ("return np.matrix(a) * a", True),
        ("return a * np.matrix(a)", True),
        ("return np.matrix(a) ** 2", True),
        ("a = np.asmatrix(a); a *= np.ones((2, 3))", True),
        ("return a @ a", False),
        ("return np.dot(a, a)", False),
        ("return np.matrix(a) @ a", False),
        ("return np.matrix('x')", False),
        ("return np.matrix(a) + np.ones(7)", False),
    ],
)
def test_an_exception_of_the_product_of_np_matrix_is_told_apart(body: str, *, is_of_matrix: bool) -> None:
    assert raised_by(body)["matrix"] is is_of_matrix


def test_a_function_whose_file_name_stands_for_another_text_has_no_source(monkeypatch):
    """As <string> does from Python 3.13 on, where the program was started with -c."""
    namespace = {}
    exec(compile("\n\ndef f():\n    return 1\n", "<string>", "exec"), namespace)
    for text in ("x = 1\n", "x = 1\n\n\n# no more\n"):
        monkeypatch.setitem(linecache.cache, "<string>", (len(text), None, text.splitlines(keepends=True), "<string>"))
        assert describe_function(namespace["f"])["source"] == ""
