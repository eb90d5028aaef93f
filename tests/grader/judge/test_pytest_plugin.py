"""Two assignments may have hidden tests of one name, wherever the course is named from."""

from __future__ import annotations

import importlib.util
import warnings
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader.judge import pytest_plugin as collect_module
from grader.judge.pytest_plugin import (
    OPTIONS,
    WITHOUT,
    Interrupts,
    ItemRunner,
    _said,
    collect,
    fixture_plugin,
    task_of,
    test_path,
    title,
)

test_path.__test__ = False


class Seen:
    """A pytest plugin that keeps what each collected test returns, and runs none."""

    def __init__(self):
        self.answers = []

    def pytest_collection_finish(self, session):
        """Ask every test."""
        self.answers += [item.obj.__globals__["ANSWER"] for item in session.items]

    def pytest_runtestloop(self):
        """Run nothing."""
        return True


@pytest.mark.parametrize("relative", [True, False])
def test_a_test_of_the_same_name_in_another_folder_is_another_test(tmp_path, monkeypatch, relative):
    monkeypatch.chdir(tmp_path)
    seen = Seen()
    for answer, name in enumerate(("first", "second")):
        folder = Path(name) if relative else tmp_path / name
        folder.mkdir()
        (folder / "test_delta.py").write_text(f"ANSWER = {answer}\n\n\ndef test_it():\n    pass\n", encoding="utf-8")
        collect(folder, [folder], [seen])
    assert seen.answers == [0, 1]


def test_forgetting_a_folder_looks_up_that_folder_and_no_module(tmp_path, monkeypatch):
    looked_up = []
    monkeypatch.setattr(Path, "resolve", lambda path: looked_up.append(path) or path)
    collect_module._unload(tmp_path)
    assert looked_up == [tmp_path]


def reported(*reports):
    runner = ItemRunner()
    for nodeid, failed, text in reports:
        runner.pytest_collectreport(SimpleNamespace(nodeid=nodeid, failed=failed, longrepr=text))
    return runner.fault


def test_each_file_that_cannot_be_read_is_named_with_the_last_line_of_the_reason():
    first, second = ("test_a.py", True, "\n In line 3:\nSyntaxError: bad \n\n"), ("test_b.py", True, "worse")
    assert (
        str(reported(first, second)) == "test_a.py: cannot be read: SyntaxError: bad\ntest_b.py: cannot be read: worse"
    )
    assert str(reported(first, (".", True, "worse"))) == "test_a.py: cannot be read: SyntaxError: bad"
    assert str(reported(("test_a.py", True, " \n"))) == "test_a.py: cannot be read: no reason given"
    assert reported(("test_a.py", False, "")) is None


def test_a_syntax_error_is_named_with_its_line():
    text = (
        'E     File "/course/tests/hidden/text/test_a.py", line 7\nE       def test(:\nE   SyntaxError: invalid syntax'
    )
    assert str(reported(("test_a.py", True, text))) == "test_a.py:7: cannot be read: SyntaxError: invalid syntax"


def making_report(runner, raised):
    """Let the runner see the report of a phase of a test that raised this."""
    hook = runner.pytest_runtest_makereport(SimpleNamespace(excinfo=raised and SimpleNamespace(value=raised)))
    next(hook)
    with pytest.raises(StopIteration) as stopped:
        hook.send("the report")
    assert stopped.value.value == "the report"


class Protocol:
    """An item, and the protocol of pytest that runs it: every phase raises something, or nothing."""

    def __init__(self, runner, *phases):
        self.runner, self.phases, self.session, self.next_items = runner, phases, object(), []
        self.config = SimpleNamespace(hook=SimpleNamespace(pytest_runtest_protocol=self.protocol))

    def protocol(self, item, nextitem):
        """Make the report of each phase."""
        assert item is self
        self.next_items.append(nextitem)
        for raised in self.phases:
            making_report(self.runner, raised)


def test_a_test_raises_what_it_raised_first_and_nothing_where_it_passed():
    runner, first, second = ItemRunner(), ValueError("first"), ValueError("second")
    with pytest.raises(ValueError, match="first"):
        runner.run(Protocol(runner, None, first, second))
    passing = Protocol(runner, None, None)
    runner.run(passing)
    assert passing.next_items == [passing.session]


