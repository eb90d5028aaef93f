"""The entries of a catalogue whose task is misspelt: nobody's answer would ever get their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from grader.judge.answer_key import Misconception


def without_task(entries: Iterable[Misconception], tasks: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each entry whose task is none of these."""
    for entry in entries:
        if entry.task not in tasks:
            yield f"{entry.code} of {entry.task}: there is no such task in course.toml; it has {', '.join(tasks)}"
