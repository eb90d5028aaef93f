"""What is kept of a wrong answer for a picture: what may be one, and never more than a page can show."""

from __future__ import annotations

import numpy as np
import pytest

from grader.judge.picture import picture
from grader.records.execution import Reply

RIGHT = [np.ones(3), np.ones(2)]


@pytest.mark.parametrize(
    "answer",
    [
        [np.ones(1900) for _ in range(2000)],
        [np.ones(1) for _ in range(6)],
        [np.ones(1900) for _ in range(5)],
        [np.ones(2001), np.ones(2)],
    ],
    ids=["both", "too many parts", "too many entries", "too large a part"],
)
def test_an_answer_that_no_page_can_show_is_not_kept(answer):
    assert picture("delta", Reply(answer), RIGHT) is None


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_a_few_parts_too_many_or_too_few_are_shown(parts):
    kept = picture("delta", Reply([np.zeros(3)] * parts), RIGHT)
    assert (len(kept.got), len(kept.expected)) == (parts, 2)
