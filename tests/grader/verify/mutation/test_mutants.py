"""Mistakes made on purpose in an answer key: each kind of them, nothing else, and the text around them unchanged."""

from __future__ import annotations

import ast
import difflib

import numpy as np
import pytest

from grader.verify.mutation.kinds import Kind
from grader.verify.mutation.mutants import mutants

KEY = '''"""The answer key of a lesson on δ."""

import numpy as np


def output_delta(a: np.ndarray, y: np.ndarray, cost: str = "cross_entropy") -> np.ndarray:
    """Return δ of the last layer, a - y."""
    assert a.shape == y.shape
    if a.ndim != 1:
        raise ValueError(f"a has {a.ndim + 1 - 1} axes")
    if cost == "quadratic":
        return (a - y) * a * (1 - a)  # the sigmoid's slope
    return a - y


def gradient(activations, deltas):
    return [np.outer(d, a)
            for a, d in zip(activations[:-1], deltas, strict=True)]
'''


def lines(body, **only):
    """Return the changed lines of every mutant of a function with this body, by kind."""
    source = "def f(x, y, n=3, cost='a'):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    found = [(mutant.kind, mutant.diff) for mutant in mutants(source)]
    return [(kind, next(line[1:].strip() for line in diff.splitlines() if line[0] == "+")) for kind, diff in found]


@pytest.mark.parametrize(
    ("body", "kind", "changed"),
    [
        ("return x + y", Kind.OPERATOR, "return x - y"),
        ("return x * y", Kind.OPERATOR, "return x / y"),
        ("return x @ y", Kind.OPERATOR, "return x * y"),
        ("return x ** 2", Kind.OPERATOR, "return x * 2"),
        ("x -= y", Kind.OPERATOR, "x += y"),
        ("return x < y", Kind.COMPARISON, "return x <= y"),
        ("return 0 < x <= y", Kind.COMPARISON, "return 0 < x < y"),
        ("return x - y", Kind.SIGN, "return -(x - y)"),
        ("return -x", Kind.SIGN, "return x"),
        ("return x[n]", Kind.INDEX, "return x[n + 1]"),
        ("return x[-1]", Kind.INDEX, "return x[-2]"),
        ("return x[-1]", Kind.INDEX, "return x[0]"),
        ("return x[0, n]", Kind.INDEX, "return x[0, n - 1]"),
        ("x[n] = y", Kind.INDEX, "x[n - 1] = y"),
        ("x[n] += y", Kind.INDEX, "x[n + 1] += y"),
        ("return x[1:]", Kind.SLICE, "return x[:]"),
        ("return x[1:]", Kind.SLICE, "return x[2:]"),
        ("return x[:0:-1]", Kind.SLICE, "return x[::-1]"),
        ("return x[:, :n]", Kind.SLICE, "return x[:, :n - 1]"),
        ("return x[::-1]", Kind.ORDER, "return x"),
        ("return x.T @ y", Kind.TRANSPOSE, "return x @ y"),
        ("return x.T @ y", Kind.TRANSPOSE, "return x.T @ y.T"),
        ("return x.transpose()", Kind.TRANSPOSE, "return x"),
        ("return x * (1 - x)", Kind.TERM, "return x"),
        ("return x + y", Kind.TERM, "return y"),
        ("return x and y", Kind.TERM, "return x"),
        ("x += y", Kind.TERM, "x = y"),
        ("x += y", Kind.TERM, "pass"),
        ("x.append(y)", Kind.CALL, "pass"),
        ("for k in range(n): pass", Kind.LOOP, "for k in range(n - 1): pass"),
        ("for k in range(n): pass", Kind.LOOP, "for k in range(1, n): pass"),
        ("for k in range(1, n): pass", Kind.LOOP, "for k in range(2, n): pass"),
        ("for k in x: pass", Kind.LOOP, "for k in list(x)[1:]: pass"),
        ("for k in reversed(x): pass", Kind.ORDER, "for k in list(x): pass"),
        ("return [k for k in x]", Kind.ORDER, "return [k for k in x][::-1]"),
        ("return x, y", Kind.ORDER, "return (y, x)"),
        ("x.insert(0, y)", Kind.ORDER, "x.append(y)"),
        ("x.append(y)", Kind.ORDER, "x.insert(0, y)"),
        ("return np.outer(x, y)", Kind.ORDER, "return np.outer(y, x)"),
        ("return np.where(x, y, n)", Kind.ORDER, "return np.where(x, n, y)"),
        ("return np.maximum(x, y)", Kind.CALL, "return np.minimum(x, y)"),
        ("return np.exp(x)", Kind.CALL, "return x"),
        ("return x.copy()", Kind.CALL, "return x"),
        ("return x.sum(axis=0)", Kind.CALL, "return x.mean(axis=0)"),
        ("return x.sum(axis=0)", Kind.CONSTANT, "return x.sum(axis=1)"),
        ("return 0.5 * x", Kind.CONSTANT, "return 1.5 * x"),
        ("return x.sum(keepdims=True)", Kind.CONSTANT, "return x.sum(keepdims=False)"),
        ("return np.zeros(x.shape)", Kind.DTYPE, "return np.zeros(x.shape, dtype=int)"),
        ("return x.astype(float)", Kind.DTYPE, "return x.astype(int)"),
        ("return x - y", Kind.DTYPE, "return (x - y).astype(int)"),
        ("if x: return y", Kind.CONDITION, "if not x: return y"),
        ("if not x: return y", Kind.CONDITION, "if x: return y"),
        ("return x if n else y", Kind.CONDITION, "return y if n else x"),
        ("return x or y", Kind.CONDITION, "return x and y"),
        ("return [k for k in x if k in y]", Kind.COMPARISON, "return [k for k in x if k not in y]"),
        ("return cost == 'b'", Kind.DEFAULT, "def f(x, y, n=3, cost='b'):"),
        ("return n", Kind.DEFAULT, "def f(x, y, n=4, cost='a'):"),
    ],
)
def test_each_kind_of_mistake_is_made(body, kind, changed):
    assert (kind, changed) in lines(body)


