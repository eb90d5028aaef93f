"""Every limit of what crosses the boundary between the grader and a student's process."""

from __future__ import annotations

from typing import Final

MEGABYTE: Final = 2**20

# One value, in either direction
MAX_DEPTH: Final = 16  # containers within containers
MAX_ITEMS: Final = 100_000  # values within one value; a large number counts as several
MAX_AXES: Final = 8  # of an array
MAX_NUMBER_BYTES: Final = 1785  # of one whole number: 4,300 decimal digits, which is what Python writes down
MAX_DECIMAL: Final = 10_000  # digits of a Decimal, and the size of its exponent
MAX_EQUAL_HASHES: Final = 32  # members of a set or a dict: hashes made to collide would cost quadratic time
MAX_ROWS: Final = 4_000_000  # of a table; those of a RangeIndex take no bytes
MAX_LABELS: Final = 10_000  # of a level or of categories: hashes made to collide would cost quadratic time
BYTES_PER_ITEM: Final = 64  # of a whole number, for MAX_ITEMS

# One frame, and all frames of one submission
MAX_REQUEST_BYTES: Final = 2**31 - 1  # the grader is trusted
MAX_REPLY_BYTES: Final = 32 * MEGABYTE
MAX_UNREAD_BYTES: Final = 512 * MEGABYTE  # requests that the student's process has not read yet
MAX_REPLIES_BYTES: Final = 128 * MEGABYTE  # all replies of one submission, kept until it is judged

# One script: steps that share objects
MAX_STEPS: Final = 2_000
MAX_PRINTED_CHARS: Final = 100_000  # of one step; more is cut off
MAX_TAKEN: Final = 50_000  # items of one iterator
MAX_FILE_BYTES: Final = 4 * MEGABYTE

# A question that the student's process asks in the middle of a call
MAX_QUESTION_BYTES: Final = 16 * MEGABYTE
MAX_QUESTION_RATIO: Final = 4  # entries, to those of the arguments of the call
MIN_QUESTION_ENTRIES: Final = 1000  # that are always allowed
MIN_BROADCAST_ENTRIES: Final = 10**6  # that broadcasting all arrays together may always make
MIN_QUESTION_NUMBER: Final = 10**6  # a whole number of a question, which may mean a size
MAX_NESTED_CALLS: Final = 8  # functions of the student's within functions of ours

# What a student's process says about itself
MAX_KINDS: Final = 10  # classes that an exception is derived from
MAX_CODE_CHARS: Final = 200  # of the line that raised it
MAX_TYPE_CHARS: Final = 80
MAX_NAME_CHARS: Final = 100  # of a cell, a command, a package, a question in words
MAX_LINE_CHARS: Final = 300
MAX_SOURCE_CHARS: Final = 20_000
MAX_FAILURES: Final = 100
MAX_OTHERS: Final = 200  # functions that are no task
MAX_NOTES: Final = 20
MAX_ANSWERS: Final = 200  # questions in words
MAX_ANSWERS_CHARS: Final = 200_000  # of all of them: a page shows them, in up to five times as many bytes
