"""A script: steps that share objects, and what is refused of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.execute.protocol.bounds import MAX_FILE_BYTES
from grader.execute.protocol.encode import Callback, ObjectNumber
from grader.execute.protocol.session import ChangedArgumentsError, Session, folder_for


class Pile:
    """A stack of a student's."""

    def __init__(self, *items: Any) -> None:
        self.items = [*items]

    def push(self, item: Any) -> None:
        self.items.append(item)

    def __len__(self) -> int:
        return len(self.items)

    def __rsub__(self, other: int) -> int:
        return other - len(self.items)


def count(n: int) -> Iterator[int]:
    yield from range(n)
    raise KeyError(n)


NAMES: Mapping[str, Any] = {
    "Pile": Pile,
    "count": count,
    "append": lambda items: items.append(1),
    "apply": lambda function, value: function(value),
    "total": lambda piles: sum(map(len, piles)),
    "answer": 42,
}


def step(act: str, owner: int, name: str = "", *arguments: Any, **named: Any) -> list[Any]:
    return [act, owner, name, [*arguments], named, False, [], []]


def session() -> Session:
    return Session(NAMES, lambda number, arguments: (number, *arguments))


def test_steps_share_the_objects_that_earlier_ones_made() -> None:
    one = session()
    one.perform(step("call", -1, "Pile", 1, 2))
    one.perform(step("call", 0, "push", 3))
    assert one.perform(step("do", 0, "len")) == 3
    assert one.perform(step("get", 0, "items")) == [1, 2, 3]
    one.perform(step("set", 0, "items", []))
    assert one.perform(step("call", -1, "total", [ObjectNumber(0), ObjectNumber(0)])) == 0
    assert one.perform(step("do", 0, "rsub", 10)) == 10


def test_a_variable_is_read() -> None:
    assert session().perform(step("get", -1, "answer")) == 42
    with pytest.raises(NameError):
        session().perform(step("get", -1, "question"))


def test_a_step_that_raises_makes_nothing_and_ends_nothing() -> None:
    one = session()
    with pytest.raises(TypeError):
        one.perform(step("call", -1, "Pile", nothing=1))
    assert one.objects == [None]
    assert one.perform(step("get", -1, "answer")) == 42


def test_a_number_of_no_object_is_refused() -> None:
    with pytest.raises(IndexError):
        session().perform(step("call", 7, "push", 3))
    with pytest.raises(IndexError):
        session().perform(step("call", -1, "total", [ObjectNumber(7)]))


def test_a_function_of_the_other_side_is_asked_there() -> None:
    assert session().perform(step("call", -1, "apply", Callback(5), 2.0)) == (5, 2.0)


def test_changed_arguments_are_told_unless_the_step_wants_them() -> None:
    with pytest.raises(ChangedArgumentsError):
        session().perform(step("call", -1, "append", [0]))
    wanted = step("call", -1, "append", [0])
    wanted[6] = ["arguments"]
    assert session().perform(wanted) == {"arguments": [[0, 1]]}


def test_items_are_taken_in_portions_and_an_exception_comes_after_those_before_it() -> None:
    one = session()
    one.perform(step("call", -1, "count", 3))
    assert one.perform(step("take", 0, "", 1)) == [[0], False]
    assert one.perform(step("take", 0, "", 4)) == [[1, 2], False]
    with pytest.raises(KeyError):
        one.perform(step("take", 0, "", 8))


def test_of_what_is_no_iterator_each_item_is_taken_once() -> None:
    one = session()
    one.perform(step("call", -1, "Pile", 1, 2, 3))
    one.perform(step("get", 0, "items"))
    assert [one.perform(step("take", 1, "", n)) for n in (1, 4)] == [[[1], False], [[2, 3], True]]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data.csv").write_text("1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_are_given_in_a_folder_of_the_scripts_own_with_the_data_files(scratch: Path) -> None:
    steps = [step("write", -1, "sub/in.txt", b"abc"), step("read", -1, "sub/in.txt"), step("read", -1, "data.csv")]
    with folder_for(steps):
        one = session()
        assert [one.perform(each) for each in steps] == [None, b"abc", b"1"]
    assert [path.name for path in scratch.iterdir()] == ["data.csv"]


def test_what_is_no_regular_file_or_too_large_is_not_read(scratch: Path) -> None:
    os.mkfifo("pipe")
    Path("link").symlink_to("data.csv")
    Path("large").write_bytes(bytes(MAX_FILE_BYTES + 1))
    for name in ("pipe", "link", "large", "missing", "."):
        with pytest.raises(OSError, match=r".+"):
            session().perform(step("read", -1, name))
    assert scratch.exists()
