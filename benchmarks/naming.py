"""What it takes to name a failed task: once per run, and for every wrong answer after that.

    python benchmarks/naming.py [ASSIGNMENT ...]

Every wrong function of tests/wrong is diagnosed twice: the first time entries and pairs are computed as they are
needed, the second time they are known. Processor time: the sum of the first, median and worst of the second.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from pathlib import Path

from measure import machine

from grader.course.config import choose, read_course
from grader.course.secret import read_secret
from grader.judge.explain.diagnose import diagnose
from grader.judge.judgement import Suite
from grader.judge.same_reply import reply_of
from grader.records.course import Course
from grader.verify.suite import with_suite
from grader.verify.wrong_functions import wrong_functions

ROOT = Path(__file__).resolve().parents[1]


def seconds(suite: Suite, course: Course) -> tuple[list[float], list[float]]:
    """Return what each diagnosis took the first and the second time, in seconds of processor time."""
    found: tuple[list[float], list[float]] = ([], [])
    for wrong in wrong_functions(course.root / "tests" / "wrong" / f"{suite.assignment.name}.py"):
        candidates = suite.candidates[wrong.task]
        given = [reply_of(wrong.function, call.arguments) for call in candidates.calls]
        for times in found:
            start = time.process_time()
            diagnose(given, candidates)
            times.append(time.process_time() - start)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assignments", nargs="*")
    names = tuple(parser.parse_args().assignments)
    course = read_course(ROOT)
    print(machine())
    everything: list[float] = []
    for assignment in choose(course, names):
        secret = read_secret(course.root, os.environ)
        first, again = with_suite(course, assignment, secret, lambda suite: seconds(suite, course))
        everything += again
        print(
            f"{assignment.name:17} {len(again):4} answers, once {sum(first):5.1f} s, "
            f"then {1000 * statistics.median(again):6.2f} ms (median), {1000 * max(again):7.1f} ms (worst)"
        )
    print(f"median of all {len(everything)}: {1000 * statistics.median(everything):.2f} ms")


if __name__ == "__main__":
    main()
