"""`grader init`: a new course is green at once, whatever its tasks take."""

from __future__ import annotations

import csv
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.main import main
from grader.course.config import read_course
from grader.course.placeholders import placeholder_notes
from grader.errors import CourseError
from grader.init.course import add_assignment, write_course

TASKS = {
    "root-finding": ("bisection(f, a, b, tol)", "newton(f, df, x)"),
    "first-steps": ("double(x)", "area(width, height)"),
    "stacks": ("Stack",),
    "objects": ("Account(owner, money)", "class table(f, frame, words)"),
    "reading": ("menu()",),
    "data": (
        "clean(df, column='price')",
        "slope(f, df, x)",
        "mean(values)",
        "longest(words, rng)",
        "count(text, letter='a')",
        "apply(f)",
    ),
}
SAMPLE = ("objects", "data")  # of the courses that are verified and released; `make proof` takes all
COURSES = [pytest.param(name, marks=() if name in SAMPLE else pytest.mark.proof) for name in TASKS]


@pytest.fixture(scope="module", params=TASKS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new")
    told = ["init", str(folder), "--assignment", request.param]
    done = CliRunner().invoke(main, [*told, *(part for task in TASKS[request.param] for part in ("--task", task))])
    assert done.exit_code == 0, done.output
    return folder


def points(folder: Path) -> dict[str, float]:
    with (folder / "results" / "scores.csv").open(newline="", encoding="utf-8") as file:
        return {row["student_id"]: float(row["score"]) / float(row["max_score"]) for row in csv.DictReader(file)}


def test_its_three_examples_are_right_half_right_and_wrong(made: Path) -> None:
    told = ["run", "--course", str(made), "--submissions", str(made / "examples" / "submitted"), "--jobs", "1"]
    done = CliRunner().invoke(main, told)
    assert done.exit_code == 0, done.output
    scores = points(made)
    assert (scores["right"], scores["wrong"]) == (1, 0)
    assert 0 < scores["half"] < 1
    assert "placeholder, replace me" in done.output


def test_its_course_file_names_the_document_in_which_each_rule_stands(made: Path) -> None:
    (comment,) = [line for line in (made / "course.toml").read_text(encoding="utf-8").split("\n\n") if "--help" in line]
    documents = Path(__file__).parents[3] / "docs"
    for name, title in (
        ("lms.md", "Late work"),
        ("marking.md", "Rules in course.toml"),
        ("your-own-course.md", "How long"),
    ):
        assert name in comment
        assert title in (documents / name).read_text(encoding="utf-8")
    assert "lms.md has dates and late rules" in comment


@pytest.mark.parametrize("made", COURSES, indirect=True)
def test_verify_finds_nothing_to_change_and_names_the_placeholders(made: Path) -> None:
    done = CliRunner().invoke(main, ["verify", "--course", str(made)])
    assert done.exit_code == 0, done.output
    assert "placeholder, replace me" in done.output
    assert "breaks over a wrong answer" not in done.output


@pytest.mark.parametrize("made", COURSES, indirect=True)
def test_release_works_and_names_the_placeholders(made: Path) -> None:
    done = CliRunner().invoke(main, ["release", "--course", str(made)])
    assert done.exit_code == 0, done.output
    assert "placeholder, replace me" in done.output


def test_what_was_replaced_is_no_placeholder_any_more(tmp_path: Path) -> None:
    write_course(tmp_path, "words", ("count(text)",))
    course = read_course(tmp_path)
    places = ("solutions/words/words.ipynb", "tests/hidden/words/test_count.py", "tests/public/words/test_count.py")
    notes = placeholder_notes(course, course.assignments[0])
    assert [note.partition(":")[0] for note in notes] == [*places]
    for path in (tmp_path / place for place in places):
        path.write_text(path.read_text().replace("Placeholder: replace me", "Ours now"))
    assert placeholder_notes(course, course.assignments[0]) == ()


def test_the_secret_is_the_owners_alone_and_never_the_same(tmp_path: Path) -> None:
    secrets = set()
    for name in ("one", "two"):
        write_course(tmp_path / name, "words", ("count(text)",))
        path = tmp_path / name / ".grader-secret"
        assert path.stat().st_mode & 0o077 == 0
        secrets.add(path.read_text())
    assert len(secrets) == 2


@pytest.mark.parametrize(
    ("name", "tasks", "told"),
    [
        ("a/b", ("f(x)",), "make a name"),
        ("words", ("f(x)", "g(x)", "f(y)"), "bear one name, f"),
        ("words", ("no function",), "neither a function nor a class"),
    ],
)
def test_what_cannot_be_a_course_is_named_and_nothing_is_written(
    tmp_path: Path, name: str, tasks: tuple[str, ...], told: str
) -> None:
    with pytest.raises(CourseError, match=told):
        write_course(tmp_path, name, tasks)
    assert list(tmp_path.iterdir()) == []


def test_an_assignment_is_added_to_a_course_whose_own_files_stay(tmp_path: Path) -> None:
    write_course(tmp_path, "words", ("count(text)",))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with (tmp_path / "course.toml").open("a") as file:
        file.write("# mine")
    added = add_assignment(tmp_path, "sums", ("mean(values)", "Tally"))
    course = read_course(tmp_path)
    assert [(one.name, [task.name for task in one.tasks]) for one in course.assignments] == [
        ("words", ["count"]),
        ("sums", ["mean", "Tally"]),
    ]
    text = (tmp_path / "course.toml").read_text()
    assert text.startswith(before.pop(tmp_path / "course.toml").decode() + "# mine\n\n[assignments.sums]")
    assert all(path.read_bytes() == content for path, content in before.items())
    assert tmp_path / "solutions/sums/sums.ipynb" in added
    with pytest.raises(CourseError, match="has an assignment 'sums' already"):
        add_assignment(tmp_path, "sums", ("mean(values)",))


def test_where_a_section_cannot_be_added_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text("assignments = { a = { tasks = { f = {} } } }\n")
    with pytest.raises(CourseError, match=r"\[assignments\.words\] cannot be added"):
        add_assignment(tmp_path, "words", ("count(text)",))
    assert [path.name for path in tmp_path.iterdir()] == ["course.toml"]


def test_a_folder_with_a_course_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text("mine")
    with pytest.raises(CourseError, match="name an empty folder, or with --assignment NAME what to add"):
        write_course(tmp_path, "words", ("count(text)",))
    assert (tmp_path / "course.toml").read_text() == "mine"


def test_no_course_is_made_within_a_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outer = tmp_path / "my course"
    write_course(outer, "sums", ["half(x)"])
    before = sorted(outer.rglob("*"))
    for inner in (outer / "inner", outer / "solutions", outer / "a" / "b"):
        with pytest.raises(
            CourseError, match=r"lies in the course .*my course: name a folder outside it, or add"
        ) as caught:
            write_course(inner, "words", ["count(text)"])
        assert f"grader init '{outer}' --assignment words" in str(caught.value)
    monkeypatch.chdir(outer / "solutions")
    with pytest.raises(CourseError, match="lies in the course"):
        write_course(Path("../inner"), "words", ["count(text)"])
    assert sorted(outer.rglob("*")) == before
    write_course(Path("../../beside"), "words", ["count(text)"])
    assert (tmp_path / "beside" / "course.toml").is_file()


@pytest.mark.parametrize("place", ["solutions", "tests/hidden", "tests/public", "assignments"])
def test_what_lies_where_an_assignment_would_is_neither_taken_into_it_nor_removed(tmp_path: Path, place: str) -> None:
    write_course(tmp_path, "sums", ["half(x)"])
    own = tmp_path / place / "words" / "own.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(
        CourseError, match=rf"{place}/words holds files already, .*: move them away, or give another name"
    ):
        add_assignment(tmp_path, "words", ["count(text)"])
    (tmp_path / "course.toml").unlink()
    with pytest.raises(CourseError, match=rf"{place}/words holds files already"):
        write_course(tmp_path, "words", ["count(text)"])
    assert sorted((*tmp_path.rglob("*"), tmp_path / "course.toml")) == before
    assert own.read_text(encoding="utf-8") == "mine"


def test_no_file_of_the_teachers_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("mine")
    with pytest.raises(CourseError, match=r"holds roster.csv already"):
        write_course(tmp_path, "words", ("count(text)",))
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]
    assert (tmp_path / "roster.csv").read_text() == "mine"


def test_the_next_commands_can_be_typed_one_after_the_other(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "my course"), "--task", "size(höhe)"])
    assert done.exit_code == 0, done.output
    *_, folder, verify, run, release = (line.strip() for line in done.output.splitlines())
    assert folder == f"cd '{tmp_path / 'my course'}'"
    assert [verify, run, release] == [
        "grader verify",
        "grader run --submissions examples/submitted",
        "grader release",
    ]


def test_the_log_says_which_files_are_written_and_which_gets_sections(tmp_path: Path, caplog) -> None:
    files = write_course(tmp_path, "one", ("double(x)",))
    caplog.set_level(logging.INFO, "grader.init.course")
    new = add_assignment(tmp_path, "two", ("area(width, height)",))
    assert tmp_path / "course.toml" in files
    told = [f"{path}: {'its sections are added' if path.name == 'course.toml' else 'written'}" for path in new]
    assert caplog.messages == told
