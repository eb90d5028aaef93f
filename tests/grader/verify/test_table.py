"""What `grader verify` says of changes of the answer key that nothing notices."""

from __future__ import annotations

import pytest

from grader.verify.catalogue import CatalogueResult
from grader.verify.mutation.mutants import Kind, Mutant
from grader.verify.mutation_score import MutationScore
from grader.verify.table import lines
from grader.verify.verify import VerifyResult
from grader.verify.wrong_functions import WrongResult

MUTANT = Mutant(1, "slope", Kind.ORDER, "", "- a\n+ b\n")
ASK = (
    "tests and probes ask, and verify can make no others: where another input would tell the two apart, "
    "ask it in a hidden test"
)


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        (1, f"a changed answer key answers as the answer key does on the 1 input that {ASK}"),
        (9, f"a changed answer key answers as the answer key does on the 9 inputs that {ASK}"),
        (10, "nothing to do: a changed answer key is the same as the answer key on 10 inputs"),
    ],
)
def test_of_a_change_that_changes_no_answer_it_says_whether_there_is_something_to_do(inputs: int, told: str) -> None:
    score = MutationScore(0, 1, equivalent=((MUTANT, inputs),))
    result = VerifyResult("toy", 1, CatalogueResult(), score, WrongResult(), (), 1.0)
    assert list(lines(result)) == [f"toy: note: {told}:\n- a\n+ b"]
