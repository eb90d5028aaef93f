"""Values of every kind that can be carried come out as they went in; every other value keeps its type alone."""

from __future__ import annotations

import collections
import enum
import math
import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.execute.protocol.bounds import MAX_DEPTH, MAX_ITEMS, MAX_NUMBER_BYTES
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import Callback, encode, encode_call, encode_leniently
from grader.execute.protocol.frames import ProtocolError
from grader.execute.protocol.unserializable import Unserializable, UnserializableError, unserializable_parts

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ZONES = st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone)
NUMBERS = st.one_of(
    st.booleans(), st.integers(), st.integers(-(10**60), 10**60), st.floats(), st.complex_numbers(), st.fractions()
)
DATES = st.one_of(
    st.dates(), st.datetimes(), st.datetimes(timezones=ZONES), st.datetimes(timezones=st.just(UTC)), st.timedeltas()
)
KEYS = st.recursive(
    st.one_of(st.none(), NUMBERS, TEXT, st.binary(), DATES, st.decimals(allow_nan=False)),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3),
    max_leaves=4,
)
DTYPES = st.one_of(
    arrays.boolean_dtypes(),
    arrays.integer_dtypes(),
    arrays.unsigned_integer_dtypes(),
    arrays.floating_dtypes(),
    arrays.complex_number_dtypes(),
    arrays.datetime64_dtypes(),
    arrays.timedelta64_dtypes(),
    arrays.byte_string_dtypes(),
)
ARRAYS = arrays.arrays(DTYPES, arrays.array_shapes(min_dims=0, min_side=0, max_side=3)) | arrays.arrays(
    "U4", 3, elements=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=4)
)
VALUES = st.recursive(
    st.one_of(KEYS, ARRAYS, st.decimals(allow_nan=True).filter(lambda value: not value.is_snan())),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(KEYS, inner, max_size=4),
        st.sets(KEYS, max_size=4),
    ),
    max_leaves=12,
)


def identical(one: Any, other: Any) -> bool:
    """Tell whether two values are the same in type and to the last bit."""
    return canonical(one) == canonical(other)


def canonical(value: Any) -> object:
    """Return a text or nested texts that tell every value from every other, in whatever order a set keeps it."""
    name = type(value).__name__
    if isinstance(value, (list, tuple)):
        return name, *map(canonical, value)
    if isinstance(value, dict):
        return name, *map(canonical, value.items())
    if isinstance(value, (set, frozenset)):
        return name, *sorted(map(repr, map(canonical, value)))
    if isinstance(value, (np.ndarray, np.generic)):
        native = np.ascontiguousarray(value, value.dtype.newbyteorder("="))
        return name, str(native.dtype), value.shape, native.tobytes()
    return name, repr(value), getattr(value, "fold", 0)


@given(VALUES)
@settings(deadline=None)
def test_plain_data_comes_out_as_it_went_in(value: Any) -> None:
    assert identical(value, decode(encode(value)))
    assert encode_leniently(value) == encode(value)


@given(VALUES)
@settings(deadline=None)
def test_equal_values_are_equal_bytes(value: Any) -> None:
    assert encode(decode(encode(value))) == encode(value)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_value_or_refused_with_one_exception(data: bytes) -> None:
    with suppress(ProtocolError):
        decode(data)


@given(VALUES, st.data())
@settings(deadline=None)
def test_a_changed_byte_gives_a_value_or_one_exception(value: Any, draw: st.DataObject) -> None:
    data = bytearray(encode(value))
    data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    with suppress(ProtocolError):
        decode(bytes(data))


