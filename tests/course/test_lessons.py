"""Every lesson keeps the same promises, whatever it teaches.

| who reads the notebook | what they may rely on |
|---|---|
| student | the convention stands at the top, each stub says shapes and bans, pictures have words, no answer is in it |
| grader | one solution cell per task, named as the task; one short locked test cell with the task's points |
| nbgrader | valid metadata; what was released is the source without its marked regions |
"""

from __future__ import annotations

import ast
import copy
import re
import tomllib
from pathlib import Path

import IPython.display
import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.stem for path in ROOT.glob("solutions/*/*.ipynb") if path.stem == path.parent.name)
SOLUTION = re.compile(r"(?ms)^[ \t]*### BEGIN SOLUTION\n(.*?)^[ \t]*### END SOLUTION")
HIDDEN = re.compile(r"(?ms)^\s*### BEGIN HIDDEN TESTS\n.*?### END HIDDEN TESTS\n?")
WORDS_TO_A_NUMBER, WORDS_TO_A_FUNCTION = 360, 700  # in Markdown; a formula counts as it is written
SET_UP = {"imports", "checks", "tools"}
STUB_COLUMNS = 88  # what a notebook shows beside its margin at 1000 pixels
UNFRIENDLY = ("stopped inside", "could not use", "This experiment needs")  # where nothing wrong was written
CONVENTION = ("enters", r"n_{l-1}", r"\partial C", "ng", "leaves", "thetas[0]", "1/m")


@pytest.fixture(params=LESSONS)
def lesson(request):
    """The name of each assignment that has a lesson."""
    return request.param


@pytest.fixture
def source(lesson):
    """The teacher's notebook."""
    return nbformat.read(ROOT / "solutions" / lesson / f"{lesson}.ipynb", as_version=nbformat.NO_CONVERT)


@pytest.fixture
def released(lesson):
    """The student's notebook."""
    return nbformat.read(ROOT / "assignments" / lesson / f"{lesson}.ipynb", as_version=nbformat.NO_CONVERT)


@pytest.fixture
def tasks(lesson):
    """The tasks of course.toml with their points."""
    course = tomllib.loads((ROOT / "course.toml").read_text(encoding="utf-8"))
    assert lesson in course["assignments"], f"course.toml has no [assignments.{lesson}]"
    return {name: task["points"] for name, task in course["assignments"][lesson]["tasks"].items()}


def test_there_are_lessons():
    assert "backprop" in LESSONS


@pytest.mark.parametrize("side", ["solutions", "assignments"])
def test_a_lesson_is_a_valid_notebook_without_outputs(side, lesson):
    notebook = nbformat.read(ROOT / side / lesson / f"{lesson}.ipynb", as_version=nbformat.NO_CONVERT)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    nbformat.validate(notebook)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    assert not [cell.id for cell in code(notebook) if cell.outputs or cell.execution_count]
    assert notebook.metadata.kernelspec.name == "python3"


def test_nbgrader_finds_the_format_of_both_sides_valid(source, released):
    MetadataValidator().validate_nb(source)
    MetadataValidator().validate_nb(released)
    for notebook in (source, released):
        ids = [cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata]
        assert len(set(ids)) == len(ids)


def test_each_task_of_the_course_has_one_solution_cell_and_one_test_cell(source, tasks):
    assert [mark(cell).grade_id for cell in stubs(source)] == list(tasks)
    tests = {mark(cell).grade_id: cell for cell in code(source) if mark(cell).get("grade")}
    for name, points in tasks.items():
        nbgrader = mark(tests[f"test_{name}"])
        assert nbgrader.locked
        assert not nbgrader.solution
        assert nbgrader.points == points, f"test_{name} gives {nbgrader.points} points, course.toml {points}"


def test_a_solution_cell_holds_the_function_of_its_name_and_nothing_else(source):
    for cell in stubs(source):
        body = ast.parse(cell.source).body
        assert [getattr(part, "name", None) for part in body] == [mark(cell).grade_id], cell.id


def test_each_stub_says_shapes_and_what_it_may_not_do(released):
    for cell in stubs(released):
        words = ast.get_docstring(ast.parse(cell.source).body[0]) or ""
        assert "Returns\n-------" in words, cell.id
        assert "may not" in words, cell.id
        if ast.parse(cell.source).body[0].args.args:
            assert "Parameters\n----------" in words, cell.id
            assert re.search(r"shape|length|whole number", words), cell.id


