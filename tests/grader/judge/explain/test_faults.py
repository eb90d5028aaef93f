"""Why no value came back, in one sentence."""

from __future__ import annotations

import pytest

from grader.errors import Changed, Died, Inconsistent, OutOfTime, Raised, Refused
from grader.judge.explain.faults import fault_sentence, matrix_sentence, redacted
from grader.records.execution import Reply

ENDLESS = Reply(fault=OutOfTime("It was still running when its time was up."))
KEY_ERROR = Reply(fault=Raised("It raised KeyError: 'W4' (cell 2, line 3: `p['W4']`)", "'W4'", ("KeyError",)))


def test_values_need_no_words():
    assert not fault_sentence([Reply(1.0), Reply(None)])
    assert not fault_sentence(Reply(float(n)) for n in range(2))


def test_a_time_out_is_told_before_an_exception():
    assert fault_sentence([KEY_ERROR, ENDLESS]) == str(ENDLESS.fault)
    assert fault_sentence(iter([KEY_ERROR, ENDLESS])) == str(ENDLESS.fault)
    assert fault_sentence([KEY_ERROR, Reply(fault=Died("Its process ended."))]) == "Its process ended."


@pytest.mark.parametrize(
    ("name", "word"), [("NameError", "defined"), ("KeyError", "key"), ("RecursionError", "calls itself")]
)
def test_an_exception_is_told_as_what_it_is(name, word):
    assert word in fault_sentence([Reply(fault=Raised(f"It raised {name}: x (cell 1, line 2: `y`)", "x"))])


def test_a_kind_that_is_derived_is_told_as_its_base():
    found = fault_sentence(
        [Reply(fault=Raised("It raised an exception of its own: out of range", "out of range", ("Odd", "IndexError")))]
    )
    assert found.endswith("How many entries are there in this call?")


def test_the_students_line_stays_and_figures_go():
    fault = Raised("It raised ValueError: 0.123 is bad (cell 1, line 2: `f(z)`)", "0.123 is bad")
    assert redacted(fault) == "It raised ValueError: ... is bad (cell 1, line 2: `f(z)`)"


def test_what_was_changed_is_told_where_nothing_else_went_wrong():
    changed, refused = Reply(fault=Changed("It changed x.")), Reply(fault=Refused("It returned a zip."))
    assert fault_sentence([Reply(1.0), changed]) == "It changed x."
    assert fault_sentence([changed, refused]) == "It returned a zip."
    assert fault_sentence([refused, KEY_ERROR]).startswith("It raised KeyError")


def test_a_message_that_ends_with_a_full_stop_is_followed_by_one_alone():
    fault = Raised("It raised KeyError: gone. ", "gone. ")
    assert ": gone. A dict is asked" in fault_sentence([Reply(fault=fault)])


def test_a_key_that_holds_a_digit_and_a_dot_stays():
    fault = Raised("It raised KeyError: '0.weight' (cell 1, line 2: `p['0.weight']`)", "'0.weight'", ("KeyError",))
    assert redacted(fault).startswith("It raised KeyError: '0.weight'")
    assert redacted(Raised("It raised ValueError: 0.25 and 3. and 1e-3", "0.25 and 3. and 1e-3")).endswith(
        ": ... and ... and ..."
    )


def test_a_call_that_never_ends_is_no_endless_loop_where_others_ended():
    late = Reply(fault=OutOfTime("It was still running when its time was up. Is there a loop that never ends?"))
    assert fault_sentence([late]).endswith("Is there a loop that never ends?")
    assert fault_sentence([late, late, KEY_ERROR]).endswith("Is there a loop that never ends?")
    ended = fault_sentence([Reply(1.0), late])
    assert ended.startswith("It was still running when its time was up. It ends on other arguments.")
    assert "never ends" not in ended


def test_two_answers_to_one_question_are_told_after_what_raised():
    unsure = Reply(fault=Inconsistent("It gives different answers"))
    assert fault_sentence([unsure, Reply(1.0)]) == "It gives different answers"
    assert fault_sentence([unsure, KEY_ERROR]).startswith("It raised KeyError")


def test_a_figure_in_the_students_own_line_stays():
    fault = Raised("It raised ValueError: 0.5 (cell 1, line 2: `0.5`)", "0.5")
    assert redacted(fault) == "It raised ValueError: ... (cell 1, line 2: `0.5`)"