@pytest.mark.parametrize(
    "value",
    [
        math.factorial(25),
        -(2**89),
        2**63,
        -(2**63) - 1,
        {1, 2, 3},
        frozenset({(1, 2), ("a", None)}),
        {(0, 1): 2.5, 3: "x", None: True, Fraction(1, 2): Decimal("0.10")},
        {np.int64(3): np.float32(0.5)},
        np.array(["ab", "ß€", ""]),
        np.array(["2024-02-29", "NaT"], dtype="M8[D]"),
        np.datetime64("2024-01-01T00:00", "ns"),
        np.array([np.longdouble(1) / 3]),
        datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=timezone(timedelta(hours=1))),
        date(1, 1, 1),
        float("nan"),
        Decimal("-Infinity"),
        complex(0.0, -0.0),
        b"\0\xff",
        [[[]], (), {}],
    ],
    ids=lambda value: type(value).__name__,  # the text of a set differs from process to process
)
def test_a_value_of_each_kind_is_carried(value: Any) -> None:
    assert identical(value, decode(encode(value)))


class Colour(enum.IntEnum):
    """A number with a name."""

    RED = 7


class Grid(np.ndarray[Any, Any]):
    """An array by another name."""


Point = collections.namedtuple("Point", "x y")


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (collections.OrderedDict(a=1), {"a": 1}),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        (collections.defaultdict(list, {1: [2]}), {1: [2]}),
        (Point(1, 2), (1, 2)),
        (Colour.RED, 7),
        (np.array([1.0, 2.0]).view(Grid), np.array([1.0, 2.0])),
        (np.array(["a", "bc"], dtype=object), np.array(["a", "bc"])),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_subclass_is_plain_data_from_a_student_and_no_argument(value: Any, plain: Any) -> None:
    assert identical(decode(encode_leniently(value)), plain)
    if type(value) is not np.ndarray:
        with pytest.raises(UnserializableError):
            encode(value)


