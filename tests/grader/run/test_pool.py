"""Work spread over processes: every item has its result, whatever ends the process that had it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.errors import CourseError
from grader.run.pool import Lost, Pool, WorkerFault, _stop, scatter


def spread(work: Callable[[int], object], items: range = range(6), processes: int = 2) -> dict[int, object]:
    @contextmanager
    def open_worker(_number: int) -> Iterator[Callable[[int], object]]:
        yield work

    return dict(scatter(items, open_worker, processes))


def test_every_item_has_its_result_by_its_number() -> None:
    assert spread(lambda item: item * item) == {number: number * number for number in range(6)}


def test_there_are_no_more_processes_than_items_and_they_end() -> None:
    pids = set(spread(lambda _item: os.getpid(), range(2), processes=5).values())
    assert len(pids) <= 2
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_an_item_whose_process_dies_once_is_done_by_another(tmp_path: Path) -> None:
    def work(item: int) -> int:
        if item == 3 and not (tmp_path / "died").exists():
            (tmp_path / "died").touch()
            os._exit(1)
        return item

    assert spread(work) == {number: number for number in range(6)}


def test_an_item_that_ends_every_process_is_lost_and_costs_no_other() -> None:
    found = spread(lambda item: os._exit(1) if item == 3 else item)
    assert found.pop(3) == Lost()
    assert found == {number: number for number in (0, 1, 2, 4, 5)}


@pytest.mark.parametrize(
    ("error", "words"),
    [(CourseError("the course is wrong"), "the course is wrong"), (OSError(28, "No space left"), "No space left")],
)
def test_what_the_teacher_must_correct_stops_everything(error: Exception, words: str) -> None:
    def work(item: int) -> int:
        raise error

    with pytest.raises(CourseError, match=words):
        spread(work)


@pytest.mark.parametrize("how", ["its items end", "it is asked"])
def test_a_process_that_tidies_up_is_not_interrupted_by_being_asked_to_end_again(tmp_path: Path, how: str) -> None:
    @contextmanager
    def open_worker(number: int) -> Iterator[Callable[[int], object]]:
        try:
            yield lambda item: item
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            (tmp_path / f"tidy-{number}").touch()

    pool = Pool(range(1), open_worker)
    pool._start(0)
    (worker,) = pool.workers
    assert worker.pipe.recv() == 0  # now it waits for the next item
    if how == "it is asked":
        worker.process.terminate()
    else:
        worker.pipe.close()
    worker.process.join()
    assert [path.name for path in tmp_path.iterdir()] == ["tidy-0"]


def test_a_process_that_does_not_end_when_it_is_asked_is_ended_within_seconds() -> None:
    asked: list[str] = []

    def note(name: str) -> Callable[..., None]:
        return lambda *seconds: asked.append(" ".join((name, *map(str, seconds))))

    process = SimpleNamespace(**{name: note(name) for name in ("terminate", "join", "kill")})
    worker = SimpleNamespace(pipe=SimpleNamespace(close=note("close")), process=process)
    _stop(worker, worker)  # type: ignore[arg-type]
    assert asked == ["close", "terminate"] * 2 + ["join 5.0", "kill", "join"] * 2


@pytest.mark.parametrize("result", [lambda: {}["planted"], lambda: lambda: 0])
def test_a_fault_at_one_item_or_a_result_that_cannot_be_sent_costs_that_item_and_has_its_traceback(
    result: Callable[[], object], capfd: pytest.CaptureFixture[str]
) -> None:
    found = spread(lambda item: result() if item == 3 else item)
    lost = found.pop(3)
    assert found == {number: number for number in (0, 1, 2, 4, 5)}
    assert isinstance(lost, Lost)
    assert lost.fault is not None
    assert lost.fault.cost == "could not be graded"
    assert lost.fault.traceback.startswith("Traceback (most recent call last):")
    assert "test_pool.py" in lost.fault.traceback or "pickle" in lost.fault.traceback
    assert capfd.readouterr().err == ""


def test_a_fault_before_there_is_any_work_ends_it_all_with_the_traceback_of_that_process(
    capfd: pytest.CaptureFixture[str],
) -> None:
    @contextmanager
    def open_worker(_number: int) -> Iterator[Callable[[int], int]]:
        {}["planted"]
        yield lambda item: item

    with pytest.raises(WorkerFault, match="a grading process could not be made ready: KeyError: 'planted'") as caught:
        list(scatter(range(6), open_worker, 3))
    assert "in open_worker" in str(caught.value.__cause__)
    assert capfd.readouterr().err == ""
