"""Group answers by what they compute: alike on every question, within the tolerance of the checks."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.judge.same_reply import is_same_mistake
from grader.mistakes.answers import Answers
from grader.records.execution import Reply
from grader.report.anonymous_code import anonymous

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Group:
    """Functions of one task that answer alike."""

    members: tuple[Answers, ...]

    @property
    def task(self) -> str:
        """The task."""
        return self.members[0].task

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What they answer."""
        return self.members[0].replies

    @property
    def common(self) -> str:
        """What every member was told; where they were told several things, what most were."""
        told = [member.advice for member in self.members]
        return max(told, key=told.count)

    @property
    def example(self) -> str:
        """The shortest member's code, without comments and docstrings, which may hold a name."""
        return min((anonymous(member.code) for member in self.members), key=lambda code: (len(code), code))


def groups(answers: Iterable[Answers]) -> tuple[Group, ...]:
    """Group answers, the largest group first."""
    found: list[list[Answers]] = []
    for one in answers:
        alike = (group for group in found if group[0].task == one.task and _same(group[0].replies, one.replies))
        group = next(alike, None)
        if group is None:
            found.append([one])
        else:
            group.append(one)
    for group in found:
        LOG.info("%s: %d answer alike on every question", group[0].task, len(group))
    return tuple(Group(tuple(group)) for group in sorted(found, key=lambda group: (-len(group), group[0].task)))


def _same(one: Sequence[Reply], other: Sequence[Reply]) -> bool:
    return len(one) == len(other) and all(map(is_same_mistake, one, other))
