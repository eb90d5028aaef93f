"""What a code in a table stands for: an entry, an entry of an earlier task, or two at once."""

from __future__ import annotations

import pytest

from grader.run.hidden_tests import title_of
from grader.testing import Entries

WORDS = {"rationale": "It tempts.", "advice": "Look again."}
in_half = Entries(task="half", section="Halves")
in_quarter = Entries(task="quarter", section="Quarters")
ENTRIES = (
    in_half("H01", lambda x: x, title="a whole", **WORDS),
    in_quarter("H01", lambda x: x, title="a whole again", **WORDS),
    in_half("H02", lambda x: -x, title="a sign", **WORDS),
)


@pytest.mark.parametrize(
    ("task", "codes", "title"),
    [
        ("half", "H01", "a whole"),
        ("quarter", "H01", "a whole again"),
        ("quarter", "H02", "a sign"),
        ("quarter", "H01+H02", "a whole again; and a sign"),
    ],
)
def test_every_code_that_a_grade_can_hold_has_a_title(task, codes, title):
    assert title_of(ENTRIES, task, codes) == title
