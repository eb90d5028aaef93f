"""Deltagrade: the version, and `check` for notebooks, which costs nothing until it is used."""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name == "check":
        from grader.checks.live import check  # noqa: PLC0415  numpy and pytest: only when needed

        return check
    raise AttributeError(f"module 'grader' has no attribute '{name}'")
