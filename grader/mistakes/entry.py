"""A new entry for a group of answers, in a file beside the catalogue, for the teacher to complete.

solutions/<assignment>/misconceptions_<CODE>.py    the example's code as comments, a formula to write, words to write

ANSWERS in it holds a signature of each answer of the group; `grader verify` says whether the formula gives the same.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path

from grader.errors import CourseError
from grader.files import write_bytes
from grader.judge.explain.signature import call_digest, signature
from grader.mistakes.groups import Group
from grader.records.execution import Call

LOG = logging.getLogger(__name__)
CODE = re.compile(r"[A-Z][0-9]{2,3}")
DIGITS = 12  # of a signature: more than law 4 asks for
TEMPLATE = '''"""{code}: what {count} of the class answer to `{task}`. Complete it, then: grader verify {assignment}."""

from grader.testing import Entries

# One example, without its comments. Nothing of it is run.
#
{example}

in_{task} = Entries(task="{task}", section="")


def formula(*arguments):
    """Return what the mistake computes; name the arguments as `{task}` does."""
    raise NotImplementedError


MISCONCEPTIONS = (in_{task}("{code}", formula, title="", rationale="", advice=""),)

# What the class answered to each question, as a signature.
ANSWERS = {{
{answers}
}}
'''


def write_entry(folder: Path, code: str, group: Group, calls: Sequence[Call], taken: Sequence[str]) -> Path:
    """Write the entry to complete, and return its file.

    Parameters
    ----------
    folder
        The assignment's answer key.
    calls
        The questions of the group's task, in the order of its replies.
    taken
        The codes that the catalogue has already.

    Raises
    ------
    CourseError
        The code is no code or is taken, or the file is there.
    """
    path = folder / f"misconceptions_{code}.py"
    if not CODE.fullmatch(code):
        raise CourseError(f"{code!r} is no code: a capital letter and two or three digits, such as H31")
    if code in taken or path.exists():
        raise CourseError(f"{code} is taken: choose a code that {folder.name} does not have")
    example = "\n".join(f"#     {line}".rstrip() for line in group.example.split("\n"))
    answers = "\n".join(
        f"    {call_digest(call)!r}: {_rounded(signature(reply))!r},"
        for call, reply in zip(calls, group.replies, strict=True)
        if not call.steps  # what a script tells has no signature
    )
    text = TEMPLATE.format(
        code=code,
        task=group.task,
        count=len(group.members),
        assignment=folder.name,
        example=example,
        answers=answers,
    )
    write_bytes(path, text.encode())
    LOG.info("%s: written for %d answers to %s", path, len(group.members), group.task)
    return path


def _rounded(found: tuple[str, float, float]) -> tuple[str, float, float]:
    kind, total, size = found
    return kind, float(f"{total:.{DIGITS}g}"), float(f"{size:.{DIGITS}g}")
