"""How a course is judged: what the pipeline asks of a kind of course, and nothing else about it.

run/hidden_tests.py       by the course's hidden tests, with an answer key
nbgrader_course/          by the test cells of the notebooks of any nbgrader course
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.collect.collect import Layout
from grader.records.course import Assignment, Course
from grader.records.grade import Grade
from grader.records.run import RunOptions
from grader.run.dask.parcel import CourseParcel
from grader.run.grading_worker import GradingWorker

Titles = Mapping[tuple[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Judging:
    """One way of judging, for one course.

    Attributes
    ----------
    notes
        Says what the teacher should know about it, once all is graded.
    fingerprint
        Sums up everything but a submission that a judgement depends on.
    with_worker
        Calls a function with the worker of an assignment, while what the worker needs is there.
    titles
        What the codes of mistakes in grades stand for, by assignment, task and code.
    layout
        How submissions lie in their folder; None where that is to be found out.
    parcel
        Packs what another machine needs to judge these assignments; None where only this one can.
    """

    course: Course
    notes: Callable[[], Iterable[str]]
    fingerprint: Callable[[Assignment], str]
    with_worker: Callable[[Assignment, Callable[[GradingWorker], None]], None]
    titles: Callable[[Iterable[Grade]], Titles] = lambda _grades: {}
    layout: Layout | None = None
    parcel: Callable[[Sequence[str]], CourseParcel] | None = None


ReadJudging = Callable[[RunOptions, Mapping[str, str]], Judging]
