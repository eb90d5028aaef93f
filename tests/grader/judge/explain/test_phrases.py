"""Names that are listed or counted, and the verb that goes with them."""

from __future__ import annotations

import pytest

from grader.judge.explain.phrases import are, capital, counted, indexed, listed, predicate


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["delta[0]"], "delta[0]"),
        (["delta[0]", "delta[2]"], "delta[0] and delta[2]"),
        (["layer 1"], "layer 1"),
        (["layer 1", "layer 2", "layer 3"], "layers 1, 2 and 3"),
        (["layer 1", "delta[2]"], "layer 1 and delta[2]"),
    ],
)
def test_names_are_joined(names, words):
    assert listed(names) == words


def test_a_verb_goes_with_one_name_or_several():
    assert predicate(["x"], "is transposed") == "x is transposed"
    assert predicate(["x", "y"], "is off and has the wrong sign") == "x and y are off and have the wrong sign"
    assert predicate(["x", "y"], "lacks the factor a") == "x and y lack the factor a"
    assert predicate(["x", "y"], "holds the right numbers") == "x and y hold the right numbers"
    assert (are(["x"]), are(["x", "y"])) == ("is", "are")


def test_more_than_eight_names_are_counted():
    names = [f"x[{n}]" for n in range(9)]
    assert predicate(names, "is zero") == f"{counted(names)} are zero" == "9 parts, x[0] the first of them, are zero"
    assert predicate(names[:8], "is zero").startswith("x[0], x[1], ")


def test_a_sentence_begins_with_a_capital_a_students_name_does_not():
    assert capital("layers 1 and 2") == "Layers 1 and 2"
    assert capital("the gradient") == "The gradient"
    assert capital("delta[0] is") == "delta[0] is"


def test_a_part_is_written_as_python_does():
    assert indexed("x", (0, "b")) == "x[0]['b']"
    assert indexed("x", ()) == "x"


def test_only_the_verb_that_begins_is_put_into_the_plural_once():
    assert predicate(["x", "y"], "is what is wrong") == "x and y are what is wrong"
    assert predicate(["x", "y"], "shows that this is off") == "x and y shows that this is off"


def test_layers_are_listed_together_where_all_are_and_there_are_two():
    assert listed(["layer 1", "layer 2"]) == "layers 1 and 2"
    assert listed(["delta[0]", "layer 2"]) == "delta[0] and layer 2"


@pytest.mark.parametrize("word", ["layer", "layers", "the", "your"])
def test_each_word_of_ours_begins_with_a_capital(word):
    assert capital(f"{word} x") == f"{word.title()} x"
