"""Do course.toml, solutions, hidden tests and catalogue agree? Each is tried against the others.

solution, answer key        earn everything
skeleton, idle answers      earn nothing
every catalogue entry       fails its own task, is named, and is told from every other
every mutant of the key     is noticed by a hidden test, or proved to be no mistake
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from grader.errors import CourseError
from grader.judge.judgement import Suite
from grader.judge.key_source import key_source
from grader.records.course import Assignment, Course
from grader.records.judgement import Verdict
from grader.verify.catalogue import CatalogueResult, verify_entries
from grader.verify.catalogue_tables import table_faults
from grader.verify.follow_through import follow_through_faults
from grader.verify.in_process import evaluate
from grader.verify.mutation_score import MutationScore, score
from grader.verify.notebooks import notebook_faults
from grader.verify.pairs import verify_pairs
from grader.verify.progress import Progress, silent
from grader.verify.public_checks import verify_public
from grader.verify.set_up import set_up_faults
from grader.verify.suite import with_suite
from grader.verify.texts import catalogue_faults
from grader.verify.trivial_answers import verify_trivial_answers
from grader.verify.wrong_functions import WrongResult, verify_wrong_functions

LOG = logging.getLogger(__name__)
ALSO_RIGHT = (
    "If the changed function is right as well, say why in misconceptions.py: "
    'EQUIVALENT_SOLUTIONS = {{"{}": "why"}}; otherwise let a hidden test ask what tells the two apart'
)
SEED = 20  # of the idle answers and the made-up inputs: the same in every run


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What became of one assignment: its figures, and a sentence for each fault."""

    assignment: str
    checks: int
    catalogue: CatalogueResult
    score: MutationScore
    wrong: WrongResult
    faults: tuple[str, ...]
    seconds: float


def verify(course: Course, assignment: Assignment, secret: str, tell: Progress = silent) -> VerifyResult:
    """Try one assignment; `tell` hears what is tried now.

    Raises
    ------
    CourseError
        It cannot be tried: a file is missing or cannot be read, a hidden test does not pass with the answer key. All
        such faults are named, one on a line.
    """
    try:
        return _verify(course, assignment, secret, tell)
    except CourseError as error:
        found = set_up_faults(course, assignment, secret)
        raise CourseError("\n".join(dict.fromkeys((*found, *(() if found else str(error).split("\n")))))) from error


def _verify(course: Course, assignment: Assignment, secret: str, tell: Progress) -> VerifyResult:
    start = time.perf_counter()
    tell = _logged(assignment.name, tell)
    tell("trying the public checks")
    public = verify_public(course, assignment, tell)

    def work(suite: Suite) -> VerifyResult:
        catalogue = verify_entries(suite, tell)
        mutation = score(suite, _source(course, assignment), np.random.default_rng(SEED), tell)
        pairs, wrong = verify_pairs(suite, tell), verify_wrong_functions(suite, course, tell)
        trivial = verify_trivial_answers(suite, np.random.default_rng(SEED), tell)
        found = (*trivial.faults, *catalogue.faults, *pairs.faults, *public.faults, *wrong.faults)
        faults = (*_faults(suite, course, secret, tell), *found, *_survivors(mutation))
        notes = (
            *trivial.notes,
            *catalogue.notes,
            *pairs.notes,
            *public.notes,
            *((wrong.note(),) if wrong.note() else ()),
        )
        catalogue = replace(catalogue, notes=notes)
        for what in _in_short(catalogue, mutation, len(faults)):
            LOG.info("%s: %s", assignment.name, what)
        seconds = time.perf_counter() - start
        return VerifyResult(assignment.name, len(suite.plan.checks), catalogue, mutation, wrong, faults, seconds)

    tell("trying the hidden tests on the answer key")
    return with_suite(course, assignment, secret, work)


def _logged(name: str, tell: Progress) -> Progress:
    def told(step: str) -> None:
        LOG.debug("%s: %s", name, step)
        tell(step)

    return told


def _in_short(catalogue: CatalogueResult, mutation: MutationScore, faults: int) -> Iterator[str]:
    """Say for the log what was found, and why it counts."""
    yield f"{catalogue.named} of {catalogue.formulas} formulas of the catalogue fail their task and are named"
    yield f"{mutation.killed} of {mutation.total} changes of the answer key are noticed by a check"
    yield from (f"a change of {mutant.function} counts as no mistake: {why}" for mutant, why in mutation.accepted)
    yield from (f"a change of {mutant.function} is none: equal on {n} inputs" for mutant, n in mutation.equivalent)
    yield f"{faults} faults"


def _faults(suite: Suite, course: Course, secret: str, tell: Progress) -> Iterator[str]:
    tell("trying the notebooks")
    yield from notebook_faults(suite, course, secret)
    for task, result in evaluate(suite, vars(suite.answer_key.reference)).items():
        if result.verdict is not Verdict.PASSED:
            failed = next(check for check in result.checks if check.verdict is not Verdict.PASSED)
            yield f"the answer key's {task} does not pass '{failed.title}': {failed.message}"
    tell("trying right later work on earlier mistakes")
    yield from follow_through_faults(suite, np.random.default_rng(SEED))
    yield from catalogue_faults(course, suite.assignment, suite.answer_key.misconceptions)
    yield from table_faults(suite.assignment, suite.answer_key)


def _survivors(mutation: MutationScore) -> Iterator[str]:
    """Yield each change that no check notices; behind the last one, what to do where it is no mistake."""
    for mutant in mutation.survivors:
        told = f"no check notices this mistake in {mutant.function} ({mutant.kind}):\n{mutant.diff.rstrip()}"
        last = mutant is mutation.survivors[-1]
        yield f"{told}\n{ALSO_RIGHT.format(mutant.function)}" if last else told


def _source(course: Course, assignment: Assignment) -> str:
    return key_source(course.root / "solutions" / assignment.name).text
