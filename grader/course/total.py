"""[total] of course.toml: how the assignments make a total.

weights       { backprop = 40, batch = 60 }: points of the total; an assignment without one counts its own maximum
drop_lowest   so many of the lowest shares do not count        or
best          so many of the highest shares count
minimum       a share of the total: students below it are named
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.course.values import FILE, Table, expect_known, listed, number, table_of, whole
from grader.errors import CourseError
from grader.records.course import Assignment, Total

KEYS = ("weights", "drop_lowest", "best", "minimum")


def read_total(table: Table, assignments: Sequence[Assignment]) -> Total:
    """Read the table; raises CourseError where it says something that is not known or not possible."""
    expect_known(table, KEYS, "[total]")
    weights = table_of(table.get("weights", {}), "[total] weights")
    names = [assignment.name for assignment in assignments]
    for name in weights:
        if name not in names:
            raise CourseError(
                f"{FILE}: [total] weights name '{name}', which is no assignment; there is {listed(names)}"
            )
    if "drop_lowest" in table and "best" in table:
        raise CourseError(f"{FILE}: [total] has drop_lowest and best; keep one: best = n is drop_lowest of the others")
    given = tuple((name, number(value, f"[total] weight of {name}", 1e6)) for name, value in weights.items())
    if given and not any(dict(given).get(each.name, each.points) for each in assignments):
        raise CourseError(f"{FILE}: [total] gives every assignment the weight 0; give one of them points")
    best = whole(table.get("best", 0), "[total] best")
    if "best" in table and not best:
        raise CourseError(f"{FILE}: [total] best is 0; write how many assignments count")
    return Total(
        weights=given,
        drop_lowest=whole(table.get("drop_lowest", 0), "[total] drop_lowest"),
        best=best,
        minimum=number(table.get("minimum", 0.0), "[total] minimum", 1.0),
    )
