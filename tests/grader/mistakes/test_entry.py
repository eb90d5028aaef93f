"""A new entry is written for any group of answers, also where its checks are scripts of steps."""

from __future__ import annotations

import logging
from pathlib import Path

from grader.mistakes.answers import Answers
from grader.mistakes.entry import write_entry
from grader.mistakes.groups import Group, groups
from grader.records.execution import Call, Reply, Step

SCRIPT = Call("Stack", (), (Step("call", None, "Stack", ()), Step("call", 0, "pop", ())))
PLAIN = Call("Stack", (1,))


def stacks(*popped: float) -> tuple[Answers, ...]:
    """Return the answers of as many students, whose stacks give these numbers back."""
    return tuple(
        Answers("Stack", (Reply(steps=(Reply(), Reply(each))), Reply(each)), "class Stack:\n    ...", "told")
        for each in popped
    )


def test_answers_to_a_script_are_grouped_by_what_its_steps_tell() -> None:
    assert [len(group.members) for group in groups(stacks(1.0, 2.0, 1.0))] == [2, 1]


def test_what_a_script_tells_has_no_signature_and_the_entry_is_written_all_the_same(tmp_path: Path) -> None:
    path = write_entry(tmp_path, "S01", Group(stacks(1.0)), (SCRIPT, PLAIN), ())
    names: dict[str, object] = {}
    text = path.read_text(encoding="utf-8")
    exec(text[text.index("ANSWERS") :], names)
    assert list(dict(names["ANSWERS"]).values()) == [("1 1", 1.0, 1.0)]  # type: ignore[call-overload]


def test_the_log_says_for_what_an_entry_was_written(tmp_path: Path, caplog) -> None:
    caplog.set_level(logging.INFO, "grader.mistakes.entry")
    path = write_entry(tmp_path, "S01", Group(stacks(1.0, 1.0)), (SCRIPT, PLAIN), ())
    assert caplog.messages == [f"{path}: written for 2 answers to Stack"]