def test_no_line_of_a_stub_is_cut_off_on_a_narrow_screen(released):
    assert not [line for cell in stubs(released) for line in cell.source.splitlines() if len(line) > STUB_COLUMNS]


def test_a_picture_belongs_to_its_cell_alone(source):
    assert not [cell.id for cell in code(source) if re.search(r"\bpyplot\b|\bplt\.", cell.source)]


def test_each_released_stub_only_raises_not_implemented_error(released):
    assert stubs(released)
    for cell in stubs(released):
        _, *rest = ast.parse(cell.source).body[0].body
        assert [ast.unparse(line) for line in rest] == ["raise NotImplementedError()"], cell.id


def test_a_test_cell_shows_the_check_and_hides_the_points(source, released):
    shown = {mark(cell).grade_id: cell.source.strip() for cell in code(released) if mark(cell).get("grade")}
    for stub in stubs(source):
        task = mark(stub).grade_id
        cell = next(cell for cell in code(source) if mark(cell).get("grade_id") == f"test_{task}")
        assert len(cell.source.splitlines()) <= 6, f"{cell.id} is long"
        assert re.search(rf'(?m)^\s*points\("{task}"\)', "".join(HIDDEN.findall(cell.source))), cell.id
        assert re.fullmatch(rf'\w*check\("{task}"\)', shown[f"test_{task}"]), cell.id


def test_questions_in_words_are_read_by_a_person(source, released):
    questions = [cell for cell in source.cells if cell.cell_type == "markdown" and mark(cell)]
    assert questions
    for cell in questions:
        nbgrader = mark(cell)
        assert nbgrader.grade_id.startswith("question_")
        assert (nbgrader.grade, nbgrader.solution, nbgrader.points) == (True, True, 0)
        assert SOLUTION.search(cell.source), f"{cell.id} has no model answer"
        answer = next(other for other in released.cells if other.id == cell.id)
        assert answer.source.endswith("YOUR ANSWER HERE")


def test_every_question_in_words_has_a_hint_that_gives_no_answer_away(source):
    for number, cell in enumerate(source.cells):
        if cell.cell_type == "markdown" and mark(cell):
            hint = source.cells[number + 1].source
            assert hint.startswith("<details><summary>Three sentences that sound right and are not"), cell.id
            wrong = re.findall(r'(?m)^\* \*"(.+?)"\* (.+)$', hint)
            assert len(wrong) == 3, f"{cell.id}: three wrong sentences, and what is wrong with each"
            model = plain(SOLUTION.findall(cell.source)[0])
            clauses = [part for part in re.split(r"[.:;,]\s", model) if len(part) > 25]
            assert not [clause for clause in clauses if clause in hint], f"{cell.id}: the hint holds the answer"


def test_an_answer_opens_after_a_try(source):
    for cell in source.cells:
        if cell.cell_type == "markdown":
            assert cell.source.count("<details>") == cell.source.count("</details>"), cell.id
            for before, inside in re.findall(r"(?s)(.?)<details><summary>(.*?)</details>", cell.source):
                assert before in {"", "\n"}, cell.id
                assert re.match(r"[^<]+</summary>\n\n\S.*\n\n$", inside, re.DOTALL), (
                    f"{cell.id}: Markdown in it is not set"
                )


def test_a_lesson_begins_with_a_number_and_the_first_function_is_near(lesson, released):
    words, number = 0, None
    for cell in released.cells:
        if mark(cell).get("solution"):
            break
        if cell.cell_type == "markdown":
            words += len(cell.source.split())
        elif number is None and cell.id not in SET_UP and "hide-input" not in cell.metadata.get("tags", ()):
            number = words
    print(f"{lesson}: {number} words to a number, {words} to a function")  # noqa: T201  seen with -s, or if it fails
    assert number is not None
    assert number <= WORDS_TO_A_NUMBER
    assert words <= WORDS_TO_A_FUNCTION


def test_no_check_is_lost_in_a_loop(source):
    """What `check` returns is shown if it ends a cell; in a loop it would be dropped."""
    ends = [ast.parse(cell.source).body[-1] for cell in code(source) if re.search(r"check\(", cell.source)]
    loops = [node for node in ends if isinstance(node, ast.For)]
    assert not [ast.unparse(node) for node in loops if re.search(r"(?m)^    (public_)?check\(", ast.unparse(node))]


