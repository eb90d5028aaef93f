"""What `multiprocessing` offers, made of threads: in a sandbox no process can be started.

Arguments are not copied, and what a worker changes in them is seen by all; results are the same where work is pure.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any


class Process(threading.Thread):
    """A thread with the interface of a process."""

    def __init__(  # noqa: PLR0913  the interface is Python's
        self,
        group: None = None,
        target: Callable[..., Any] | None = None,
        name: str | None = None,
        args: Iterable[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
        *,
        daemon: bool | None = None,
    ) -> None:
        super().__init__(group, target, name, tuple(args), kwargs, daemon=daemon)
        self._failed = False

    def run(self) -> None:
        """Run, and remember whether that failed."""
        try:
            super().run()
        except BaseException:
            self._failed = True
            raise

    @property
    def exitcode(self) -> int | None:
        """None while it runs, then 0, or 1 where it failed."""
        return None if self.ident is None or self.is_alive() else int(self._failed)

    @property
    def pid(self) -> int | None:
        """The number of the thread."""
        return self.native_id

    def terminate(self) -> None:
        """Do nothing: a thread ends by itself."""

    kill = close = terminate


class Queue(queue.Queue):  # type: ignore[type-arg]
    """A queue with the interface of one between processes."""

    def close(self) -> None:
        """Do nothing: nothing is waiting to be sent."""

    join_thread = cancel_join_thread = close


class Result:
    """What an asynchronous call of a pool returns: it has been made already."""

    def __init__(self, call: Callable[[], Any], callback: Any = None, error_callback: Any = None) -> None:
        self._value: Any = None
        self._error: Exception | None = None
        try:
            self._value = call()
        except Exception as error:  # noqa: BLE001  get() raises it
            self._error = error
        told = callback if self._error is None else error_callback
        if told is not None:
            told(self._value if self._error is None else self._error)

    def get(self, timeout: float | None = None) -> Any:
        """Return the result, or raise what the call raised."""
        del timeout
        if self._error is not None:
            raise self._error
        return self._value

    def wait(self, timeout: float | None = None) -> None:
        """Do nothing: it is there."""

    def ready(self) -> bool:
        """Say that it is there."""
        return True

    def successful(self) -> bool:
        """Tell whether the call returned."""
        return self._error is None


class Pool:
    """The interface of `multiprocessing.Pool`, in this thread: one call after the other, in order."""

    def __init__(
        self,
        processes: int | None = None,
        initializer: Callable[..., Any] | None = None,
        initargs: Sequence[Any] = (),
        maxtasksperchild: int | None = None,
    ) -> None:
        del maxtasksperchild
        self._processes = processes or os.cpu_count()
        if initializer is not None:
            initializer(*initargs)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def apply(self, func: Callable[..., Any], args: Sequence[Any] = (), kwds: Mapping[str, Any] | None = None) -> Any:
        """Call a function."""
        return func(*args, **(kwds or {}))

    def map(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int | None = None) -> list[Any]:
        """Call a function for each."""
        del chunksize
        return [func(each) for each in iterable]

    def starmap(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int | None = None) -> list[Any]:
        """Call a function for each, with several arguments."""
        del chunksize
        return [func(*each) for each in iterable]

    def imap(self, func: Callable[..., Any], iterable: Iterable[Any], chunksize: int = 1) -> Any:
        """Call a function for each, when it is asked for."""
        del chunksize
        return map(func, iterable)

    imap_unordered = imap

    def apply_async(
        self,
        func: Callable[..., Any],
        args: Sequence[Any] = (),
        kwds: Mapping[str, Any] | None = None,
        callback: Any = None,
        error_callback: Any = None,
    ) -> Result:
        """Call a function."""
        return Result(lambda: self.apply(func, args, kwds), callback, error_callback)

    def map_async(
        self,
        func: Callable[..., Any],
        iterable: Iterable[Any],
        chunksize: int | None = None,
        callback: Any = None,
        error_callback: Any = None,
    ) -> Result:
        """Call a function for each."""
        return Result(lambda: self.map(func, iterable, chunksize), callback, error_callback)

    def starmap_async(
        self,
        func: Callable[..., Any],
        iterable: Iterable[Any],
        chunksize: int | None = None,
        callback: Any = None,
        error_callback: Any = None,
    ) -> Result:
        """Call a function for each, with several arguments."""
        return Result(lambda: self.starmap(func, iterable, chunksize), callback, error_callback)

    def close(self) -> None:
        """Do nothing: no call is waiting."""

    terminate = join = close


class Value:
    """A value that all threads share, with a lock."""

    def __init__(self, _kind: object = None, value: Any = 0, *_: Any, **_named: Any) -> None:
        self.value, self._lock = value, threading.RLock()

    def get_lock(self) -> threading.RLock:
        """Return its lock."""
        return self._lock


class Manager:
    """A manager whose objects are plain ones."""

    dict, list, Namespace = dict, list, SimpleNamespace
    Queue, Lock, RLock, Event, Value = Queue, threading.Lock, threading.RLock, threading.Event, Value

    def __enter__(self) -> Manager:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def shutdown(self) -> None:
        """Do nothing."""


def array(_kind: object, values: Any, **_named: Any) -> list[Any]:
    """Return a list: of so many zeros, or of these values."""
    return [0] * values if isinstance(values, int) else list(values)


def executor(max_workers: int | None = None, *_: Any, **named: Any) -> Any:
    """Return an executor of threads."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  few notebooks need it

    known = {name: value for name, value in named.items() if name in ("initializer", "initargs")}
    return ThreadPoolExecutor(max_workers, **known)


STAND_INS = {
    "Pool": Pool,
    "Process": Process,
    "Queue": Queue,
    "SimpleQueue": queue.SimpleQueue,
    "JoinableQueue": Queue,
    "Lock": threading.Lock,
    "RLock": threading.RLock,
    "Semaphore": threading.Semaphore,
    "Event": threading.Event,
    "Condition": threading.Condition,
    "Barrier": threading.Barrier,
    "Manager": Manager,
    "Value": Value,
    "Array": array,
}
