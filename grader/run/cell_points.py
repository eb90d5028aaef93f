"""`points("hidden_delta")` in an autograder cell is the score of that task, for nbgrader.

    nbgrader autograde ─► the student's kernel ─► points(task) ─► run.single, a process of its own ─► sandbox
                                 (cwd: autograded/<student>/<assignment>/)           (the file that was submitted)

The engine grades the file in submitted/, as `grader run` does, with the same secret: so the score is the same, carried
credit included, and no hidden test, answer or expected value enters the kernel in which the student's cells run.
nbgrader itself keeps no secrets from a notebook (a student's cell may read files and forge this cell's output): use
`grader run` where that matters. In our own course no kernel runs the notebook at all (autograde_once.py). Nothing goes
to stderr, for which nbgrader takes all points of a cell.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

from grader.errors import CourseError

ENGINE = ("-I", "-m", "grader.run.single")  # -I: a module that lies beside the notebook is not ours


def points(task: str) -> float:
    """Print what became of a task and return its points.

    Raises
    ------
    CourseError
        The course is not found, or its configuration is at fault: nbgrader shows it under the cell.
    """
    root = _root(Path.cwd())
    place = Path.cwd().relative_to(root)
    if len(place.parts) < 2:
        raise CourseError(f"{Path.cwd()} is no notebook's folder of the course in {root}")
    student = place.parts[-2] if len(place.parts) > 2 else ""
    tasks = graded(root, place.parts[-1], student)
    if task not in tasks:
        raise CourseError(f"course.toml: '{place.parts[-1]}' has no task '{task}'; it has {', '.join(tasks)}")
    score, told = tasks[task]
    sys.stdout.write(told)
    return score


def _root(folder: Path) -> Path:
    for place in folder.parents:
        if (place / "course.toml").is_file():
            return place
    raise CourseError(f"no course.toml above {folder}: the hidden tests are part of the course's folder")


@cache
def graded(root: Path, assignment: str, student: str) -> dict[str, tuple[float, str]]:
    """Ask the engine once for all tasks: points, and what to tell.

    Raises
    ------
    CourseError
        It could not grade this submission.
    """
    command = [sys.executable, *ENGINE, assignment, student]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  our own engine
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise CourseError(f"'{assignment}' of '{student}' could not be graded: {said}")
    return {task: (float(score), told) for task, score, told in json.loads(done.stdout)}
