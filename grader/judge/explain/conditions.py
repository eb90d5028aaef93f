"""Under which arguments an answer is wrong: the texts that it was asked with, and where it is right.

pullback("sigmoid", ...) is wrong, pullback("tanh", ...) right   -> "With 'sigmoid': "
cost(..., lam=0.0) is right, cost(..., lam=0.7) wrong            -> " It is right where lam is 0."
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from grader.judge.same_reply import same_values
from grader.records.execution import Call

NAMED = (0, 1)  # numbers that say something by themselves; others are drawn

Arguments = Mapping[str, Any]


def texts_of(call: Call, others: Iterable[Call]) -> str:
    """Return the beginning of a sentence about one call: its texts, where other calls have others; else ''."""
    texts = _texts(call)
    varied = any(_texts(other) != texts for other in others)
    return f"With {' and '.join(map(repr, texts))}: " if texts and varied else ""


def right_where(function: Callable[..., Any] | None, wrong: Sequence[Call], right: Sequence[Call]) -> str:
    """Return a sentence on the one argument that all right answers share and no wrong one has; else ''."""
    bad, good = bound_arguments(function, wrong), bound_arguments(function, right)
    if not good or not bad:
        return ""
    for name, value in good[0].items():
        shared = _is_telling(value) and all(_is(each, name, value) for each in good)
        if (
            shared
            and _is_no_chance(name, bad, good)
            and all(_is_plain(each[name]) and not _is(each, name, value) for each in bad)
        ):
            return f" It is right where {name} is {_written(value)}."
    return ""


def stated(function: Callable[..., Any] | None, call: Call) -> str:
    """Write down the texts among the arguments of a call, defaults included: `cost='cross_entropy'`; else ''."""
    arguments = next(iter(bound_arguments(function, [call])), {})
    return ", ".join(f"{name}={value!r}" for name, value in arguments.items() if isinstance(value, str))


def _is_no_chance(name: str, bad: Sequence[Arguments], good: Sequence[Arguments]) -> bool:
    """Tell whether several answers are right, or the one differs from a wrong one in nothing else."""
    others = [{key: value for key, value in each.items() if key != name} for each in (*good, *bad)]
    return len(good) > 1 or any(same_values(others[0], each) for each in others[1:])


def bound_arguments(function: Callable[..., Any] | None, calls: Sequence[Call]) -> list[Arguments]:
    """Return the arguments of calls by name, defaults included; nothing where they do not fit."""
    if function is None:
        return []
    try:
        signature = inspect.signature(function)
        bound = [signature.bind(*call.arguments) for call in calls]
    except (TypeError, ValueError):  # built-in functions have no signature
        return []
    for each in bound:
        each.apply_defaults()
    return [each.arguments for each in bound]


def _written(value: str | float) -> str:
    return repr(value) if isinstance(value, str) else f"{value:g}"


def _texts(call: Call) -> tuple[str, ...]:
    return tuple(argument for argument in call.arguments if isinstance(argument, str))


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _is_telling(value: Any) -> bool:
    return _is_plain(value) and (isinstance(value, str) or value in NAMED)


def _is(arguments: Arguments, name: str, value: Any) -> bool:
    found = arguments.get(name)
    return _is_plain(found) and type(found) is type(value) and bool(found == value)
