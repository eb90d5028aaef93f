"""Tables of pandas on the wire: what arrives is what was sent."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from grader.execute.carried import carried_answer
from grader.execute.protocol.decode import decode
from grader.execute.protocol.encode import encode, encode_leniently
from grader.execute.protocol.tables import table_parts
from grader.execute.protocol.unserializable import Unserializable, UnserializableError

DAYS = pd.to_datetime(["2026-03-01", None, "2026-03-03"])
FRAME = pd.DataFrame(
    {
        "price": [1.5, float("nan"), 3.0],
        "city": ["Ulm", None, "Bonn"],
        "day": DAYS,
        "size": pd.Categorical(["L", "S", "L"], categories=["S", "L"], ordered=True),
        "count": pd.array([1, None, 3], dtype="Int64"),
        "sold": [True, False, True],
        "seen": pd.to_datetime(["2026-03-01", "2026-07-01", None]).tz_localize("Europe/Berlin"),
        "took": pd.to_timedelta([1, None, 3], unit="h"),
        "mixed": pd.Series([1, "a", [2.0]], dtype=object),
        "text": pd.array(["a", None, "b"], dtype="string"),
    }
)
CARRIED = {
    "a frame": FRAME,
    "no rows": FRAME.iloc[:0],
    "no columns": FRAME[[]],
    "nothing at all": pd.DataFrame(),
    "two columns of one name": pd.DataFrame([[1, 2.5]], columns=["x", "x"]),
    "labels of rows": FRAME.set_index("city"),
    "two levels of labels": FRAME.set_index(["sold", "price"]),
    "labels of columns in two levels": FRAME.groupby("sold")[["price", "count"]].agg(["min", "max"]),
    "a series": FRAME["price"],
    "a series without a name": pd.Series([1, 2]),
    "a row": FRAME.iloc[0],
    "an index of dates": pd.DatetimeIndex(DAYS, name="day"),
    "a range": pd.RangeIndex(2, 20, 3),
}


@pytest.mark.parametrize("name", CARRIED)
def test_what_arrives_is_what_was_sent(name: str) -> None:
    sent, got = CARRIED[name], carried_answer(CARRIED[name])
    compare = {"DataFrame": pd.testing.assert_frame_equal, "Series": pd.testing.assert_series_equal}
    compare.get(type(sent).__name__, pd.testing.assert_index_equal)(got, sent)
    assert encode(got) == encode(sent)  # by which a changed argument is told


SCALARS = [pd.Timestamp("2026-03-01 12:00"), pd.Timestamp("2026-03-01", tz="Europe/Berlin"), pd.Timedelta("90min")]


@pytest.mark.parametrize("value", SCALARS, ids=str)
def test_a_scalar_of_a_table_arrives(value: Any) -> None:
    got = decode(encode(value))
    assert type(got) is type(value)
    assert got == value


def test_a_missing_value_arrives_as_itself() -> None:
    assert carried_answer(pd.NaT) is pd.NaT
    assert carried_answer([pd.NA])[0] is pd.NA


def test_a_table_of_a_class_of_its_own_is_the_plain_table() -> None:
    class Mine(pd.DataFrame):
        def __len__(self) -> int:
            return 10**9

    got = carried_answer(Mine({"a": [1]}))
    assert type(got) is pd.DataFrame
    assert len(got) == 1
    with pytest.raises(UnserializableError):
        encode(Mine({"a": [1]}))


REFUSED = {
    "intervals": (pd.Series(pd.interval_range(0, 3)), "interval"),
    "objects": (pd.Series([object()]), "an object"),
    "a million texts": (pd.Series(["a"]).repeat(10**6), "more than 100,000 parts"),
    "categories by the thousand": (pd.Series(map(str, range(20_000))).astype("category"), "10,000 categories"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_carried_is_refused_by_name(name: str) -> None:
    value, words = REFUSED[name]
    got = decode(encode_leniently(value))
    assert isinstance(got, Unserializable)
    assert words in got.type_name


def test_a_million_rows_of_numbers_are_carried() -> None:
    frame = pd.DataFrame({"x": np.arange(10**6), "y": 0.5})
    pd.testing.assert_frame_equal(carried_answer(frame), frame)


def test_the_parts_of_a_table_are_plain_data() -> None:
    encode(table_parts(FRAME))
