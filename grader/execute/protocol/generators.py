"""numpy's random generators as plain data: a test gives one, and students draw from it the numbers that the key draws.

Drawing changes a generator, which is what it is for: after a call it is put back, so that it does not count as changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Final

import numpy as np

from .frames import ProtocolError
from .unserializable import UnserializableError

KIND: Final = "PCG64"  # that of np.random.default_rng
NOTHING: Final = nullcontext()


def generator_parts(generator: np.random.Generator) -> list[int]:
    """Return the state of a generator; raise `UnserializableError` for one of another kind."""
    state = generator.bit_generator.state
    if state["bit_generator"] != KIND:
        raise UnserializableError(f"a Generator of {state['bit_generator']}")
    return [*map(int, (state["state"]["state"], state["state"]["inc"], state["has_uint32"], state["uinteger"]))]


def read_generator(parts: Sequence[Any]) -> np.random.Generator:
    """Make a generator of this state; raise `ProtocolError` where it is none."""
    if len(parts) != 4 or any(type(part) is not int for part in parts):
        raise ProtocolError("no state of a generator")
    state, increment, has_half, half = parts
    if not (0 <= state < 2**128 and 0 <= increment < 2**128 and has_half in (0, 1) and 0 <= half < 2**32):
        raise ProtocolError("no state of a generator")  # older numpy takes any number
    bits = np.random.PCG64(0)
    try:
        inner: Any = {"state": state, "inc": increment}
        bits.state = {"bit_generator": KIND, "state": inner, "has_uint32": has_half, "uinteger": half}
    except (ValueError, OverflowError, TypeError) as error:
        raise ProtocolError("no state of a generator") from error
    return np.random.Generator(bits)


def put_back(arguments: Sequence[Any]) -> AbstractContextManager[None]:
    """Put generators among the arguments back to where they were when the block ends."""
    found = [one.bit_generator for one in arguments if isinstance(one, np.random.Generator)]
    return _restored(found) if found else NOTHING  # every call passes here


@contextmanager
def _restored(found: Sequence[np.random.BitGenerator]) -> Iterator[None]:
    states = [bits.state for bits in found]
    try:
        yield
    finally:
        for bits, state in zip(found, states, strict=True):
            bits.state = state
