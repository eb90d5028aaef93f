"""What `grader release --lite` refuses, and what the browser is told: the front page and the settings."""

from __future__ import annotations

import json

import pytest

from grader.course.config import read_course
from grader.errors import CourseError
from grader.release import lite as module
from grader.release.lite import LiteOptions, lite


@pytest.fixture
def course(tmp_path):
    """A course with one assignment, released."""
    root = tmp_path / "course"
    (root / "assignments" / "sums").mkdir(parents=True)
    text = '[course]\ntitle = "Sums & <more>"\n[assignments.sums]\ntitle = "Add & carry"\n'
    text += "[assignments.sums.tasks]\ndouble = {}\n"
    (root / "course.toml").write_text(text, encoding="utf-8")
    (root / "assignments" / "sums" / "sums.ipynb").write_text("{}", encoding="utf-8")
    (root / "assignments" / "README.md").write_text("# Sums", encoding="utf-8")
    (root / "assignments" / "sums" / ".note").write_text("not for students", encoding="utf-8")
    return read_course(root)


def test_without_jupyterlite_the_remedy_is_named(course, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    with pytest.raises(CourseError, match=r"pip install 'deltagrade\[lite\]'"):
        lite(course, course.assignments, LiteOptions(tmp_path / "site"), {})


def test_a_folder_with_something_else_is_left_alone(course, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "find_spec", lambda _name: object())
    (tmp_path / "letters.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CourseError, match="holds something else"):
        lite(course, course.assignments, LiteOptions(tmp_path), {})
    assert (tmp_path / "letters.txt").read_text(encoding="utf-8") == "mine"


def test_an_assignment_that_is_not_released_is_named(course, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "find_spec", lambda _name: object())
    (course.root / "assignments" / "sums" / "sums.ipynb").unlink()
    with pytest.raises(CourseError, match="'sums' is not released: grader release sums"):
        lite(course, course.assignments, LiteOptions(tmp_path / "site"), {})


def test_students_get_the_released_files_and_no_hidden_ones(course, tmp_path):
    (assignment,) = course.assignments
    module._gather(course, assignment, tmp_path / "files" / "sums", frozenset(), {})
    module._add_pages(course.root / "assignments", tmp_path / "files")
    assert sorted(path.name for path in (tmp_path / "files").rglob("*") if path.is_file()) == [
        "README.md",
        "sums.ipynb",
    ]


def test_the_front_page_links_every_notebook_and_escapes_titles(course, tmp_path):
    page = module._front_page(course, course.assignments, tmp_path)
    assert '<a href="lab/index.html?path=sums/sums.ipynb">Add &amp; carry</a>' in page
    assert "<h1>Sums &amp; &lt;more&gt;</h1>" in page
    assert "00-start-here" not in page
    assert "Before you begin" not in page  # there is nothing to look at before
    assert 'id="jupyter-config-data"' in page
    assert "saved every 10 seconds" in page
    assert "@" not in page.split("<main>")[1]


def test_the_front_page_leads_to_the_notebook_that_looks_at_everything_first(course, tmp_path):
    (tmp_path / "00-start-here.ipynb").touch()
    page = module._front_page(course, course.assignments, tmp_path)
    link = '<a href="lab/index.html?path=00-start-here.ipynb">look whether everything works</a>'
    assert f"Before you begin, {link}." in page


def test_a_site_without_a_kernel_is_refused(tmp_path):
    with pytest.raises(CourseError, match="no cell would run on the site"):
        module._keep_extensions(tmp_path)


def test_the_site_loads_pyodide_by_our_script_and_keeps_no_extension_of_this_machine(tmp_path):
    for name in (module.KERNEL, "@jupyter/nbgrader"):
        folder = tmp_path / "extensions" / name
        folder.mkdir(parents=True)
        (folder / "package.json").write_text(json.dumps({"name": name}), encoding="utf-8")
    extensions = [{"name": module.KERNEL}, {"name": "@jupyter/nbgrader"}]
    config = {"jupyter-config-data": {"federated_extensions": extensions}}
    (tmp_path / "jupyter-lite.json").write_text(json.dumps(config), encoding="utf-8")
    module._keep_extensions(tmp_path)
    module._configure(tmp_path, "Sums")
    made = json.loads((tmp_path / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    assert [found["name"] for found in made["federated_extensions"]] == [module.KERNEL, module.HAND_IN]
    assert made["litePluginSettings"][f"{module.KERNEL}:kernel"]["pyodideUrl"] == "./static/course/pyodide.js"
    assert made["settingsOverrides"]["@jupyterlab/docmanager-extension:plugin"] == {"autosaveInterval": 10}
    assert not (tmp_path / "extensions" / "@jupyter" / "nbgrader").exists()
    assert (tmp_path / "extensions" / module.HAND_IN / "static" / "remoteEntry.js").is_file()
