"""What is told of wrong answers outside the catalogue: measured on the largest of them, never a figure."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from grader.errors import CourseError, Inconsistent, Raised
from grader.judge.answer_key import AnswerKey
from grader.judge.checks import TestPlan
from grader.judge.explain.advise import advise, candidate_factors
from grader.judge.student import Question, Student
from grader.records.execution import Call, Reply, Step

SMALL, LARGE = np.array([0.3, 0.8]), np.array([0.2, 0.5, 0.9])
LARGEST = np.array([0.1, 0.7, 0.4, 0.6])


@pytest.fixture
def reference():
    key = ModuleType("key")
    key.squares = lambda a: [a**2, a**3]
    return key


@pytest.fixture
def plan(reference):
    questions = [Question(Call("squares", (a,)), reference.squares(a)) for a in (SMALL, LARGE)]
    return TestPlan((), tuple(questions), Student(), reference)


def told(plan, reference, function, **more):
    key = AnswerKey(reference, **more)
    replies = [Reply(function(*question.call.arguments)) for question in plan.questions]
    return advise("squares", dict(enumerate(plan.questions)), replies, key, candidate_factors(plan, key))


def test_it_says_which_parts_are_right_and_by_which_factor_the_rest_is_off(plan, reference):
    factors = {"squares": lambda a: {"a": [a, a]}}
    words = told(plan, reference, lambda a: [a**2, a**4], candidate_factors=factors, layer_offset={"squares": 1})
    assert words == "Layer 1 is right; layer 2 has the factor a once too often."


def test_without_companions_it_names_the_worst_entry(plan, reference):
    words = told(plan, reference, lambda a: [a**2, a**4])
    assert words.startswith("squares[0] is right; squares[1] differs most at [2], and no entry of it is right; ")
    assert words.endswith("all signs are right, and every entry is too small in size.")


def test_numbers_that_come_by_way_of_a_matrix_are_told_of_that(plan, reference):
    def asked(*by_matrix):
        pairs = zip(plan.questions, by_matrix, strict=True)
        replies = [Reply([a**2, a**4], by_matrix=one) for (a,), one in ((q.call.arguments, one) for q, one in pairs)]
        return advise("squares", dict(enumerate(plan.questions)), replies, AnswerKey(reference), {})

    assert asked(True, True).endswith("With np.array * works entry by entry, and @ is the matrix product.")
    assert "matrix" not in asked(True, False) + asked(False, False)


@pytest.mark.parametrize("earlier", [SMALL, LARGE])
def test_an_answer_that_another_call_has_left_is_told_as_that(plan, reference, earlier):
    kept = reference.squares(earlier)
    assert told(plan, reference, lambda _: kept).startswith(
        "What squares returns for some arguments is right for others"
    )


def test_the_largest_wrong_answer_is_spoken_of(plan, reference):
    def only_small_is_wrong(a):
        return reference.squares(a) if len(a) == 3 else [-(a**2), a**3]

    assert "squares[0] has the wrong sign" in told(plan, reference, only_small_is_wrong)
    assert "[2]" in told(plan, reference, lambda a: [a**2 + (np.arange(len(a)) > 1), a**3 + (np.arange(len(a)) == 2)])


def test_there_is_nothing_to_say_where_all_is_right(plan, reference):
    assert not told(plan, reference, reference.squares)


def test_a_shape_is_told_of_the_answer_itself_whatever_list_a_check_made_of_several(plan, reference):
    words = told(plan, reference, lambda a: [a[:, None], a[:, None]])
    assert words.startswith("squares[0] should have shape (3,); yours has shape (3, 1).")


def test_a_function_is_told_what_it_should_return(plan, reference):
    said = f"squares should return a list of 2; you returned an array of shape {LARGE.shape}."
    assert told(plan, reference, lambda a: a) == said
    said = "squares should return a list of 2; you returned None. Is there a `return`?"
    assert told(plan, reference, lambda _a: None) == said


def told_of(right, wrong, calls):
    """Return what is told of `wrong`, the function f of a course whose answer key is `right`."""
    questions = {n: Question(Call("f", call), right(*call)) for n, call in enumerate(calls)}
    key = AnswerKey(SimpleNamespace(f=right))
    return advise("f", questions, [Reply(wrong(*call)) for call in calls], key, {})


def test_the_shape_of_what_a_function_returns_is_told_as_that():
    words = told_of(lambda a: a, lambda a: a[:, :2], [(np.ones((2, 3)),)])
    assert words == "What f returns should have shape (2, 3); yours has shape (2, 2)."


def test_missing_keys_are_told_of_the_smallest_answer_that_lacks_some():
    def right(many):
        return {f"{letter}{n}": np.ones(3) for letter in "Wb" for n in range(1, many + 1)}

    def wrong(many):
        return {f"W{n}": np.ones(3) for n in range(1, many + 1)}

    for calls in [(11,), (2,), (5,)], [(2,), (11,)]:
        words = told_of(right, wrong, calls)
        assert words == "f should return a dict with the keys 'W1', 'W2', 'b1', 'b2'; yours lacks 'b1', 'b2'."
    words = told_of(right, wrong, [(11,), (7,)])
    assert words == "f should return a dict with the keys 'W1', 'W2' and 12 more; yours lacks 'b1', 'b2' and 5 more."


def test_a_dict_that_lacks_a_key_is_told_before_one_with_wrong_values():
    small, large = {"W": V[:1], "b": V[:1]}, {"W": V, "b": V}
    lacks = "delta should return a dict with the keys 'W', 'b'; yours lacks 'b'."
    for others in [{"W": -V[:1], "b": V[:1]}, small], [[V[:1]], small], [{"W": V}, [V]]:
        for pairs in [({"W": V}, large), tuple(others)], [tuple(others), ({"W": V}, large)]:
            assert of(*pairs) == lacks
    wrong = [({"W": -V[:1], "b": V[:1]}, small), ({"W": V, "b": -V}, large)]
    assert of(*wrong) == of(*wrong[::-1]) == "delta['W'] is right; delta['b'] has the wrong sign."


def test_the_text_that_was_asked_with_is_told_where_others_are_right():
    def slope(z, kind):
        return z**2 if kind == "sigmoid" else z

    def wrong(z, kind):
        return -slope(z, kind) if kind == "sigmoid" else z

    for asked in "sigmoid tanh", "tanh sigmoid", "tanh sigmoid sigmoid", "sigmoid sigmoid tanh":
        words = told_of(slope, wrong, [(V, kind) for kind in asked.split()])
        assert words.startswith("With 'sigmoid': ")
        assert " has the wrong sign." in words


def test_what_brought_no_value_is_told_before_any_difference(plan, reference):
    key = AnswerKey(reference)
    raised = Reply(fault=Raised("It raised NameError: name 'w' is not defined (cell 3, line 2: `w @ a`)", "name 'w'"))
    replies = [Reply([-SMALL, SMALL]), raised]
    words = advise("squares", dict(enumerate(plan.questions)), replies, key, {})
    assert words.startswith("It raised NameError: name 'w' is not defined (cell 3, line 2: `w @ a`). A name is used")


def test_a_number_that_changes_from_question_to_question_is_no_factor(plan, reference):
    def divided_by_the_size(a):
        return [part / len(a) for part in reference.squares(a)]

    words = told(plan, reference, divided_by_the_size)
    assert "1/3" not in words
    assert words.endswith("are off by one and the same factor throughout, which changes with the arguments.")
    sizes = {"squares": lambda a: {"n": len(a)}}
    assert told(plan, reference, divided_by_the_size, candidate_factors=sizes).endswith(
        "are too small by the factor n."
    )
    assert told(plan, reference, lambda a: [3 * part for part in reference.squares(a)]).endswith("by the factor 3.")


def test_single_numbers_are_told_to_be_too_large_or_too_small():
    key = ModuleType("key")
    key.cost = lambda a: float(np.sum(a))
    questions = [Question(Call("cost", (a,)), key.cost(a)) for a in (SMALL, LARGE, LARGEST)]
    plan = TestPlan((), tuple(questions), Student(), key)

    def told_of(function):
        replies = [Reply(function(*question.call.arguments)) for question in plan.questions]
        return advise("cost", dict(enumerate(plan.questions)), replies, AnswerKey(key), {})

    assert told_of(lambda a: float(np.sum(a) + a[0])).startswith("cost is too large wherever it is wrong")
    assert told_of(lambda a: float(np.sum(a) + len(a) - 2.5)) == (
        "cost is too large for some arguments and too small for others."
    )
    assert told_of(lambda a: float(2 * np.sum(a))) == "cost is off by the factor 2."
    partly = told_of(lambda a: float("inf") if len(a) == 3 else float(np.sum(a) + a[0]))
    assert partly.endswith("; for some arguments it is nan or infinite.")


def test_a_companion_that_raises_is_the_teachers_to_mend(plan, reference):
    key = AnswerKey(reference, candidate_factors={"squares": lambda a: a["x"]})
    with pytest.raises(CourseError, match=r"CANDIDATE_FACTORS\['squares'\] of the catalogue raised IndexError"):
        candidate_factors(plan, key)


class Asked:
    """Questions to one function, with what is right and what was answered."""

    def __init__(self, *pairs, task="cost", faults=()):
        self.questions = {n: Question(Call(task, (n,)), right) for n, (_, right) in enumerate(pairs)}
        self.replies = [faults[n] if n < len(faults) and faults[n] else Reply(got) for n, (got, _) in enumerate(pairs)]
        self.task = task

    def told(self, **key):
        return advise(self.task, self.questions, self.replies, AnswerKey(ModuleType("key"), **key), {})


LARGE_FOR_SOME = "cost is too large for some arguments and too small for others."
NO_FACTOR = "cost is too {} wherever it is wrong, by no factor that stays the same."


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([(3.0, 1.0), (3.0, 2.0)], NO_FACTOR.format("large")),
        ([(1.0, 3.0), (1.0, 2.0)], NO_FACTOR.format("small")),
        ([(3.0, 1.0), (1.0, 2.0)], LARGE_FOR_SOME),
        ([(1.0, 2.0), (3.0, 1.0)], LARGE_FOR_SOME),
        ([(3.0, 1.0), (9.0, 3.0), (1.0, 2.0)], LARGE_FOR_SOME),
        ([(1.0, 2.0), (3.0, 1.0), (9.0, 3.0)], LARGE_FOR_SOME),
        ([(2.0, 1.0), (2.0, 2.0), (6.0, 3.0)], "cost is off by the factor 2."),
        ([(1.0, 0.0), (2.0, 0.0)], NO_FACTOR.format("large")),
        ([(-1.0, 0.0)], f"{NO_FACTOR.format('small')} It is negative each time, and no right answer is."),
    ],
)
def test_numbers_that_no_factor_explains_are_too_large_or_too_small(pairs, words):
    assert Asked(*pairs).told() == words


@pytest.mark.parametrize(
    "pairs",
    [
        [(np.nan, 1.0), (3.0, 1.0)],
        [(3.0, 1.0), (np.inf, 1.0)],
        [("a", 1.0), (3.0, 1.0)],
        [(3.0, 1.0), (np.ones(2), 1.0)],
        [(3.0, 1.0), (3.5, 1)],
    ],
)
def test_of_what_are_no_plain_numbers_nothing_of_the_kind_is_told(pairs):
    assert "wherever it is wrong" not in Asked(*pairs).told()
    assert "for some arguments" not in Asked(*pairs).told()


V, W = np.array([1.0, -4.0, 2.0]), np.array([0.5, 3.0])


@pytest.mark.parametrize(
    ("answers", "factor"),
    [
        ([3 * V, 3 * W], True),
        ([3 * V, 2 * W], False),
        ([3 * V, 3 * W + np.array([0.0, 1.0])], True),
        ([3 * V, W[:1]], True),
        ([3 * V, "text"], True),
        ([3 * V, 0 * W], False),
        ([3 * V, 3.0000002 * W], True),
        ([3 * V, 3.00001 * W], False),
    ],
)
def test_a_number_is_a_factor_unless_another_answer_is_off_by_another(answers, factor):
    told = Asked((answers[0], V), (answers[1], W), task="delta").told()
    assert ("by the factor 3" in told) == factor


def test_a_list_is_off_by_the_factors_of_its_parts():
    right = [V, W]
    same = Asked(([3 * V, 3 * W], right), ([2 * V, 3 * W], right[:]), task="delta").told()
    assert "by the factor 3" in same
    other = Asked(([3 * V, 3 * W], right), ([2 * V, 2 * W], right[:]), task="delta").told()
    assert "by the factor 3" not in other
    short = Asked(([3 * V, 3 * W], right), ([2 * V], right[:]), task="delta").told()
    assert "by the factor 3" in short


def test_where_several_answers_are_right_nothing_is_told():
    assert Asked((3.0, 1.0)).told(equivalent_solutions={"cost": "any order"}) == ""
    assert Asked((3.0, 1.0)).told(equivalent_solutions={"other": "any order"}) != ""


@pytest.mark.parametrize("place", [0, 1])
def test_a_fault_at_any_question_is_told_first(place):
    faults = [None, None]
    faults[place] = Reply(fault=Raised("It raised ValueError: x", "x"))
    told = Asked((3.0, 1.0), (3.0, 1.0), faults=faults).told()
    assert told.startswith("It raised ValueError")
    assert Asked((3.0, 1.0), (3.0, 1.0), faults=faults).told(equivalent_solutions={"cost": "x"}).startswith("It raised")


def test_a_reply_that_is_right_or_a_fault_is_no_wrong_one():
    assert Asked((1.0, 1.0)).told() == ""


def test_every_question_may_have_its_candidate_factors(plan, reference):
    key = AnswerKey(reference, candidate_factors={"squares": lambda a: {"size": len(a)}})
    assert candidate_factors(plan, key) == {0: {"size": 2}, 1: {"size": 3}}
    assert candidate_factors(plan, AnswerKey(reference)) == {}


def test_a_script_has_no_candidate_factors():
    question = Question(Call("squares", (), (Step("get", None, "x"),)), None)
    plan = TestPlan((), (question,), Student(), ModuleType("key"))
    assert candidate_factors(plan, AnswerKey(plan.reference, candidate_factors={"squares": lambda a: a})) == {}


@pytest.mark.parametrize("asked", [0, 1, 2])
def test_only_what_was_asked_counts(asked):
    questions = {n: Question(Call("cost", (n,)), 1.0) for n in range(3)}
    fault = Reply(fault=Raised("It raised ValueError: x", "x"))
    replies = [Reply(3.0) if n == asked else fault for n in range(3)]
    told = advise("cost", {asked: questions[asked]}, replies, AnswerKey(ModuleType("key")), {})
    assert told.startswith("cost is too large")


def test_two_answers_to_one_question_are_told_and_no_numbers_of_one_draw():
    faults = [Reply(fault=Inconsistent("two answers"))]
    assert Asked((None, np.ones(9)), (3 * V, V), task="delta", faults=faults).told() == "two answers"


def of(*pairs, task="delta"):
    return Asked(*pairs, task=task).told()


def test_every_other_wrong_answer_must_be_off_by_the_same_number():
    assert "by the factor 3" not in of((3 * V, V), (3 * W, W), (2 * W[:1], W[:1]))
    assert "by the factor 3" not in of((3 * V, V), (2 * W[:1], W[:1]), (3 * W, W))


def test_a_part_that_is_right_is_no_common_factor():
    told = of(([3 * V, W], [V, W]), ([2 * V[:2], W[:1]], [V[:2], W[:1]]))
    assert "by the factor 3" not in told


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_zeros_in_an_answer_hide_no_factor(sign):
    zeros = sign * np.array([0.0, 1.0, 2.0, 5.0])
    assert "by the factor 3" not in of((3 * zeros, zeros), (2 * zeros[:3], zeros[:3]))
    assert "by the factor 3" in of((3 * zeros, zeros), (3 * zeros[:3], zeros[:3]))


def test_answers_of_another_form_say_nothing_of_a_factor():
    assert "by the factor 3" in of(([3 * V, 3 * W], [V, W]), (5, [V[:1]]))
    assert "by the factor 3" in of((3 * V, V), (1.0, "a"))
    assert "by the factor 3" in of((3 * V, V), (W * np.inf, W))
    assert "by the factor 3" in of(({"a": 3 * V}, {"a": V}), ({"a": 3 * W}, {"a": W}))


def test_factors_are_the_same_to_six_places():
    assert "one and the same factor" in of((1.50001 * V, V), (1.5000100001 * W, W))
    assert "changes with the arguments" not in of((1.50001 * V, V), (1.5000100001 * W, W))
    assert "changes with the arguments" in of((1.50001 * V, V), (1.500014 * W, W))


def test_a_size_that_explains_every_wrong_number_is_named():
    def told_of(*pairs):
        questions = {n: Question(Call("cost", (LARGE,)), right) for n, (_, right, _) in enumerate(pairs)}
        sizes = {n: {"m": [m, 5.0], "n": 7.0} for n, (_, _, m) in enumerate(pairs)}
        return advise("cost", questions, [Reply(got) for got, _, _ in pairs], AnswerKey(ModuleType("key")), sizes)

    assert told_of((3.0, 1.0, 3.0), (8.0, 2.0, 4.0)) == "cost is too large by the factor m."
    assert told_of((np.nan, 1.0, 3.0), (3.0, 1.0, 3.0), (8.0, 2.0, 4.0)) == (
        "cost is too large by the factor m; for some arguments it is nan or infinite."
    )
    assert told_of((3.0, 1.0, 3.0), (9.0, 2.0, 4.0)).startswith("cost is too large wherever it is wrong")
    assert told_of((3.0, 1.0, 3.0), (0.5, 2.0, 4.0)).startswith("cost is too large for some arguments")
    assert told_of((2.0, 1.0, 2.0), (8.0, 2.0, 4.0)) == "cost is too large by the factor m."
    assert "factor" not in told_of((3.0, 1j, 3.0))


def test_numbers_that_are_all_infinite_are_no_larger_ones():
    assert of((np.inf, 1.0), (np.nan, 1.0), task="cost") == "cost is nan or infinite wherever it is wrong."
    off = "cost is off by the factor 3; for some arguments it is nan or infinite."
    assert of((1.5, 0.5), (0.6, 0.2), (np.nan, 4.0), (3.75, 1.25), task="cost") == off
    assert of((2.0, 1.0), (4.0, 2.0), (9.0, 3.0), task="cost") == NO_FACTOR.format("large")
    assert of((9.0, 3.0), (2.0, 1.0), (4.0, 2.0), task="cost") == NO_FACTOR.format("large")


@pytest.mark.parametrize("pairs", [[(0.0, 1.0), (0.0, 2.0)], [(0.0, 1.0), (np.nan, 4.0), (0.0, 2.0)]])
def test_zero_is_no_factor(pairs):
    assert of(*pairs, task="cost").startswith("cost is 0 wherever it is wrong")
    for zero in 0, len(pairs):
        mixed = [*pairs[:zero], (3.0, 1.0), (6.0, 2.0), *pairs[zero:]]
        assert of(*mixed, task="cost").startswith("cost is too large for some arguments and too small for others")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_right_answer_that_is_no_number_is_no_case_of_numbers(place):
    pairs = [(3.0, 1.0), (3.0, 2.0)]
    pairs.insert(place, (None, None))
    assert of(*pairs, task="cost") == NO_FACTOR.format("large")


RIGHT, WRONG = 1.0, 4.0


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        (["sum right", "mean wrong", "mean wrong", "sum right"], True),
        (["mean wrong", "sum right", "sum right", "mean wrong"], True),
        (["mean right", "mean wrong", "mean wrong", "sum right"], False),
        (["sum right", "mean wrong", "mean wrong", "mean right"], False),
        (["sum wrong", "sum right", "mean wrong"], False),
        (["mean wrong", "sum right", "sum wrong"], False),
        (["mean wrong", "sum right", "mean unsure"], False),
        (["mean wrong", "sum unsure"], False),
    ],
)
def test_it_is_told_what_all_right_answers_share_and_no_wrong_one_has(answers, where):
    key = ModuleType("key")
    key.cost = lambda kind: len(kind) * RIGHT
    asked = [answer.split() for answer in answers]
    questions = {n: Question(Call("cost", (kind,)), RIGHT) for n, (kind, _) in enumerate(asked)}
    unsure = Inconsistent("It answers the same question in two ways")
    replies = [
        Reply(fault=unsure) if how == "unsure" else Reply(RIGHT if how == "right" else WRONG + n)
        for n, (_, how) in enumerate(asked)
    ]
    told = advise("cost", questions, replies, AnswerKey(key), {})
    assert ("It is right where kind is 'sum'." in told) == where
    assert told


def of_edges(*replies, first=False):
    """Ask three usual questions and one with unequal shapes, or that one `first`; the right answers are 1, 2, 3, 4."""
    calls = [*(Call("error", (V + n, V)) for n in range(3)), Call("error", (V, W))]
    order = [3, 0, 1, 2] if first else range(4)
    questions = {place: Question(calls[n], float(n + 1)) for place, n in enumerate(order)}
    return advise("error", questions, [replies[n] for n in order], AnswerKey(ModuleType("key")), {})


RAISED = Reply(fault=Raised("It raised ValueError: shapes", "shapes"))


@pytest.mark.parametrize("first", [False, True])
def test_an_edge_is_not_told_before_a_wrong_formula(first):
    usual, aside = [Reply(3.0), Reply(6.0), Reply(9.0)], "Edge cases aside, error is off by the factor 3."
    assert of_edges(*usual, RAISED, first=first) == aside
    assert of_edges(*usual, Reply(8.0), first=first) == aside
    assert of_edges(*usual, Reply(12.0), first=first) == aside.removeprefix("Edge cases aside, ")
    assert of_edges(*usual, Reply(4.0), first=first) == aside.removeprefix("Edge cases aside, ")


@pytest.mark.parametrize("first", [False, True])
def test_where_an_edge_alone_is_wrong_it_is_told_which(first):
    usual = [Reply(1.0), Reply(2.0), Reply(3.0)]
    where = " It is wrong only where the shapes of the arguments differ."
    assert of_edges(*usual, Reply(8.0), first=first) == f"error is off by the factor 2.{where}"
    assert of_edges(*usual, RAISED, first=first).endswith(where)
    assert "only where" not in of_edges(*usual[:2], RAISED, RAISED, first=first)


def test_a_right_edge_is_no_case_of_what_is_wrong_elsewhere():
    one, ignored = [Reply(7.0)] * 3, "error is one and the same number for all arguments."
    assert of_edges(*one, Reply(4.0)) == ignored
    assert of_edges(*one, RAISED) == of_edges(*one, Reply(8.0)) == f"Edge cases aside, {ignored}"
    assert of_edges(*one, Reply(7.0)) == ignored
    assert ignored not in of_edges(Reply(7.0), Reply(7.0), Reply(3.0), Reply(4.0))


@pytest.mark.parametrize("kind", ["mean", "sum"])
@pytest.mark.parametrize("place", [0, 2, 4])
def test_an_edge_that_raises_hides_nothing_of_the_others(kind, place):
    key = ModuleType("key")
    key.cost = lambda z, kind: len(z) * (2.0 if kind == "sum" else 1.0)
    calls = [(V, "mean"), (V + 1, "sum"), (V + 2, "mean"), (V + 3, "sum")]
    replies = [Reply(key.cost(*each) + (n + 1) * (each[1] == "mean"), by_matrix=True) for n, each in enumerate(calls)]
    calls.insert(place, (0 * V, kind))
    replies.insert(place, RAISED)
    questions = {n: Question(Call("cost", each), key.cost(*each)) for n, each in enumerate(calls)}
    told = advise("cost", questions, replies, AnswerKey(key), {})
    assert told.startswith("Edge cases aside, cost is too large wherever it is wrong")
    assert " It is right where kind is 'sum'. It computes with an np.matrix" in told


def test_what_an_earlier_call_left_at_edges_too_is_no_edge_aside():
    calls = [*((V + n, V - n) for n in range(4)), (np.ones(3), W)]
    assert told_of(lambda a, b: a - b[0], lambda _a, _b: V - V[0], calls).startswith(
        "What f returns for some arguments"
    )


def test_an_exception_at_a_usual_question_is_told_first():
    assert of_edges(RAISED, Reply(6.0), Reply(9.0), Reply(4.0)).startswith("It raised ValueError")


def test_the_term_that_is_wrong_is_told_as_the_catalogue_names_it():
    key = ModuleType("key")
    key.cost = lambda mean, price: mean + price
    asked = [(0.7, 0.3), (1.9, 0.11), (2.3, 1.7)]
    questions = {n: Question(Call("cost", each), key.cost(*each)) for n, each in enumerate(asked)}
    replies = [Reply(mean - price) for mean, price in asked]
    terms = {"cost": lambda mean, price: {"the mean": mean, "the penalty": price}}
    told = advise("cost", questions, replies, AnswerKey(key, candidate_terms=terms), {})
    assert told == "cost is right but for the penalty, which has the wrong sign."
    assert advise("cost", questions, replies, AnswerKey(key), {}).startswith("cost is too small wherever it is wrong")


@pytest.mark.parametrize("other", ["text", np.ones(2), None])
@pytest.mark.parametrize("place", range(4))
def test_no_term_is_told_where_one_answer_is_no_number(place, other):
    answers = [0.4, 1.79, 0.6]  # the mean less the penalty
    answers.insert(place, other)
    asked = [(0.7, 0.3), (1.9, 0.11), (2.3, 1.7), (0.9, 0.2)]
    questions = {n: Question(Call("cost", each), sum(each)) for n, each in enumerate(asked)}
    terms = {"cost": lambda mean, price: {"the mean": mean, "the penalty": price}}
    told = advise("cost", questions, list(map(Reply, answers)), AnswerKey(ModuleType("key"), candidate_terms=terms), {})
    assert told
    assert "penalty" not in told


def test_a_term_is_told_of_arrays_too_and_of_those_that_are_finite_throughout():
    questions = {n: Question(Call("cost", (z,)), z**2 + z) for n, z in enumerate([V, V + 0.5, W])}
    replies = [Reply(V**2 - V), Reply(np.array([np.nan, 1.0, 2.0])), Reply(W**2 - W)]
    key = AnswerKey(ModuleType("key"), candidate_terms={"cost": lambda z: {"the square": z**2, "the penalty": z}})
    assert advise("cost", questions, replies, key, {}) == "cost is right but for the penalty, which has the wrong sign."


def test_the_part_that_is_computed_first_is_told(plan, reference):
    def wrong(a):
        return [a**2 + (np.arange(len(a)) == 1), -(a**3)]

    backwards = {"squares": lambda _a: (1, 0)}
    words = told(plan, reference, wrong, part_order=backwards)
    assert words == "The first wrong one, in the order of computation, is squares[1]: it has the wrong sign."
    assert "first wrong" not in told(plan, reference, wrong)


def test_an_argument_that_changes_nothing_is_told_by_its_name():
    key = ModuleType("key")
    key.cost = lambda z, lam: float(np.sum(z**2)) * (1 + lam)
    asked = [(z, lam) for z in (V, W) for lam in (0.3, 0.7)]
    questions = {n: Question(Call("cost", each), key.cost(*each)) for n, each in enumerate(asked)}
    told = advise("cost", questions, [Reply(float(z[0])) for z, _ in asked], AnswerKey(key), {})
    assert told.endswith(" It stays the same whatever lam is.")
