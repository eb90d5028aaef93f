"""The forkserver's memory is gathered in huge pages, which no student's process notices."""

from __future__ import annotations

import os

from grader.execute.forkserver import ForkServer
from grader.execute.worker.huge_pages import AFTER_FORKS, HUGE, gather, huge_ranges, open_maps

from ..conftest import Open

MAPS = f"""
{HUGE:x}-{4 * HUGE:x} rw-p 00000000 00:00 0                          [heap]
{5 * HUGE - 4096:x}-{6 * HUGE + 4096:x} rw-p 00000000 00:00 0
{7 * HUGE + 4096:x}-{8 * HUGE:x} rw-p 00000000 00:00 0
{8 * HUGE:x}-{9 * HUGE:x} r-xp 00000000 00:00 0
{9 * HUGE:x}-{10 * HUGE:x} rw-p 00000000 08:01 17                         /usr/lib/lib with a blank.so
{10 * HUGE:x}-{11 * HUGE:x} rw-s 00000000 00:01 17
{11 * HUGE:x}-{12 * HUGE:x} rw-p 00000000 00:00 0                          [stack]
"""


def test_whole_huge_pages_of_the_processes_own_memory_are_found() -> None:
    assert list(huge_ranges(MAPS.strip())) == [(HUGE, 3 * HUGE), (5 * HUGE, HUGE)]


def test_gathered_memory_holds_what_it_held() -> None:
    data = bytearray(os.urandom(2**16)) * 256
    before, maps = bytes(data), open_maps()
    asked = gather(maps)
    os.close(maps)
    assert asked >= HUGE
    assert bytes(data) == before


def test_students_are_graded_before_and_after_the_gathering_alike(opened: Open, forkserver: ForkServer) -> None:
    """In none of their processes is a descriptor open but those of a child."""
    look = "import os\ndef f(): return [n for n in range(64) if is_open(n)]\n"
    is_open = "def is_open(n):\n    try: os.fstat(n)\n    except OSError: return False\n    return True\n"
    for _ in range(AFTER_FORKS + 2):
        with opened(look + is_open, forkserver=forkserver) as ran:
            assert ran.value("f") == [0, 1, 2, 3, 4]
