"""Scripts: rehearsed with the answer key, then taken with a submission's replies, live where a test leaves the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from grader.errors import Changed, CourseError, Died, Mismatch, OutOfTime, Raised, Refused
from grader.execute.protocol.figures import close_figures
from grader.execute.protocol.unserializable import Unserializable
from grader.judge.compare import agree
from grader.judge.objects import StudentObject
from grader.judge.observe import drawn, files, in_place, new_axes, observe, printed
from grader.judge.raises import raises
from grader.judge.same_reply import reply_to
from grader.judge.script import UNPLANNED, Rehearsal, Retake, planned_names
from grader.judge.student import DryRun, Replay, Student
from grader.records.execution import Call, Reply, Step

KEY = """
from pathlib import Path
class Stack:
    def __init__(self, items=()): self._items, self.pushes = list(items), 0
    def push(self, item): self._items.append(item); self.pushes += 1
    def pop(self):
        if not self._items: raise IndexError("empty")
        return self._items.pop()
    def __len__(self): return len(self._items)
    def __eq__(self, other): return self._items == other._items
    def __add__(self, other): return Stack(self._items + other._items)
    def __iter__(self): return iter(self._items)
    @property
    def top(self): return self._items[-1]
def naturals():
    k = 0
    while True:
        yield k
        k += 1
def adder(n): return lambda x: x + n
def sort(items): items.sort()
def greet(name): print("Hello", name, input())
def power(base, exponent=2): return base**exponent
def copy(source, target): Path(target).write_text(Path(source).read_text().upper())
def save(text): Path("saved.txt").write_text(text)
answer = 42
"""
Test = Callable[[Student], object]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder where a fault may leave files."""
    monkeypatch.chdir(tmp_path)


def module(text: str) -> ModuleType:
    made = ModuleType("key_of_a_test")
    exec(text, vars(made))
    return made


class Taken:
    """One test, rehearsed with the answer key; `with_work` runs it on other work and counts what is asked live."""

    def __init__(self, test: Test, key: str = KEY) -> None:
        self.test, self.student, self.run = test, Student(), DryRun(module(key))
        self.student.bind(self.run)
        test(self.student)
        self.numbers = self.run.take_asked("task")
        self.live: list[Call] = []

    def with_work(self, text: str) -> object:
        names = vars(module(text))
        replies = [reply_to(names, question.call) for question in self.run.questions]
        return self.with_replies(replies, lambda call: reply_to(names, call))

    def with_replies(self, replies: list[Reply], live: Callable[[Call], Reply]) -> object:
        def asked(call: Call) -> Reply:
            self.live.append(call)
            return live(call)

        self.replay = Replay(self.run.questions, replies, asked)
        self.student.bind(self.replay)
        self.replay.expect(self.numbers, "task")
        return self.test(self.student)


def lifo(student: Student) -> None:
    stack = student.Stack([0])
    stack.push(1)
    assert len(stack) == 2
    assert stack.pushes == 1
    assert stack.top == 1
    both = stack + student.Stack([5])
    assert both == student.Stack([0, 1, 5])
    assert list(both) == [0, 1, 5]
    assert both.pop() == 5
    with raises(IndexError):
        student.Stack().pop()


def first_naturals(student: Student) -> None:
    assert list(islice(student.naturals(), 5)) == [0, 1, 2, 3, 4]
    numbers = student.naturals()
    assert [next(numbers), next(numbers), *islice(numbers, 2)] == [0, 1, 2, 3]


def closure(student: Student) -> None:
    assert student.adder(3)(4) == 7


def keyword(student: Student) -> None:
    assert student.power(base=3, exponent=3) == 27


def variable(student: Student) -> None:
    assert student.answer == 42


def sorted_there(student: Student) -> None:
    assert in_place(student.sort, [2, 1]) == ([1, 2],)


def greeting(student: Student) -> None:
    assert printed(student.greet, "Ada", typed=["!"]) == "Hello Ada !\n"
    assert observe(student.greet, "Ada", typed=["!"]).value is None


def file_copied(student: Student) -> None:
    with files(student, {"a.txt": "x\n"}) as folder:
        student.copy("a.txt", "b.txt")
        assert folder["b.txt"] == b"X\n"


