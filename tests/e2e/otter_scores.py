"""Scores of submissions by the real Otter-Grader: run by the Python of the environment that has it.

python otter_scores.py AUTOGRADER.zip NOTEBOOK ...    prints {path: {question: [score, most]}}
"""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout

from otter.api import grade_submission


def main(archive: str, *paths: str) -> None:
    """Grade every notebook, one after the other, and print what became of them."""
    told = {}
    for path in paths:
        try:
            with redirect_stdout(sys.stderr):
                results = grade_submission(path, archive, quiet=True)
        except Exception as error:  # noqa: BLE001  a refusal is a result here
            told[path] = f"{type(error).__name__}: {error}"
        else:
            told[path] = {name: [test.score, test.possible] for name, test in results.results.items()}
    print(json.dumps(told))  # noqa: T201  the reply


if __name__ == "__main__":
    main(*sys.argv[1:])
