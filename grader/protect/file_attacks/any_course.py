"""Attacks on `--any`: nbgrader's own layout, whose files are listed as nbgrader lists them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from grader.protect.file_attacks.reading import read_class
from grader.protect.file_attacks.scene import ASSIGNMENT, FileAttack, Outcome, Scene, link, nothing, pipe, write

NOTEBOOK: Final = f"{ASSIGNMENT}.ipynb"


def read_any(scene: Scene, attack: FileAttack) -> Outcome:
    """Read the class as `--any` does, beside a source notebook that holds the answers."""
    for name, text in scene.class_texts().items():
        write(scene.place / Path(name).with_suffix(".ipynb"), text)
    write(source(scene) / NOTEBOOK, scene.path("KEY").read_bytes())
    write(source(scene) / "data.csv", scene.path("KEY").read_bytes())
    attack.put(scene)
    return read_class(scene, attack, scene.place, scene.targets.any_layout(scene.root, ASSIGNMENT))


def source(scene: Scene) -> Path:
    """Return the folder of the source notebook."""
    return scene.root / "source" / ASSIGNMENT


def honest(scene: Scene) -> None:
    """Hand in honest work with a file beside it."""
    write(scene.folder / NOTEBOOK)
    write(scene.folder / "data.csv", "1,2\n")


def time_from_the_source(scene: Scene) -> None:
    """Put a link to the answers where the time of the submission is read."""
    honest(scene)
    link(scene.folder / "timestamp.txt", source(scene) / NOTEBOOK)


def with_beside(name: str, target: str) -> FileAttack:
    """Return an attack by a link beside honest work."""

    def put(scene: Scene) -> None:
        honest(scene)
        link(scene.folder / name, target)

    return FileAttack(f"any_{name}_beside", "to get the teacher's files beside the work", put, read_any, may_count=True)


ATTACKS: Final = (
    FileAttack(
        "any_source",
        "to hand in the teacher's solution by ../../source",
        lambda scene: link(scene.folder, f"../../source/{ASSIGNMENT}"),
        read_any,
    ),
    FileAttack(
        "any_another", "to hand in another's work by ../ann", lambda s: link(s.folder, f"../ann/{ASSIGNMENT}"), read_any
    ),
    FileAttack(
        "any_notebook_of_the_source",
        "to link the source notebook",
        lambda scene: link(scene.folder / NOTEBOOK, source(scene) / NOTEBOOK),
        read_any,
    ),
    FileAttack(
        "any_notebook_of_another",
        "to link another's notebook",
        lambda scene: link(scene.folder / NOTEBOOK, f"../../ann/{ASSIGNMENT}/{NOTEBOOK}"),
        read_any,
    ),
    FileAttack("any_student", "to link another's whole folder", lambda s: link(s.folder.parent, "ann"), read_any),
    FileAttack(
        "any_environment",
        "to read the grader's environment",
        lambda scene: link(scene.folder / NOTEBOOK, "/proc/self/environ"),
        read_any,
    ),
    FileAttack("any_pipe", "to make the grader wait", lambda scene: pipe(scene.folder / NOTEBOOK), read_any),
    with_beside("data", f"../../../source/{ASSIGNMENT}"),
    with_beside("key.csv", f"../../../source/{ASSIGNMENT}/data.csv"),
    with_beside(".hidden", "../../ann"),
    with_beside("disk", "/"),
    FileAttack(
        "any_time",
        "to have the key read as a time",
        time_from_the_source,
        read_any,
        may_count=True,
    ),
    FileAttack(
        "any_exchanged",
        "to exchange the folder for the source's",
        honest,
        read_any,
        between=lambda scene: link(scene.folder, source(scene)),
    ),
    FileAttack(
        "any_notebook_exchanged",
        "to exchange the notebook for the source's",
        honest,
        read_any,
        between=lambda scene: link(scene.folder / NOTEBOOK, source(scene) / NOTEBOOK),
    ),
)
CONTROLS: Final = (FileAttack("an honest nbgrader course", "", nothing, read_any),)
