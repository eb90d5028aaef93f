"""Hand-ins that attack: each is held off, earns no more than its honest part, and costs nobody else anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.execute import isolation as walls
from grader.execute.forkserver import ForkServer, OneShot, preforked, temporary_image
from grader.execute.worker.isolation.plan import CGROUP, LANDLOCK, LIMITS, NAMESPACES, OWN_UID, SECCOMP
from grader.protect import corpus as run
from grader.protect.corpus import AttackResult, corpus, run_corpus
from grader.records.course import Limits

from ..small_course import HALF, QUARTER

ROOT = Path(__file__).parents[3]
CORPUS = corpus(ROOT)
NAMES = [attack.path.name for attack in CORPUS]
pytestmark = pytest.mark.xdist_group("hostile")


def quiet(_: AttackResult) -> None:
    """Say nothing."""


def named(*names: str) -> list[run.Attack]:
    """Return the attacks of these names."""
    found = [attack for attack in CORPUS if attack.path.stem in names]
    assert len(found) == len(names)
    return found


@pytest.fixture(scope="session")
def findings() -> dict[str, AttackResult]:
    """What became of every attack."""
    return {finding.attack.path.name: finding for finding in run_corpus(CORPUS, quiet)}


def test_there_are_many_attacks() -> None:
    assert len(CORPUS) >= 80


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_an_attack_is_held_off(findings: dict[str, AttackResult], name: str) -> None:
    assert findings[name].through == ()


def test_an_honest_hand_in_would_be_seen_to_earn(tmp_path: Path) -> None:
    folder = tmp_path / run.CORPUS
    folder.mkdir(parents=True)
    text = f"# Tries: nothing.\n# Must: earn nothing.\n{HALF}{QUARTER}"
    (folder / "honest.py").write_text(text, encoding="utf-8")
    (finding,) = run_corpus(corpus(tmp_path), quiet)
    assert finding.through == ("it earned half", "it earned quarter")


def test_a_task_that_an_attack_must_not_cost_is_seen_to_be_lost(tmp_path: Path) -> None:
    folder = tmp_path / run.CORPUS
    folder.mkdir(parents=True)
    text = f"# Tries: nothing.\n# Must: earn nothing.\n# Keeps: half quarter\n{HALF}"
    (folder / "half_of_it.py").write_text(text, encoding="utf-8")
    (finding,) = run_corpus(corpus(tmp_path), quiet)
    assert finding.through == ("it lost quarter",)


def test_an_attack_takes_too_long_only_by_the_time_of_this_machine_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_slowness", lambda: 5.0)
    assert [run._too_long(seconds, 10.0) for seconds in (9.0, 11.0, 49.0, 51.0)] == [False, False, False, True]


def test_a_course_without_attacks_says_where_they_are(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="get the whole course"):
        corpus(tmp_path)


@contextmanager
def without(lacking: tuple[str, ...], limits: Limits) -> Iterator[ForkServer]:
    """Open a forkserver that raises every wall of this machine but these."""
    with preforked(limits) as full:
        layers = frozenset(full.protection.layers)
    if not set(lacking) & layers:
        pytest.skip(f"this machine does not grant {' and '.join(lacking)}")
    with temporary_image() as image:
        forkserver = ForkServer(
            image, replace(walls.wanted(image, limits), layers=layers - set(lacking)), one_shot=OneShot()
        )
        try:
            yield forkserver
        finally:
            forkserver.close()


# Attacks that get through where these layers are off, and no other. What would harm this machine is not among them.
FILES = ("read_the_tests", "map_the_key", "import_the_key", "write_outside", "list_a_folder", "rename_a_file")
LACKS = {
    (LIMITS,): ("more_memory_than_allowed", "more_files_than_allowed"),
    (OWN_UID, CGROUP): ("more_threads_than_allowed",),  # each alone holds it off
    (SECCOMP,): ("fork_a_daemon", "clone", "new_namespaces", "keyring", "raw_sockets", "memory_by_memfd"),
    (NAMESPACES,): ("size_of_the_key",),
    (LANDLOCK, NAMESPACES): FILES,  # each alone holds these off
}


@pytest.mark.parametrize("layers", LACKS, ids=" and ".join)
def test_these_attacks_get_through_where_a_layer_is_off(layers: tuple[str, ...]) -> None:
    findings = list(run_corpus(named(*LACKS[layers]), quiet, lambda limits: without(layers, limits)))
    assert {finding.attack.path.stem for finding in findings} == set(LACKS[layers])
    for finding in findings:
        assert finding.through or finding.exposed, finding.attack.path.name
