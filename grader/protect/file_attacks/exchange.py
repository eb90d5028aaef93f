"""Attacks on nbgrader's exchange, where everybody may write and goes on owning what was submitted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from grader.protect.file_attacks.collecting import STRANGER, key_by_the_right_name
from grader.protect.file_attacks.reading import read_class
from grader.protect.file_attacks.scene import ASSIGNMENT, ATTACKER, FileAttack, Outcome, Scene, link, nothing, write

EXCHANGE_TIME: Final = "2026-03-01 10:00:00 UTC"


def read_exchange(scene: Scene, attack: FileAttack) -> Outcome:
    """Read an inbound folder, where everybody may write."""
    for name, text in scene.class_texts().items():
        write(scene.place / f"{name.partition('/')[0]}+{ASSIGNMENT}+{EXCHANGE_TIME}" / f"{ASSIGNMENT}.py", text)
    scene.place.chmod(0o777)
    attack.put(scene)
    return read_class(scene, attack, scene.place)


def inbound(scene: Scene, student: str = ATTACKER) -> Path:
    """Return a student's folder in the exchange."""
    return scene.place / f"{student}+{ASSIGNMENT}+{EXCHANGE_TIME}+x9"


def for_somebody(scene: Scene) -> None:
    """Submit for somebody else: the folder belongs to another account than its name says."""
    write(inbound(scene, "cy") / f"{ASSIGNMENT}.py")
    os.chown(inbound(scene, "cy"), STRANGER, STRANGER)


def another_layout(scene: Scene) -> None:
    """Put files into the exchange that make it look like another layout, in which no owner is compared."""
    write(scene.place / "submission_metadata.yml", "submission_1:\n  :submitters:\n  - :sid: ann\n")
    write(scene.place / "submission_1" / f"{ASSIGNMENT}.py")
    write(scene.place / "ann" / ASSIGNMENT / f"{ASSIGNMENT}.py")


def mine(scene: Scene) -> None:
    """Submit in one's own name."""
    write(inbound(scene) / f"{ASSIGNMENT}.py")


ATTACKS: Final = (
    FileAttack("for_somebody", "to submit for another student", for_somebody, read_exchange, root_only=True),
    FileAttack("another_layout", "to have owners not compared", another_layout, read_exchange),
    FileAttack(
        "exchange_linked",
        "to link a folder of the exchange to another's",
        lambda scene: link(inbound(scene), f"ann+{ASSIGNMENT}+{EXCHANGE_TIME}"),
        read_exchange,
    ),
    FileAttack(
        "exchange_exchanged",
        "to exchange a folder of the exchange for a link",
        mine,
        read_exchange,
        between=lambda scene: link(inbound(scene), key_by_the_right_name(scene)),
    ),
)
CONTROLS: Final = (FileAttack("an honest exchange", "", nothing, read_exchange),)
