"""Every reader of foreign bytes gives a value or its own error, whatever the bytes: never another exception.

The bytes are valid samples with pieces cut out, doubled, exchanged or made up. `FUZZ_EXAMPLES=100000 pytest
tests/grader/test_fuzz.py` looks longer than the few seconds that `make test` gives each reader; `make fuzz` looks for
an hour, guided by what the engine's code does with the bytes.
"""

from __future__ import annotations

import os
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .foreign_readers import READERS, Reader, malformed

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
NASTY = (b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"'", b",", b";", b"\r", b"\n", b"NaN", b"-1", b"9" * 40, b"[" * 99)


def mutated(reader: Reader) -> st.SearchStrategy[bytes]:
    """Return valid samples in which something was changed, and bytes that nobody has made."""

    def change(data: bytes, cuts: tuple[float, float], piece: bytes) -> bytes:
        first, last = sorted(int(cut * len(data)) for cut in cuts)
        return data[:first] + piece + data[last:]

    place = st.floats(0, 1)
    piece = st.one_of(st.binary(max_size=8), st.sampled_from(NASTY), st.just(b""))
    edit = st.tuples(st.tuples(place, place), piece)

    def apply(sample: bytes, edits: list[tuple[tuple[float, float], bytes]]) -> bytes:
        for cuts, new in edits:
            near = (cuts[0], min(1.0, cuts[0] + cuts[1] / 10))
            sample = change(sample, near, new)
        return sample

    changed = st.builds(apply, st.sampled_from(reader.samples), st.lists(edit, min_size=1, max_size=4))
    if reader.form is None:
        return st.one_of(changed, st.binary(max_size=200))
    values = st.sampled_from([reader.form.load(sample) for sample in reader.samples])
    wrong = st.builds(malformed, values, st.just(reader.form), st.randoms(use_true_random=False))
    return st.one_of(wrong, wrong, changed, st.binary(max_size=200))


@pytest.mark.parametrize("name", READERS)
def test_whatever_the_bytes_a_reader_gives_a_value_or_its_own_error(name: str) -> None:
    reader = READERS[name]

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(mutated(reader))
    def holds(data: bytes) -> None:
        with suppress(*reader.errors):
            reader.read(data)

    for sample in reader.samples:
        with suppress(*reader.errors):
            reader.read(sample)
    holds()


@pytest.mark.parametrize("name", [name for name in READERS if name not in ("the header of a frame", "a report")])
def test_the_samples_are_understood(name: str) -> None:
    reader = READERS[name]
    reader.read(reader.samples[0])
