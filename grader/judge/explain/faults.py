"""Say in one sentence why no value came back: the time, the process, or the exception as what it is.

The student's own line stands in the text of the fault; numbers that an exception quotes are cut out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from grader.errors import Changed, Died, Inconsistent, OutOfTime, Raised, Refused, StudentError
from grader.records.execution import Reply

FRACTION = re.compile(r"\d*\.\d+(?:[eE][-+]?\d+)?|\d+(?:\.(?![A-Za-z_])|[eE][-+]?\d+)")
ORDER = (OutOfTime, Died, Raised, Refused, Changed, Inconsistent)  # the first that there is, is told
UNFITTING_SHAPES = "Two shapes do not fit together there. Print the shapes on the line before."
ENDLESS = "Is there a loop that never ends?"
SLOW = "It ends on other arguments. Is something done again and again that could be done once?"
ARRAY = "A function for one number, such as math.exp or float, got a whole array there; numpy's functions take arrays."
LIST = "A list or a tuple knows no arithmetic. Go through what it holds, one array after the other."
MATRIX = (
    "A value there is an np.matrix, for which * is the matrix product and ** a power of matrices. With np.array they "
    "work entry by entry, and @ is the matrix product."
)
BY_MATRIX = (
    " It computes with an np.matrix, which always has two axes and for which * is the matrix product. With np.array * "
    "works entry by entry, and @ is the matrix product."
)
TEXT = (
    "There is a text where another value is needed. A loop over a dict gives its keys, which are texts; d[key] is the "
    "value that belongs to one."
)
NONE = (
    "There is a None where a value is needed. A function that ends without a return gives None, and so does a place "
    "of a list that is not filled yet."
)
TOO_FAR = "An index goes beyond the last entry. How many entries are there in this call?"
# By what the exception says; an empty text is in all.
MEANINGS: Mapping[str, Mapping[str, str]] = {
    "NameError": {
        "": "A name is used that nothing has defined: is it spelled alike everywhere, did its cell run, or should it "
        "be an argument?"
    },
    "UnboundLocalError": {"": "The name gets its value only on another path through the function, or on a later line."},
    "KeyError": {"": "A dict is asked for a key that it does not hold. Which keys does it have?"},
    "IndexError": {
        "too many indices": "There are more indices than the array has axes. Print its shape on the line before.",
        "tuple index": f"{TOO_FAR} A shape has as many as the array has axes.",
        "out of range": TOO_FAR,
        "out of bounds": "An index goes beyond the last entry of that axis. Print the shape: is it the axis you mean?",
        "shape mismatch": "The arrays between the brackets do not fit together. Print the shape of each before.",
        "": "The value has no entry of that kind. What stands between the brackets?",
    },
    "RecursionError": {
        "": "A function calls itself more often than Python allows. Does some call answer without another? "
        "If so, a loop with a list of what is still to do goes deeper."
    },
    "AttributeError": {
        "'str' object": TEXT,
        "'NoneType' object": NONE,
        "'list' object": "There is a list where another value is needed. Is it one entry of the list that you mean, or "
        "np.array(...) of it?",
        "'tuple' object": "There is a tuple where another value is needed. Is it one of its entries that you mean?",
        "'dict' object": "There is a dict where another value is needed. The value that belongs to a key is d[key].",
        "": "The value has nothing of that name. Is the name spelled right, and is the value of the type you expect?",
    },
    "NotImplementedError": {"": "A function that is called there is not written yet."},
    "ModuleNotFoundError": {"": "That package is not there while your work is graded. Do without it."},
    "UFuncTypeError": {
        "same_kind": "A step in place, such as -= or *=, keeps the type of the array, and whole numbers hold no "
        "fractions. Write x = x - ... instead: that makes a new array."
    },
    "ZeroDivisionError": {"": "Something is divided by zero. Which number becomes 0, and when?"},
    "TypeError": {
        "NoneType": NONE,
        "string indices": TEXT,
        "not callable": "Brackets behind a name call a function, and what stands before them there is none.",
        "to Python scalar": ARRAY,
        "only length-1 arrays": ARRAY,
        "'list' and ": LIST,
        " and 'list'": LIST,
        "multiply sequence": LIST,
        "positional argument": "A call has too many or too few arguments. Compare it with the function's first line.",
        "": "A value of the wrong type is used there, or a call has too many or too few arguments.",
    },
    "ValueError": {
        "zip() argument": "Two lists of different lengths are walked through together. Print both lengths before.",
        "to unpack": "There are not as many values as names on the left. How many values come?",
        "truth value": "An array is asked whether it is true, once for all its entries. Should each entry be decided "
        "for itself, or all together?",
        "setting an array element": "A list or an array is put where one number belongs.",
        "broadcast": UNFITTING_SHAPES,
        "enough dimensions": "A number, or an array with too few axes, stands where the operation needs more of them.",
        "dimension": UNFITTING_SHAPES,
        "not aligned": UNFITTING_SHAPES,
        "reshape": UNFITTING_SHAPES,
        "": "A value is given there that the call cannot take. Print it on the line before.",
    },
    "LinAlgError": {"": "The matrix operation cannot be done with this array. Print its shape and its entries before."},
    "AssertionError": {"": "An assert does not hold there."},
}


def fault_sentence(replies: Iterable[Reply]) -> str:
    """Return what to tell of the replies that brought no value; '' where all did."""
    known = list(replies)
    faults = [reply.fault for reply in known if isinstance(reply.fault, ORDER)]
    ended = len(faults) < len(known)
    for kind in ORDER:
        for fault in faults:
            if isinstance(fault, kind):
                text, meaning = redacted(fault).rstrip(), _meaning(fault)
                text = text.replace(ENDLESS, SLOW) if ended else text
                return f"{text.rstrip('.')}. {meaning}" if meaning else text
    return ""


def matrix_sentence(wrong: Sequence[Reply]) -> str:
    """Say of wrong values that they were computed with np.matrix, where all were; '' where not."""
    return BY_MATRIX if wrong and all(reply.by_matrix for reply in wrong) else ""


def redacted(fault: StudentError) -> str:
    """Return a fault's text without the figures that an exception may quote from its arguments."""
    if isinstance(fault, Raised):
        return str(fault).replace(fault.said, FRACTION.sub("...", fault.said), 1)
    return str(fault)


def _meaning(fault: StudentError) -> str:
    if not isinstance(fault, Raised):
        return ""
    if fault.in_matrix:
        return MATRIX
    found = re.match(r"It raised (\w+):", str(fault))
    names = (*((found[1],) if found else ()), *fault.kinds)
    known = next((MEANINGS[name] for name in names if name in MEANINGS), {})
    return next((meaning for text, meaning in known.items() if text in str(fault.said)), "")
