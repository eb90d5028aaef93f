"""Tables of pandas from plain data that nobody vouches for; tables.py says what it looks like.

What pandas would look up by hash, open as a file, or make without a byte sent is bounded before it is given to pandas.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from .bounds import MAX_LABELS, MAX_ROWS
from .frames import ProtocolError
from .tables import MASKED, STRINGS, zone_names


def read_table(parts: Sequence[Any]) -> Any:
    """Make what `table_parts` describes; raise `ProtocolError` where it describes nothing."""
    if not parts or type(parts[0]) is not str or parts[0] not in _READERS:
        raise ProtocolError("no such table")
    try:
        return _READERS[parts[0]](*parts[1:])
    except ProtocolError:
        raise
    except Exception as error:  # what pandas raises for parts that fit no table, at the process boundary
        raise ProtocolError("no such table") from error


def _read_frame(columns: Any, index: Any, values: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    rows = _read_index(index)
    arrays = [_read_values(one) for one in _expect(values, list)]
    if any(len(array) != len(rows) for array in arrays):
        raise ProtocolError("columns of different lengths")
    frame = pd.DataFrame(dict(enumerate(arrays)), index=rows, copy=False)
    frame.columns = _read_index(columns)
    return frame


def _read_series(values: Any, index: Any, name: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    return pd.Series(_read_values(values), index=_read_index(index), name=_name(name))


def _read_index(parts: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    kind, *rest = _expect(parts, list)
    if kind == "range":
        start, stop, step, name = rest
        steps = range(*(_expect(one, int) for one in (start, stop, step)))
        if len(steps) > MAX_ROWS:
            raise ProtocolError("a table of too many rows")
        return pd.RangeIndex(steps, name=_name(name))
    if kind == "multi":
        levels, codes, names = (_expect(part, list) for part in rest)
        return pd.MultiIndex(
            [_read_labels(level) for level in levels], [*map(_vector, codes)], names=[*map(_name, names)]
        )
    values, name = rest
    array = _read_values(values)
    dtype = object if isinstance(array, np.ndarray) and array.dtype == object else None
    return pd.Index(array, name=_name(name), dtype=dtype)


def _read_labels(parts: Any) -> Any:
    labels = _read_index(parts)
    if len(labels) > MAX_LABELS:
        raise ProtocolError("too many labels")
    return labels


def _name(name: Any) -> Any:
    if not isinstance(name, (str, int, float, tuple, type(None), np.generic)):
        raise ProtocolError("no name of a column or index")
    return name


def _read_values(parts: Any) -> Any:
    kind, *rest = _expect(parts, list)
    array = _VALUES[kind](*rest)
    if len(array) > MAX_ROWS:
        raise ProtocolError("a table of too many rows")
    return array


def _read_objects(values: Any) -> Any:
    array = np.empty(len(_expect(values, list)), object)
    for k, value in enumerate(values):  # at once, lists among them would become further axes
        array[k] = value
    return array


def _read_string(name: Any, values: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    if name not in STRINGS or any(type(one) not in (str, type(None)) for one in _expect(values, list)):
        raise ProtocolError("a text was expected")
    return pd.array(values, dtype=name)


def _read_masked(name: Any, values: Any, mask: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    if name not in MASKED or _vector(mask).dtype != bool:
        raise ProtocolError("no such dtype")
    array = pd.array(_vector(values), dtype=name)
    array[mask] = pd.NA
    return array


def _read_category(codes: Any, categories: Any, ordered: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    kinds = _read_labels(categories)
    return pd.Categorical.from_codes(_vector(codes), categories=kinds, ordered=_expect(ordered, bool))


def _read_zoned(values: Any, zone: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    return pd.DatetimeIndex(_vector(values)).tz_localize("UTC").tz_convert(_known(zone)).array


def _read_timestamp(value: Any, zone: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    stamp = pd.Timestamp(_expect(value, np.datetime64))
    return stamp.tz_localize("UTC").tz_convert(_known(zone)) if zone else stamp


def _read_timedelta(value: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    return pd.Timedelta(_expect(value, np.timedelta64))


def _read_missing(which: Any) -> Any:
    import pandas as pd  # noqa: PLC0415

    return {"NA": pd.NA, "NaT": pd.NaT}[which]


def _known(zone: Any) -> str:
    """Return the name of a time zone: pandas would open a file of another name."""
    if type(zone) is not str or zone not in zone_names():
        raise ProtocolError("no such time zone")
    return zone


def _vector(value: Any) -> Any:
    if type(value) is not np.ndarray or value.ndim != 1:
        raise ProtocolError("an array was expected")
    return value


def _expect(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ProtocolError("another type was expected")
    return value


_READERS: dict[str, Callable[..., Any]] = {
    "frame": _read_frame,
    "series": _read_series,
    "index": _read_index,
    "timestamp": _read_timestamp,
    "timedelta": _read_timedelta,
    "missing": _read_missing,
}
_VALUES: dict[str, Callable[..., Any]] = {
    "array": _vector,
    "objects": _read_objects,
    "string": _read_string,
    "masked": _read_masked,
    "category": _read_category,
    "zoned": _read_zoned,
}
