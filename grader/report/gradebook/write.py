"""Grades into nbgrader's gradebook, and each notebook into autograded/: one student, one transaction.

assignment, notebook, cells    what generate_assignment would have saved, where it was not run
student, submission            names from the roster, timestamp, extension, late penalty
grade of a test cell           auto_score, never the manual score; a manual score whose automatic one changed is
                               left open, as nbgrader leaves it
grade of a question            left open for the teacher; an unanswered one gets 0, as nbgrader gives it
comment of a task              the advice, never the teacher's own comment

Nothing is written where nothing changed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.files import written
from grader.records.course import Assignment, Course
from grader.records.feedback import Feedback, TaskFeedback
from grader.records.grade import Grade
from grader.records.judgement import Verdict
from grader.records.submission import Status, Submission
from grader.report import words
from grader.report.gradebook.database import Database, opened
from grader.report.gradebook.master import Master, is_marked_by_hand
from grader.report.gradebook.restored import restored, substitute
from grader.report.redact import redact
from grader.report.terminal import task_lines

NO_RESPONSE = "No response."
NOT_SHOWN = "**Graded, but not shown here:** something in the notebook is nested too deep. Open what was handed in."
Graded = tuple[Grade, Submission]


def write_gradebook(path: Path, course: Course, masters: Mapping[str, Master], grades: Iterable[Graded]) -> list[str]:
    """Write grades into the gradebook at `path` and notebooks into the course's autograded/; return what to tell.

    Raises
    ------
    CourseError
        The gradebook is damaged or cannot be written; who was written stays written.
    """
    assignments = {assignment.name: assignment for assignment in course.assignments}
    books: dict[str, Book] = {}
    notes: dict[str, None] = {}
    with opened(path, course.root) as database:
        for grade, submission in grades:
            if grade.assignment not in books:
                master = masters[grade.assignment]
                books[grade.assignment] = Book(database, course.root, assignments[grade.assignment], master)
            books[grade.assignment].enter(grade, submission)
            if not _names_a_folder(grade.student.id):
                notes[f"{grade.student.id!r} cannot name a folder: graded, but formgrader cannot open the notebook"] = (
                    None
                )
    return list(notes)


class Book:
    """One assignment of the gradebook."""

    def __init__(self, database: Database, root: Path, assignment: Assignment, master: Master) -> None:
        self.database, self.root, self.assignment, self.master = database, root, assignment, master
        with database.change() as gradebook:
            _set_up(gradebook, master, assignment)

    def enter(self, grade: Grade, submission: Submission) -> None:
        """Write one student's grade and notebook."""
        who = grade.student
        names = {"first_name": who.first_name, "last_name": who.last_name, "email": who.email}
        known = {key: value for key, value in names.items() if value}
        handed_in = grade.status is not Status.MISSING
        changed = handed_in and _names_a_folder(who.id) and self._lay_down(grade, submission)
        with self.database.change() as gradebook:
            gradebook.update_or_create_student(who.id, **known)
            if handed_in or self._was_there(gradebook, who.id):
                moment = _naive(grade.timestamp)
                row = gradebook.update_or_create_submission(self.assignment.name, who.id, timestamp=moment)
                self._fill(row, grade, changed)

    def _was_there(self, gradebook: Any, student: str) -> bool:
        return any(row.student_id == student for row in gradebook.assignment_submissions(self.assignment.name))

    def _fill(self, row: Any, grade: Grade, changed: bool) -> None:
        if grade.due and self.assignment.due and grade.due != self.assignment.due:
            row.extension = grade.due - self.assignment.due
        (notebook,) = (each for each in row.notebooks if each.name == self.assignment.name)
        notebook.late_submission_penalty = grade.penalty or None
        feedback = redact(grade, self.assignment)
        tasks = {task.task: task for task in feedback.tasks}
        bearers = {cell: task for task, cell in self.master.tests.items()}
        for entry in notebook.grades:
            if entry.name in bearers:
                _score(entry, tasks[bearers[entry.name]].score, open_=grade.status in _UNSETTLED)
            elif is_marked_by_hand(self.master.cells[entry.name]):
                _leave_open(entry, _answered(entry.name, grade, self.master), changed)
            else:
                _score(entry, float(self.master.cells[entry.name].metadata.nbgrader.points), open_=False)
        for remark in notebook.comments:
            remark.auto_comment = self._comment(remark.name, feedback, tasks)

    def _comment(self, name: str, feedback: Feedback, tasks: dict[str, TaskFeedback]) -> str | None:
        if feedback.status is not Status.GRADED:
            return words.STANDINGS[feedback.status]
        if name in tasks:
            return _advice(tasks[name])
        return None if _answered(name, feedback, self.master) else NO_RESPONSE

    def _lay_down(self, grade: Grade, submission: Submission) -> bool:
        """Write autograded/<student>/<assignment>/<assignment>.ipynb; tell whether another stood there."""
        folder = self.root / "autograded" / grade.student.id / self.assignment.name
        place = folder / f"{self.assignment.name}.ipynb"
        before = place.read_text(encoding="utf-8") if place.is_file() else ""
        text = self._notebook(grade, submission)
        if text != before:
            with written(place) as file:
                file.write(text)
        self._stamp(folder / "timestamp.txt", grade)
        if submission.path is not None:
            _bring_along(submission.path.parent, submission.companions, folder)
        return bool(before) and text != before

    def _notebook(self, grade: Grade, submission: Submission) -> str:
        path = next((a.path for a in submission.attempts if a.timestamp == grade.timestamp), submission.path)
        if grade.status is not Status.GRADED or path is None:
            return substitute(f"**Not graded.** {words.STANDINGS.get(grade.status, '')}", "markdown", self.master)
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.lower() == ".py":
            return substitute(text, "code", self.master)
        tasks = redact(grade, self.assignment).tasks
        told = {self.master.tests[task.task]: "\n".join(task_lines(task)) for task in tasks}
        try:
            return restored(text, self.master, told)
        except RecursionError:  # it was deep enough already for the process that graded it
            return substitute(NOT_SHOWN, "markdown", self.master)

    def _stamp(self, path: Path, grade: Grade) -> None:
        moment = _naive(grade.timestamp)
        text = f"{moment} UTC\n" if moment else ""
        if text and (not path.is_file() or path.read_text(encoding="utf-8") != text):
            with written(path) as file:
                file.write(text)
        if not text:
            path.unlink(missing_ok=True)