def file_saved(student: Student) -> None:
    with files(student, {}) as folder:
        student.save("x")
        assert folder["saved.txt"] == b"x"


TESTS: tuple[Test, ...] = (
    lifo,
    first_naturals,
    closure,
    keyword,
    variable,
    sorted_there,
    greeting,
    file_copied,
    file_saved,
)


@pytest.mark.parametrize("test", TESTS)
def test_right_work_passes_and_is_asked_nothing_beside_the_plan(test: Test) -> None:
    taken = Taken(test)
    taken.with_work(KEY)
    assert taken.live == []


def test_a_file_that_is_only_written_is_asked_for_in_one_script_and_in_no_folder_of_ours() -> None:
    taken = Taken(file_saved)
    (question,) = taken.run.questions
    assert [step.act for step in question.call.steps] == ["folder", "call", "read"]
    assert not Path("saved.txt").exists()


WRONG = {
    lifo: ("._items.pop()", "._items.pop(0)"),
    first_naturals: ("k += 1", "k += 2"),
    closure: ("x + n", "n"),
    keyword: ("base**exponent", "base*exponent"),
    variable: ("42", "41"),
    sorted_there: ("items.sort()", "return sorted(items)"),
    greeting: ('"Hello", name', "name"),
    file_copied: (".upper()", ""),
}


@pytest.mark.parametrize("test", WRONG)
def test_wrong_work_fails(test: Test) -> None:
    with pytest.raises(AssertionError):
        Taken(test).with_work(KEY.replace(*WRONG[test]))


def test_a_test_that_leaves_the_plan_has_the_whole_script_performed_with_new_objects() -> None:
    def until_empty(student: Student) -> list[Any]:
        stack, found = student.Stack([1, 2]), []
        while len(stack):
            found.append(stack.pop())
        return found

    taken = Taken(until_empty)
    slow = KEY.replace("self._items = ", "").replace("list(items), 0", "[*items, 3], 0")
    assert taken.with_work(slow) == [3, 2, 1]
    planned = len(taken.run.questions[0].call.steps)
    assert [len(call.steps) for call in taken.live] == [planned + 1, planned + 2]


def test_an_endless_iterator_ends_at_a_limit() -> None:
    def all_items(student: Student) -> list[Any]:
        return list(student.few())

    key = "def few():\n    yield 1\n"
    with pytest.raises(OutOfTime, match="goes on after 50,000 items"):
        Taken(all_items, key).with_work("def few():\n    while True: yield 1\n")


def test_a_class_that_lies_only_answers_for_itself() -> None:
    lying = """
class Stack:
    def __init__(self, *_): pass
    def __eq__(self, other): return True
    def __len__(self): return -1
    def __iter__(self): return self
    def __getattr__(self, name): raise SystemError
"""
    with pytest.raises(Raised):
        Taken(lifo).with_work(lying)


def test_an_object_is_never_what_an_answer_should_be() -> None:
    def compared(student: Student) -> None:
        agree(student.power(3), 9)

    with pytest.raises(Refused):
        Taken(compared).with_work("class power:\n    def __init__(self, *_): pass\n    __eq__ = lambda *_: True\n")
    taken = Taken(lambda student: student.Stack())
    with pytest.raises(Mismatch, match="you returned a"):
        agree(taken.with_work(KEY), 3)


def test_an_object_means_nothing_in_another_check() -> None:
    kept: list[Any] = []
    taken = Taken(lambda student: kept.append(student.Stack()))
    with pytest.raises(CourseError, match="make it there, not in a fixture"):
        len(kept[0])
    taken.with_work(KEY)
    kept[1].push(1)
    taken.replay.expect(taken.numbers, "task")
    with pytest.raises(CourseError, match="make it there, not in a fixture"):
        kept[1].push(1)


def test_an_object_has_no_place_in_a_set() -> None:
    with pytest.raises(CourseError, match="no place in a set"):
        Taken(lambda student: {student.Stack()})


def test_a_key_that_changes_arguments_needs_in_place() -> None:
    with pytest.raises(CourseError, match=r"the answer key's sort changes its arguments: .* in_place\(\)"):
        Taken(lambda student: student.sort([2, 1]))