def test_a_list_that_a_function_builds_is_returned_backwards():
    assert (Kind.ORDER, "return deltas[::-1]") in lines("deltas = [x]\ndeltas.insert(0, y)\nreturn deltas")


def test_every_mutant_is_python_says_where_it_is_and_is_the_only_one_of_its_kind():
    found = mutants(KEY)
    assert [mutant.number for mutant in found] == list(range(1, len(found) + 1))
    assert {mutant.function for mutant in found} == {"output_delta", "gradient"}
    assert len({mutant.source for mutant in found}) == len(found)
    for mutant in found:
        assert ast.dump(ast.parse(mutant.source)) != ast.dump(ast.parse(KEY))


def test_only_the_lines_of_the_diff_change():
    for mutant in mutants(KEY):
        both = difflib.unified_diff(KEY.splitlines(), mutant.source.splitlines(), n=0, lineterm="")
        changed = [line for line in both if line[:3] not in {"---", "+++"} and line[0] in "+-"]
        assert mutant.diff.splitlines()[1:] == changed
        assert mutant.diff.splitlines()[0].endswith(f"@@ {mutant.function}")


def test_a_diff_names_the_line_and_the_function():
    wanted = "@@ -13 +13 @@ output_delta\n-    return a - y\n+    return a + y\n"
    assert wanted in [mutant.diff for mutant in mutants(KEY)]


def test_docstrings_annotations_assertions_and_guards_are_left_alone():
    doc = ("answer key of a lesson on δ", '"""Return δ of the last layer, a - y."""', "# the sigmoid")
    guards = ("assert a.shape == y.shape", "if a.ndim != 1:", 'f"a has {a.ndim + 1 - 1} axes"')
    for mutant in mutants(KEY):
        for kept in (*doc, *guards, "strict=True", "a: np.ndarray"):
            assert kept in mutant.source


def test_parentheses_stay_where_the_meaning_needs_them():
    found = [line for _, line in lines("return 2 * (x + y)")]
    assert "return 2 * (x - y)" in found
    assert "return 2 / (x + y)" in found


def test_decorated_and_nested_functions_and_tables_of_functions_are_changed():
    source = (
        "@cache\ndef f(x):\n    def g(y):\n        return x - y\n    return g\n\n\nTABLE = {'a': lambda v: v + 1}\n"
    )
    changed = {mutant.function: mutant.diff for mutant in mutants(source)}
    assert set(changed) == {"f", "TABLE"}


def test_the_same_source_gives_the_same_mutants():
    assert mutants(KEY) == mutants(KEY)


def test_a_module_without_functions_has_no_mutants():
    assert mutants('"""Nothing yet."""\n\nimport numpy as np\n') == ()


def test_a_good_check_kills_every_mutant_that_is_not_as_right_as_the_key():
    rng = np.random.default_rng(3)
    a, y = rng.uniform(0.1, 0.9, 4), rng.uniform(0.1, 0.9, 4)
    survivors = []
    for mutant in mutants(KEY):
        names: dict = {}
        exec(compile(mutant.source, "key", "exec"), names)
        try:
            right = [
                np.allclose(names["output_delta"](a, y), a - y),
                np.allclose(names["output_delta"](a, y, "quadratic"), (a - y) * a * (1 - a)),
                np.allclose(names["gradient"]([a, y[:3], y], [y[:2], y[1:]])[0], np.outer(y[:2], a)),
                np.allclose(names["gradient"]([a, y[:3], y], [y[:2], y[1:]])[1], np.outer(y[1:], y[:3])),
            ]
        except (TypeError, ValueError, IndexError):
            continue
        if all(right):
            survivors.append(mutant.diff)
    assert len(survivors) == 1  # a default that is neither cost: the function does not tell it from the other
    assert "cost: str = ''" in survivors[0]


def changed(source, **options):
    return [
        line[1:].strip() for each in mutants(source, **options) for line in each.diff.splitlines() if line[0] == "+"
    ]


def test_guards_that_raise_are_changed_only_where_asked():
    source = "def f(x):\n    if x > 3:\n        raise ValueError(x)\n    return x\n"
    assert changed(source) == []
    assert changed(source, guards=True) == ["if x >= 3:", "if x < 3:", "if x > 4:", "if x > 2:"]


def test_what_is_written_to_a_log_is_left_alone():
    assert changed("def f(x):\n    LOG.info('seen %s', x + 1)\n    return x\n") == []


@pytest.mark.parametrize(
    "call", ["any({} for y in x)", "set({} for y in x)", "{{{} for y in x}}", "{{{}: 1 for y in x}}"]
)
def test_nothing_runs_backwards_where_the_order_cannot_matter(call):
    found = changed(f"def f(x):\n    return {call.format('y')}\n")
    assert not any("[::-1]" in line for line in found)
    assert any("[1:]" in line for line in found)


@pytest.mark.parametrize("call", ["abs(x - y)", "np.abs(x - y)"])
def test_a_difference_whose_sign_is_lost_is_not_turned_round(call):
    found = changed(f"def f(x, y):\n    return {call}\n")
    assert f"return {call.replace('-', '+')}" in found
    assert not any("y - x" in line or "-(" in line for line in found)


def test_a_pair_of_equals_is_not_turned_round():
    assert not any("(0, 0)" in line for line in changed("def f(x):\n    return 0, 0\n"))
