"""The source of a function is the block that Python's own reader finds, however it ends."""

import inspect
import linecache

import pytest

from grader.execute.worker.answer import describe_function
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
