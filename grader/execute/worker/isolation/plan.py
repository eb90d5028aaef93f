"""Which layers to apply, and where: plain values that can be sent as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from .limits import Limits

LIMITS: Final = "limits"
SECCOMP: Final = "seccomp"
LANDLOCK: Final = "landlock"
NAMESPACES: Final = "namespaces"
OWN_UID: Final = "own-uid"
CGROUP: Final = "cgroup"  # applied from outside, to the forkserver
UNREADABLE: Final = " cannot be read from inside"  # what a trial says of a path
ALL: Final = frozenset({LIMITS, SECCOMP, LANDLOCK, NAMESPACES, OWN_UID, CGROUP})


@dataclass(frozen=True, slots=True)
class Plan:
    """The layers of isolation of every child of one forkserver.

    `read` may be read; what the folders `listed` hold may be seen, but for what the folders `covered` in them hold;
    `scratch` is the folder that holds one scratch folder per child; `first_uid` and `uids` are the user ids (as the
    outside counts) that children get under OWN_UID.
    """

    read: tuple[str, ...]
    scratch: str
    limits: Limits
    layers: frozenset[str] = ALL
    first_uid: int = 0
    uids: int = 0
    listed: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()


def as_json(plan: Plan) -> dict[str, Any]:
    """Return the plan as what JSON can hold."""
    return {**asdict(plan), "layers": sorted(plan.layers)}


def from_json(values: Mapping[str, Any]) -> Plan:
    """Return the plan that `as_json` described; raises TypeError on a key that is none of its own."""
    limits = Limits(**values["limits"])
    paths = {key: tuple(values[key]) for key in ("read", "listed", "covered")}
    return Plan(**{**values, **paths, "layers": frozenset(values["layers"]), "limits": limits})
