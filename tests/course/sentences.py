"""Read a sentence about a wrong answer back, and compute whether what it says is true: without the code that wrote it.

is_true("Layer 2 is right; layer 1 lacks the factor a(1-a).", answer)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.judge.compare import agrees

NUMBER = r"\d+(?:/\d+)?"
ONE_ROUND = " Does a `return` stand inside the loop?"
NOT_FINITE = (
    " Such values usually come from a division by 0, a logarithm of 0 or less, or too large an exp. "
    "Print what goes in there."
)
NEARLY = "every entry is nearly right"
NEARLY_RIGHT = f"{NEARLY} (rounded, cut off, or measured by steps?)"
OPPOSITE = " and has the wrong sign"


class NotUnderstood(Exception):
    """A sentence of a form that is not known here: it has to be added, and what it says to be computed."""


@dataclass(frozen=True)
class Answer:
    """What came back, what is right, and what is known of the task: the names of its parts and its factors."""

    task: str
    got: Any
    right: Any
    factors: Mapping[str, Any]
    offset: int | None
    order: tuple[tuple[Any, ...], ...] = ()

    def parts(self) -> dict[str, tuple[int, Any, Any]]:
        """Return the arrays, numbers and texts by their names: place, what came, what is right."""
        flat = list(_flat(self.got, self.right, self.task))
        layered = self.offset is not None and isinstance(self.right, (list, tuple)) and len(flat) == len(self.right)
        names = [f"layer {self.offset + k}" if layered else name for k, (name, _, _) in enumerate(flat)]
        return {name: (k, got, right) for k, (name, (_, got, right)) in enumerate(zip(names, flat, strict=True))}

    def named(self, words: str) -> list[tuple[int, Any, Any]]:
        """Return the parts that a list of names speaks of; a list that holds parts stands for all of them."""
        parts = self.parts()
        names = re.split(r", | and ", re.sub(r"^layers ", "layer ", words[:1].lower() + words[1:], count=1))
        names = [f"layer {name}" if name.isdigit() else name for name in names]
        if words in parts or words.startswith(self.task):
            names = re.split(r", | and (?=\w+\[)", words)
        found = [[part for key, part in parts.items() if key == name or key.startswith(f"{name}[")] for name in names]
        if not all(found):
            raise NotUnderstood(f"there is no part {words}")
        return [part for group in found for part in group]


def is_true(sentence: str, answer: Answer) -> bool:
    """Tell whether every statement holds.

    Raises
    ------
    NotUnderstood
        The sentence has a form that is not known here.
    """
    return all(_holds(clause, answer) for clause in _clauses(sentence))


def _clauses(sentence: str) -> list[str]:
    """Take a sentence apart; what describes the entry that differs most stays with it."""
    whole = re.split(
        r"; (?!begin |all wrong|all signs|every sign|\d+ of its|for some|the other|yours|you returned|small and)",
        sentence.replace(NOT_FINITE, "").replace(ONE_ROUND, ""),
    )
    return [part for clause in whole for part in re.split(r"(?<=[\w)\]])\. (?=\w)", clause.removesuffix("."))]


def _flat(got: Any, right: Any, name: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(right, dict) and isinstance(got, dict) and set(got) == set(right):
        for key in right:
            yield from _flat(got[key], right[key], f"{name}[{key!r}]")
    elif isinstance(right, (list, tuple)) and isinstance(got, (list, tuple)) and len(got) == len(right):
        for k, (one, other) in enumerate(zip(got, right, strict=True)):
            yield from _flat(one, other, f"{name}[{k}]")
    else:
        yield name, got, right


def _holds(clause: str, answer: Answer) -> bool:
    for pattern, rule in RULES:
        if found := re.fullmatch(pattern, clause):
            return rule(answer, *found.groups(default=""))
    raise NotUnderstood(clause)


def _right(answer, names):
    return all(agrees(got, right) for _, got, right in answer.named(names))


def _share(answer, count, total):
    each = list(answer.parts().values())
    return len(each) == int(total) and sum(agrees(got, right) for _, got, right in each) == int(count)


def _times(answer, names, factor, opposite=""):
    top, _, bottom = factor.partition("/")
    constant = float(top) / float(bottom or 1) * (-1 if opposite else 1)
    return all(agrees(got, np.multiply(right, constant)) for _, got, right in _spoken(answer, names))


def _same_factor(answer, names):
    parts = _spoken(answer, names)
    ratios = np.concatenate([(np.ravel(got) / np.ravel(right))[np.ravel(right) != 0] for _, got, right in parts])
    return np.allclose(ratios, ratios[0], rtol=1e-3) and not np.isclose(abs(ratios[0]), 1)


def _own_factors(answer, names):
    """Hold each part to a factor of its own; where parts are counted, those that have one must be so many."""
    if found := re.fullmatch(r"(\d+) parts, (.+) the first of them,", names):
        wrong = [part for part in answer.parts().values() if not agrees(part[1], part[2])]
        parts = [part for part in wrong if np.size(part[2]) > 1 and _one_factor(*part[1:])]
        return len(parts) == int(found[1]) and parts[0][0] == answer.named(found[2])[0][0]
    return all(_one_factor(got, right) for _, got, right in answer.named(names))


def _one_factor(got, right):
    ratios = (np.ravel(got) / np.ravel(right))[np.ravel(right) != 0]
    return bool(np.allclose(ratios, ratios[0], rtol=1e-3)) and not np.isclose(ratios[0], 1)


def _rounded(answer, names, places):
    return all(
        np.allclose(got, np.round(right, int(places)), rtol=0, atol=1e-12) for _, got, right in answer.named(names)
    )


def _shuffled(answer, names):
    return all(agrees(np.sort(np.ravel(got)), np.sort(np.ravel(right))) for _, got, right in answer.named(names))


def _factor(answer, names, factor, opposite="", *, missing):
    """Hold got * f to what is right, or the other way round; the factor is looked up by its name."""
    known, sign = answer.factors[factor], -1.0 if opposite else 1.0
    for place, got, right in _spoken(answer, names):
        f = known[place] if isinstance(known, (list, tuple)) else known
        one, other = (np.multiply(got, f), right) if missing else (got, np.multiply(right, f))
        if not agrees(one, np.multiply(sign, other)):
            return False
    return True


def _lacks(answer, names, factor, opposite=""):
    return _factor(answer, names, factor, opposite, missing=True)


def _gained(answer, names, factor, opposite=""):
    return _factor(answer, names, factor, opposite, missing=False)


def _spoken(answer, words):
    """Return the parts of a list of names, or of `16 parts, x[0] the first of them,`: those that are wrong."""
    if found := re.fullmatch(r"(\d+) parts, (.+) the first of them,", words):
        wrong = [part for part in answer.parts().values() if not agrees(part[1], part[2])]
        if len(wrong) != int(found[1]) or wrong[0][0] != answer.named(found[2])[0][0]:
            raise NotUnderstood(f"another answer is spoken of: {words}")
        return wrong
    return answer.named(words)


def _off(answer, name):
    ((_, got, right),) = answer.named(name)
    right = np.asarray(right, dtype=float)
    return np.abs(np.asarray(got, dtype=float) - right) / (np.max(np.abs(right)) or 1.0), np.asarray(got), right


def _differs(answer, name, index, rest):
    off, got, right = _off(answer, name)
    place = tuple(int(k) for k in index.split(", "))
    wrong = off > 1e-6
    if len(place) != off.ndim:
        return False
    return bool(off[place] == off.max() and wrong.any()) and all(
        _entries_hold(each, wrong, got, right, place)
        for each in re.split(r"; |, and |, ", rest.replace(NEARLY_RIGHT, NEARLY))
        if each
    )


def _entries_hold(words, wrong, got, right, place):
    lines = {"row": 0, "column": 1}
    if found := re.fullmatch(r"all wrong entries stand in (row|column) (\d+)", words):
        axis = lines[found[1]]
        return set(np.argwhere(wrong)[:, axis]) == {int(found[2])} and place[axis] == int(found[2])
    if found := re.fullmatch(r"(\d+) of its (\d+) entries (?:is|are) right", words):
        return int(found[1]) == np.sum(~wrong) and int(found[2]) == wrong.size
    known = {
        NEARLY: lambda: np.all(np.abs(got - right) <= 0.01 * np.abs(right)),
        "its only wrong entry": lambda: np.sum(wrong) == 1,
        "no entry of it is right": lambda: np.all(wrong),
        "every sign is turned round": lambda: np.all(np.sign(got) == -np.sign(right)) and np.all(right != 0),
        "all signs are right": lambda: np.all(np.sign(got) == np.sign(right)),
        "every entry is too large in size": lambda: np.all(np.abs(got) > np.abs(right)),
        "every entry is too small in size": lambda: np.all(np.abs(got) < np.abs(right)),
    }
    if words not in known:
        raise NotUnderstood(words)
    return bool(known[words]())


def _number(answer, name, way):
    ((_, got, right),) = answer.named(name)
    return (float(got) > float(right)) == (way == "large") and not agrees(got, right)


def _wrong(answer, names):
    return not any(agrees(got, right) for _, got, right in answer.named(names))


def _order(answer, _name, words):
    got, right = list(answer.got), list(answer.right)
    if words == "reverse":
        return all(map(agrees, got, right[::-1]))
    for one in got:
        found = next((k for k, other in enumerate(right) if agrees(one, other)), None)
        if found is None:
            return False
        del right[found]
    return not right


def _exchanged(answer, names):
    return _right(answer, _others(answer, names)) and _wrong(answer, names) and _order(answer, "", "another")


def _others(answer, names):
    spoken = {place for place, _, _ in answer.named(names)}
    return ", ".join(name for name, part in answer.parts().items() if part[0] not in spoken)


def _too_many(answer, _name, end):
    rest = answer.got[1:] if end == "beginning" else answer.got[:-1]
    return len(rest) == len(answer.right) and all(map(agrees, rest, answer.right))


def _too_few(answer, _name, place):
    rest = answer.right[1:] if place == "first" else answer.right[:-1]
    return len(rest) == len(answer.got) and all(map(agrees, answer.got, rest))


def _first(answer, name, words):
    """Hold the words to the part, which must be wrong, and all that is computed before it must be right."""
    parts = answer.parts()
    flat = dict(zip((path for path, _, _ in _paths(answer.got, answer.right, ())), parts.values(), strict=True))
    ((place, _, _),) = answer.named(name)
    for path in answer.order:
        here, got, right = flat.get(path, (None, 0, 0))
        if here == place:
            break
        if here is not None and not agrees(got, right):
            return False
    return _wrong(answer, name) and _holds(f"{name} {words}", answer)


def _paths(got: Any, right: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any, Any]]:
    pairs = [(key, got[key], right[key]) for key in right] if isinstance(right, dict) else None
    if isinstance(right, (list, tuple)):
        pairs = [(k, *both) for k, both in enumerate(zip(got, right, strict=True))]
    if pairs is None:
        yield path, got, right
    for key, one, other in pairs or ():
        yield from _paths(one, other, (*path, key))


def _spelling(answer, names):
    letters = [[re.sub(r"[^a-z0-9]", "", text.lower()) for text in pair] for _, *pair in _spoken(answer, names)]
    return all(one == other for one, other in letters)


def _half_right(answer, names, which):
    """Tell whether of each text the word alone is right, or the number alone."""
    for _, got, right in _spoken(answer, names):
        words, numbers = (
            re.sub(form, "", got.lower()) == re.sub(form, "", right.lower()) for form in (r"[^a-z]", r"\D")
        )
        if (words, numbers) != ((True, False) if which == "word" else (False, True)):
            return False
    return True


def _unexpected(answer, names, rest):
    parts = _spoken(answer, names)
    alike = len({str(got) for _, got, _ in parts}) == 1
    return all(not agrees(got, right) for _, got, right in parts) and (not rest.startswith(", and") or alike)


def _lengths(answer, _name, wanted, found):
    pairs = [(answer.got, answer.right)]
    for got, right in pairs:  # the list grows while it is read
        if isinstance(got, (list, tuple)) and isinstance(right, (list, tuple)):
            if (len(right), len(got)) == (int(wanted), int(found)):
                return True
            pairs += zip(got, right, strict=False)
    return False


def _shapes(answer, _name, wanted, found):
    return (wanted, found) in {(str(np.shape(right)), str(np.shape(got))) for _, got, right in answer.parts().values()}


def _a_column(answer):
    shapes = [(np.shape(got), np.shape(right)) for _, got, right in answer.parts().values()]
    return any(right == (*got, 1) and len(got) == 1 for got, right in shapes)


def _one_each(answer, line):
    axis = ("row", "column").index(line)
    shapes = [(np.shape(got), np.shape(right)) for _, got, right in answer.parts().values()]
    return any(len(right) == 2 and max(got, default=0) == right[axis] == np.prod(got) for got, right in shapes)


def _one_left(answer):
    return any(np.size(got) == 1 < np.size(right) for _, got, right in answer.parts().values())


def _not_finite(answer, _name, count):
    counts = [np.sum(~np.isfinite(np.asarray(got, dtype=float))) for _, got, _ in answer.parts().values()]
    return int(count) in counts


def _said_by_the_comparison(answer, *_):
    return not agrees(answer.got, answer.right)


NAMES = r"(.+?)"
RULES = (
    (r"[Tt]he first wrong one, in the order of computation, is (.+?): it (.+)", _first),
    (rf"{NAMES} differs most at \[([\d, ]+)\]((?:[,;].*)?)", _differs),
    (r"(\d+) of (\d+) parts are right", _share),
    (rf"{NAMES} are exchanged; the other parts are right", _exchanged),
    (rf"{NAMES}\[0\] and .+\[1\] are exchanged", lambda answer, _: all(map(agrees, answer.got[::-1], answer.right))),
    (rf"{NAMES} holds the right parts in (reverse|another) order", _order),
    (rf"{NAMES} has one part too many, at the (beginning|end); the others are right", _too_many),
    (rf"{NAMES} lacks its (first|last) part; the others are right", _too_few),
    (r"What \w+ returns is right as \w+\[(\d)\]", lambda answer, k: agrees(answer.got, answer.right[int(k)])),
    (rf"{NAMES} (?:is|are) missing", lambda answer, names: len(re.findall(r"\[\d\]", names)) == len(answer.right) - 1),
    (rf"{NAMES} (?:is|are) right", _right),
    (rf"{NAMES} (?:has|have) the wrong sign", lambda answer, names: _times(answer, names, "1", "-")),
    (rf"{NAMES} (?:is|are) off by the factor ({NUMBER})( and ha(?:s|ve) the wrong sign)?", _times),
    (
        rf"{NAMES} (?:is|are) off by one and the same factor throughout(?:, which changes with the arguments)?",
        _same_factor,
    ),
    (rf"{NAMES} are each off by a factor of its own(?:, which changes with the arguments)?", _own_factors),
    (rf"{NAMES} holds? the right numbers in another order", _shuffled),
    (rf"{NAMES} (?:is|are) rounded to (\d) decimals?, and should be returned as computed", _rounded),
    (rf"{NAMES} lacks? the factor (.+?)( and ha(?:s|ve) the wrong sign)?", _lacks),
    (rf"{NAMES} ha(?:s|ve) the factor (.+?) once too often( and ha(?:s|ve) the wrong sign)?", _gained),
    (rf"{NAMES} (?:is|are) too small by the factor (.+?)( and ha(?:s|ve) the wrong sign)?", _lacks),
    (rf"{NAMES} (?:is|are) too large by the factor (.+?)( and ha(?:s|ve) the wrong sign)?", _gained),
    (
        rf"{NAMES} (?:is|are) transposed",
        lambda answer, names: all(agrees(got, right.T) for _, got, right in answer.named(names)),
    ),
    (
        rf"{NAMES} (?:is|are) zero throughout",
        lambda answer, names: not any(np.any(got) for _, got, _ in _spoken(answer, names)),
    ),
    (rf"{NAMES} is too (large|small)", _number),
    (rf"{NAMES} (?:is|are) not what is expected(, and all hold the same|; begin .+)?", _unexpected),
    (rf"{NAMES} (?:is|are) right but for the spelling: capitals, blanks and signs count", _spelling),
    (rf"{NAMES} (?:has|have) the right (word|number) and another (?:number|word)", _half_right),
    (rf"{NAMES} should (?:be|return) a (?:list|tuple) of (\d+); yours has (\d+)", _lengths),
    (rf"{NAMES} should have shape (\(.*\)); yours has shape (\(.*\))", _shapes),
    (r"It is a column: two axes, the second of length 1", _a_column),
    (r"reshape\(-1, 1\) makes one of a vector", _a_column),
    (
        r"There is one number for each (column|row): is a sum, a mean or a maximum taken over the (?:rows|columns)\?",
        _one_each,
    ),
    (r"One number is left of all: is a sum, a mean or a dot product taken\?", _one_left),
    (rf"{NAMES} holds (\d+) values? that (?:is|are) nan or infinite", _not_finite),
    (rf"{NAMES} should .*; (?:you returned|yours) .*", _said_by_the_comparison),
    (rf"{NAMES} is not the one expected|{NAMES} differs most from the expected value", _said_by_the_comparison),
    (r"Yours holds whole numbers \(dtype u?int\d+\)|np\.array\(\.\.\.\) makes one of it", _said_by_the_comparison),
    (r"Its \.item\(\) is the number", lambda answer: any(np.size(got) == 1 for _, got, _ in answer.parts().values())),
    (r"A tuple of one is written with a comma: \(x,\)", _said_by_the_comparison),
)
