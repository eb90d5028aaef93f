"""Describe for the student how an answer differs: which parts are right, and one rule that explains the rest.

    difference(got, right, "delta", factors={"a(1-a)": slopes}, layer_offset=1)
    -> "Layers 2 and 3 are right; layer 1 is off by the factor a(1-a)."

No figure of the expected value is shown. A rule is named only if it explains every entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.errors import Mismatch
from grader.judge.compare import agree, agrees
from grader.judge.explain.entries import NONE_RIGHT, off_by, share_of, tendency
from grader.judge.explain.factors import Part, explanation, is_numeric, of_each
from grader.judge.explain.lists import EXCHANGED, elsewhere, is_leaf
from grader.judge.explain.phrases import MOST_PARTS, are, capital, indexed, listed, predicate
from grader.judge.explain.wrong_texts import texts_sentence
from grader.numerical import TOLERANCE

ONE_OF_MANY = re.compile(r"should (?:be|return) a list of \d+; yours has 1\.$")
NOT_FINITE = (
    " Such values usually come from a division by 0, a logarithm of 0 or less, or too large an exp. "
    "Print what goes in there."
)
MOST_NAMES = 4  # of parts; more are counted
FIRST = "the first wrong one, in the order of computation, is"


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a task's answers.

    Parameters
    ----------
    factors
        Arrays made from the arguments, by the name under which a student knows them, such as `a(1-a)`: of the
        answer's shape, or, for a list, one for each of its parts.
    layer_offset
        The number of the layer that a list's first part belongs to; without it parts are said as `delta[0]`.
    constants
        Whether a plain number may be named as a factor.
    order
        The indices of the parts, in the order in which they are computed.
    """

    factors: Mapping[str, Any] = field(default_factory=dict)
    layer_offset: int | None = None
    constants: bool = True
    order: Sequence[tuple[Any, ...]] = ()


NO_HINTS = Hints()


def difference(got: Any, expected: Any, what: str, hints: Hints = NO_HINTS) -> str:
    """Say in one or two sentences what is right and how the rest differs; '' where the two agree.

    Parameters
    ----------
    got, expected
        What the student's function returned, and what is right: an array, a number, a text, or a list, tuple
        or dict of these.
    what
        The student's word for the value: "the gradient", "delta".
    """
    try:
        agree(got, expected, what)
    except Mismatch as mismatch:
        parts = tuple(_parts(got, expected, what, hints.layer_offset))
        order = elsewhere(got, expected, what, parts)
        return order or _of_parts(parts, f"{mismatch}{_where_to_look(str(mismatch))}", hints)
    return ""


def _parts(got: Any, expected: Any, what: str, layer_offset: int | None) -> Iterator[Part]:
    """Lay an answer out part by part; nothing where it has not the form of the right one."""
    names = () if layer_offset is None else tuple(f"layer {layer_offset + k}" for k in range(MOST_PARTS))
    flat = tuple(_flat(got, expected, ()))
    if all(is_leaf(right) for _, _, right in flat):
        by_layer = isinstance(expected, (list, tuple)) and len(flat) == len(expected) <= len(names)
        for place, (path, one, right) in enumerate(flat):
            yield Part(place, names[place] if by_layer else indexed(what, path), one, right, path)


def _flat(got: Any, expected: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any, Any]]:
    if isinstance(expected, dict) and isinstance(got, dict) and set(got) == set(expected):
        for key in expected:
            yield from _flat(got[key], expected[key], (*path, key))
    elif isinstance(expected, (list, tuple)) and isinstance(got, (list, tuple)) and len(got) == len(expected):
        for k, (one, other) in enumerate(zip(got, expected, strict=True)):
            yield from _flat(one, other, (*path, k))
    else:
        yield path, got, expected


def _where_to_look(mismatch: str) -> str:
    """Say where to look for the usual reason of a list of one, or of values that are not finite."""
    if ONE_OF_MANY.search(mismatch):
        return " Does a `return` stand inside the loop?"
    return NOT_FINITE if mismatch.endswith(" nan or infinite.") else ""