class Liar:
    """Says that it is a number, and is none."""

    @property
    def __class__(self) -> type:
        return int


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ((n for n in [1]), "a generator"),
        (zip([1], [2], strict=True), "a zip"),
        (map(str, [1]), "a map"),
        (collections.deque([1]), "a collections.deque"),
        (range(3), "a range"),
        (object(), "an object"),
        (len, "a builtin_function_or_method"),
        (Liar(), "a tests.grader.execute.protocol.test_values.Liar"),
        (np.array([None]), "an array of dtype object"),
        (np.zeros(2, dtype="i4,f4"), "an array of dtype"),
        (np.ma.masked_array([1, 2], [True, False]), "a numpy.ma.MaskedArray"),
        (10 ** (3 * MAX_NUMBER_BYTES), "a whole number of"),
        (Decimal("1E+20000"), "a Decimal with more than"),
        (Decimal("sNaN"), "a Decimal with more than"),
        (datetime(2024, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")), "a datetime with a zoneinfo.ZoneInfo"),
        ([0] * (MAX_ITEMS + 1), "a value of more than 100,000 parts"),
        ({(1, object())}, "an object"),
        ({object: 1}, "a type"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_carried_is_named_by_its_type(value: Any, name: str) -> None:
    with pytest.raises(UnserializableError, match="cannot be carried") as caught:
        encode(value)
    assert caught.value.type_name.removeprefix("a ").split(".")[-1].startswith(name.removeprefix("a ").split(".")[-1])
    told = decode(encode_leniently(value))
    assert type(told) is Unserializable
    assert told.type_name == caught.value.type_name


def test_a_part_that_cannot_be_carried_leaves_the_rest_in_place() -> None:
    first, stranger, last = decode(encode_leniently([1, object(), {"a": [len]}]))
    assert first == 1
    assert [part.type_name for part in unserializable_parts([stranger, last])] == [
        "an object",
        "a builtin_function_or_method",
    ]


def test_what_holds_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(UnserializableError):
        encode(endless)
    inner = decode(encode_leniently(endless))
    for _ in range(MAX_DEPTH - 1):
        (inner,) = inner
    assert [type(part) for part in inner] == [Unserializable]


@pytest.mark.parametrize(
    "use",
    [
        lambda value: value == value,  # noqa: PLR0124  equal to nothing, itself included
        lambda value: value != 1,
        lambda value: [1, value] == [1, Unserializable("a generator")],
        bool,
        len,
        list,
        repr,
        str,
        hash,
        float,
        "{}".format,
        lambda value: value < 1,
        lambda value: value + 1,
        lambda value: 1.5 * value,
        lambda value: np.ones(2) @ value,
        lambda value: value[0],
        lambda value: 1 in value,
        lambda value: value.shape,
        lambda value: np.allclose(value, 1.0),
        lambda value: value(),
    ],
)
def test_a_value_that_was_not_carried_refuses_every_use(use: Callable[[Any], object]) -> None:
    with pytest.raises(UnserializableError, match="a generator"):
        use(Unserializable("a generator"))


def test_the_name_of_a_type_that_is_not_carried_is_printable() -> None:
    assert decode(b"x" + struct.pack("<I", 8) + b"a\x1b[2J\nbc").type_name.isprintable()


def test_functions_are_carried_by_number_and_only_to_the_student() -> None:
    functions: list[Any] = []
    payload = encode([len, 1, min], functions)
    assert functions == [len, min]
    assert decode(payload, callbacks=True) == [Callback(0), 1, Callback(1)]
    with pytest.raises(ProtocolError):
        decode(payload)


def test_a_scalar_argument_is_a_python_number() -> None:
    name, *arguments = decode(encode_call("f", [np.float64(0.5), np.array(0.25), np.int8(3), np.True_, np.str_("a")]))
    assert name == "f"
    assert [type(argument) for argument in arguments] == [float, float, int, bool, str]


def forged_set(members: list[bytes]) -> bytes:
    """Write a set as no encoder would."""
    return b"S" + struct.pack("<I", len(members)) + b"".join(members)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(forged_set([encode([])]), id="a list in a set"),
        pytest.param(forged_set([encode(1), encode(1)]), id="a member twice"),
        pytest.param(forged_set([encode(n * (2**61 - 1)) for n in range(1, 1000)]), id="members of one hash"),
        pytest.param(forged_set([b"t" + struct.pack("<I", 1) + encode_leniently(object())]), id="no hash inside"),
        pytest.param(b"q" + encode(1) + encode(0), id="a division by zero"),
        pytest.param(b"q" + encode(1.0) + encode(2), id="a fraction of floats"),
        pytest.param(b"y" + struct.pack("<I", 0), id="the day 0"),
        pytest.param(b"Y" + struct.pack("<HBBBBBIBq", 2024, 13, 1, 0, 0, 0, 0, 0, -1), id="a month 13"),
        pytest.param(b"Y" + struct.pack("<HBBBBBIBq", 2024, 1, 1, 0, 0, 0, 0, 0, 2**62), id="a zone beyond a day"),
        pytest.param(b"w" + struct.pack("<iii", 2**31 - 1, 0, 0), id="too long a time"),
        pytest.param(struct.pack("<cBBiI", b"D", 0, 0, 0, 1) + b"\x0b", id="a digit 11"),
        pytest.param(struct.pack("<cBBiI", b"D", 0, 0, 2**31 - 1, 1) + b"\x01", id="a number of 2**31 digits"),
        pytest.param(struct.pack("<cI", b"I", 2**30), id="a number of 1 GB"),
        pytest.param(struct.pack("<cBIBQ", b"a", 32, 0, 1, 2**40), id="texts of no length, 2**40 times"),
        pytest.param(struct.pack("<cBIBQI", b"a", 32, 4, 1, 1, 0x110000), id="a letter that does not exist"),
        pytest.param(struct.pack("<cBIBQI", b"a", 32, 4, 1, 1, 0xD800), id="half a letter"),
        pytest.param(struct.pack("<cBBBQ", b"a", 34, 99, 1, 0), id="a unit that does not exist"),
        pytest.param(struct.pack("<cBBQQ", b"a", 2, 2, 2**62, 0), id="axes beyond all bounds"),
    ],
)
def test_a_forged_value_is_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(data)
