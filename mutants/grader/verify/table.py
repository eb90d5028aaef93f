"""What `grader verify` says: what to mend, what to know, and a table.

named      catalogue entries named correctly          equal      mutants that are no mistake, with proof
killed     mutants of the key that a check notices    accepted   mutants that are another right answer
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table

from grader.verify.mutation_score import Score
from grader.verify.verify import Verified


def table(all_verified: Sequence[Verified]) -> Table:
    """Return one row per assignment."""
    made = Table(title="Does the course agree with itself?", title_justify="left", title_style="bold")
    made.add_column("assignment")
    for name in ("checks", "named", "killed", "equal", "accepted", "s", "to mend"):
        made.add_column(name, justify="right")
    for one in all_verified:
        made.add_row(*_row(one))
    return made


def lines(verified: Verified) -> Iterator[str]:
    """Yield what to mend in one assignment, then what to know."""
    for fault in verified.faults:
        yield f"{verified.assignment}: {fault}"
    for note in verified.tried.notes:
        yield f"{verified.assignment}: note: {note}"
    yield from _unkilled(verified.assignment, verified.score)


def _row(one: Verified) -> tuple[str, ...]:
    score = one.score
    live = score.total - len(score.equivalent) - len(score.accepted)
    return (
        *(one.assignment, str(one.checks), f"{one.tried.named}/{one.tried.formulas}"),
        *(f"{score.killed}/{live}", str(len(score.equivalent)), str(len(score.accepted))),
        *(f"{one.seconds:.0f}", str(len(one.faults)) if one.faults else "nothing"),
    )


def _unkilled(name: str, score: Score) -> Iterator[str]:
    for mutant, inputs in score.equivalent:
        yield f"{name}: equivalent, the same as the answer key on {inputs} inputs:\n{mutant.diff.rstrip()}"
    for mutant, reason in score.accepted:
        yield f"{name}: accepted, {reason}:\n{mutant.diff.rstrip()}"