_UNSETTLED = (Status.UNREADABLE, Status.NEEDS_PERSON)


def _names_a_folder(student: str) -> bool:
    """Tell whether autograded/<student> is a folder of its own: an id may come from a name in an archive."""
    return not student.startswith(".") and len(student.encode()) <= 255 and not {"/", "\\", "\0"} & set(student)


def _bring_along(home: Path, companions: Iterable[Path], folder: Path) -> None:
    """Copy what lies beside the notebook: data, pictures, and the secret by which nbgrader gives feedback back."""
    for path in companions:
        place = folder / path.relative_to(home)
        if path.is_symlink() or (place.is_file() and place.read_bytes() == path.read_bytes()):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def _set_up(gradebook: Any, master: Master, assignment: Assignment) -> None:
    """Enter the assignment and its cells where they are not there; cells that students' grades hang on stay."""
    name = assignment.name
    due = {"duedate": _naive(assignment.due)} if assignment.due else {}
    row = gradebook.update_or_create_assignment(name, **due)
    if name in {notebook.name for notebook in row.notebooks}:
        notebook = gradebook.find_notebook(name, name)
        kept = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
        wanted = {cell: float(mark.points) for cell, mark in _marks(master) if mark.get("grade") or mark.get("task")}
        if kept != wanted:
            raise CourseError(
                f"the gradebook has other cells or points for '{name}' than {master.path}: "
                f"run `nbgrader generate_assignment {name} --force`"
            )
        return
    gradebook.add_notebook(name, name, kernelspec=_kernelspec(master))
    for cell, mark in _marks(master):
        kind = master.cells[cell].cell_type
        if mark.get("grade"):
            gradebook.add_grade_cell(cell, name, name, max_score=float(mark.points), cell_type=kind)
        if mark.get("solution"):
            gradebook.add_solution_cell(cell, name, name)
        if mark.get("task"):
            gradebook.add_task_cell(cell, name, name, max_score=float(mark.points), cell_type=kind)
        text = {"source": master.cells[cell].source, "checksum": mark.get("checksum")}
        gradebook.add_source_cell(cell, name, name, cell_type=kind, locked=bool(mark.get("locked")), **text)


def _marks(master: Master) -> Iterator[tuple[str, Any]]:
    for name, cell in master.cells.items():
        mark = cell.metadata.nbgrader
        if any(mark.get(key) for key in ("grade", "solution", "locked", "task")):
            yield name, mark


def _kernelspec(master: Master) -> str:
    return json.dumps(master.notebook.metadata.get("kernelspec", {}))


def _score(entry: Any, score: float, *, open_: bool) -> None:
    if entry.auto_score == score and not open_:
        entry.needs_manual_grade = entry.needs_manual_grade and entry.manual_score is not None
        return
    entry.auto_score = score
    entry.needs_manual_grade = open_ or entry.manual_score is not None


def _leave_open(entry: Any, answered: bool, changed: bool) -> None:
    entry.auto_score = None if answered else 0.0
    if entry.manual_score is None or changed:
        entry.needs_manual_grade = answered


def _answered(name: str, grade: Grade | Feedback, master: Master) -> bool:
    """Tell whether a question was answered; the work that a task cell asks for may stand anywhere."""
    return name in dict(grade.answers) or bool(master.cells[name].metadata.nbgrader.get("task"))


def _advice(task: TaskFeedback) -> str | None:
    """Say in a comment what the student needs to know of a task; nothing where all is right."""
    if task.verdict is Verdict.PASSED:
        return None
    if task.verdict is Verdict.MISSING:
        return NO_RESPONSE
    said = (words.verdict(task), task.advice)
    return ". ".join(part[:1].upper() + part[1:] for part in said if part)


def _naive(moment: datetime | None) -> datetime | None:
    """Return a time as nbgrader keeps it: UTC without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment
