"""In a one-shot process matplotlib is imported when it is used, and everything written for it works all the same."""

import pytest

from grader.execute.forkserver import one_shot

IMPORTS = """
import sys
import matplotlib
import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import cm, pyplot
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from mpl_toolkits import mplot3d

def loaded():
    return any(name == "matplotlib._c_internal_utils" for name in sys.modules)
"""
USES = {
    "a plot": "plt.plot([1, 2]); plt.show(); plt.close('all'); found = True",
    "a figure": "found = Figure(figsize=(2, 1)).subplots().plot([1, 2])[0].get_xdata().tolist() == [0, 1]",
    "a subclass": "class Mine(Patch): pass\nfound = issubclass(Mine, Patch)",
    "an instance": "found = isinstance(Figure(), Figure) and not isinstance(1, Figure)",
    "a class": "found = issubclass(Figure, Figure) if isinstance(Figure, type) else issubclass(type(Figure()), Figure)",
    "settings": "mpl.rcParams['font.size'] = 9; found = plt.rcParams['font.size'] == 9",
    "a module's module": "found = len(matplotlib.cm.viridis(0.5)) == 4 and len(cm.viridis(0.5)) == 4",
    "a star": "from matplotlib.pyplot import *\nfound = callable(subplots)",
    "an alias": "found = pyplot.plot is plt.plot and len(plt.subplots(1, 2)[1]) == 2",
}


@pytest.fixture(scope="module")
def one_shot_server(limits):
    with one_shot(limits) as forkserver:
        yield forkserver


def test_imports_alone_import_nothing(opened, one_shot_server):
    code = IMPORTS.replace("from mpl_toolkits import mplot3d\n", "")
    with opened(code, forkserver=one_shot_server, tasks=("loaded",)) as ran:
        assert ran.report.failures == ()
        assert ran.value("loaded") is False


@pytest.mark.parametrize("use", USES)
def test_what_is_used_is_the_real_thing(opened, one_shot_server, use):
    after = "def f():\n    return bool(found) and loaded()"
    with opened(IMPORTS, USES[use], after, forkserver=one_shot_server) as ran:
        assert ran.report.failures == ()
        assert ran.value("f") is True
