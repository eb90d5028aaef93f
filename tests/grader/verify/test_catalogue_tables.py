"""A key of a table of misconceptions.py that names nothing is a fault of the course."""

from __future__ import annotations

from types import ModuleType

import pytest

from grader.judge.answer_key import AnswerKey, Misconception
from grader.records.course import Assignment, Task
from grader.verify.catalogue_tables import table_faults

ASSIGNMENT = Assignment("sums", "Sums", (Task("mean", 1.0),))
ENTRY = Misconception("W01", "mean", (abs,), "t", "r", "a", "s")


def faults(**tables: dict) -> list[str]:
    reference = ModuleType("key")
    reference.helper = abs
    return list(table_faults(ASSIGNMENT, AnswerKey(reference, (ENTRY,), **tables)))


def test_names_that_there_are_need_no_word() -> None:
    assert not faults(
        probes={"mean": ((1.0,),)},
        layer_offset={"mean": 1},
        equivalent_solutions={"helper": "any order"},
        no_public_check={("mean", "W01"): "why"},
        moved={(("mean", "W01"), ("mean", "W01")): "words"},
    )


@pytest.mark.parametrize("name", ["probes", "visible", "candidate_factors", "layer_offset"])
def test_a_table_by_task_names_tasks(name: str) -> None:
    (fault,) = faults(**{name: {"maen": None}})
    assert fault == f"{name.upper()} names 'maen', which is no task in course.toml; it has mean"


def test_other_tables_name_functions_and_entries_that_there_are() -> None:
    (fault,) = faults(equivalent_solutions={"helpr": "any order"})
    assert fault.startswith("EQUIVALENT_SOLUTIONS names 'helpr'")
    (fault,) = faults(no_public_check={("mean", "W02"): "why"})
    assert fault.startswith("NO_PUBLIC_CHECK names W02 of mean, which is no entry")
    (fault,) = faults(moved={(("mean", "W01"), ("mean", "W02")): "words"})
    assert fault.startswith("MOVED names W02 of mean, which is no entry")