def test_what_pytest_only_warns_of_when_a_test_returns_something_is_an_error_here_alone():
    def protocol(item, nextitem):
        assert nextitem is item.session
        warnings.warn("it returned True", pytest.PytestReturnNotNoneWarning, stacklevel=1)

    hook = SimpleNamespace(pytest_runtest_protocol=protocol)
    item = SimpleNamespace(config=SimpleNamespace(hook=hook), session=object())
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with pytest.raises(pytest.PytestReturnNotNoneWarning, match="it returned True"):
            ItemRunner().run(item)
        protocol(item, item.session)
    assert len(told) == 1


def test_a_product_that_blas_calls_invalid_by_chance_is_not_told_and_other_warnings_are():
    def protocol(item, nextitem):
        assert nextitem is item.session
        for said in ("invalid value encountered in matmul", "overflow encountered in exp"):
            warnings.warn(said, RuntimeWarning, stacklevel=1)

    hook = SimpleNamespace(pytest_runtest_protocol=protocol)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        ItemRunner().run(SimpleNamespace(config=SimpleNamespace(hook=hook), session=object()))
    assert [str(each.message) for each in told] == ["overflow encountered in exp"]


def test_pytest_is_started_with_our_plugins_alone_on_the_paths_that_are_given(tmp_path, monkeypatch):
    started = []
    monkeypatch.setattr(pytest, "main", lambda arguments, plugins: started.append((arguments, plugins)))
    plugins, paths = [object(), object()], [tmp_path / "test_a.py", tmp_path / "test_b.py"]
    collect(tmp_path, paths, plugins)
    without = [f"no:{name}" for name in WITHOUT]
    ((arguments, given),) = started
    assert given[:2] == plugins
    assert [type(each) for each in given[2:]] == [Interrupts]
    assert arguments[:4] == [*map(str, paths), f"--rootdir={tmp_path}", f"--confcutdir={tmp_path}"]
    assert arguments[4 : 4 + len(OPTIONS)] == [*OPTIONS]
    assert arguments[4 + len(OPTIONS) :: 2] == ["-p"] * len(without)
    assert arguments[5 + len(OPTIONS) :: 2] == without


@pytest.mark.parametrize("name", ["conftest.py", "test_it.py"])
def test_ctrl_c_while_tests_are_collected_is_no_end_of_pytests_own(tmp_path, name):
    (tmp_path / "test_it.py").write_text("def test_it():\n    pass\n", encoding="utf-8")
    (tmp_path / name).write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        collect(tmp_path, [tmp_path], [ItemRunner(), fixture_plugin()])


def test_a_file_that_cannot_be_collected_is_no_ctrl_c(tmp_path):
    (tmp_path / "test_it.py").write_text("import no_such_module\n", encoding="utf-8")
    runner = ItemRunner()
    collect(tmp_path, [tmp_path], [runner, fixture_plugin()])
    assert "no_such_module" in str(runner.fault)


@pytest.mark.parametrize("name", ["conftest.py", "__init__.py"])
@pytest.mark.parametrize("relative", [True, False])
def test_what_somebody_put_into_a_folder_above_is_not_run(tmp_path, monkeypatch, name, relative):
    monkeypatch.chdir(tmp_path)
    folder = (Path() if relative else tmp_path) / "theirs" / "checks"
    folder.mkdir(parents=True)
    for place in (folder.parent, folder.parent.parent):
        (place / name).write_text("from pathlib import Path\nPath('was_run').touch()\n", encoding="utf-8")
    own = "import pytest\n\n\n@pytest.fixture\ndef number():\n    return 7\n"
    (folder / "conftest.py").write_text(own, encoding="utf-8")
    (folder / "test_it.py").write_text("def test_it(number):\n    raise ValueError(number)\n", encoding="utf-8")
    runner = ItemRunner()
    collect(folder, [folder / "test_it.py"], [runner, fixture_plugin()])
    assert not Path("was_run").exists()
    assert str(runner.raised) == "7"


@pytest.mark.parametrize("number", range(len(WITHOUT)))
def test_what_is_left_out_is_a_plugin_of_pytests_own(number):
    assert importlib.util.find_spec(f"_pytest.{WITHOUT[number] or 'none'}")


def test_each_value_is_a_fixture_that_lives_as_long_as_the_session(tmp_path):
    text = "import pytest\n@pytest.fixture(scope='session')\ndef both(one, two):\n    return [one, two]\n"
    text += "def test_it(both):\n    raise ValueError(both)\n"
    (tmp_path / "test_it.py").write_text(text, encoding="utf-8")
    runner = ItemRunner()
    collect(tmp_path, [tmp_path], [runner, fixture_plugin(one=1, two=2)])
    assert str(runner.raised) == "[1, 2]"


