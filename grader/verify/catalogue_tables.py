"""Do the tables of misconceptions.py name tasks, functions and entries that there are?"""

from __future__ import annotations

from collections.abc import Iterator

from grader.judge.answer_key import AnswerKey
from grader.records.course import Assignment


def table_faults(assignment: Assignment, answer_key: AnswerKey) -> Iterator[str]:
    """Yield a sentence for each key of a table that means nothing, such as a task that is misspelt."""
    tasks = tuple(task.name for task in assignment.tasks)
    for name in ("probes", "visible", "candidate_factors", "candidate_terms", "layer_offset", "part_order"):
        for key in getattr(answer_key, name):
            if key not in tasks:
                yield f"{name.upper()} names '{key}', which is no task in course.toml; it has {', '.join(tasks)}"
    for key in answer_key.equivalent_solutions:
        if key not in vars(answer_key.reference):
            yield f"EQUIVALENT_SOLUTIONS names '{key}', which the answer key does not define"
    entries = {(entry.task, entry.code) for entry in answer_key.misconceptions}
    moved = [("MOVED", entry) for pair in answer_key.moved for entry in pair]
    for table, (task, code) in [*(("NO_PUBLIC_CHECK", entry) for entry in answer_key.no_public_check), *moved]:
        if (task, code) not in entries:
            yield f"{table} names {code} of {task}, which is no entry of MISCONCEPTIONS: correct or delete it"
