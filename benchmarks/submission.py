"""One submission, taken apart: where its time goes, what separation costs, what the walls cost.

    python benchmarks/submission.py [--rounds 40]

separation   against a bare fork of a warm process that runs the same cells and, inside itself, the same hidden tests
walls        against the same warm process, started once with every wall and once with none
Each pair is measured in turn, A B A B; medians and their ratio are printed, and for the walls the median of what each
round's two differ by: they share the noise of their moment.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from types import ModuleType
from typing import Any

from classroom import ROOT
from history import remember
from measure import machine

from grader.course.config import read_course
from grader.course.secret import seeded
from grader.execute import isolation
from grader.execute.forkserver import ForkServer, temporary_image
from grader.execute.released_cells import skippable_cells
from grader.execute.sandbox import Sandbox, SandboxOptions
from grader.execute.worker.cells import Runner
from grader.execute.worker.isolation.plan import ALL
from grader.execute.worker.notebook import read_notebook
from grader.execute.worker.notebook_run import NotebookRun
from grader.execute.worker.shell import make_commands
from grader.execute.worker.stand_ins import nothing, quieten_matplotlib
from grader.execute.worker.statements import precompile
from grader.judge.answer_key import AnswerKey, read_answer_key
from grader.judge.checks import TestPlan
from grader.judge.hidden import with_test_plan
from grader.judge.judgement import Access, Suite, judge, prepare
from grader.judge.script import Rehearsal
from grader.records.course import Limits

NAME = "backprop"
LESSON = ROOT / "assignments" / NAME / f"{NAME}.ipynb"
HAND_IN = ROOT / "examples" / "submitted" / "ada" / NAME / f"{NAME}.ipynb"
SKIPPABLE = skippable_cells(LESSON)  # a worker finds them once for the whole class
TASKS = ("sigmoid", "forward", "output_delta", "hidden_delta", "delta", "gradient")
Times = dict[str, list[float]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40)
    rounds = parser.parse_args().rounds
    print(f"measured on {machine()}, {rounds} rounds")
    folder = ROOT / "tests" / "hidden" / NAME
    answer_key = read_answer_key(ROOT / "solutions" / NAME)
    with_test_plan(folder, answer_key.reference, seeded("", NAME), lambda plan: held(plan, answer_key, rounds))


def held(plan: TestPlan, answer_key: AnswerKey, rounds: int) -> None:
    """Take turns while pytest holds the suite."""
    course = read_course(ROOT)
    (assignment,) = (one for one in course.assignments if one.name == NAME)
    suite = prepare(assignment, plan, answer_key)
    limits = replace(course.limits, accept=tuple(isolation.EXPOSES))
    times: Times = defaultdict(list)
    bare = Bare(plan)
    with opened(limits, ALL) as fenced, opened(limits, frozenset()) as unfenced:
        for _ in range(rounds):
            timed(times, "a bare fork that tests itself", bare.sit)
            timed(times, "our submission", lambda: sit(fenced, suite, limits, times))
            timed(times, "our submission without walls", lambda: sit(unfenced, suite, limits, None))
    show(times)


def show(times: Times) -> None:
    """Print medians in milliseconds, and the ratios."""
    middle = {name: 1000 * statistics.median(found) for name, found in times.items()}
    for name, milliseconds in middle.items():
        print(f"{name:32} {milliseconds:7.2f} ms")
    ours, bare = middle["our submission"], middle["a bare fork that tests itself"]
    print(f"separation: {ours / bare:.2f} times a bare fork (wanted: at most 2)")
    print(remember("submission", "separation", ours / bare, higher_is_better=False))
    rounds = zip(times["our submission"], times["our submission without walls"], strict=True)
    low, half, high = (1000 * each for each in statistics.quantiles((fenced - bare for fenced, bare in rounds), n=4))
    print(f"walls: {half:.2f} ms a submission (wanted: at most 2); half of the rounds: {low:.2f} to {high:.2f}")
    print(f"kill and reap: {middle['  kill and reap']:.2f} ms (wanted: at most 6)")


class Bare:
    """The baseline: everything in one process, as graders usually do it, forked from a warm one."""

    def __init__(self, plan: TestPlan) -> None:
        self.plan = plan
        self.commands = make_commands()
        quieten_matplotlib(nothing)
        self.precompiled = precompile(read_notebook(LESSON.read_bytes()).cells)
        gc.freeze()

    def sit(self) -> None:
        """Fork; let the child run the cells and its own tests; wait for its end."""
        child = os.fork()
        if not child:
            try:
                self._be_the_student()
            finally:
                os._exit(1)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
            raise SystemExit("the baseline failed: its figure would mean nothing")

    def _be_the_student(self) -> None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        runner = Runner(self.commands, 5.0, 10.0, precompiled=self.precompiled, missing={})
        rules = {"hurry": [], "skippable": SKIPPABLE, "skip": [], "careful": [], "tasks": TASKS, "again": False}
        NotebookRun(runner, rules, nothing).run(read_notebook(HAND_IN.read_bytes()).cells)
        self.plan.student.bind(InItself(runner.namespace))
        for check in self.plan.checks:
            check.run()
        os._exit(0)


class InItself:
    """A student whose functions are called in the process that asks."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        module = ModuleType("student")
        module.__dict__.update(namespace)
        self.namespace, self.script = namespace, Rehearsal(module)

    def ask(self, name: str, *arguments: Any, **named: Any) -> Any:
        """Call one of them."""
        return self.namespace[name](*arguments, **named)


@contextmanager
def opened(limits: Limits, layers: frozenset[str]) -> Iterator[ForkServer]:
    """Open a warm process whose children stand behind these walls."""
    with temporary_image() as image:
        forkserver = ForkServer(image, replace(isolation.wanted(image, limits), layers=layers), released=LESSON)
        try:
            yield forkserver
        finally:
            forkserver.close()


def sit(forkserver: ForkServer, suite: Suite, limits: Limits, times: Times | None) -> None:
    """Grade the hand-in once; note where the time goes."""
    times = defaultdict(list) if times is None else times
    options = SandboxOptions(NAME, "ipynb", TASKS, SKIPPABLE)
    descriptor = os.open(HAND_IN, os.O_RDONLY)
    sandbox = Sandbox(lambda hand_in: timed(times, "  fork", lambda: forkserver.spawn(hand_in)), options, limits)
    with sandbox:
        report = timed(times, "  fork and cells", lambda: sandbox.open(descriptor))
        ask = lambda calls: timed(times, "  calls", lambda: sandbox.ask(calls))  # noqa: E731  one line says it all
        timed(
            times,
            "  calls and checks",
            lambda: judge(
                suite, report, Access(ask, lambda _: nullcontext(ask), sandbox.dismiss), seeded("", NAME)("order")
            ),
        )
        start = time.perf_counter()
    times["  kill and reap"].append(time.perf_counter() - start)
    os.close(descriptor)


def timed(times: Times, name: str, action: Callable[[], Any]) -> Any:
    """Do it, and note how long it took."""
    start = time.perf_counter()
    try:
        return action()
    finally:
        times[name].append(time.perf_counter() - start)


if __name__ == "__main__":
    main()
