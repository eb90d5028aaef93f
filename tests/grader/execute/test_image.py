"""The runtime image holds everything that a student's process may import, already compiled."""

import marshal
import py_compile
from importlib.metadata import distribution
from pathlib import Path
from types import CodeType

import pytest

from grader.errors import CourseError
from grader.execute import image


def test_every_module_of_ours_on_the_stage_is_compiled_and_none_is_left_out(tmp_path):
    folder = tmp_path / "image"
    folder.mkdir()
    image.build_image(folder)
    ours = Path(image.__file__).parent
    modules = sorted(path.relative_to(folder / image.PACKAGE) for path in (folder / image.PACKAGE).rglob("*.pyc"))
    wanted = [*(ours / "protocol").rglob("*.py"), *(ours / "worker").rglob("*.py")]
    assert modules == sorted(path.relative_to(ours).with_suffix(".pyc") for path in wanted)
    for path in modules:
        assert code_of(folder / image.PACKAGE / path) == compiled(ours / path.with_suffix(".py")), path


def test_a_changed_module_is_compiled_afresh_and_one_in_a_folder_that_is_read_only_too(tmp_path):
    source, copied = tmp_path / "ours" / "one.py", tmp_path / "to" / "one.pyc"
    source.parent.mkdir()
    source.write_text("x = 1", encoding="utf-8")
    py_compile.compile(str(source))
    source.write_text("x = 22", encoding="utf-8")
    source.parent.chmod(0o500)
    image._compile(source, copied)
    assert code_of(copied) == compiled(source)
    source.parent.chmod(0o700)


def code_of(module: Path) -> CodeType:
    return marshal.loads(module.read_bytes()[16:])


def compiled(source: Path) -> CodeType:
    return compile(source.read_bytes(), str(source), "exec", dont_inherit=True)


def test_links_are_short_and_lead_to_the_packages(tmp_path):
    image.build_image(tmp_path)
    lib = tmp_path / "lib"
    links = [path for path in lib.iterdir() if not path.name.startswith(image.VIA)]
    assert sorted(path.resolve() for path in links) == sorted(path.resolve() for path in image.package_paths())
    assert max(len(str(path.readlink())) for path in links) < 60  # longer ones take ext4 milliseconds to remove
    assert {str(path) for path in image.package_paths()} <= set(image.readable(tmp_path))


def test_what_a_distribution_requires_is_read_as_its_own_reader_reads_it():
    for name in ("numpy", "pandas", "matplotlib", "ipython", "nbgrader"):
        found = distribution(name)
        wanted = {image._NAME.match(each).group() for each in found.requires or () if "extra ==" not in each}
        assert set(image._requirements(found)) == wanted
        record = {line.split(",", 1)[0].split("/", 1)[0] for line in found.read_text("RECORD").splitlines()}
        assert {path.name for path in image._top_level(found)} == {
            top for top in record - {"..", "__pycache__"} if Path(found.locate_file(top)).exists()
        }


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
