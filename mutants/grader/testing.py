"""What hidden tests, public checks and catalogues may import: the one interface of course writers.

agree          hold a value against the right one, entry by entry
Misconception  one mistake of a catalogue, as data
Mismatch       what a check raises to tell a student what differs
"""

from __future__ import annotations

from grader.errors import Mismatch
from grader.judge.catalogue import Misconception
from grader.judge.compare import TOLERANCE, agree, agrees
from grader.numerical import central_difference, complex_step

__all__ = ["TOLERANCE", "Misconception", "Mismatch", "agree", "agrees", "central_difference", "complex_step"]
