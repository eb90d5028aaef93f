"""Tables of pandas as plain data: a DataFrame, a Series, an Index, and the scalars that their cells hold.

    frame      columns (an index), index, values of each column
    series     values, index, name
    index      values, name        range   start, stop, step, name        multi   levels, codes, names
    values     array | objects | string | masked | category (codes, categories, ordered) | zoned (dates, time zone)
    scalar     timestamp, timedelta, NaT, NA

pandas is looked for among the modules that are loaded: where nobody imported it, no value is a table.
"""

from __future__ import annotations

import sys
from typing import Any, Final

import numpy as np

from .bounds import MAX_LABELS
from .unserializable import UnserializableError

MASKED: Final = (
    "Int8",
    "Int16",
    "Int32",
    "Int64",
    "UInt8",
    "UInt16",
    "UInt32",
    "UInt64",
    "Float32",
    "Float64",
    "boolean",
)
STRINGS: Final = ("string", "str")
PLAIN_KINDS: Final = "biufcMm"  # dtypes that numpy carries as they are


def table_type(kind: type, *, exact: bool) -> type | None:
    """Return the class of pandas that a value of this type is carried as; None where it is no table."""
    pandas = sys.modules.get("pandas")
    if pandas is None:
        return None
    kinds = _kinds(pandas)
    if exact:
        return kind if kind in kinds or issubclass(kind, pandas.Index) else None
    return next((one for one in kinds if issubclass(kind, one)), None)


def table_parts(value: Any) -> list[Any]:
    """Return a table, or a scalar of one, as plain data; raise `UnserializableError` for what is none."""
    import pandas as pd  # noqa: PLC0415  only where a value is a table

    if isinstance(value, pd.DataFrame):
        columns = [_values(value.iloc[:, k]) for k in range(value.shape[1])]
        return ["frame", _index(value.columns), _index(value.index), columns]
    if isinstance(value, pd.Series):
        return ["series", _values(value), _index(value.index), value.name]
    if isinstance(value, pd.Index):
        return ["index", _index(value)]
    return _scalar(value)


def _kinds(pandas: Any) -> tuple[type, ...]:
    scalars = (pandas.Timestamp, pandas.Timedelta, type(pandas.NaT), type(pandas.NA))
    return pandas.DataFrame, pandas.Series, pandas.Index, *scalars


def _scalar(value: Any) -> list[Any]:
    import pandas as pd  # noqa: PLC0415

    if value is pd.NA or value is pd.NaT:
        return ["missing", "NA" if value is pd.NA else "NaT"]
    if isinstance(value, pd.Timestamp):
        return ["timestamp", value.to_datetime64(), _zone(value.tz)]
    return ["timedelta", value.to_timedelta64()]


def _zone(zone: Any) -> str:
    """Return the name of a time zone; '' where there is none."""
    name = "" if zone is None else str(zone)
    if name and name not in zone_names():
        raise UnserializableError(f"a date in the time zone {name[:40]}")
    return name


def zone_names() -> set[str]:
    from zoneinfo import available_timezones  # noqa: PLC0415  reads folders; few values are dates with a zone

    return available_timezones()


def _index(index: Any) -> list[Any]:
    import pandas as pd  # noqa: PLC0415

    if isinstance(index, pd.MultiIndex):
        used = index.remove_unused_levels()
        codes = [np.asarray(one) for one in used.codes]
        return ["multi", [_labels(level) for level in used.levels], codes, list(used.names)]
    if isinstance(index, pd.RangeIndex):
        return ["range", index.start, index.stop, index.step, index.name]
    return ["plain", _values(index), index.name]


def _labels(index: Any) -> list[Any]:
    """Return the categories of a column, or a level of an index: pandas looks them up by hash."""
    if len(index) > MAX_LABELS:
        raise UnserializableError(f"pandas data with more than {MAX_LABELS:,} categories or labels of a level")
    return _index(index)


def _values(data: Any) -> list[Any]:
    """Return the values of a column or index as plain data."""
    import pandas as pd  # noqa: PLC0415

    dtype, array = data.dtype, data.array
    if isinstance(dtype, np.dtype):
        if dtype.kind == "O":
            return ["objects", list(array)]
        if dtype.kind in PLAIN_KINDS:
            return ["array", np.asarray(array)]
    if isinstance(dtype, pd.CategoricalDtype):
        return ["category", np.asarray(array.codes), _labels(dtype.categories), bool(dtype.ordered)]
    if isinstance(dtype, pd.DatetimeTZDtype):
        return ["zoned", np.asarray(array.tz_convert("UTC").tz_localize(None)), _zone(dtype.tz)]
    if isinstance(dtype, pd.StringDtype):
        texts = [None if missing else str(one) for one, missing in zip(array, array.isna(), strict=True)]
        return ["string", str(dtype), texts]
    if dtype.name in MASKED:
        kind = dtype.numpy_dtype
        return ["masked", dtype.name, array.to_numpy(kind, na_value=kind.type(0)), np.asarray(array.isna())]
    raise UnserializableError(f"pandas data of dtype {dtype}")
