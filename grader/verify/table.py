"""The output of `grader verify`: faults, notes, and a table.

named      catalogue entries named correctly          equal      mutants that are no mistake, with proof
killed     mutants of the key that a check notices    accepted   mutants that are another right answer
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table

from grader.verify.mutation_score import MutationScore
from grader.verify.verify import VerifyResult

LEGEND = """named: entries of the catalogue that got their name; killed: changes of the answer key that a check notices;
equal: changes that change no answer; accepted: changes that EQUIVALENT_SOLUTIONS allows; s: seconds"""
FEW = 10  # inputs: fewer are those that the tests ask themselves


def table(results: Sequence[VerifyResult]) -> Table:
    """Return one row per assignment."""
    made = Table(
        title="Does the course agree with itself?",
        title_justify="left",
        title_style="bold",
        caption=LEGEND,
        caption_justify="left",
    )
    made.add_column("assignment")
    for name in ("checks", "named", "killed", "equal", "accepted", "s", "faults"):
        made.add_column(name, justify="right")
    for one in results:
        made.add_row(*_row(one))
    return made


def lines(result: VerifyResult) -> Iterator[str]:
    """Yield the faults of one assignment, then its notes."""
    for fault in result.faults:
        yield f"{result.assignment}: {fault}"
    for note in result.catalogue.notes:
        yield f"{result.assignment}: note: {note}"
    yield from _unkilled(result.assignment, result.score)


def _row(one: VerifyResult) -> tuple[str, ...]:
    score = one.score
    live = score.total - len(score.equivalent) - len(score.accepted)
    return (
        *(one.assignment, str(one.checks), f"{one.catalogue.named}/{one.catalogue.formulas}"),
        *(f"{score.killed}/{live}", str(len(score.equivalent)), str(len(score.accepted))),
        *(f"{one.seconds:.0f}", str(len(one.faults)) if one.faults else "none"),
    )


def _unkilled(name: str, score: MutationScore) -> Iterator[str]:
    for mutant, inputs in score.equivalent:
        told = f"nothing to do: a changed answer key is the same as the answer key on {inputs} inputs"
        if inputs < FEW:
            told = (
                f"a changed answer key answers as the answer key does on the {inputs} input{'s' * (inputs > 1)} that "
                "tests and probes ask, and verify can make no others: where another input would tell the two apart, "
                "ask it in a hidden test"
            )
        yield f"{name}: note: {told}:\n{mutant.diff.rstrip()}"
    for mutant, reason in score.accepted:
        yield f"{name}: note: nothing to do: a changed answer key is right too, {reason}:\n{mutant.diff.rstrip()}"
