"""Mistakes with texts, tables and classes, made on purpose."""

from __future__ import annotations

import pytest

from grader.verify.mutation.mutants import mutants


def changed(source: str) -> set[str]:
    """Return the line that each mutant has in the place of another."""
    return {mutant.source.splitlines()[-1].strip() for mutant in mutants(source)}


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("return text.lower()", "return text"),
        ("return text.lower()", "return text.upper()"),
        ("return text.startswith('a')", "return text.endswith('a')"),
        ("return frame['t'].str.strip()", "return frame['t']"),
        ("return frame.dropna(subset=['a'])", "return frame.dropna()"),
        ("return frame.dropna(subset=['a'])", "return frame"),
        ("return sorted(rows, reverse=True)", "return sorted(rows)"),
        ("return frame.sort_values('a', inplace=True)", "return frame.sort_values('a')"),
        ("return frame.groupby('t')['p'].sum()", "return frame.groupby('t')['p'].mean()"),
        ("return (frame['a'] * frame['b']).groupby(t).max()", "return (frame['a'] * frame['b']).groupby(t).min()"),
        ("return frame['a'] / frame['b']", "return frame['b'] / frame['b']"),
        ("self.items = []", "self.items = type(self).__init__.__dict__.setdefault('items', [])"),
        ("self.names = {}", "self.names = type(self).__init__.__dict__.setdefault('names', {})"),
    ],
)
def test_a_mistake_is_made(line: str, mistake: str) -> None:
    assert mistake in changed(f"def f(self, text, frame, rows, t):\n    {line}\n")


@pytest.mark.parametrize(
    "line", ["return x.sum()", "return f(axis=0, keepdims=True)", "return cache['only']", "return x.split('.')"]
)
def test_what_is_no_text_and_no_table_is_left_to_the_others(line: str) -> None:
    made = changed(f"def f(x, cache):\n    {line}\n")
    assert not made & {"return f(axis=0)", "return x", "return cache['']", "return x.rsplit('.')"}


def test_the_shared_list_is_shared() -> None:
    (shared,) = [
        one for one in mutants("class A:\n    def __init__(self):\n        self.items = []\n") if "dict" in one.source
    ]
    names: dict[str, type] = {}
    exec(shared.source, names)
    one, other = names["A"](), names["A"]()
    one.items.append(1)
    assert other.items == [1]
