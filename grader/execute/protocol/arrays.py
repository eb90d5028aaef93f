"""Arrays and numpy's scalars as bytes.

array    dtype, number of axes, shape, raw bytes in C order
dtype    its index in DTYPES; for text and bytes then the length of one item, for dates and durations the unit
"""

from __future__ import annotations

import math
import struct
from typing import Any, Final

import numpy as np

from .bounds import MAX_AXES
from .frames import ProtocolError

Array = np.ndarray[Any, Any]
NUMBERS: Final = ("f2", "f4", "f8", "g", "c8", "c16", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "?")
DTYPES: Final = tuple(np.dtype(name) for name in NUMBERS)
CODES: Final = {dtype: code for code, dtype in enumerate(DTYPES)}
KINDS: Final = {"U": 32, "S": 33, "M": 34, "m": 35}
KIND_OF: Final = {code: kind for kind, code in KINDS.items()}
UNITS: Final = ("generic", "Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as")
SHAPES: Final = tuple(struct.Struct(f"<{axes}Q") for axes in range(MAX_AXES + 1))
HEADS: Final = tuple(struct.Struct(f"<BB{axes}Q") for axes in range(MAX_AXES + 1))  # of an array of numbers
SHORT: Final = "a value is cut short"
LAST_CODE_POINT: Final = 0x10FFFF
SURROGATES: Final = (0xD800, 0xDFFF)


def array_bytes(array: Array) -> bytes | None:
    """Return an array as bytes; None where its entries are no plain data."""
    code, axes = CODES.get(array.dtype), array.ndim
    if code is None:
        return _other_array_bytes(array)
    return HEADS[axes].pack(code, axes, *array.shape) + array.tobytes() if axes <= MAX_AXES else None


def read_array(data: bytes, start: int) -> tuple[Array, int]:
    """Read the array that begins at `start`, and where it ends; raise `ProtocolError` where there is none."""
    try:
        dtype, at = _read_dtype(data, start)
        axes = data[at]
        if axes > MAX_AXES:
            raise ProtocolError("an array of too many axes")
        shape = SHAPES[axes].unpack_from(data, at + 1)
        at += 1 + SHAPES[axes].size
        size = math.prod(shape) * dtype.itemsize
        if size > len(data) - at:
            raise ProtocolError(SHORT)
        array: Array = np.ndarray(shape, dtype, data, at).copy() if size else np.empty(shape, dtype)
    except (IndexError, struct.error) as error:
        raise ProtocolError(SHORT) from error
    except (ValueError, OverflowError, MemoryError, TypeError) as error:  # no entries, along axes beyond all bounds
        raise ProtocolError("no such array") from error
    if dtype.kind == "U" and not _is_unicode(array):
        raise ProtocolError("an array of text that is not Unicode")
    return array, at + size


def _other_array_bytes(array: Array) -> bytes | None:
    """Return an array of text, bytes, dates or durations, or of numbers in another byte order, as bytes."""
    array = _text_array(array)
    head = _dtype_bytes(array.dtype)
    if head is None or array.ndim > MAX_AXES or not _is_unicode(array):
        return None
    return head + _shape_bytes(array) + array.astype(array.dtype.newbyteorder("="), copy=False).tobytes()


def _shape_bytes(array: Array) -> bytes:
    return bytes([array.ndim]) + SHAPES[array.ndim].pack(*array.shape)


def _text_array(array: Array) -> Array:
    """Return an array of str objects (as pandas makes them) or of numpy's variable-width text as a fixed-width one."""
    is_text = array.dtype.kind == "T"
    is_text |= array.dtype.kind == "O" and array.size > 0 and all(type(entry) is str for entry in array.flat)
    return array.astype(str) if is_text else array


def _dtype_bytes(dtype: np.dtype[Any]) -> bytes | None:
    code = CODES.get(dtype.newbyteorder("="))
    if code is not None:
        return bytes([code])
    if dtype.kind in "US":
        return struct.pack("<BI", KINDS[dtype.kind], dtype.itemsize) if dtype.itemsize else None
    if dtype.kind in "Mm":
        unit, count = np.datetime_data(dtype)
        return bytes([KINDS[dtype.kind], UNITS.index(unit)]) if count == 1 else None
    return None


def _read_dtype(data: bytes, at: int) -> tuple[np.dtype[Any], int]:
    """Read a dtype and where it ends; raise IndexError or struct.error where the bytes end before."""
    code = data[at]
    if code < len(DTYPES):
        return DTYPES[code], at + 1
    kind = KIND_OF.get(code)
    if kind is None:
        raise ProtocolError("no such dtype")
    if kind in "US":
        (size,) = struct.unpack_from("<I", data, at + 1)
        if not size or (kind == "U" and size % 4):
            raise ProtocolError("no such length of text")
        return np.dtype((np.str_, size // 4) if kind == "U" else (np.bytes_, size)), at + 5
    unit = data[at + 1]
    if unit >= len(UNITS):
        raise ProtocolError("no such unit")
    return np.dtype(f"{kind}8[{UNITS[unit]}]" if unit else f"{kind}8"), at + 2


def _is_unicode(array: Array) -> bool:
    if array.dtype.kind != "U" or not array.size:
        return True
    native = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("="))
    points = native.reshape(-1).view(np.uint32)
    return not ((points > LAST_CODE_POINT) | ((points >= SURROGATES[0]) & (points <= SURROGATES[1]))).any()
