"""docs/cookbook.md: every recipe is graded as it stands there. Its answer passes, and its wrong answer does not."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.records.run import RunOptions
from grader.run.pipeline import run

PAGE = Path(__file__).parents[2] / "docs" / "cookbook.md"
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


@dataclass(frozen=True)
class Recipe:
    """One recipe: its heading, and its three parts as they are written."""

    heading: str
    answer: str
    test: str
    wrong: str

    @property
    def task(self) -> str:
        """The function or class that it is about."""
        names = [one.name for one in ast.parse(self.answer).body if isinstance(one, (ast.FunctionDef, ast.ClassDef))]
        return names[-1]


def recipes() -> Iterator[Recipe]:
    for section in PAGE.read_text(encoding="utf-8").split("\n## ")[1:]:
        answer, test, wrong = BLOCK.findall(section)
        yield Recipe(section.splitlines()[0], answer, test, wrong)


RECIPES = tuple(recipes())


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """The verdict of each task, for the student who copied the answers and for the one who did not."""
    root = tmp_path_factory.mktemp("cookbook")
    tasks = "\n".join(f"{recipe.task} = {{ points = 1 }}" for recipe in RECIPES)
    files = {
        "course.toml": f'[course]\ntitle = "Recipes"\n\n[assignments.recipes.tasks]\n{tasks}\n',
        "solutions/recipes/reference.py": "\n\n".join(recipe.answer for recipe in RECIPES),
        "submitted/right/recipes/recipes.py": "\n\n".join(recipe.answer for recipe in RECIPES),
        "submitted/wrong/recipes/recipes.py": "\n\n".join(recipe.wrong for recipe in RECIPES),
        **{f"tests/hidden/recipes/test_{recipe.task}.py": recipe.test for recipe in RECIPES},
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run(RunOptions(root, output=root / "results"), {}, lambda *_: None)
    with (root / "results" / "tasks.csv").open(encoding="utf-8") as table:
        return {(row["student_id"], row["task"]): row["verdict"] for row in csv.DictReader(table)}


def test_there_are_twelve() -> None:
    assert [int(recipe.heading.partition(".")[0]) for recipe in RECIPES] == list(range(1, 13))


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.task)
def test_a_recipe_is_graded_as_written(recipe: Recipe, verdicts: dict[tuple[str, str], str]) -> None:
    assert verdicts["right", recipe.task] == "passed"
    assert verdicts["wrong", recipe.task] == "failed"
