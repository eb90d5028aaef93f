"""The stage: what the student's process may import, compiled already."""

from pathlib import Path

from grader.execute import stage


def test_every_module_of_ours_on_the_stage_is_compiled_and_none_is_left_out(tmp_path):
    folder = tmp_path / "stage"
    folder.mkdir()
    stage.set_stage(folder)
    ours = Path(stage.__file__).parent
    modules = sorted(path.relative_to(folder / "fence") for path in (folder / "fence").rglob("*.py"))
    wanted = [ours / "wire.py", *(ours / "worker").rglob("*.py")]
    assert modules == sorted([*(path.relative_to(ours) for path in wanted), Path("__init__.py")])
    for path in modules:
        if path != Path("__init__.py"):
            assert (folder / "fence" / path).read_bytes() == (ours / path).read_bytes()
            assert stage._compiled(folder / "fence" / path), path


def test_a_changed_module_is_compiled_afresh(tmp_path):
    source, copied = tmp_path / "one.py", tmp_path / "to" / "one.py"
    source.write_text("x = 1", encoding="utf-8")
    stage._copy(source, copied)
    source.write_text("x = 22", encoding="utf-8")
    stage._copy(source, copied)
    assert stage._compiled(copied)
    assert copied.read_text(encoding="utf-8") == "x = 22"
