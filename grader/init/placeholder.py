"""What a task starts as: a function or class that depends on each of its arguments, and tests that hold it to that.

    bisection(f, a, b, tol)   ->   f(2.0) + 3.0 * a + 5.0 * b + 7.0 * tol, and a negative tol is refused
    Stack                     ->   add(number) and total(), and a negative number is refused
    menu()                    ->   reads a number with input() and returns its double, and refuses a negative one

Nothing here has to do with what the teacher is going to ask; it shows how a task is written, and is green until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from operator import mul
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from grader.course.placeholders import MARK
from grader.init.signature import Kind, Parameter, Signature

_TEMPLATES: Final = Environment(
    loader=PackageLoader("grader.init"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701  Python and TOML, never a page
)
MOST_CHARS: Final = 90  # of a line that is filled in
MIDDLE: Final = 4  # what the example worked by hand has of every kind


@dataclass(frozen=True, slots=True)
class Form:
    """How the placeholder and its tests write one kind of argument, whose name is {0}.

    `value` is what the placeholder adds up, `drawn` one of `rng`, `by_hand` has the value 4 (a number 1), and `moved`
    has one more than {0}.
    """

    value: str
    drawn: str
    by_hand: str
    moved: str


FORMS: Final = {
    Kind.NUMBER: Form("{0}", "float(rng.uniform(1, 2))", "1.0", "{0} + 1"),
    Kind.CALLABLE: Form("{0}", "slope(rng.uniform(1, 2))", "slope(1.0)", "one_more({0})"),
    Kind.TEXT: Form("len({0})", '"x" * int(rng.integers(5, 50))', '"four"', '{0} + "x"'),
    Kind.NUMBERS: Form("sum({0})", "rng.uniform(1, 2, 5).tolist()", "[1.0, 3.0]", "[*{0}, 1.0]"),
    Kind.TEXTS: Form("len({0})", '["x"] * int(rng.integers(5, 50))', '["a", "b", "c", "d"]', '[*{0}, "x"]'),
    Kind.TABLE: Form(
        *('{0}["value"].max()', 'pd.DataFrame({{"value": rng.uniform(1, 2, 5)}})'),
        *('pd.DataFrame({{"value": [1.0, 4.0]}})', "{0} + 1"),
    ),
}


def fill(template: str, **values: object) -> str:
    """Return the text of one of the templates."""
    return _TEMPLATES.get_template(template).render(mark=MARK, **values)


def code(signature: Signature, *bodies: str, note: str = "") -> str:
    """Return the function or class as a notebook's cell, with these bodies: of a class one for each of its methods."""
    if signature.is_class:
        return fill("class.py.j2", task=signature, bodies=bodies, note=note)
    return fill("function.py.j2", task=signature, body=bodies[0], note=note)


def bodies(signature: Signature) -> tuple[str, ...]:
    """Return the bodies of the placeholder."""
    if signature.is_class:
        start = f"self.sum = {_formula(signature) or '0.0'}"
        return start, f"{_guard('number')}\nself.sum += number", "return self.sum"
    if not signature.parameters:
        return (f'number = float(input("A number: "))\n{_guard("number")}\nreturn 2.0 * number',)
    refused = _refused(signature)
    guard = f"{_guard(refused.name)}\n" if refused else ""
    return (f"{guard}return {_formula(signature)}",)


def nearly(signature: Signature) -> tuple[str, ...]:
    """Return bodies that pass some checks and not all: each answer is one too high."""
    *others, last = bodies(signature)
    return *others, f"{last} + 1"


def idle(signature: Signature) -> tuple[str, ...]:
    """Return bodies that do nothing."""
    return ("pass", "pass", "return 0.0") if signature.is_class else ("return 0.0",)


def hidden(signature: Signature) -> str:
    """Return the hidden tests."""
    return fill(f"test_hidden_{_template(signature)}.py.j2", **_tests(signature))


def public(signature: Signature) -> str:
    """Return the public checks."""
    return fill(f"test_public_{_template(signature)}.py.j2", **_tests(signature))


def _template(signature: Signature) -> str:
    if signature.is_class:
        return "class"
    return "function" if signature.parameters else "typed"


def _tests(signature: Signature) -> dict[str, object]:
    """Return what the templates of a task's tests say about it."""
    refused = None if signature.is_class else _refused(signature)
    by_hand = [FORMS[each.kind].by_hand.format() for each in signature.parameters]
    first = signature.parameters[0] if signature.parameters else None
    kinds = {each.kind for each in signature.parameters}
    return {
        "task": signature,
        "drawn": _tuple([FORMS[each.kind].drawn.format(each.name) for each in signature.parameters]),
        "by_hand": by_hand,
        "worked": _worked(signature),
        "step": 1.0 if first and first.kind is Kind.CALLABLE else 2.0,
        "moved": FORMS[first.kind].moved.format("first") if first else "",
        "refused": refused.name if refused else "",
        "negative": [
            "-1.0" if each is refused else text for each, text in zip(signature.parameters, by_hand, strict=True)
        ],
        "callables": Kind.CALLABLE in kinds,
        "tables": Kind.TABLE in kinds,
    }


def _tuple(parts: Sequence[str]) -> str:
    """Write a tuple, on one line where it fits."""
    line = f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"
    return line if len(line) < MOST_CHARS else "(\n" + "".join(f"    {part},\n" for part in parts) + ")"


def _guard(name: str) -> str:
    return f'if {name} < 0:\n    raise ValueError("{name} must not be negative")'


def _formula(signature: Signature) -> str:
    return " + ".join(map(_term, signature.parameters, _weights()))


def _weights() -> Iterator[float]:
    return (float(n) for n in count(2) if all(n % d for d in range(2, n)))


def _term(parameter: Parameter, weight: float) -> str:
    value = FORMS[parameter.kind].value.format(parameter.name)
    return f"{value}({weight})" if parameter.kind is Kind.CALLABLE else f"{weight} * {value}"


def _refused(signature: Signature) -> Parameter | None:
    """Return the argument that the placeholder refuses where it is negative: the last number, if there is one."""
    numbers = [each for each in signature.parameters if each.kind is Kind.NUMBER]
    return numbers[-1] if numbers else None


def _worked(signature: Signature) -> float:
    """Return what the placeholder gives on the example worked by hand."""
    single: Sequence[Kind] = (Kind.NUMBER, Kind.CALLABLE)
    values = (1 if each.kind in single else MIDDLE for each in signature.parameters)
    return float(sum(map(mul, values, _weights())))
