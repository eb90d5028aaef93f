"""A misconception is data: what a mistake computes, and what to say to the one who made it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Misconception:
    """One mistake of the catalogue.

    Parameters
    ----------
    code
        The catalogue's code, such as `H01`; where two cannot be told apart the lower one stands for both.
    task
        The task whose function shows it.
    formulas
        What the mistake computes: functions with the task's signature. Several where the same mistake shows
        in several ways, such as under one cost only or under both.
    title
        The mistake in a few words.
    tempting
        Why a reasonable person makes it.
    advice
        One step on for the student, never the solution's line.
    section
        The heading of the notebook to read again.
    """

    code: str
    task: str
    formulas: tuple[Callable[..., Any], ...]
    title: str
    tempting: str
    advice: str
    section: str