SAID = [
    ("ValueError", "operands could not be broadcast together with shapes (3,9) (3,)", "shapes do not fit"),
    ("ValueError", "matmul: Input operand 1 has a mismatch in its core dimension 0", "shapes do not fit"),
    ("ValueError", "shapes (5,4) and (3,) not aligned", "shapes do not fit"),
    ("ValueError", "cannot reshape array of size 6 into shape (4,)", "shapes do not fit"),
    ("ValueError", "zip() argument 2 is shorter than argument 1", "lengths"),
    ("ValueError", "not enough values to unpack (expected 3, got 2)", "names on the left"),
    ("ValueError", "The truth value of an array with more than one element is ambiguous", "whether it is true"),
    ("ValueError", "setting an array element with a sequence.", "one number belongs"),
    ("ValueError", "range() arg 3 must not be zero", "the call cannot take"),
    ("IndexError", "list index out of range", "beyond the last entry"),
    ("IndexError", "index 5 is out of bounds for axis 0 with size 4", "the axis you mean"),
    ("IndexError", "tuple index out of range", "as the array has axes"),
    ("IndexError", "shape mismatch: indexing arrays could not be broadcast", "between the brackets do not fit"),
    ("ValueError", "matmul: Input operand 1 does not have enough dimensions (has 0)", "too few axes"),
    ("RecursionError", "maximum recursion depth exceeded", "a loop with a list of what is still to do goes deeper"),
    ("TypeError", "'NoneType' object is not iterable", "ends without a return"),
    ("TypeError", "f() takes 2 positional arguments but 3 were given", "too many or too few arguments. Compare"),
    ("TypeError", "can't multiply sequence by non-int of type 'float'", "A list or a tuple knows no arithmetic"),
    ("TypeError", "unsupported operand type(s) for -: 'list' and 'float'", "A list or a tuple knows no arithmetic"),
    ("TypeError", "unsupported operand type(s) for -: 'float' and 'list'", "A list or a tuple knows no arithmetic"),
    ("TypeError", "unhashable type: 'list'", "wrong type is used there, or"),
    ("TypeError", "only 0-dimensional arrays can be converted to Python scalars", "numpy's functions take arrays"),
    ("TypeError", "only length-1 arrays can be converted to Python scalars", "numpy's functions take arrays"),
    ("TypeError", "'str' object is not callable", "what stands before them there is none"),
    ("NotImplementedError", "", "called there is not written yet"),
    ("ModuleNotFoundError", "No module named 'torch'", "Do without it"),
    (
        "UFuncTypeError",
        "Cannot cast ufunc 'subtract' output with casting rule 'same_kind'",
        "Write x = x - ... instead",
    ),
    ("IndexError", "too many indices for array: array is 1-dimensional", "axes"),
    ("IndexError", "only integers, slices (`:`) are valid indices", "between the brackets"),
    ("AttributeError", "module 'numpy' has no attribute 'sigmod'", "spelled right"),
    ("LinAlgError", "Singular matrix", "its shape and its entries"),
]


@pytest.mark.parametrize(("name", "said", "words"), SAID)
def test_what_an_exception_says_decides_what_it_is_told_as(name, said, words):
    told = fault_sentence([Reply(fault=Raised(f"It raised {name}: {said}", said))])
    assert words in told
    assert ("shapes" in told.split(". ", 1)[1]) == ("shapes do not fit" in words)


@pytest.mark.parametrize(
    ("name", "said", "word"),
    [
        ("AttributeError", "'str' object has no attribute 'T'", "A loop over a dict gives its keys, which are texts"),
        ("AttributeError", "'NoneType' object has no attribute 'shape'", "There is a None where a value is needed."),
        ("AttributeError", "'list' object has no attribute 'T'", "Is it one entry of the list that you mean"),
        ("AttributeError", "'tuple' object has no attribute 'T'", "one of its entries"),
        ("AttributeError", "'dict' object has no attribute 'W1'", "d[key]"),
        ("AttributeError", "module 'numpy' has no attribute 'exponent'", "The value has nothing of that name."),
        ("TypeError", "string indices must be integers, not 'str'", "A loop over a dict gives its keys"),
    ],
)
def test_a_value_that_lacks_an_attribute_is_told_by_its_kind(name, said, word):
    assert word in fault_sentence([Reply(fault=Raised(f"It raised {name}: {said}", said, (name,)))])


def test_a_product_of_matrices_is_told_of_np_matrix_and_not_of_shapes():
    said = "shapes (1,3) and (1,3) not aligned: 3 (dim 1) != 1 (dim 0)"
    fault = Raised(f"It raised ValueError: {said}", said, ("ValueError",), in_matrix=True)
    assert "is an np.matrix, for which * is the matrix product" in fault_sentence([Reply(fault=fault)])
    assert "Two shapes do not fit" not in fault_sentence([Reply(fault=fault)])
    other = Raised(f"It raised ValueError: {said}", said, ("ValueError",))
    assert "np.matrix" not in fault_sentence([Reply(fault=other)])


def test_values_that_all_come_from_np_matrix_are_told_as_that():
    by, without = Reply(1.0, by_matrix=True), Reply(1.0)
    words = " It computes with an np.matrix, which always has two axes and for which * is the matrix product. With "
    assert matrix_sentence([by]) == matrix_sentence([by, by]) == f"{words}{matrix_sentence([by]).partition(words)[2]}"
    assert matrix_sentence([by]).endswith("With np.array * works entry by entry, and @ is the matrix product.")
    assert matrix_sentence([]) == matrix_sentence([without]) == ""
    assert matrix_sentence([by, without]) == matrix_sentence([without, by]) == ""
