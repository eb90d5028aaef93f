"""How many bytes the replies of one submission may take, so that what one function returns costs no other task."""

from __future__ import annotations

from collections import Counter

from grader.execute.protocol.bounds import MAX_REPLIES_BYTES


class ReplyAllowance:
    """Half of the bytes is shared out equally among the tasks; the other half is for whichever needs more, in turn."""

    def __init__(self, tasks: int) -> None:
        self._share = MAX_REPLIES_BYTES // 2 // max(tasks, 1)
        self._common = MAX_REPLIES_BYTES // 2
        self._used = Counter[str]()
        self._refused = set[str]()

    def covers(self, function: str, size: int) -> bool:
        """Count `size` bytes for the function; False from the first reply on that neither part has room for."""
        used = self._used[function]
        beyond = max(used + size, self._share) - max(used, self._share)
        if function in self._refused or beyond > self._common:
            self._refused.add(function)
            return False
        self._used[function] += size
        self._common -= beyond
        return True
