"""One grade with everything a page can show, from the lesson's 2-3-2 network; not a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from grader.records.course import Assignment, Task, Tell
from grader.records.grade import Grade, TaskGrade
from grader.records.judgement import CheckResult, Picture, Source, Verdict
from grader.records.submission import Status, Student
from grader.report.redact import redact

DUE = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
NASTY = (
    '</pre><script>alert("x")</script> | a | ::error::no \x1b[31mred\x1b[0m @everyone ##[error]x \u202e \ud800 [a](b)'
)

SIGMOID = Source("def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n", "cell 3", 2)
HIDDEN = Source(
    "def hidden_delta(theta, delta, a):\n    # the slope < 1 & > 0\n    return (theta.T @ delta) * a\n", "cell 9", 1
)


def column(*entries):
    return tuple((entry,) for entry in entries)


DELTAS = Picture(
    "delta",
    (column(0.41, -0.22, 0.05), column(-0.31, 0.12)),
    (column(0.1, -0.05, 0.012), column(-0.31, 0.12)),
)
GRADIENTS = Picture(
    "gradient",
    (((0.2, -0.1), (0.3, 0.0), (0.1, 0.4)), ((0.5, -0.5, 0.1), (0.2, 0.7, -0.3))),
    (((0.2, -0.1), (0.3, 0.0), (0.1, 0.4)), ((-0.5, 0.5, -0.1), (0.2, 0.7, -0.3))),
)
MISSHAPEN = Picture("hidden_delta", (((0.1, 0.2, 0.3),),), (column(0.1, 0.2, 0.3),))


def assignment(tell=Tell.ADVICE, **more):
    names = {"sigmoid": (), "forward": ("sigmoid",), "hidden_delta": (), "delta": ("hidden_delta",), "gradient": ()}
    tasks = tuple(Task(name, 2.0, uses, tell=tell) for name, uses in names.items())
    return Assignment("backprop", "Where do the deltas come from?", tasks, DUE, **more)


def check(task, verdict, message="", title="Right on a network of five layers"):
    return CheckResult(task, f"test_{task}", title, verdict, message)


def tasks():
    failed = "hidden_delta[2] differs most from the expected value. You returned 0.4136; expected 0.1034."
    hidden = (
        check("hidden_delta", Verdict.FAILED, failed),
        check("hidden_delta", Verdict.PASSED, title="Nothing changed"),
    )
    advice = "Each entry still has to be multiplied by how steep the sigmoid is there."
    return (
        TaskGrade("sigmoid", Verdict.PASSED, 2.0, 2.0, checks=(check("sigmoid", Verdict.PASSED),), source=SIGMOID),
        TaskGrade("forward", Verdict.MISSING, 0.0, 2.0, checks=(check("forward", Verdict.MISSING),)),
        TaskGrade("hidden_delta", Verdict.FAILED, 1.0, 2.0, "H02", advice, hidden, source=HIDDEN, picture=MISSHAPEN),
        TaskGrade("delta", Verdict.CARRIED, 2.0, 2.0, checks=(check("delta", Verdict.CARRIED),), picture=DELTAS),
        TaskGrade(
            "gradient",
            Verdict.FAILED,
            0.0,
            2.0,
            checks=(check("gradient", Verdict.FAILED, NASTY, NASTY),),
            source=Source(NASTY, NASTY, 1),
            picture=GRADIENTS,
        ),
    )


def grade(**more):
    answers = (("question_first_trick", f"Only one unit is fed by it.\n\n**Really.** {NASTY}"),)
    base = Grade(
        Student("ann", "Ann", "Lee"),
        "backprop",
        Status.GRADED,
        tasks(),
        5.0,
        0.5,
        4.5,
        10.0,
        DUE,
        DUE.replace(hour=15),
        "cell 7 failed: NameError; 3 h late",
        answers,
        remarks=("A statement of your file failed: NameError (in cell 7).",),
    )
    return replace(base, **more)


def feedback(given=None, **more):
    return redact(grade(**more), given or assignment())
