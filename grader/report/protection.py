"""What stands between students' code and the machine, in words for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.records.execution import Layer, Protection


def protection_line(found: Protection) -> str:
    """Say in one line which layers isolated a run's submissions, on which kernel, and which were missing."""
    gaps = ", ".join(name for name, _ in found.gaps)
    lack = f"gaps that course.toml accepts: {gaps}" if gaps else "no gaps"
    return f"protection: own process, clock, {', '.join(found.layers)}; {lack}; {found.kernel}"


def layer_rows(layers: Sequence[Layer]) -> Iterator[tuple[str, str, str, str]]:
    """Yield layer, held, how it was tried, and what its lack exposes."""
    for layer in layers:
        lost = "DID NOT HOLD" if layer.needed else "not given"
        yield layer.name, "held" if layer.held else lost, layer.how, layer.exposes


def finding_line(name: str, tries: str, through: Sequence[str]) -> str:
    """Say in one line what became of one attack."""
    return f"  {'GOT THROUGH' if through else 'held off'}  {name}, {tries}{': ' if through else ''}{'; '.join(through)}"
