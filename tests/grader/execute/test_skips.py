"""Of a cell that ended or hung, a new process leaves out as little as can be known."""

from __future__ import annotations

import pytest

from grader.execute.protocol.encode import encode
from grader.execute.protocol.frames import ProtocolError
from grader.execute.skips import ENDED, Skips, read_place
from grader.execute.worker.notebook_run import CELL_BEGINS
from grader.execute.worker.outcomes import OUT_OF_TIME


def test_the_statement_is_known_at_the_second_end() -> None:
    skips = Skips()
    skips.add(3, CELL_BEGINS, hung=False, announces=True)
    assert (skips.careful, skips.statements) == ({3}, set())
    skips.add(3, 2, hung=False, announces=True)
    assert skips.as_rules() == {"skip": [[3, 2, False, ENDED]], "careful": [3], "hurry": []}


def test_a_cell_that_hangs_is_left_and_gets_little_time() -> None:
    skips = Skips()
    for statement in (CELL_BEGINS, 4):
        skips.add(3, statement, hung=True, announces=True)
    assert skips.as_rules() == {"skip": [[3, 4, True, OUT_OF_TIME]], "careful": [3], "hurry": [3]}


def test_a_cell_that_ran_out_of_time_is_left_where_it_was_but_for_the_answer_keys_functions() -> None:
    skips = Skips()
    skips.slow({3: 4, 5: None})
    assert skips.as_rules() == {"skip": [[3, 4, True, OUT_OF_TIME]], "careful": [], "hurry": [3, 5]}
    assert skips.copy().as_rules() == {"skip": [], "careful": [], "hurry": [3, 5]}


def test_a_cell_that_ends_before_its_first_statement_is_left_out() -> None:
    skips = Skips(careful={3})
    skips.add(3, CELL_BEGINS, hung=False, announces=True)
    assert skips.statements == {(3, 0, True, ENDED)}


def test_where_statements_are_not_announced_the_cell_is_left_out_at_once() -> None:
    skips = Skips()
    skips.add(5, CELL_BEGINS, hung=False, announces=False)
    assert skips.statements == {(5, 0, True, ENDED)}


def test_a_copy_is_another_one() -> None:
    skips = Skips()
    skips.copy().add(3, CELL_BEGINS, hung=True, announces=True)
    assert skips == Skips()


@pytest.mark.parametrize("value", [1, [1], [1, 2, 3], [1.0, 2], ["1", 2], None])
def test_a_place_is_two_whole_numbers(value: object) -> None:
    with pytest.raises(ProtocolError):
        read_place(encode(value))
    assert read_place(encode([4, -1])) == (4, -1)
