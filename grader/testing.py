"""What hidden tests, public checks and catalogues may import: the public interface of course writers.

agree               compare a value with the expected one, entry by entry; raise Mismatch where they differ
agree_each          call a function on many arguments and compare every answer
agrees              the same comparison as True or False
raises              expect that a student's function raises an exception, as pytest.raises does for one's own
seeded              a random generator to give to the student's function and to the key's
printed             what a function prints; `typed` are the lines that input() reads
in_place            the arguments as a function that works in place leaves them
drawn               the figure that a function draws, as plain data
new_axes            the axes of a new figure, for a function that draws on those that it is given
observe             the value, what was printed and the arguments afterwards, of one call
files               files for the student's functions, open ones too, and the content of those that they write
Mismatch            what a check raises to tell a student what differs
Misconception       one mistake of a catalogue, as data
Entries             makes the Misconceptions of one task and section
Rewrites            makes formulas that edit the answer key, so that two mistakes can be found together
central_difference  the gradient of a function, measured
complex_step        the same to full precision, for analytic functions
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from grader.errors import Mismatch
from grader.judge.answer_key import Entries, Misconception
from grader.judge.compare import agree, agrees, of_part
from grader.judge.observe import drawn, files, in_place, new_axes, observe, printed
from grader.judge.raises import raises
from grader.judge.rewrite import Rewrites
from grader.numerical import TOLERANCE, central_difference, complex_step

__all__ = [
    "TOLERANCE",
    "Entries",
    "Misconception",
    "Mismatch",
    "Rewrites",
    "agree",
    "agree_each",
    "agrees",
    "central_difference",
    "complex_step",
    "drawn",
    "files",
    "in_place",
    "new_axes",
    "observe",
    "printed",
    "raises",
    "seeded",
]


def seeded(seed: int) -> np.random.Generator:
    """Return numpy's random generator of a seed: a function that it is given to draws the numbers that the key's draws.

    In a hidden test the fixture of this name, `seeded("name")`, draws from the secret of the course instead.
    """
    return np.random.default_rng(seed)


def agree_each(
    function: Callable[..., Any],
    cases: Iterable[tuple[Any, ...]],
    what: str = "the answer",
    part: Callable[[Any], Any] | None = None,
) -> None:
    """Call `function` on the arguments of every case, then compare each answer with the expected one.

    Parameters
    ----------
    function
        A function of the student's, such as `student.forward`.
    cases
        Pairs `(arguments, expected)`, or triples whose third part says which case it is: "with cost='quadratic'".
    what
        The student's word for the answer, as in `agree`.
    part
        Takes from an answer what is compared; it raises `Mismatch` where the answer has not that part.

    Raises
    ------
    Mismatch
        For the first answer that does not agree.
    """
    cases = list(cases)
    answers = [function(*arguments) for arguments, *_ in cases]
    for (_, expected, *which), answer in zip(cases, answers, strict=True):
        named = " ".join([what, *which])
        if part is None:
            agree(answer, expected, named)
            continue
        try:
            agree(part(answer), expected, named)
        except Mismatch as mismatch:
            raise of_part(mismatch) from mismatch
