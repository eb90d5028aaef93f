"""The packages that a student's process may import: found with what they require, and linked."""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.execute import packages


def test_links_are_short_and_lead_to_the_packages(tmp_path):
    (tmp_path / "lib").mkdir()
    packages.link_packages(tmp_path)
    lib = tmp_path / "lib"
    links = [path for path in lib.iterdir() if not path.name.startswith(packages.VIA)]
    assert sorted(path.resolve() for path in links) == sorted(path.resolve() for path in packages.package_paths())
    assert max(len(str(path.readlink())) for path in links) < 60  # longer ones take ext4 milliseconds to remove
    assert {str(path) for path in packages.package_paths()} <= set(packages.readable(tmp_path))


def test_what_a_distribution_requires_is_read_as_its_own_reader_reads_it():
    for name in ("numpy", "pandas", "matplotlib", "ipython", "nbgrader"):
        found = distribution(name)
        wanted = {packages._NAME.match(each).group() for each in found.requires or () if "extra ==" not in each}
        assert set(packages._requirements(found)) == wanted
        record = {line.split(",", 1)[0].split("/", 1)[0] for line in found.read_text("RECORD").splitlines()}
        assert {path.name for path in packages._top_level(found)} == {
            top for top in record - {"..", "__pycache__"} if Path(found.locate_file(top)).exists()
        }


def test_a_course_may_want_more_packages_and_one_that_is_not_installed_is_named(tmp_path):
    for name in ("usual", "more", "none"):
        (tmp_path / name / "lib").mkdir(parents=True)
    packages.link_packages(tmp_path / "usual")
    packages.link_packages(tmp_path / "more", ("click",))
    assert not (tmp_path / "usual" / "lib" / "click").exists()
    assert (tmp_path / "more" / "lib" / "click").is_dir()
    assert any(path.endswith("/click") for path in packages.readable(tmp_path / "more"))
    with pytest.raises(CourseError, match="'no-such-thing', which is not installed"):
        packages.link_packages(tmp_path / "none", ("no-such-thing",))


def test_a_folder_that_holds_packages_only_is_no_part_of_the_library(tmp_path, monkeypatch):
    library, environment = tmp_path / "library", tmp_path / "environment"
    for folder in (library, environment):
        (folder / "site-packages").mkdir(parents=True)
    (library / "random.py").touch()
    folders = {"stdlib": str(library), "platstdlib": str(environment)}
    monkeypatch.setattr("sysconfig.get_path", folders.__getitem__)
    assert packages.library_paths() == (str(library),)
    assert packages.installed_paths() == (str(environment / "site-packages"), str(library / "site-packages"))
