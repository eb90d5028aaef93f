"""What protects a run, in words for a terminal."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from grader.report.protection import finding_line, layer_rows, protection_line


def test_the_layers_and_the_kernel_stand_in_one_line() -> None:
    found = SimpleNamespace(layers=("namespaces", "seccomp"), gaps=(), kernel="Linux 6.1")
    line = "protection: own process, clock, namespaces, seccomp; no gaps; Linux 6.1"
    assert protection_line(found) == line


def test_gaps_are_named() -> None:
    found = SimpleNamespace(layers=("seccomp",), gaps=(("landlock", "why"), ("cgroup", "why")), kernel="Linux 5.4")
    assert "; gaps that course.toml accepts: landlock, cgroup; Linux 5.4" in protection_line(found)


@pytest.mark.parametrize(
    ("held", "needed", "word"),
    [(True, True, "held"), (True, False, "held"), (False, True, "DID NOT HOLD"), (False, False, "not given")],
)
def test_a_layer_that_is_needed_and_lacks_is_loud(held: bool, needed: bool, word: str) -> None:
    layer = SimpleNamespace(name="landlock", held=held, needed=needed, how="tried", exposes="files")
    assert list(layer_rows([layer])) == [("landlock", word, "tried", "files")]


def test_an_attack_that_got_through_says_by_what() -> None:
    assert finding_line("fork", "2 tries", []) == "  held off  fork, 2 tries"
    assert finding_line("fork", "2 tries", ["a", "b"]) == "  GOT THROUGH  fork, 2 tries: a; b"
