"""What `verify` says while it works: each step to whoever listens."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]


def silent(_step: str) -> None:
    """Say nothing."""
