"""A task that no function bears the name of: what became of its definition, and a function whose name is nearly its.

outputDelta, OutputDelta, output_deltas, ouput_delta, my_output_delta     nearly output_delta
output, hidden_delta, output_delta_prime                                  other names
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from grader.execute.words import place_of
from grader.records.execution import Report

LEAST_CHARS: Final = 5  # of a name in which one wrong letter is a slip
AROUND: Final = frozenset(
    {"my", "the", "new", "old", "own", "final", "compute", "calc", "calculate", "get", "do", "func", "function", "fn"}
    | {"pass", "step", "prop", "propagation", "student", "solution", "version", "v", "vectorized"}
)  # words that people put before or behind a name


def not_defined(task: str, report: Report) -> str:
    """Tell the student that no function bears a task's name, and what is known of the reason."""
    first = f"No function `{task}` is defined when your cells have run"
    lost = next((failure for failure in report.failures if task in failure.lost), None)
    if lost is None:
        return f"{first}.{nearly(task, report.others)}"
    if lost.package:
        return f"{first}: its definition needs {lost.package}, which the grader does not have ({place_of(lost)})."
    return f"{first}: its definition did not run to its end ({place_of(lost)}: {lost.error})."


def nearly(task: str, others: Sequence[str]) -> str:
    """Return a sentence on the functions whose name is nearly the task's; '' where there is none."""
    for is_near in (_is_same_word, _is_slip, _is_decorated):
        found = [f"`{name}`" for name in others if is_near(task, name)]
        if found:
            what = "it" if len(found) == 1 else "one of them"
            return f" Your file defines {' and '.join(found)}: if that is {what}, give it the name `{task}`."
    return ""


def _is_same_word(task: str, name: str) -> bool:
    """Tell whether a name differs by its case, by underscores or by an s for several alone."""
    one, other = _letters(task), _letters(name)
    return one in {other, f"{other}s"} or other == f"{one}s"


def _is_slip(task: str, name: str) -> bool:
    """Tell whether one letter is wrong, missing or too many, or two neighbours changed places."""
    one, other = sorted((_letters(task), _letters(name)), key=len)
    if len(_letters(task)) < LEAST_CHARS or len(other) - len(one) > 1:
        return False
    if len(one) < len(other):
        return any(f"{other[:k]}{other[k + 1 :]}" == one for k in range(len(other)))
    off = [k for k in range(len(one)) if one[k] != other[k]]
    exchanged = len(off) == 2 and off[1] - off[0] == 1 and one[off[0]] == other[off[1]] and one[off[1]] == other[off[0]]
    return len(off) == 1 or exchanged


def _is_decorated(task: str, name: str) -> bool:
    """Tell whether a name is the task's and words that people put around it."""
    mine, words = _words(task), _words(name)
    size = len(mine)
    starts = [k for k in range(len(words) - size + 1) if words[k : k + size] == mine]
    return any(all(word in AROUND or word.isdigit() for word in (*words[:k], *words[k + size :])) for k in starts)


def _letters(name: str) -> str:
    return name.replace("_", "").casefold()


def _words(name: str) -> list[str]:
    """Take a name apart: `myOutputDelta2` is my, output, delta, 2."""
    return [word.casefold() for word in re.findall(r"\d+|[A-Z]?[^\W\dA-Z_]+|[A-Z]+", name)]
