"""`make mutants`: a mistake that no test notices is found, in a function, a method, a constant and a default."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.verify.mutation.mutants import mutants

TESTS = Path(__file__).parents[1]
ENGINE = """
from dataclasses import dataclass

LIMIT = 3
LIMITS = {"small": LIMIT}


@dataclass
class Box:
    size: int = 2

    def doubled(self):
        return self.size * 2


class Crate(Box):
    def __init__(self, size):
        super().__init__(size + 1)


def small(x, least=0):
    return least <= x < LIMITS["small"]


def first(xs):
    for x in xs:
        return x
"""
TEST = """
from engine import LIMIT, Box, Crate, first, small


def test_small():
    assert LIMIT == 3 and small(0) and small(2) and not small(3) and not small(-1)


def test_box():
    assert (Box().doubled(), Box(3).doubled(), Crate(3).doubled()) == (4, 6, 8)


def test_first():
    assert first([5, 6]) == 5 == first([5])
"""


def become(tmp_path: Path, test: str) -> dict[str, list[str]]:
    """Put mistakes into ENGINE; return those with one status, each as the line it puts in."""
    (tmp_path / "engine.py").write_text(ENGINE, encoding="utf-8")
    (tmp_path / "test_engine.py").write_text(test, encoding="utf-8")
    (tmp_path / "before.json").write_text("{}", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "mutation_plugin", "-p", "no:randomly", "-p", "no:xdist"]
    command += ["--mutate=engine", f"--mutation-results={tmp_path / 'results.jsonl'}", "-p", "no:cacheprovider"]
    environment = {"PYTHONPATH": f"{TESTS}:{tmp_path}:{TESTS.parent}", "PATH": ""}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 5}, done.stdout + done.stderr
    lines = [json.loads(line) for line in (tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    found: dict[str, list[str]] = {}
    for line in lines:
        (put_in,) = [text[1:].strip() for text in line["diff"].splitlines() if text.startswith("+")]
        found.setdefault(line["status"], []).append(put_in)
    return found


def test_every_mistake_is_noticed_by_a_test_of_everything(tmp_path: Path) -> None:
    found = become(tmp_path, TEST)
    assert found.get("survived", []) == []
    assert len(found["noticed"]) > 15


def test_what_no_test_looks_at_survives(tmp_path: Path) -> None:
    found = become(tmp_path, TEST.replace("and small(2) and not small(3)", "").replace("== (4, 6, 8)", "> (0, 0, 0)"))
    assert {"return least <= x <= LIMITS['small']", "size: int = 3", "return self.size / 2"} <= set(found["survived"])
    assert "return least < x < LIMITS['small']" in found["noticed"]


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch):
    """Return tests/mutants.py as a module."""
    monkeypatch.syspath_prepend(str(TESTS))
    return importlib.import_module("mutants")


def line(status: str, function: str = "f", becomes: str = "return 1") -> dict[str, object]:
    return {"module": "grader.m", "function": function, "status": status, "tests": 3, "seconds": 0.3} | {
        "diff": f"@@\n-old\n+{becomes}\n"
    }


def test_what_computes_the_same_is_counted_apart_and_survivors_are_printed(tool, capsys) -> None:
    lines = [line("noticed", becomes="return 3"), line("died", becomes="return 3"), line("survived")]
    lines.append(line("survived", becomes="return 2"))
    counts = tool.counted(lines, {("grader.m.f", "return 1")})
    assert counts == {"grader.m": Counter(noticed=2, equivalent=1, survived=1)}
    assert "+return 2" in capsys.readouterr().out


@pytest.mark.parametrize("listed", ["return 1", "return 2"])
def test_a_mutant_that_is_said_to_compute_the_same_and_is_noticed_is_named_with_the_test(tool, capsys, listed) -> None:
    lines = [{**line(status), "by": "test_m.py::test_f"} for status in ("noticed", "died", "survived")]
    same = {("grader.m.f", listed)}
    counts = tool.counted(lines, same)["grader.m"]
    capsys.readouterr()
    found = tool.wrongly_listed(lines, same)
    told = capsys.readouterr().out
    if listed == "return 1":
        assert counts == Counter(noticed=1, equivalent=2)  # on a busy machine a process may die of nothing
        assert found == 1
        assert told.startswith("grader.m: take this out of equivalent_mutants.toml, test_m.py::test_f notices it\n")
        assert "+return 1" in told
    else:
        assert (counts, found, told) == (Counter(noticed=2, survived=1), 0, "")


@pytest.mark.parametrize(("noticed", "status"), [(19, 0), (18, 1)])
def test_less_than_95_of_100_is_exit_status_1(tool, capsys, noticed: int, status: int) -> None:
    counts = {"grader.m": Counter(noticed=noticed, survived=20 - noticed, equivalent=7)}
    assert tool.report(counts, tool.seconds(5 * [line("noticed")])) == status
    told = capsys.readouterr().out
    assert f"{noticed / 20:.1%}" in told
    assert " 2 s: grader.m\n" in told  # five times 0.3


def test_every_module_of_the_five_folders_gets_mistakes_but_those_named(tool) -> None:
    names = tool.modules()
    assert {name.split(".")[1] for name in names} == set(tool.FOLDERS)
    assert not tool.NOT_PURE.keys() & set(names)
    assert all((TESTS.parent / (name.replace(".", "/") + ".py")).is_file() for name in tool.NOT_PURE)


def test_every_mutant_that_computes_the_same_is_one_and_has_a_reason(tool) -> None:
    entries = tomllib.loads(tool.EQUIVALENTS.read_text(encoding="utf-8"))["equivalent"]
    made: set[tuple[str, str]] = set()
    for module in {entry["function"].rpartition(".")[0] for entry in entries}:
        source = (TESTS.parent / (module.replace(".", "/") + ".py")).read_text(encoding="utf-8")
        made |= {(f"{module}.{each.function}", tool.becomes(each.diff)) for each in mutants(source, guards=True)}
    assert [each for each in entries if (each["function"], each["becomes"]) not in made or not each["reason"]] == []
    assert [each for each in entries if entries.count(each) > 1] == []
    assert {each["function"].rpartition(".")[0] for each in entries} <= set(tool.modules())


@pytest.fixture
def table(tool, monkeypatch, tmp_path: Path):
    """Return tests/mutation_table.py as a module, with a table of its own and two modules in a folder."""
    module = tool.mutation_table
    monkeypatch.setattr(module, "SCORE", tmp_path / "score.csv")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    for name in ("grader/a.py", "grader/b.py", "tests/grader/test_a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return module


def test_the_table_keeps_the_rows_of_modules_that_were_not_looked_at(table) -> None:
    sums = {"grader.a": "aa", "grader.b": "bb", "grader.gone": "cc"}
    for name, noticed in (("grader.b", 3), ("grader.a", 1), ("grader.b", 2), ("grader.gone", 1)):
        table.write({name: Counter(noticed=noticed, survived=1)}, {name: 2.6}, sums, sums)
    table.write({}, {}, {}, ["grader.a", "grader.b"])
    assert table.SCORE.read_text(encoding="utf-8").splitlines() == [
        "module,mutants,noticed,survived,equivalent,seconds,files",
        "grader.a,2,1,1,0,3,aa",
        "grader.b,3,2,1,0,3,bb",
    ]


def test_a_module_is_outdated_without_a_row_with_survivors_or_when_it_or_its_test_changed(table, tmp_path) -> None:
    both = ["grader.a", "grader.b"]
    sums = {name: table.files(name) for name in both}
    assert list(table.outdated(both)) == both
    table.write({name: Counter(noticed=2) for name in both}, {}, sums, both)
    assert list(table.outdated(both)) == []
    (tmp_path / "tests/grader/test_a.py").write_text("another", encoding="utf-8")
    assert list(table.outdated(both)) == ["grader.a"]
    (tmp_path / "grader/b.py").write_text("another", encoding="utf-8")
    assert list(table.outdated(both)) == both
    table.write({"grader.a": Counter(noticed=2, survived=1)}, {}, {"grader.a": table.files("grader.a")}, both)
    assert list(table.outdated(both)) == both


def written(*lines: dict[str, object]) -> str:
    return "".join(json.dumps(each) + "\n" for each in lines)


@pytest.mark.parametrize(("status", "finished"), [(None, ["a"]), (0, ["a", "b"])])
def test_a_module_is_finished_when_the_next_one_has_begun_or_the_process_has_ended(tool, tmp_path, status, finished):
    def of(name: str) -> dict[str, object]:
        return {**line("noticed"), "module": name}

    (tmp_path / "lines").write_text(written(of("a"), of("a"), of("b"))[:-9], encoding="utf-8")
    running = tool.Running(SimpleNamespace(poll=lambda: None), tmp_path / "lines")
    assert list(running.finished()) == []  # half a line of b
    (tmp_path / "lines").write_text(written(of("a"), of("a"), of("b")), encoding="utf-8")
    running.process = SimpleNamespace(poll=lambda: status)
    found = list(running.finished())
    assert [each[0]["module"] for each in found] == finished
    assert len(found[0]) == 2
    assert [each["module"] for group in running.finished() for each in group] == []


def test_a_process_that_failed_stops_the_tool(tool, tmp_path) -> None:
    running = tool.Running(SimpleNamespace(poll=lambda: 3), tmp_path / "none")
    with pytest.raises(SystemExit, match="pytest ended with 3"):
        list(running.finished())
