"""What a task starts as: a function that depends on each of its arguments, and tests that hold it to that.

    bisection(f, a, b, tol)   ->   f(2.0) + 3.0 * a + 5.0 * b + 7.0 * tol, and a negative tol is refused

Nothing here has to do with what the teacher is going to ask; it shows how a task is written, and is green until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
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


@dataclass(frozen=True, slots=True)
class Example:
    """One argument in the tests: drawn at random, worked by hand, and moved by one step."""

    name: str
    drawn: str
    by_hand: str
    moved: str


def fill(template: str, **values: object) -> str:
    """Return the text of one of the templates."""
    return _TEMPLATES.get_template(template).render(mark=MARK, **values)


def function(signature: Signature) -> str:
    """Return the body of the placeholder."""
    refused = _refused(signature)
    lines = (
        [f"if {refused.name} < 0:", f'    raise ValueError("{refused.name} must not be negative")'] if refused else []
    )
    return "\n".join([*lines, f"return {_formula(signature)}"])


def tests(signature: Signature) -> dict[str, object]:
    """Return what the templates of a task's tests say about it."""
    refused = _refused(signature)
    examples = tuple(_examples(signature))
    return {
        "task": signature,
        "examples": examples,
        "by_hand": _worked(signature, refused),
        "step": 1.0 if signature.parameters[0].kind is Kind.CALLABLE else _weights(signature)[0],
        "refused": refused.name if refused else "",
        "negative": ["-1.0" if refused and each.name == refused.name else each.by_hand for each in examples],
        "names": ", ".join(each.name for each in signature.parameters),
        "callables": any(each.kind is Kind.CALLABLE for each in signature.parameters),
    }


def _weights(signature: Signature) -> list[float]:
    primes = (n for n in count(2) if all(n % d for d in range(2, n)))
    return [float(prime) for prime, _ in zip(primes, signature.parameters, strict=False)]


def _formula(signature: Signature) -> str:
    return " + ".join(map(_term, signature.parameters, _weights(signature)))


def _term(parameter: Parameter, weight: float) -> str:
    if parameter.kind is Kind.CALLABLE:
        return f"{parameter.name}({weight})"
    value = f"len({parameter.name})" if parameter.kind is Kind.TEXT else parameter.name
    return f"{weight} * {value}"


def _refused(signature: Signature) -> Parameter | None:
    """Return the argument that the placeholder refuses where it is negative: the last number, if there is one."""
    numbers = [each for each in signature.parameters if each.kind is Kind.NUMBER]
    return numbers[-1] if numbers else None


def _worked(signature: Signature, refused: Parameter | None) -> float:
    """Return what the placeholder gives on the example worked by hand."""
    values: Sequence[float] = [
        weight * {Kind.CALLABLE: 1, Kind.TEXT: 4, Kind.NUMBER: int(each is not refused)}[each.kind]
        for each, weight in zip(signature.parameters, _weights(signature), strict=True)
    ]
    return sum(values)


def _examples(signature: Signature) -> Iterator[Example]:
    refused = _refused(signature)
    for each in signature.parameters:
        example = _example(each)
        yield Example(each.name, example.drawn, "0.0" if each is refused else example.by_hand, example.moved)


def _example(parameter: Parameter) -> Example:
    name = parameter.name
    if parameter.kind is Kind.CALLABLE:
        return Example(name, "slope(rng.uniform(1, 2))", "slope(1.0)", f"one_more({name})")
    if parameter.kind is Kind.TEXT:
        return Example(name, '"x" * int(rng.integers(5, 50))', '"four"', f'{name} + "x"')
    return Example(name, "float(rng.uniform(1, 2))", "1.0", f"{name} + 1")
