"""Hidden checks of pullback: the reference, numerical gradients, and examples by hand."""

from __future__ import annotations

import numpy as np

from grader.testing import agree, central_difference


def test_sums_differences_and_products(student, reference, operations):
    """What add, subtract and multiply pass back, entry by entry"""
    _compare(student, reference, operations, ("add", "subtract", "multiply"))


def test_a_column_added_to_every_example(student, reference, operations):
    """What add passes back to a single column (a bias) that was added to every example"""
    _compare(student, reference, operations, ("add a column",))


def test_the_matrix_product(student, reference, operations):
    """What matmul passes back to each of its two factors"""
    _compare(student, reference, operations, ("matmul",))


def test_functions_of_one_array(student, reference, operations):
    """What sigmoid, tanh, relu, exp and log pass back"""
    _compare(student, reference, operations, ("sigmoid", "tanh", "relu", "exp", "log"))


def test_sums_over_entries(student, reference, operations):
    """What column_sum and total pass back to the array that they added up"""
    _compare(student, reference, operations, ("column_sum", "total"))


def test_nudging_every_input_moves_the_output_so_much(student, reference, operations):
    """Everything agrees with slopes measured by nudging each input"""
    calls = {case: _call(reference, operations, case) for case in operations}
    got = {case: student.pullback(*call) for case, call in calls.items()}
    for case, (operation, upstream, inputs, _) in calls.items():
        agree(got[case], _measured(reference, operation, upstream, inputs), f"what {operation} passes back")


def test_the_examples_worked_by_hand(student):
    """A row times a column, two numbers multiplied, and relu with an entry on the kink, as worked by hand"""
    row, column, two = np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]), np.array([[2.0]])
    product = student.pullback("matmul", two, [row, column], np.array([[11.0]]))
    square = student.pullback("multiply", two, [np.array([[3.0]]), np.array([[5.0]])], np.array([[15.0]]))
    bent = student.pullback("relu", np.full((1, 3), 5.0), [np.array([[-1.0, 0.0, 2.0]])], np.array([[0.0, 0.0, 2.0]]))
    agree(product, (np.array([[6.0, 8.0]]), np.array([[2.0], [4.0]])), "what matmul passes back")
    agree(square, (np.array([[10.0]]), np.array([[6.0]])), "what multiply passes back")
    agree(bent, (np.array([[0.0, 0.0, 5.0]]),), "what relu passes back")


def _call(reference, operations, case):
    operation = case.split()[0]
    upstream, inputs = operations[case]
    return operation, upstream, list(inputs), reference.OPERATIONS[operation](*inputs)


def _compare(student, reference, operations, cases):
    calls = [_call(reference, operations, case) for case in cases]
    got = [student.pullback(*call) for call in calls]
    for call, answer in zip(calls, got, strict=True):
        agree(answer, reference.pullback(*call), f"what {call[0]} passes back")


def _measured(reference, operation, upstream, inputs):
    def watched(k, moved):
        arguments = [*inputs[:k], moved, *inputs[k + 1 :]]
        return float((upstream * reference.OPERATIONS[operation](*arguments)).sum())

    return tuple(central_difference(lambda v, k=k: watched(k, v), inputs[k]) for k in range(len(inputs)))
