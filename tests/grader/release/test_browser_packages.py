"""What a browser loads for the checks: wheels, a list of them, and Pyodide from a copy or from its usual network."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

import pytest

from grader.errors import CourseError
from grader.release import browser_packages as module


def test_a_package_is_told_to_pyodide_with_its_imports_and_needs(tmp_path):
    wheel = tmp_path / "deltagrade-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("grader/__init__.py", "")
    entry = module._entry("deltagrade", "1.0", wheel)
    assert (entry["imports"], entry["depends"]) == (["grader"], ["numpy", "pytest", "tzdata"])
    assert entry["file_name"] == wheel.name
    assert len(entry["sha256"]) == 64


def test_a_copy_that_is_not_pyodide_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "write_wheel", lambda _folder: None)
    monkeypatch.setattr(module, "_download", lambda _folder: None)
    with pytest.raises(CourseError, match="no copy of Pyodide"):
        module.add_packages(tmp_path / "site", tmp_path, tmp_path)


@pytest.mark.parametrize(("copied", "address"), [(True, '"../pyodide/"'), (False, f'"{module.NETWORK}"')])
def test_pyodide_comes_from_the_copy_or_from_its_usual_network(monkeypatch, tmp_path, copied, address):
    monkeypatch.setattr(module, "write_wheel", lambda _folder: None)
    monkeypatch.setattr(module, "_download", lambda _folder: None)
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "pyodide-lock.json").write_text("{}", encoding="utf-8")
    module.add_packages(tmp_path / "site", tmp_path, copy if copied else None)
    loader = (tmp_path / "site" / "static" / "course" / "pyodide.js").read_text(encoding="utf-8")
    assert address in loader
    assert (tmp_path / "site" / "static" / "pyodide").is_dir() == copied


def test_the_usual_network_has_the_form_of_the_kernel_s_own_default():
    kernel = pytest.importorskip("jupyterlite_pyodide_kernel.constants")
    default = re.compile(r"https://cdn\.jsdelivr\.net/pyodide/v(\d+\.\d+)\.\d+/full/")
    schema = Path(sys.prefix, "share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/schema")
    theirs = default.search((schema / "kernel.v0.schema.json").read_text(encoding="utf-8"))
    ours = default.fullmatch(module.NETWORK)
    assert ours[1] == theirs[1] == kernel.PYODIDE_VERSION.rpartition(".")[0]


def test_what_public_checks_import_is_loaded_with_the_grader(tmp_path):
    checks = tmp_path / "sums" / "checks"
    checks.mkdir(parents=True)
    text = "import sklearn.svm\nimport numpy\nfrom scipy.special import expit\nfrom . import helper\n"
    (checks / "conftest.py").write_text(text, encoding="utf-8")
    assert module._imported(tmp_path) == {"scipy", "scikit-learn"}
