"""What of the answer key's values stays in its process, for the test to hold by a number: decided in the dry run.

told       plain data
OBJECT     what cannot be carried, and an object with methods of a class that the key defines
ITERATOR   such a one that is its own iterator
SEQUENCE   a list or tuple that holds objects, functions or figures
"""

from __future__ import annotations

import inspect
from typing import Any

from grader.execute.carried import carried_answer
from grader.execute.protocol.unserializable import Unserializable, describe
from grader.judge.objects import ITERATOR, MEANT, OBJECT, SEQUENCE


def kept_as(value: Any, module: str) -> str:
    """Say what a value is that stays, where the answer key is this module; '' for one that is told."""
    if type(value) in (list, tuple):
        return SEQUENCE if any(_is_own(one, module) or describe(one) in MEANT for one in value) else ""
    methods = _is_own(value, module) and any(inspect.isfunction(one) for one in vars(type(value)).values())
    if not methods and not isinstance(carried_answer(value), Unserializable):
        return ""
    return ITERATOR if hasattr(type(value), "__next__") else OBJECT


def _is_own(value: Any, module: str) -> bool:
    """Tell whether a value is of a class that a module defines; a named tuple is carried as a tuple."""
    return type(value).__module__ == module and not isinstance(value, tuple)