def test_changed_arguments_of_a_method_are_a_fault() -> None:
    def extended(student: Student) -> None:
        student.Stack().push([1])

    with pytest.raises(Changed):
        Taken(extended).with_work(KEY.replace("self._items.append(item)", "item.append(2)"))


def test_a_process_that_ended_ends_the_check() -> None:
    taken = Taken(lifo)
    with pytest.raises(Died):
        taken.with_replies([Reply(fault=Died("It ended.")) for _ in taken.run.questions], lambda _: pytest.fail("live"))


@pytest.mark.parametrize("name", ["/etc/passwd", "../key.py", "a/../../b", "..\\b"])
def test_a_file_outside_the_folder_is_refused(name: str) -> None:
    def outside(student: Student) -> None:
        with files(student, {name: ""}):
            pass

    with pytest.raises(CourseError, match="no name of a file inside the folder"):
        Taken(outside)


def test_a_file_that_was_not_written_is_the_students_fault() -> None:
    with pytest.raises(Raised, match="FileNotFoundError"):
        Taken(file_copied).with_work("def copy(source, target): pass\n")


def test_the_files_of_a_rehearsal_leave_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Taken(file_copied).with_work(KEY)
    assert list(tmp_path.iterdir()) == []
    assert Path.cwd() == tmp_path


def test_what_a_generator_raises_is_the_students_fault() -> None:
    def listed(student: Student) -> list[Any]:
        return list(student.naturals_to(2))

    key = "def naturals_to(n):\n    yield from range(n)\n"
    with pytest.raises(Raised, match="KeyError"):
        Taken(listed, key).with_work(key + "    raise KeyError(n)\n")


def test_the_end_of_an_iterator_is_the_end() -> None:
    def ended(student: Student) -> Iterator[int]:
        numbers = student.naturals_to(1)
        assert next(numbers) == 0
        assert next(numbers, None) is None
        return iter(())

    Taken(ended, "def naturals_to(n):\n    yield from range(n)\n")


def test_objects_stand_for_themselves_among_arguments() -> None:
    def total(student: Student) -> None:
        assert student.total([student.Stack([1]), student.Stack([2, 3])]) == 3

    key = KEY + "def total(stacks): return sum(map(len, stacks))\n"
    taken = Taken(total, key)
    taken.with_work(key)
    assert isinstance(taken.run.questions[0].reply, Reply)
    assert taken.live == []


GIVEN = """
from pathlib import Path
import matplotlib.pyplot as plt
class Stack:
    def __init__(self, *items): self.items = [*items]
    def push(self, item): self.items.append(item)
def sizes(stacks): return {name: len(stack.items) for name, stack in stacks.items()}
def each(functions, x): return [function(x) for function in functions]
def plot(axes, values): axes.plot(values); axes.set_title("values")
def decorate(figure): figure.suptitle("all")
def figure(values):
    figure, axes = plt.subplots()
    axes.plot(values)
    return figure, axes
def split(items): return Stack(*items[:1]), Stack(*items[1:])
def lines(file): return [line.strip() for line in file]
def write(file, words): file.write(" ".join(words))
def source(name): return open(name)
"""


def given_objects(student: Student) -> None:
    stack = student.Stack(1)
    stack.push(2)
    agree(student.sizes({"a": stack, "b": student.Stack()}), {"a": 2, "b": 0})


def given_functions(student: Student) -> None:
    agree(student.each([abs, float], -2), [2, -2.0])


def given_axes(student: Student) -> None:
    axes = new_axes(student)
    (told,) = drawn(student.plot, axes, [1, 5])["axes"]
    agree((told["title"], told["lines"][0]["y"]), ("values", np.array([1.0, 5.0])))
    agree(len(drawn(student.plot, axes, [2])["axes"][0]["lines"]), 2)


def given_figure(student: Student) -> None:
    agree(drawn(student.decorate, new_axes(student).figure)["title"], "all")
    figure, axes = student.figure([3, 4])
    student.plot(axes, [5])
    agree([len(one["lines"]) for one in drawn(student.decorate, figure)["axes"]], [2])


def given_two_objects(student: Student) -> None:
    one, other = student.split([7, 8, 9])
    other.push(0)
    agree((one.items, other.items, len(student.split([1]))), ([7], [8, 9, 0], 2))


