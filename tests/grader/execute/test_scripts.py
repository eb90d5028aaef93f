"""Scripts in a real process: objects live from step to step, and what goes wrong costs the script alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.errors import Changed, Died, NotDefined, NotWritten, OutOfTime, Raised
from grader.execute.protocol.encode import ObjectNumber
from grader.records.course import Limits
from grader.records.execution import Call, Reply, Step

from .conftest import Open, Ran

PILE = """
class f:
    made = 0
    def __init__(self): self.items = []; f.made += 1
    def push(self, item): self.items.append(item); return len(self.items)
    def eat(self, items): items.clear()
    def crash(self):
        import os
        os._exit(3)
    def loop(self):
        while True: pass
    def later(self): raise NotImplementedError
"""


def steps(ran: Ran, *made: Step) -> Reply:
    (reply,) = ran.sandbox.ask([Call("f", (), made)])
    return reply


NEW = Step("call", None, "f", keeps="object")


def test_an_object_lives_from_step_to_step_and_each_script_has_its_own(opened: Open) -> None:
    push = Step("call", 0, "push", (1.5,))
    with opened(PILE) as ran:
        for _ in range(2):
            told = steps(ran, NEW, push, push, Step("get", 0, "items"))
            assert [reply.value for reply in told.steps] == [None, 1, 2, [1.5, 1.5]]
        assert steps(ran, NEW, Step("get", 0, "made")).steps[1].value == 3


def test_each_step_has_a_fault_of_its_own(opened: Open) -> None:
    with opened(PILE) as ran:
        told = steps(
            ran,
            *(NEW, Step("call", 0, "eat", ([1],)), Step("call", 0, "later"), Step("call", 0, "none")),
            *(Step("call", None, "g"), Step("call", 9, "push"), Step("call", 0, "push", (ObjectNumber(0),))),
        )
        kinds = [type(reply.fault) for reply in told.steps]
        assert kinds == [type(None), Changed, NotWritten, Raised, Raised, Raised, type(None)]


def test_what_ends_the_process_costs_the_script_and_no_other(opened: Open) -> None:
    with opened(PILE) as ran:
        assert isinstance(steps(ran, NEW, Step("call", 0, "crash")).fault, Died)
        assert steps(ran, NEW, Step("call", 0, "push", (1,))).steps[1].value == 1


def test_every_step_has_the_time_of_a_call(opened: Open, limits: Limits) -> None:
    with opened(PILE, limits=replace(limits, call_seconds=0.2)) as ran:
        assert isinstance(steps(ran, NEW, Step("call", 0, "loop")).fault, OutOfTime)
        assert steps(ran, NEW).fault is None


SPECIAL = {
    "__eq__": Step("do", 0, "eq", (1,)),
    "__len__": Step("do", 0, "len"),
    "__iter__": Step("take", 0, "", (3,)),
    "__getattr__": Step("get", 0, "items"),
}


@pytest.mark.parametrize("name", SPECIAL)
@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("return -1", (type(None), Raised)),  # of a length or an iterator Python itself says that it is none
        ("raise SystemError('no')", (Raised,)),
        ("while True: pass", (OutOfTime,)),
    ],
    ids=["lies", "raises", "never ends"],
)
def test_a_class_whose_special_methods_lie_costs_the_step_that_asks_them(
    opened: Open, limits: Limits, name: str, body: str, faults: tuple[type, ...]
) -> None:
    text = f"class f:\n    def __init__(self): pass\n    def {name}(self, *_):\n        {body}\n"
    with opened(text, limits=replace(limits, call_seconds=0.2)) as ran:
        told = steps(ran, NEW, SPECIAL[name])
        assert isinstance(told.fault or told.steps[1].fault, faults)
        assert steps(ran, NEW).fault is None


def test_a_script_of_what_is_not_there_is_not_performed(opened: Open) -> None:
    with opened("g = 1") as ran:
        assert isinstance(steps(ran, NEW).fault, NotDefined)


def test_printing_reading_and_files_work_behind_all_layers(opened: Open) -> None:
    source = """
def f(name):
    text = open(name).read() + open("data.csv").read()
    open("out.txt", "w").write(text + input("more? "))
    print(text)
"""
    made = (
        Step("write", None, "in.txt", (b"a",)),
        Step("call", None, "f", ("in.txt",), wants=("printed",), typed=("c",)),
        Step("read", None, "out.txt"),
    )
    with opened(source, files=(("data.csv", b"b"),)) as ran:
        for _ in range(2):
            told = steps(ran, *made)
            assert [reply.value for reply in told.steps] == [None, {"printed": "more? ab\n"}, b"abc"]
        (gone,) = steps(ran, Step("read", None, "out.txt")).steps
        assert isinstance(gone.fault, Raised)


def test_a_variable_is_told(opened: Open) -> None:
    with opened("f = {'a': [1]}") as ran:
        assert steps(ran, Step("get", None, "f")).steps[0].value == {"a": [1]}


def test_a_figure_is_told_as_data(opened: Open) -> None:
    source = "import matplotlib.pyplot as plt\ndef f(x):\n    plt.plot(x)\n    plt.title('So')\n    plt.show()"
    with opened(source) as ran:
        made = Step("call", None, "f", ([1.0, 2.0],), wants=("figure",))
        for _ in range(2):
            (told,) = steps(ran, made).steps
            assert [axes["title"] for axes in told.value["figure"]["axes"]] == ["So"]
            assert len(told.value["figure"]["axes"][0]["lines"]) == 1


FORGED = """
import os, struct, sys
def f(x):
    frame = sys._getframe()
    while type(frame.f_locals.get("nonce")) is not int:
        frame = frame.f_back
    data = b"o" + struct.pack("<I", 0)
    os.write(4, struct.pack("<4sBQI", b"DGW2", 6, frame.f_locals["nonce"], len(data)) + data)
    return 0
"""


def test_a_number_that_another_students_process_gave_out_names_nothing_and_never_theirs(opened: Open) -> None:
    push, total = Step("call", 0, "push", (1.5,)), Step("get", 0, "items")
    with opened(PILE) as one, opened(PILE) as other:
        assert steps(one, NEW, push, total).steps[2].value == [1.5]
        (told,) = steps(other, total).steps  # nothing was made in this script
        assert isinstance(told.fault, Raised)
        assert steps(other, NEW, total).steps[1].value == []  # the same number is their own object
        assert isinstance(steps(one, total).steps[0].fault, Raised)  # an earlier script's number is nothing either


def test_a_number_of_an_object_sent_as_an_answer_is_refused_and_costs_no_other_call(opened: Open) -> None:
    with opened(FORGED + "def g(x): return 2 * x\n", tasks=("f", "g")) as ran:
        forged, right = ran.sandbox.ask([Call("f", (1.0,)), Call("g", (1.0,))])
        assert isinstance(forged.fault, Died)
        assert right.value == 2.0
