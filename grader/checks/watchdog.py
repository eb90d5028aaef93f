"""Stop a call that never ends where there are no signals: in a browser.

The interpreter tells of every jump back in a loop and of every function that begins (sys.monitoring, Python 3.12); past
the deadline the watchdog switches itself off and raises. It sees no single long call into numpy.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

LOOK_EVERY = 1000  # events between two looks at the clock


def available() -> bool:
    """Tell whether this interpreter tells of loops."""
    return hasattr(sys, "monitoring")


@contextmanager
def watched(
    seconds: float, interruption: type[BaseException], clock: Callable[[], float] = time.monotonic
) -> Iterator[None]:
    """Raise `interruption` inside the code that still runs after `seconds`."""
    monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
    tool, events = monitoring.PROFILER_ID, monitoring.events.JUMP | monitoring.events.PY_START
    deadline, seen = clock() + seconds, 0

    def look(*_place: Any) -> None:
        nonlocal seen
        seen += 1
        if seen % LOOK_EVERY == 0 and clock() > deadline:
            monitoring.set_events(tool, 0)  # whoever handles the interruption is not interrupted again
            raise interruption

    monitoring.use_tool_id(tool, "watchdog of check")
    try:
        for event in (monitoring.events.JUMP, monitoring.events.PY_START):
            monitoring.register_callback(tool, event, look)
        monitoring.set_events(tool, events)
        yield
    finally:
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)
