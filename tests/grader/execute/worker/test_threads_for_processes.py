"""Pools, processes and values of multiprocessing, made of threads: the same results where work is pure."""

from __future__ import annotations

import pytest

from grader.execute.worker.threads_for_processes import Manager, Pool, Process, Queue, Value, array, executor


def test_a_pool_has_the_results_of_a_pool():
    with Pool(2, print, ()) as pool:
        assert pool.map(abs, [-1, 2]) == [1, 2]
        assert pool.starmap(max, [(1, 2), (4, 3)]) == [2, 4]
        assert pool.apply(divmod, (7, 2)) == (3, 1)
        assert list(pool.imap(abs, [-1])) == list(pool.imap_unordered(abs, [-1])) == [1]
        assert pool.map_async(abs, [-3]).get(timeout=60) == [3]
        assert pool.starmap_async(max, [(1, 2)]).get() == [2]
        pool.close()
        pool.join()


def test_a_call_that_raises_raises_when_its_result_is_asked_for():
    told = []
    result = Pool().apply_async(int, ("x",), error_callback=told.append)
    assert result.ready()
    assert not result.successful()
    assert [type(error) for error in told] == [ValueError]
    with pytest.raises(ValueError, match="invalid literal"):
        result.get()


def test_a_process_ends_with_the_status_of_a_process():
    queue = Queue()
    process = Process(target=queue.put, args=(3,))
    assert process.exitcode is None
    process.start()
    process.join()
    assert (process.exitcode, queue.get()) == (0, 3)
    queue.close()
    queue.join_thread()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_process_that_raised_says_so():
    process = Process(target=int, args=("x",))
    process.start()
    process.join()
    assert process.exitcode == 1


def test_values_arrays_and_managers_hold_what_is_put_into_them():
    value = Value("i", 2)
    with value.get_lock():
        value.value += 1
    with Manager() as manager:
        assert (value.value, array("d", 2), array("i", [1, 2]), manager.dict(a=1)) == (3, [0, 0], [1, 2], {"a": 1})


def test_an_executor_runs_what_it_is_given():
    with executor(2) as pool:
        assert list(pool.map(abs, [-1, -2])) == [1, 2]
