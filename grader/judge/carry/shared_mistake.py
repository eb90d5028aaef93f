"""The same named mistake in several tasks: does the one mistake of a catalogue entry explain a task's answers?

    sigmoid   F07                             the entry's own task
    forward   F07 written out once more       another entry with the same code, or
              F07 in the place of sigmoid     the answer key's `forward` on the wrong `sigmoid`

Tasks that one code explains form a group, in which the mistake is paid for once (mark/shared.py). It says nothing
of a task whose replies two mistakes explain, or an entry that raises somewhere, answers a constant, hands arguments
back, or is right: such answers could be no work, or another mistake. It depends on the task's own replies alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from grader.judge.answer_key import Misconception
from grader.judge.carry.echo import is_echo
from grader.judge.constant_answers import is_constant
from grader.judge.explain.diagnose import Candidates, is_evidence
from grader.judge.same_reply import is_same_mistake
from grader.records.execution import Reply


def shared_mistake(given: Sequence[Reply], candidates: Candidates) -> str:
    """Return the code of the mistake that alone explains the replies, which answer the questions and probes in order.

    '' where none does, or two do.
    """
    own, inherited = _codes(_own(given, candidates)), _codes(_inherited(given, candidates))
    found = own | inherited
    return found.pop() if len(found) == 1 else ""


def _codes(entries: Iterable[Misconception]) -> set[str]:
    """Return the codes; the lowest stands for all where they give the same advice, as when a mistake is named."""
    found = list(entries)
    codes = {entry.code for entry in found}
    return {min(codes)} if len({entry.advice for entry in found}) == 1 else codes


def _own(given: Sequence[Reply], candidates: Candidates) -> Iterator[Misconception]:
    for candidate in candidates.members:
        if any(_explains(replies, given, candidates) for replies in candidate.replies):
            yield candidate.entry


def _inherited(given: Sequence[Reply], candidates: Candidates) -> Iterator[Misconception]:
    for entry, variant in candidates.compositions.inherited if candidates.compositions else ():
        if _explains(variant.replies, given, candidates):
            yield entry


def _explains(replies: Sequence[Reply], given: Sequence[Reply], candidates: Candidates) -> bool:
    """Tell whether an entry's replies are the ones given, and are work: values throughout, wrong, and not idle."""
    if not all(map(is_same_mistake, given, replies)):
        return False
    if any(reply.fault is not None or reply.steps for reply in replies):
        return False
    idle = is_constant([reply.value for reply in replies], [reply.value for reply in candidates.right])
    return any(map(is_evidence, replies, candidates.right)) and not idle and not is_echo(replies, candidates.calls)
