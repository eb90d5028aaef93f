"""A wrong function whose replies are computed when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import overload

from grader.judge.answer_key import Formula, Misconception
from grader.judge.same_reply import reply_with
from grader.records.execution import Call, Reply


@dataclass(eq=False)
class Replies(Sequence[Reply]):
    """The replies of a formula to calls; each is computed once, and not before somebody looks at it."""

    formula: Formula
    calls: Sequence[Call]
    reference: ModuleType = field(default_factory=lambda: ModuleType("key"))
    known: dict[int, Reply] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.calls)

    @overload
    def __getitem__(self, number: int) -> Reply: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Reply]: ...

    def __getitem__(self, number: int | slice) -> Reply | Sequence[Reply]:
        if isinstance(number, slice):
            return [self[n] for n in range(len(self))[number]]
        if number not in self.known:
            self.known[number] = reply_with(self.formula, self.calls[number], self.reference)
        return self.known[number]


@dataclass(eq=False)
class Variant:
    """The key's function with the mistakes of `entries` in it; `alone` has them one by one."""

    entries: tuple[Misconception, ...]
    replies: Replies
    alone: tuple[Variant, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its entries, in their order."""
        return tuple(sorted(entry.code for entry in self.entries))