def given_file(student: Student) -> None:
    with files(student, {"a.txt": "x\r\ny\n"}) as folder:
        agree(student.lines(folder.open("a.txt")), ["x", "y"])
        with folder.open("b.txt", "w") as file:
            student.write(file, ["é", "b"])
        agree(folder["b.txt"], "é b".encode())
        agree(student.lines(student.source("b.txt")), ["é b"])


GIVEN_WRONG = {
    given_objects: ("stack.items)", "stack.items) + 1"),
    given_functions: ("function(x)", "function"),
    given_axes: ("axes.plot(values)", "axes.plot([0])"),
    given_figure: ('"all"', '"none"'),
    given_two_objects: ("items[:1]", "items[:0]"),
    given_file: ('" ".join', '"".join'),
}


@pytest.fixture
def figures_closed() -> Iterator[None]:
    yield
    close_figures()


@pytest.mark.usefixtures("figures_closed")
@pytest.mark.parametrize("test", GIVEN_WRONG)
def test_what_is_given_to_a_function_is_there_and_wrong_work_with_it_fails(test: Test) -> None:
    taken = Taken(test, GIVEN)
    taken.with_work(GIVEN)
    with pytest.raises((AssertionError, Raised, Refused)):
        taken.with_work(GIVEN.replace(*GIVEN_WRONG[test]))


@pytest.mark.usefixtures("figures_closed")
@pytest.mark.parametrize(
    ("value", "hint"),
    [
        (Figure, r"new_axes\(student\)"),
        (lambda: Figure().subplots(), r"new_axes\(student\)"),
        (lambda: StringIO("x"), r"folder.open\(name\)"),
        (lambda: (k for k in ()), "Give a list"),
        (lambda: iter([1]), "Give a list"),
        (lambda: zip([1]), "Give a list"),
        (vars(module(GIVEN))["Stack"], r"student.Name\(...\)"),
        (object, "Use None, True and False, numbers"),
    ],
)
def test_what_cannot_be_given_is_refused_with_what_to_give_instead(value: Callable[[], Any], hint: str) -> None:
    for ask in (lambda student: student.each([], value()), lambda student: student.each([], x=[value()])):
        with pytest.raises(CourseError, match=f"an argument of each is or holds .*{hint}"):
            Taken(ask, GIVEN)


def test_one_is_told_what_stays() -> None:
    taken = Taken(lambda student: student.naturals())
    stays = taken.with_work(KEY)
    assert isinstance(stays, StudentObject)


KINDS = """
from collections import OrderedDict, namedtuple
from fractions import Fraction
class Point(namedtuple("Point", "x y")):
    def norm(self): return self.x + self.y
class Counts(dict):
    def total(self): return sum(self.values())
class Plain(dict):
    pass
class Bare:
    pass
class Holder:
    @property
    def function(self): return abs
    size = 3
    def method(self): return 4
def counting(): yield 1
answer = 42
def sums(f, g, x): return [f(x), g(x)]
def nested(): return [1, zip(), 2]
"""


def rehearsal() -> tuple[Rehearsal, dict[str, Any]]:
    key = module(KINDS)
    return Rehearsal(key), vars(key)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("Holder()", "object"),
        ("Counts(a=1)", "object"),
        ("Bare()", "object"),
        ("counting()", "iterator"),
        ("zip()", "iterator"),
        ("Plain(a=1)", ""),
        ("Point(1, 2)", ""),
        ("OrderedDict(a=1)", ""),
        ("Fraction(1, 2)", ""),
        ("[1, 2]", ""),
        ("abs", "object"),
    ],
)
def test_what_cannot_be_carried_stays_and_so_does_an_object_of_a_class_with_methods(value: str, kept: str) -> None:
    made, names = rehearsal()
    assert made.kept(eval(value, names)) == kept


def test_a_step_that_says_so_keeps_what_could_be_carried() -> None:
    made, _ = rehearsal()
    kept = made.step(Step("call", None, "Plain", (), keeps="object"))
    assert isinstance(kept, StudentObject)
    assert made.step(Step("call", None, "Plain", ())) == {}


