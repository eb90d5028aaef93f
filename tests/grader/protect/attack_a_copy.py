"""Let attacks happen to whichever `grader` is imported, and print as JSON what each got through to.

python tests/grader/protect/attack_a_copy.py code/forge_twice files/own_bomb farmers/right_once
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from grader.cli.protect import targets
from grader.protect.corpus import AttackResult, corpus, run_corpus
from grader.protect.farming import farmers, run_farmers
from grader.protect.file_attacks.run import applicable, run_file_attacks

ROOT = Path(__file__).parents[3]


def quiet(_: AttackResult) -> None:
    """Say nothing."""


def of_code(names: Sequence[str]) -> list[AttackResult]:
    """Let students' code attack."""
    return run_corpus([attack for attack in corpus(ROOT) if attack.path.stem in names], quiet)


def of_files(names: Sequence[str]) -> list[AttackResult]:
    """Let files and names attack; one that only root can make is passed over where it cannot be made."""
    chosen = [attack for attack in applicable() if attack.name in names]
    return run_file_attacks(chosen, quiet, targets()) if chosen else []


def of_farmers(names: Sequence[str]) -> list[AttackResult]:
    """Let programs look for points."""
    return run_farmers([attack for attack in farmers(ROOT) if attack.path.stem in names], ROOT, quiet)


PARTS: dict[str, Callable[[Sequence[str]], list[AttackResult]]] = {
    "code": of_code,
    "files": of_files,
    "farmers": of_farmers,
}


def main(attacks: Sequence[str]) -> None:
    """Attack, and print."""
    found = {}
    for part, run in PARTS.items():
        names = [name for place, _, name in (attack.partition("/") for attack in attacks) if place == part]
        for result in run(names) if names else ():
            found[f"{part}/{result.attack.path.stem}"] = [*result.through, *result.exposed]
    print(json.dumps(found))  # noqa: T201  to whoever started this


if __name__ == "__main__":
    main(sys.argv[1:])
