"""Two mistakes in one function: which pairs of entries have a name of their own, and is every name true?

own name    the answers of the pair get both codes
one of two  they are those of one of the two: it hides the other
no name     another pair answers the same, too few questions show both, or they raise
another     they are those of a third entry: printed, to be read

Of each two entries the first formulas that go together are tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.judge.answer_key import Misconception
from grader.judge.explain.diagnose import Candidates, Diagnosis, diagnose
from grader.judge.explain.variant import Variant
from grader.judge.judgement import Suite
from grader.verify.progress import Progress, silent
from grader.verify.texts import MOST_WORDS

MOST_NAMES = 8  # of pairs that get another name
MOST_PAIRS = 400  # of a task; of more, evenly chosen ones


@dataclass(frozen=True, slots=True)
class PairResult:
    """What to know about the pairs of an assignment, and what is wrong with what students would be told."""

    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def verify_pairs(suite: Suite, tell: Progress = silent) -> PairResult:
    """Diagnose the answers of every pair of mistakes that can be made in one function."""
    notes: list[str] = []
    faults: list[str] = []
    for task, candidates in suite.candidates.items():
        faults += _long_words(candidates)
        found = _pairs(candidates)
        if found:
            notes += _told_apart(task, found, candidates, tell)
    return PairResult(tuple(notes), tuple(faults))


def _pairs(candidates: Candidates) -> list[Variant]:
    """Return one variant of each two entries; of very many, evenly chosen ones."""
    first: dict[tuple[tuple[str, str], ...], Variant] = {}
    for variant in candidates.compositions.pairs if candidates.compositions is not None else ():
        first.setdefault(tuple(sorted((entry.task, entry.code) for entry in variant.entries)), variant)
    found = list(first.values())
    return found[:: -(-len(found) // MOST_PAIRS) or 1]


def _told_apart(task: str, found: list[Variant], candidates: Candidates, tell: Progress) -> Iterator[str]:
    named = []
    for number, variant in enumerate(found, start=1):
        tell(f"trying pair {number} of {len(found)} of mistakes in {task}")
        named.append((variant, diagnose(variant.replies, candidates)))
    kinds = Counter(_kind(variant, diagnosis) for variant, diagnosis in named)
    without = [variant for variant, diagnosis in named if diagnosis is None]
    yield (
        f"of {len(found)} pairs of mistakes in {task} {kinds['both']} get both names, {kinds['one']} that of one which "
        f"hides the other, {kinds['none']} none{_reasons(without, candidates)}"
    )
    others = [f"{'+'.join(v.codes)} gets {d.code}" for v, d in named if d is not None and _kind(v, d) == "another"]
    if others:
        more = f" and {len(others) - MOST_NAMES} more" if len(others) > MOST_NAMES else ""
        yield f"pairs in {task} with the answers of other entries: {', '.join(others[:MOST_NAMES])}{more}"


def _reasons(without: Sequence[Variant], candidates: Candidates) -> str:
    """Say why pairs have no name; '' where all have one."""
    compositions = candidates.compositions
    if not without or compositions is None:
        return ""
    shown = sum(map(compositions.shows_both, without))
    why = (len(without) - shown, "too few questions show both"), (shown, "others answer the same")
    return f" ({', '.join(f'{count}: {words}' for count, words in why if count)})"


def _kind(variant: Variant, diagnosis: Diagnosis | None) -> str:
    if diagnosis is None:
        return "none"
    if diagnosis.code == "+".join(variant.codes):
        return "both"
    return "one" if set(diagnosis.code.split("+")) < set(variant.codes) else "another"


def _long_words(candidates: Candidates) -> Iterator[str]:
    """Yield each entry of an earlier task whose words, told inside the later one, are too long to be read."""
    compositions = candidates.compositions
    told: dict[tuple[str, str], Misconception] = {
        (entry.task, entry.code): entry for entry, _ in (compositions.inherited if compositions is not None else ())
    }
    for entry in told.values():
        words = compositions.inherited_words(entry) if compositions is not None else ""
        if len(words.split()) > MOST_WORDS:
            yield f"{entry.code} of {entry.task} says more than {MOST_WORDS} words in a later task: shorten its advice"
