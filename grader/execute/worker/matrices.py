"""Whether a call computes with np.matrix, whose * is the matrix product: it gives other numbers and raises nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

PRODUCTS = frozenset({"__mul__", "__rmul__", "__imul__", "__pow__", "__ipow__"})  # of np.matrix
MOST_PARTS = 100  # of an answer, that are looked at


class MatrixWatch:
    """Notes every product and power that np.matrix takes in this process, until the next call begins."""

    def __init__(self) -> None:
        self._seen = False
        for name in PRODUCTS:
            setattr(np.matrix, name, self._noting(getattr(np.matrix, name)))

    def begin(self) -> None:
        """Forget what was seen: a call begins."""
        self._seen = False

    def saw(self, value: object) -> bool:
        """Tell whether the call took such a product, or what it returned is, or holds, an np.matrix."""
        parts = value if type(value) in (list, tuple) else [value]
        return self._seen or any(isinstance(part, np.matrix) for part in parts[:MOST_PARTS])  # type: ignore[index]

    def _noting(self, product: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(product)
        def noted(*given: Any) -> Any:
            self._seen = True
            return product(*given)

        return noted