def _of_parts(parts: Sequence[Part], mismatch: str, hints: Hints) -> str:
    wrong = [part for part in parts if not agrees(part.got, part.expected)]
    praise = _praise(_right_names(parts, wrong), len(parts) - len(wrong), len(parts))
    if not wrong or not all(map(_comparable, wrong)):
        return mismatch + (f" {capital(praise)}." if praise else "")
    rest = _explained(wrong, hints)
    return capital("; ".join(part for part in (praise, *rest) if part)) + "."


def _right_names(parts: Sequence[Part], wrong: Sequence[Part]) -> list[str]:
    """Name the right parts; a list of which all parts are right is named as a whole: `train[0]`."""
    spoiled = {_list_of(part.name) for part in wrong}
    right = [part.name for part in parts if not any(part is one for one in wrong)]
    return list(dict.fromkeys(_list_of(name) if _list_of(name) not in spoiled else name for name in right))


def _list_of(name: str) -> str:
    """Return the name of the list that a part stands in, where that is itself a part: `train[0]` of `train[0][2]`."""
    outer = name.rpartition("[")[0]
    return outer if outer.endswith("]") else name


def _praise(right: Sequence[str], count: int, total: int) -> str:
    if len(right) > MOST_NAMES:
        return f"{count} of {total} parts are right"
    return f"{listed(right)} {are(right)} right" if right else ""


def _explained(wrong: Sequence[Part], hints: Hints) -> list[str]:
    """Explain all wrong parts together, or else each one alone; show the worst entry of those that stay unexplained."""
    together = _rule(wrong, hints)
    if together:
        return [predicate([part.name for part in wrong], together)]
    first = _first(wrong, hints.order)
    if first is not None:
        return [
            f"{FIRST} {first.name}: it {_rule([first], hints) or _worst([first]).removeprefix(first.name).lstrip()}"
        ]
    alone: dict[str, list[Part]] = {}
    for part in wrong:
        words = _rule([part], hints)
        alone.setdefault(words, []).append(part)
    found = [
        predicate([part.name for part in group], of_each(words, len(group))) for words, group in alone.items() if words
    ]
    return [*found, _worst(alone[""])] if "" in alone else found


def _first(wrong: Sequence[Part], order: Sequence[tuple[Any, ...]]) -> Part | None:
    """Return which of several wrong parts is computed first; None where that is not known."""
    if len(wrong) < EXCHANGED or not all(part.path in order for part in wrong):
        return None
    return min(wrong, key=lambda part: order.index(part.path))


def _rule(parts: Sequence[Part], hints: Hints) -> str:
    numeric = all(is_numeric(part.expected) for part in parts)
    return explanation(parts, hints.factors, constants=hints.constants) if numeric else ""


def _worst(parts: Sequence[Part]) -> str:
    """Name the entry that differs most, and how much of its array is right."""
    numeric = [part for part in parts if is_numeric(part.expected) and not _is_whole(part)]
    if not numeric:
        return texts_sentence(parts)
    part = max(numeric, key=lambda one: float(np.max(off_by(one))))
    off = off_by(part)
    if not off.ndim:
        return f"{part.name} is too {'large' if float(part.got) > float(part.expected) else 'small'}"
    where = ", ".join(str(int(k)) for k in np.unravel_index(np.argmax(off), off.shape))
    share = share_of(off > TOLERANCE)
    return f"{part.name} differs most at [{where}]{share}{tendency(part) if share.endswith(NONE_RIGHT) else ''}"


def _is_whole(part: Part) -> bool:
    return np.ndim(part.expected) == 0 and np.asarray(part.expected).dtype.kind in "iu"


def _comparable(part: Part) -> bool:
    """Tell whether both are finite numbers of one shape (or its transpose), or texts, or truths."""
    if not is_numeric(part.expected):
        return isinstance(part.expected, (str, bool)) and type(part.got) is type(part.expected)
    if not is_numeric(part.got) or not np.all(np.isfinite(part.got)):
        return False
    if np.asarray(part.expected).dtype.kind == "f" and np.asarray(part.got).dtype.kind != "f":
        return False  # the comparison says that whole numbers came
    shape, wanted = np.shape(part.got), np.shape(part.expected)
    return shape == wanted or (len(wanted) == 2 and agrees(part.got, np.transpose(part.expected)))