def test_the_convention_stands_at_the_top(released):
    top = " ".join(cell.source for cell in released.cells[:4] if cell.cell_type == "markdown").casefold()
    assert not [words for words in CONVENTION if words.casefold() not in top]


def test_every_picture_has_words_for_those_who_do_not_see_it(source):
    for cell in source.cells:
        if cell.cell_type == "markdown":
            assert not re.search(r"!\[\s*\]\(", cell.source), cell.id
            assert not re.search(r"<img(?![^>]*\balt=.\w)", cell.source), cell.id
            continue
        for call in calls(cell):
            name = ast.unparse(call.func).split(".")
            if name[-1] == "Image":
                assert "alt" in {keyword.arg for keyword in call.keywords}, cell.id


@pytest.mark.parametrize("side", ["source", "released"])
def test_a_lesson_runs_from_top_to_bottom_and_its_pictures_have_words(side, lesson, suite, request, monkeypatch):
    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda *things, **_: shown.extend(things))
    suite(lesson).run(request.getfixturevalue(side))
    pictures = [thing for thing in shown if isinstance(thing, IPython.display.Image)]
    assert pictures
    assert not [picture.alt for picture in pictures if len(picture.alt.split()) < 8]
    assert len({picture.alt for picture in pictures}) == len(pictures)


def test_while_functions_are_missing_every_experiment_names_one_of_them(lesson, suite, source, released, tasks):
    for written in ((), *((task,) for task in tasks)):
        notebook = copy.deepcopy(released)
        for cell, mine in zip(notebook.cells, source.cells, strict=True):
            if mark(cell).get("grade_id") in written:
                cell.source = mine.source
        printed = suite(lesson).run(notebook).printed
        assert not [line for line in printed.splitlines() if any(words in line for words in UNFRIENDLY)], written


def test_a_released_lesson_is_its_source_without_the_marked_regions(source, released):
    for given, mine in zip(released.cells, source.cells, strict=True):
        assert given.id == mine.id
        stub = "YOUR ANSWER HERE" if mine.cell_type == "markdown" else ""
        expected = HIDDEN.sub("", SOLUTION.sub(stub, mine.source))
        shown = re.sub(r"(?m)^[ \t]*# YOUR CODE HERE\n[ \t]*raise NotImplementedError\(\)", "", given.source)
        assert shown.strip() == expected.strip(), f"{mine.id} was edited: run nbgrader generate_assignment --force"


def test_no_line_of_a_solution_is_in_what_students_get(source, released):
    text = "\n".join(plain(cell.source) for cell in released.cells)
    assert not re.search(r"### (BEGIN|END) ", text)
    for cell in source.cells:
        for region in SOLUTION.findall(cell.source):
            leaked = [line for line in telling(region) if line in text]
            assert not leaked, f"{cell.id}: the released notebook has {leaked}"


def test_nothing_of_the_answer_key_lies_beside_a_released_lesson(lesson):
    key = {path.name for path in (ROOT / "solutions" / lesson).rglob("*.py")}
    assert not key & {path.name for path in (ROOT / "assignments" / lesson).rglob("*.py")}


def code(notebook):
    """Return the code cells."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def mark(cell):
    """Return nbgrader's mark on a cell, empty for an ordinary one."""
    return cell.metadata.get("nbgrader", nbformat.NotebookNode())


def stubs(notebook):
    """Return the cells in which students write a task."""
    return [cell for cell in code(notebook) if mark(cell).get("solution")]


def calls(cell):
    """Return every function call of a code cell; magics are left out."""
    lines = [line for line in cell.source.splitlines() if not line.lstrip().startswith(("%", "!"))]
    return [node for node in ast.walk(ast.parse("\n".join(lines))) if isinstance(node, ast.Call)]


def telling(region):
    """Return the lines of a solution that give something away: not short, not the head of a block, not names alone."""
    lines = (plain(line).strip().removeprefix("return ") for line in region.splitlines())
    return [x for x in lines if len(x) >= 14 and not x.endswith(":") and not re.fullmatch(r"[\w, ]{,30}", x)]


def plain(text):
    """Return a text without comments behind code, with single blanks."""
    return re.sub(r"[ \t]+", " ", re.sub(r"  # .*", "", text))
