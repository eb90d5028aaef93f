"""The total of a course: every assignment as its share of its own maximum, weighted.

A 8 of 10, weight 10        share 0.8    8.0 of 10
B 3 of 12, weight 20        share 0.25   dropped where drop_lowest = 1
C excused                   neither in the total nor in its maximum
D nobody handed it in       left out for everybody
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence

from grader.mark.rounding import cents
from grader.records.course import Assignment, Total
from grader.records.grade import Grade
from grader.records.submission import Status
from grader.records.total import StudentTotal

LOG = logging.getLogger(__name__)


def total(
    rules: Total, grades: Mapping[str, Grade], assignments: Sequence[Assignment], left_out: Collection[str] = ()
) -> StudentTotal:
    """Add up one student's assignments.

    Parameters
    ----------
    grades
        By assignment; at least one.
    assignments
        In the order of course.toml.
    left_out
        The names of those that do not count for anybody.
    """
    weights = {each.name: each.points for each in assignments} | dict(rules.weights)
    counting = [
        each.name
        for each in assignments
        if each.name in grades and each.name not in left_out and grades[each.name].status is not Status.EXCUSED
    ]
    shares = {name: _share(grades[name]) for name in counting}
    of_class = sum(each.name in grades and each.name not in left_out for each in assignments)
    dropped = _dropped(rules, counting, shares, of_class)
    kept = [name for name in counting if name not in dropped]
    for name in sorted(dropped):
        LOG.info(
            "%s, %s: dropped from the total, share %.4g", next(iter(grades.values())).student.id, name, shares[name]
        )
    reached = sum(weights[name] * shares[name] for name in kept)
    most = sum(weights[name] for name in kept)
    return StudentTotal(
        student=next(iter(grades.values())).student,
        scores=tuple((each.name, grades[each.name].score if each.name in shares else None) for each in assignments),
        total=cents(reached),
        max_total=cents(most),
        dropped=tuple(name for name in counting if name in dropped),
        below=most > 0 and reached / most < rules.minimum - 1e-9,
    )


def _share(grade: Grade) -> float:
    return grade.score / grade.max_score if grade.max_score else 0.0


def _dropped(rules: Total, names: Sequence[str], shares: Mapping[str, float], of_class: int) -> frozenset[str]:
    """Return the assignments that do not count by share, of ties the later; one always counts.

    As many are dropped as without being excused: of the `of_class` assignments of the class, all but `best`. Whoever is
    excused from one has one fewer that counts, so that being excused never fills the place with a lower share.
    """
    order = {name: place for place, name in enumerate(names)}
    if rules.best:
        ranked = sorted(names, key=lambda name: (-shares[name], -order[name]))
        kept = max(1, len(names) - max(0, of_class - rules.best))
        return frozenset(ranked[kept:])
    ranked = sorted(names, key=lambda name: (shares[name], -order[name]))
    return frozenset(ranked[: min(rules.drop_lowest, len(names) - 1)]) if names else frozenset()
