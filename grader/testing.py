"""What hidden tests, public checks and catalogues may import: the public interface of course writers.

agree               compare a value with the expected one, entry by entry; raise Mismatch
agrees              the same as True or False
Mismatch            what a check raises to tell a student what differs
Misconception       one mistake of a catalogue, as data
Entries             makes the Misconceptions of one task and section
central_difference  the gradient of a function, measured
complex_step        the same to full precision, for analytic functions
"""

from __future__ import annotations

from grader.errors import Mismatch
from grader.judge.answer_key import Entries, Misconception
from grader.judge.compare import TOLERANCE, agree, agrees
from grader.numerical import central_difference, complex_step

__all__ = ["TOLERANCE", "Entries", "Misconception", "Mismatch", "agree", "agrees", "central_difference", "complex_step"]
