"""`raises`: a check that a student's function raises an exception on purpose, as `pytest.raises` does for one's own.

raised                         with raises(ValueError)    with raises(Exception)
ValueError, or derived         passes                     passes
KeyError                       fails                      passes
NameError, AttributeError ...  fails                      fails: an accident, unless it is asked for by name
nothing                        fails                      fails
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from grader.errors import Mismatch, Raised

Kind = type[BaseException]
NEVER = "NameError"  # a misspelt name is no answer to anything
ACCIDENTS = frozenset(
    {NEVER, "AttributeError", "ImportError", "SyntaxError", "NotImplementedError", "RecursionError", "MemoryError"}
    | {"SystemError", "SystemExit", "KeyboardInterrupt", "GeneratorExit"}
)


@contextmanager
def raises(kind: Kind | tuple[Kind, ...], match: str | None = None) -> Iterator[None]:
    """Expect that a student's function, called in the block, raises an exception of this kind.

    Parameters
    ----------
    kind
        The class of the exception, or several. An own class of the course's is recognized by its name.
    match
        A regular expression to be found in the exception's message.

    Raises
    ------
    Mismatch
        The block raised nothing, or an exception whose message does not match.
    Raised
        The student's function raised an exception of another kind.
    """
    names = {one.__name__ for one in (kind if isinstance(kind, tuple) else (kind,))}
    if NEVER in names or "UnboundLocalError" in names:
        raise ValueError("raises() cannot ask for a NameError: that is what a misspelt name raises")
    try:
        yield
    except Raised as fault:
        if not _is_meant(fault, names):
            raise
        if match is not None and not re.search(match, fault.said):
            raise Mismatch(f"It raises {fault.kinds[0]}, as it should, but with another message.") from fault
    else:
        raise Mismatch(f"It should raise {' or '.join(sorted(names))}; it returned a value instead.")


def _is_meant(fault: Raised, names: set[str]) -> bool:
    accidents = ACCIDENTS.intersection(fault.kinds)
    return bool(names.intersection(fault.kinds)) and (not accidents or bool(names & accidents))
