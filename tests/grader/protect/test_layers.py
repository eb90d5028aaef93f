"""Every layer is probe_layers now, and a lack is an error with a remedy unless it is accepted by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from grader.errors import CourseError, ProtectionError
from grader.execute.forkserver import preforked
from grader.execute.isolation import EXPOSES
from grader.protect import layers as protect
from grader.protect import probes
from grader.protect.probes import Attacker, Canary
from grader.records.course import Limits
from grader.records.execution import Layer

HELD = tuple(Layer(trial.name, held=True, how=trial.how) for trial in protect.TRIALS)
Judge = Callable[[Attacker, Canary], bool]


def lost(name: str) -> tuple[Layer, ...]:
    """Return all layers, one of them lost."""
    return tuple(replace(layer, held=layer.name != name, exposes="everything") for layer in HELD)


def test_every_layer_that_this_machine_has_holds() -> None:
    layers = protect.probe_layers(Limits())
    protect.require(layers, accept=tuple(EXPOSES))
    held = {layer.name for layer in layers if layer.held}
    assert held >= {"own process", "clock", "limits", "seccomp"}
    assert held & {"landlock", "namespaces"}
    assert all(bool(layer.exposes) != layer.held for layer in layers)
    assert {layer.name for layer in layers if not layer.needed} <= {"cgroup"}


@pytest.fixture(scope="module")
def bare() -> Iterator[Callable[[], object]]:
    """Open attackers behind no wall at all."""
    quick = Limits(call_seconds=1.5)
    with protect._behind(frozenset(), quick) as forkserver, probes.canary() as canary:

        @contextmanager
        def attacker() -> Iterator[tuple[Attacker, Canary]]:
            with probes.attacker(forkserver, quick) as opened:
                yield opened, canary

        yield attacker


@pytest.mark.parametrize(
    "judge",
    [probes.stays_small, probes.stays_alone, probes.keeps_off_files, probes.sees_nothing, probes.stays_within],
    ids=lambda j: j.__name__,
)
def test_without_walls_every_attack_is_seen_to_get_through(bare: Callable[..., object], judge: Judge) -> None:
    with bare() as (attacker, canary):
        assert not judge(attacker, canary)


@pytest.mark.parametrize("name", ["own process", "clock", "limits", "seccomp"])
def test_nothing_is_graded_without_the_floor_whatever_is_accepted(name: str) -> None:
    with pytest.raises(ProtectionError, match=f"{name} does not hold here"):
        protect.require(lost(name), tuple(EXPOSES))


@pytest.mark.parametrize(
    ("name", "gap"), [("namespaces", "metadata-visible"), ("own-uid", "shared-uid"), ("landlock", "one-file-wall")]
)
def test_a_gap_above_the_floor_must_be_accepted_by_name(name: str, gap: str) -> None:
    with pytest.raises(ProtectionError, match=rf'accept = \["{gap}"\]'):
        protect.require(lost(name), ())
    protect.require(lost(name), (gap,))


def test_packages_that_only_the_teacher_may_read_are_a_gap_that_chmod_closes() -> None:
    layers = [replace(layer, how="/numpy cannot be read from inside") for layer in lost("own-uid")]
    with pytest.raises(
        ProtectionError, match=r"Remedy: Let other accounts read what is installed: chmod -R a\+rX /, or acc"
    ):
        protect.require(layers, ())


def test_a_control_group_is_required_only_where_one_is_given() -> None:
    given = lost("cgroup")
    with pytest.raises(ProtectionError, match="cgroup does not hold here"):
        protect.require(given, tuple(EXPOSES))
    protect.require([replace(layer, needed=layer.name != "cgroup") for layer in given], ())


def test_a_course_that_accepts_what_is_no_gap_is_told_the_gaps_there_are() -> None:
    with pytest.raises(CourseError, match=r"'foo', which is not a gap; the gaps are .*metadata-visible"):
        protect.require(HELD, ("foo",))


def test_no_wall_round_files_at_all_is_never_accepted() -> None:
    layers = tuple(replace(layer, held=layer.name not in ("landlock", "namespaces")) for layer in HELD)
    with pytest.raises(ProtectionError, match="landlock does not hold here"):
        protect.require(layers, tuple(EXPOSES))


def test_other_systems_are_told_what_works_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    with pytest.raises(ProtectionError, match="grader check"):
        protect.probe_layers(Limits())
    with pytest.raises(ProtectionError, match="grader check"), preforked(Limits()):
        pass