def test_a_part_that_cannot_be_carried_is_refused_by_the_name_of_what_returned_it() -> None:
    made, _ = rehearsal()
    with pytest.raises(CourseError, match="the answer key's nested returns a value that is or holds a zip"):
        made.step(Step("call", None, "nested", ()))


def test_names_that_hold_values_are_told_from_functions_and_remembered() -> None:
    made, _ = rehearsal()
    made.step(Step("call", None, "Holder", ()))
    assert [made.is_attribute(None, name) for name in ("answer", "sums", "nowhere")] == [True, False, False]
    assert [made.is_attribute(0, name) for name in ("size", "function", "method", "nowhere")] == [
        *(True, True, False, False)
    ]
    assert made.attributes == {"answer", "size", "function"}
    assert made.knows_no_values is False


def test_what_returns_objects_is_remembered_of_functions_and_classes_alone() -> None:
    made, _ = rehearsal()
    made.step(Step("call", None, "Holder", ()))
    made.step(Step("get", 0, "function"))
    made.step(Step("call", 0, "method", ()))
    assert made.makers == {"Holder"}
    found = made.finish("task")
    assert found is not None
    call, reply = found
    assert [step.keeps for step in call.steps] == ["object", "object", ""]
    assert reply == Reply(steps=(Reply(), Reply(), Reply(4)))


@pytest.mark.parametrize(("attributes", "guesses"), [((), False), ((), True), (("top",), False)])
def test_a_retake_knows_no_values_where_it_has_none_and_may_not_guess(attributes: tuple[str, ...], guesses: bool):
    made = Retake(lambda _: Reply(), frozenset(attributes), guesses=guesses)
    assert made.knows_no_values is not (bool(attributes) or guesses)
    assert Retake(lambda _: Reply()).knows_no_values is True


def test_every_function_among_the_arguments_is_the_one_that_the_test_gives() -> None:
    made, _ = rehearsal()
    for f, g in ((abs, float), (int, abs)):
        assert made.step(Step("call", None, "sums", (f, g, -3))) == [f(-3), g(-3)]


def test_a_finished_script_is_a_question_that_nothing_changes_any_more() -> None:
    made, _ = rehearsal()
    assert made.finish("task") is None
    made.step(Step("get", None, "answer"))
    finished = made.finish("task")
    assert finished is not None
    call, reply = finished
    assert (call, reply) == (Call("task", (), (Step("get", None, "answer"),)), Reply(steps=(Reply(42),)))
    assert made.finish("task") is None


def test_of_a_script_that_was_not_planned_nothing_is_known_of_its_answer() -> None:
    made = Retake(lambda call: Reply(steps=(Reply(1.0),) * len(call.steps)))
    made.begin("task", None, None)
    assert made.answers(3) == []
    assert made.step(Step("get", None, "answer")) == 1.0
    ((number, reply),) = made.answers(3)
    assert (number, str(reply.fault)) == (None, "The test took other steps than with the answer key.")


def test_beside_the_plan_an_object_of_an_own_class_stays_where_it_is() -> None:
    stack = Unserializable("a lists.Stack")
    made = Retake(lambda call: Reply(steps=(Reply(stack),) * len(call.steps)))
    made.begin("task", None, None)
    found = made.step(Step("call", None, "Stack", ()))
    assert isinstance(found, StudentObject)
    assert found.type_name == stack.type_name


def test_beside_the_plan_a_value_of_a_library_is_refused_and_so_is_an_object_where_the_plan_has_a_value() -> None:
    for value, planned in ((Unserializable("a decimal.Context"), False), (Unserializable("a lists.Stack"), True)):
        step, reply = Step("call", None, "f", ()), Reply(steps=(Reply(value),))
        made = Retake(lambda _, reply=reply: reply)  # type: ignore[misc]
        made.begin("task", Call("task", (), (step,)) if planned else None, reply if planned else None)
        with pytest.raises(Refused, match=value.type_name):
            made.step(step)


def test_a_script_that_has_left_the_plan_does_not_come_back() -> None:
    steps = (Step("get", None, "answer"), Step("get", None, "size"))
    made = Retake(lambda call: Reply(steps=(Reply(7.0),) * len(call.steps)))
    made.begin("task", Call("task", (), steps), Reply(steps=(Reply(42), Reply(3))))
    assert [made.step(Step("get", None, "other")), made.step(steps[1])] == [7.0, 7.0]


