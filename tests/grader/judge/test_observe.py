"""What a call does besides returning a value: asked of the student's process in one step, or seen of the key's own."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from grader.errors import CourseError
from grader.execute.protocol.bounds import MAX_FILE_BYTES
from grader.judge.objects import StudentFunction
from grader.judge.observe import Effects, drawn, files, in_place, observe, printed
from grader.records.execution import Step

TOLD = {"value": 1, "printed": "text", "arguments": [[2]], "figure": {"title": "A"}}


class Recorder:
    """A script that keeps its steps, and tells of each what it wants."""

    def __init__(self, data: object = b"") -> None:
        self.steps: list[Step] = []
        self.data = data

    def step(self, step: Step) -> Any:
        self.steps.append(step)
        return {want: TOLD[want] for want in step.wants} if step.wants else self.data


def recorded(data: object = b"") -> tuple[Any, Recorder]:
    script = Recorder(data)
    return StudentFunction(script, 3, "greet"), script  # type: ignore[arg-type]


def asked(script: Recorder, *wants: str, typed: tuple[str, ...] = ()) -> bool:
    return script.steps == [Step("call", 3, "greet", ("Ada",), (("loud", True),), "", wants, typed)]


def test_one_step_tells_all_that_a_call_did() -> None:
    greet, script = recorded()
    assert observe(greet, "Ada", typed=["a", "b"], loud=True) == Effects(1, "text", ([2],))
    assert asked(script, "value", "printed", "arguments", typed=("a", "b"))


def test_what_is_printed_or_drawn_or_left_in_the_arguments_is_told_alone() -> None:
    greet, script = recorded()
    assert printed(greet, "Ada", typed=["a"], loud=True) == "text"
    assert asked(script, "printed", typed=("a",))
    greet, script = recorded()
    assert in_place(greet, "Ada", loud=True) == ([2],)
    assert asked(script, "arguments")
    greet, script = recorded()
    assert drawn(greet, "Ada", loud=True) == {"title": "A"}
    assert asked(script, "figure")


def test_a_function_of_the_key_is_observed_on_copies() -> None:
    def greet(names: list[str], *, loud: bool) -> int:
        names.append(input("More? "))
        sys.stdout.write(f"{' '.join(names)} {loud}\n")
        return len(names)

    given = ["Ada"]
    assert observe(greet, given, typed=["Bo"], loud=True) == Effects(2, "More? Ada Bo True\n", (["Ada", "Bo"],))
    assert printed(greet, given, typed=["Bo"], loud=False) == "More? Ada Bo False\n"
    assert in_place(list.sort, [2, 1]) == ([1, 2],)
    assert given == ["Ada"]


def test_files_are_written_before_the_test_goes_on_and_read_when_it_asks() -> None:
    script = Recorder("ä".encode() + b"\xff")
    student: Any = SimpleNamespace(script=script)
    with files(student, {"a.txt": "ä", "in/./b.bin": b"\x00"}) as folder:
        assert folder["out.txt"] == b"\xc3\xa4\xff"
        assert folder.text("out.txt") == "ä\ufffd"
    assert script.steps == [
        Step("write", None, "a.txt", ("ä".encode(),)),
        Step("write", None, "in/b.bin", (b"\x00",)),
        *[Step("read", None, "out.txt")] * 2,
    ]


def test_where_no_file_is_given_the_folder_begins_all_the_same() -> None:
    script = Recorder(b"")
    student: Any = SimpleNamespace(script=script)
    with files(student, {}) as folder:
        folder["out.txt"]
    assert script.steps == [Step("folder", None), Step("read", None, "out.txt")]


def test_what_is_no_content_of_a_file_is_a_fault_of_ours() -> None:
    student: Any = SimpleNamespace(script=Recorder("text"))
    with files(student, {}) as folder, pytest.raises(CourseError, match=r"the content of a\.txt is no bytes"):
        folder["a.txt"]


def test_a_file_may_be_as_large_as_a_student_may_write() -> None:
    student: Any = SimpleNamespace(script=Recorder())
    with files(student, {"a": bytes(MAX_FILE_BYTES)}):
        pass
    words = f"a: a file of a test may hold {MAX_FILE_BYTES // 2**20} MB"
    with pytest.raises(CourseError, match=words), files(student, {"a": bytes(MAX_FILE_BYTES + 1)}):
        pass
    assert MAX_FILE_BYTES >= 2**20


@pytest.mark.parametrize("name", ["", ".", "/a", "..", "a/../b", "a\\b"])
def test_a_name_outside_the_folder_is_refused(name: str) -> None:
    student: Any = SimpleNamespace(script=Recorder())
    with (
        pytest.raises(CourseError, match="is no name of a file inside the folder of a test"),
        files(student, {name: ""}),
    ):
        pass
