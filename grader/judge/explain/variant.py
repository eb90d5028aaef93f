"""A wrong function whose replies are computed when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from grader.judge.answer_key import Formula, Misconception
from grader.judge.same_reply import reply_of
from grader.records.execution import Call, Reply


@dataclass(eq=False)
class Variant:
    """The key's function with the mistakes of `entries` in it; `alone` has them one by one."""

    entries: tuple[Misconception, ...]
    formula: Formula
    calls: Sequence[Call]
    alone: tuple[Variant, ...] = ()
    known: dict[int, Reply] = field(default_factory=dict)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its entries, in their order."""
        return tuple(sorted(entry.code for entry in self.entries))

    def reply(self, number: int) -> Reply:
        """Return the reply to one question, computed once."""
        if number not in self.known:
            self.known[number] = reply_of(self.formula, self.calls[number].arguments)
        return self.known[number]