def documented(text):
    def test_it():
        pass

    test_it.__doc__ = text
    return SimpleNamespace(obj=test_it)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It halves", "It halves"),
        ("It halves. \n\nAnd more.", "It halves"),
        ("\n    ...It halves.\n    And more.\n", "...It halves"),
        ("\n  \n x", "x"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_title_is_the_first_line_of_the_docstring_without_its_full_stop(text, words):
    assert title(documented(text)) == words


def test_the_task_and_the_place_of_a_test_follow_from_its_file():
    item = SimpleNamespace(path=Path("/home/course/tests/hidden/halves/test_half_test_.py"))
    assert task_of(item) == "half_test_"
    assert test_path(item) == "tests/hidden/halves/test_half_test_.py"


def after(error):
    """Return what a runner keeps where the first conftest.py ends with this."""
    runner = ItemRunner()
    loading = runner.pytest_load_initial_conftests()
    next(loading)
    with pytest.raises(StopIteration) as ended:
        loading.throw(error)
    assert ended.value.value is None
    return str(runner.fault)


def test_what_a_first_conftest_raised_is_told_by_its_cause_and_its_file():
    failed = RuntimeError("what pytest says")
    failed.path = Path("tests/hidden/halves/conftest.py")
    failed.__cause__ = ValueError("no seed")
    assert after(failed) == "tests/hidden/halves/conftest.py: cannot be read: ValueError: no seed"
    assert after(OSError("gone")).endswith("conftest.py: cannot be read: OSError: gone")
    assert "conftest.py" in after(OSError("gone")).partition(":")[0]


@pytest.mark.parametrize(
    ("fault", "words"), [(SyntaxError("bad", ("a.py", 1, 1, "x", 1, 2)), "bad"), (ValueError("no"), "no")]
)
def test_of_a_syntax_error_the_words_are_said_without_the_place(fault, words):
    assert _said(fault) == words


def test_a_folder_that_cannot_be_read_alone_is_named():
    runner = ItemRunner()
    report = SimpleNamespace(failed=True, nodeid="folder", longrepr="E   ImportError: gone")
    runner.pytest_collectreport(report)
    assert str(runner.fault).endswith("folder: cannot be read: ImportError: gone")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("test_it.py", "x = 1\nexit()\n", "test_it.py:2: cannot be read: it ends Python here, as exit() does"),
        (
            "conftest.py",
            "def pytest_collection_modifyitems():\n    raise ValueError('no order')\n",
            "conftest.py:2: cannot be read: ValueError: no order",
        ),
    ],
)
def test_what_ends_the_collection_is_named_with_its_line(tmp_path, name, text, said):
    (tmp_path / "test_it.py").write_text("def test_it():\n    pass\n", encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    runner = ItemRunner()
    collect(tmp_path, [tmp_path], [runner, fixture_plugin()])
    assert f"{tmp_path.name}/{said}" in str(runner.fault)


def test_a_fault_of_pytests_own_is_left_to_pytest(tmp_path):
    runner = ItemRunner()
    runner.folder = tmp_path
    with pytest.raises(ValueError, match="elsewhere") as caught:
        raise ValueError("elsewhere")
    assert (runner.pytest_internalerror(caught), runner.fault) == (False, None)


def collected(runner):
    """Let pytest complain that there are no tests."""
    hook = runner.pytest_collection()
    next(hook)
    with pytest.raises((pytest.UsageError, StopIteration)) as ended:
        hook.throw(pytest.UsageError("no tests"))
    return ended.type


def test_that_there_are_no_tests_is_told_unless_it_is_known_why():
    runner = ItemRunner()
    assert collected(runner) is pytest.UsageError
    runner.pytest_collectreport(SimpleNamespace(nodeid="test_a.py", failed=True, longrepr="bad"))
    assert collected(runner) is StopIteration


def test_ctrl_c_is_noted_whatever_ends_pytest_after_it():
    interrupts = Interrupts()
    for kind, seen in ((SystemExit, False), (KeyboardInterrupt, True), (SystemExit, True)):
        with pytest.raises(kind) as caught:
            raise kind
        interrupts.pytest_keyboard_interrupt(caught)
        assert interrupts.seen is seen
