"""What takes long to import is imported once for all children."""

from __future__ import annotations

import sys

from grader.execute.worker import ahead
from grader.execute.worker.ahead import import_ahead, slow_imports


def test_slow_imports_are_named_and_others_are_not():
    texts = ["import numpy as np\nimport pandas as pd", "def f():\n    from scipy.stats import norm", "%magic", "x = ("]
    assert slow_imports(texts) == ["pandas", "scipy.stats"]


def test_a_module_that_cannot_be_imported_stops_nobody(monkeypatch):
    monkeypatch.setattr(ahead, "AHEAD", frozenset({"no_such_thing", "colorsys"}))
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    import_ahead(["import no_such_thing\nimport colorsys"])
    assert "colorsys" in sys.modules


def test_the_standard_library_is_imported_but_for_what_shows_something(monkeypatch):
    for name in ("colorsys", "this"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import_ahead(["import colorsys", "import this"])
    assert "colorsys" in sys.modules
    assert "this" not in sys.modules
