"""A run on Dask workers beside the same run in as many processes here, and what sending a submission costs.

python benchmarks/machines.py [--students 200] [--workers 2]
"""

from __future__ import annotations

import argparse
import csv
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from classroom import lay_out
from distributed import Client, LocalCluster
from history import remember
from measure import machine

from grader.records.course import Limits
from grader.records.run import DaskOptions, RunOptions
from grader.records.submission import Student, Submission
from grader.run.dask.parcel import HandIn, pack
from grader.run.dask.spread import MOST_AT_ONCE
from grader.run.pipeline import run

SENT = 500


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    print(f"measured on {machine()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder, given.students)
        here = seconds(RunOptions(folder, ("backprop",), output=folder / "here", jobs=given.workers))
        with LocalCluster(n_workers=given.workers, threads_per_worker=1, dashboard_address=None) as cluster:
            dask = DaskOptions(cluster.scheduler_address)
            there = seconds(RunOptions(folder, ("backprop",), output=folder / "there", dask=dask))
            sent = sending(cluster.scheduler_address, folder)
        with (folder / "here" / "timings.csv").open(newline="", encoding="utf-8") as file:
            grading = statistics.median(float(row["seconds"]) for row in csv.DictReader(file))
    print(f"{given.students} submissions, {given.workers} at once: {here:.1f} s here, {there:.1f} s on Dask workers")
    share = 100 * sent / grading
    print(f"sending one: {1000 * sent:.2f} ms; grading one: {1000 * grading:.1f} ms; share: {share:.1f} percent")
    for ratio, value in (("dask to local", there / here), ("sending to grading", sent / grading)):
        print(remember("machines", ratio, value, higher_is_better=False), end="\n")


def seconds(options: RunOptions) -> float:
    """Grade a class, and return how long that took."""
    start = time.perf_counter()
    run(options, {}, lambda *_: None)
    return time.perf_counter() - start


def sending(address: str, folder: Path) -> float:
    """Return the seconds of the caller's and the scheduler's processor to send one submission, and to hear of it."""
    paths = sorted((folder / "submitted").glob("*/*/*.ipynb"))
    with Client(address, set_as_default=False) as client:
        start = time.process_time()
        for batch in batched((paths * SENT)[:SENT]):
            client.submit(size, tuple(map(packed, batch)), pure=False).result()
        return (time.process_time() - start) / SENT


def batched(paths: list[Path]) -> Iterator[list[Path]]:
    """Yield as many as a run sends at once."""
    for number in range(0, len(paths), MOST_AT_ONCE):
        yield paths[number : number + MOST_AT_ONCE]


def packed(path: Path) -> HandIn:
    """Read one submission as a run does."""
    return pack(Submission(Student("somebody"), "backprop", path), Limits())


def size(hand_ins: tuple[HandIn, ...]) -> int:
    """Do nothing with submissions."""
    return sum(len(data) for hand_in in hand_ins for _, data in hand_in.files)


if __name__ == "__main__":
    main()
