"""`raises`: what counts as an exception raised on purpose, in the dry run and on a student alike."""

from __future__ import annotations

import pytest

from grader.errors import Died, Mismatch, NotWritten, Raised
from grader.judge.raises import raises
from grader.judge.same_reply import raised


class NegativeError(ValueError):
    """An exception of a student's own."""


def call(error):
    """Be a student's function that raises."""
    raise raised(error) if not isinstance(error, (Died, NotWritten)) else error


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (ValueError, ValueError("negative")),
        (ValueError, NegativeError("negative")),
        (NegativeError, NegativeError("negative")),
        ((TypeError, ValueError), ValueError("negative")),
        (LookupError, KeyError("x")),
        (Exception, ZeroDivisionError("x")),
        (RecursionError, RecursionError("x")),
        (AttributeError, AttributeError("x")),
    ],
)
def test_the_exception_asked_for_passes(kind, error):
    with raises(kind):
        call(error)


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (ValueError, TypeError("x")),
        (ValueError, NameError("nump is not defined")),
        (Exception, NameError("nump is not defined")),
        (Exception, UnboundLocalError("x")),
        (Exception, AttributeError("x")),
        (Exception, ModuleNotFoundError("x")),
        (RuntimeError, RecursionError("x")),
        (RuntimeError, NotImplementedError("x")),
        (Exception, ImportError("x")),
        (Exception, SyntaxError("x")),
        (Exception, MemoryError("x")),
        (Exception, SystemError("x")),
        (BaseException, SystemExit("x")),
        (BaseException, KeyboardInterrupt("x")),
        (BaseException, GeneratorExit("x")),
    ],
)
def test_another_exception_or_an_accident_fails_with_its_own_words(kind, error):
    with pytest.raises(Raised, match=type(error).__name__), raises(kind):
        call(error)


@pytest.mark.parametrize("fault", [Died("It died."), NotWritten("It is not written yet.")])
def test_what_is_no_exception_of_the_function_stays_what_it_is(fault):
    with pytest.raises(type(fault)), raises(Exception):
        call(fault)


def test_a_value_instead_of_an_exception_fails():
    words = "It should raise TypeError or ValueError; it returned a value instead"
    with pytest.raises(Mismatch, match=words), raises((ValueError, TypeError)):
        pass


def test_the_message_may_have_to_match():
    with raises(ValueError, match="neg.tive"):
        call(ValueError("it is negative"))
    with pytest.raises(Mismatch, match="with another message"), raises(ValueError, match="positive"):
        call(ValueError("it is negative"))


@pytest.mark.parametrize("kind", [NameError, UnboundLocalError, (ValueError, NameError)])
def test_a_name_error_cannot_be_asked_for(kind):
    with pytest.raises(ValueError, match="misspelt name"), raises(kind):
        pass
