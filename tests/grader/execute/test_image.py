"""The runtime image holds everything that a student's process may import, already compiled."""

from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.execute import image


def test_every_module_of_ours_on_the_stage_is_compiled_and_none_is_left_out(tmp_path):
    folder = tmp_path / "image"
    folder.mkdir()
    image.build_image(folder)
    ours = Path(image.__file__).parent
    modules = sorted(path.relative_to(folder / image.PACKAGE) for path in (folder / image.PACKAGE).rglob("*.py"))
    wanted = [*(ours / "protocol").rglob("*.py"), *(ours / "worker").rglob("*.py")]
    assert modules == sorted([*(path.relative_to(ours) for path in wanted), Path("__init__.py")])
    for path in modules:
        if path != Path("__init__.py"):
            assert (folder / image.PACKAGE / path).read_bytes() == (ours / path).read_bytes()
            assert image._compiled(folder / image.PACKAGE / path), path


def test_a_changed_module_is_compiled_afresh(tmp_path):
    source, copied = tmp_path / "one.py", tmp_path / "to" / "one.py"
    source.write_text("x = 1", encoding="utf-8")
    image._copy(source, copied)
    source.write_text("x = 22", encoding="utf-8")
    image._copy(source, copied)
    assert image._compiled(copied)
    assert copied.read_text(encoding="utf-8") == "x = 22"


def test_a_course_may_want_more_packages_and_one_that_is_not_installed_is_named(tmp_path):
    (tmp_path / "usual").mkdir()
    (tmp_path / "more").mkdir()
    image.build_image(tmp_path / "usual")
    image.build_image(tmp_path / "more", ("click",))
    assert not (tmp_path / "usual" / "lib" / "click").exists()
    assert (tmp_path / "more" / "lib" / "click").is_dir()
    assert any(path.endswith("/click") for path in image.readable(tmp_path / "more"))
    (tmp_path / "none").mkdir()
    with pytest.raises(CourseError, match="'no-such-thing', which is not installed"):
        image.build_image(tmp_path / "none", ("no-such-thing",))