def test_a_name_of_which_nothing_is_known_is_tried_in_a_script_of_its_own() -> None:
    steps = {"text": Reply("a"), "stream": Reply(Unserializable("a zip")), "wrong": Reply(fault=Raised("x"))}
    asked, begun = [], [Reply(1), Reply(2)]

    def live(call: Call) -> Reply:
        asked.append(call.steps)
        name = call.steps[-1].name
        return Reply(steps=(*begun, steps[name])) if name in steps else Reply(fault=Died("It died."))

    made = Retake(live, guesses=True)
    first = (Step("call", None, "f", ()), Step("call", None, "g", ()))
    made.begin("task", Call("task", (), first), Reply(steps=tuple(begun)))
    assert [made.step(step) for step in first] == [1, 2]
    names = (*steps, "deadly")
    assert [made.is_attribute(2, name) for name in names] == [True, False, False, False]
    assert asked == [(*first, Step("get", 2, name)) for name in names]


def test_of_a_plan_the_names_that_hold_values_and_those_of_what_returns_objects_are_known() -> None:
    first = (
        Step("get", None, "first"),
        Step("call", None, "Stack", (), keeps="object"),
        Step("call", None, "sums", ()),
    )
    second = (Step("call", 1, "split", (), keeps="object"), Step("get", 1, "items", keeps="iterator"))
    third = (Step("get", None, "stream", keeps="iterator"), Step("get", None, "last"))
    calls = [Call("task", (), first), Call("task", (), (*second, *third))]
    assert planned_names(calls) == ({"first", "items", "stream", "last"}, {"Stack"})
    assert planned_names([]) == (frozenset(), frozenset())


def test_a_name_holds_a_value_where_the_plan_reads_it_where_another_check_does_or_where_it_is_tried() -> None:
    made = Retake(lambda call: Reply(steps=(Reply(7.0),) * len(call.steps)), frozenset({"other"}))
    made.begin("task", Call("task", (), (Step("get", None, "answer"),)), Reply(steps=(Reply(42),)))
    names = ("answer", "other", "nowhere")
    assert [made.is_attribute(None, name) for name in names] == [True, True, False]
    assert [made.is_attribute(0, name) for name in names] == [False, True, False]
    tried = Retake(made.live, guesses=True, called=frozenset({"called"}))
    tried.begin("task", None, None)
    assert [tried.is_attribute(None, name) for name in ("called", "nowhere")] == [False, True]


def test_a_script_has_the_answer_of_the_plan_until_it_leaves_it() -> None:
    steps = (Step("get", None, "answer"), Step("write", None, "a.txt", (b"a",)))
    answer = Reply(steps=(Reply(42), Reply(1)))
    made = Retake(lambda call: Reply(steps=(Reply(7.0),) * len(call.steps)))
    made.begin("task", Call("task", (), steps), answer)
    assert (made.step(steps[0]), made.has_files) == (42, False)
    assert made.answers(3) == [(3, answer)]
    assert (made.step(steps[1]), made.has_files) == (1, True)
    assert made.answers(3) == [(3, answer)]
    made.begin("task", Call("task", (), steps), answer)
    assert made.step(Step("get", None, "other")) == 7.0
    assert made.answers(3) == [(None, UNPLANNED)]


def test_the_files_of_a_check_stand_in_one_folder() -> None:
    made, _ = rehearsal()
    folders = set()
    for name in ("a.txt", "b.txt"):
        made.step(Step("write", None, name, (name.encode(),)))
        folders.add(Path.cwd())
    made.step(Step("get", None, "answer"))
    assert [made.step(Step("read", None, name)) for name in ("a.txt", "b.txt")] == [b"a.txt", b"b.txt"]
    assert len(folders) == 1
    made.finish("task")


def test_a_file_that_a_check_leaves_open_is_closed_at_its_end() -> None:
    made = Rehearsal(module(GIVEN))
    made.step(Step("write", None, "a.txt", (b"x",)))
    made.step(Step("call", None, "source", ("a.txt",)))
    opened = made._objects()[-1]
    assert not opened.closed
    made.finish("task")
    assert opened.closed
