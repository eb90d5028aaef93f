"""Gradients without backpropagation: nudge one number, watch the cost move.

    central difference   (f(x + h) - f(x - h)) / 2h      error ~ h^2, noise ~ 1/h: h = 1e-5 is between
    complex step         Im f(x + ih) / h                no subtraction, no digits lost; f must be analytic

Both are the second witness of law 3: they know the cost and nothing of the chain rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
TOLERANCE = 1e-6  # of law 4: the largest difference, as a share of the largest expected entry of an array


def central_difference(f: Callable[[Any], float], x: npt.ArrayLike, h: float = 1e-5) -> Array:
    """Measure the gradient of `f` at `x`, one entry at a time.

    Parameters
    ----------
    f
        A function of one array of x's shape; returns a number.
    x : float array, any shape
        Where to measure; it is not changed.
    h
        The nudge. 1e-5 leaves an error below 1e-9 of the largest entry for costs of order one.

    Returns
    -------
    float64 array of x's shape
    """
    point = np.array(x, dtype=float)
    gradient = np.zeros_like(point)
    for index in np.ndindex(point.shape):
        kept = point[index]
        point[index] = kept + h
        above = f(point.copy())
        point[index] = kept - h
        below = f(point.copy())
        point[index] = kept
        gradient[index] = (above - below) / (2 * h)
    return gradient


def complex_step(f: Callable[[Any], Any], x: npt.ArrayLike, h: float = 1e-30) -> Array:
    """Measure the gradient of an analytic `f` at `x` to full precision.

    Parameters
    ----------
    f
        A function of one complex array of x's shape; returns a number. No abs, max or comparison inside.
    x : float array, any shape

    Returns
    -------
    float64 array of x's shape

    Notes
    -----
    Squire and Trapp, Using complex variables to estimate derivatives of real functions, SIAM Review 40
    (1998).
    """
    point = np.array(x, dtype=complex)
    gradient = np.zeros(point.shape)
    for index in np.ndindex(point.shape):
        nudged = point.copy()
        nudged[index] += 1j * h
        gradient[index] = np.imag(f(nudged)) / h
    return gradient
