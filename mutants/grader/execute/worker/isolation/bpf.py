"""Classic BPF, the language of seccomp filters, as blocks: runs of instructions that always return.

Blocks are joined only by `choose` and `search`, so that a jump can lead nowhere but into a block.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final, NamedTuple

LOAD: Final = 0x20  # the 32-bit word at offset k of struct seccomp_data
KEEP: Final = 0x54  # the accumulator's bits in k
EQUAL: Final = 0x15
AT_LEAST: Final = 0x35
ANY_BIT: Final = 0x45
SKIP: Final = 0x05
RETURN: Final = 0x06

FARTHEST: Final = 255  # of a conditional jump, whose distance is one byte
MOST_INSTRUCTIONS: Final = 4096


class Instruction(NamedTuple):
    """One struct sock_filter: where its condition holds it skips `then` instructions, else `otherwise`."""

    code: int
    then: int
    otherwise: int
    k: int


Block = tuple[Instruction, ...]


def give(verdict: int) -> Block:
    """Return the block that ends the filter with `verdict`."""
    return (Instruction(RETURN, 0, 0, verdict),)


def load(offset: int, then: Block) -> Block:
    """Return `then`, run on the word at `offset`."""
    return (Instruction(LOAD, 0, 0, offset), *then)


def keep(bits: int, then: Block) -> Block:
    """Return `then`, run on those of the word's bits that are in `bits`."""
    return (Instruction(KEEP, 0, 0, bits), *then)


def choose(condition: int, k: int, yes: Block, no: Block) -> Block:
    """Return the block that goes on with `yes` where the condition holds and with `no` where not."""
    if len(no) <= FARTHEST:
        return (Instruction(condition, len(no), 0, k), *no, *yes)
    return (Instruction(condition, 0, 1, k), Instruction(SKIP, 0, 0, len(no)), *no, *yes)


def one_of(values: Sequence[int], yes: Block, no: Block) -> Block:
    """Return the block that goes on with `yes` where the word is one of `values`, else with `no`."""
    block = no
    for value in reversed(values):
        block = choose(EQUAL, value, yes, block)
    return block


def search(starts: Sequence[tuple[int, Block]]) -> Block:
    """Return the block that goes on with the last entry whose number is at most the word.

    `starts` is sorted by number and begins with 0. A search in halves, not a walk: the kernel runs the
    filter once for every call number when it is installed, and once for every call afterwards.
    """
    if len(starts) == 1:
        return starts[0][1]
    half = len(starts) // 2
    return choose(AT_LEAST, starts[half][0], search(starts[half:]), search(starts[:half]))


def assemble(block: Block) -> bytes:
    """Return the block as the kernel reads it; raises ValueError where it is longer than the kernel takes."""
    if len(block) > MOST_INSTRUCTIONS:
        raise ValueError(f"a filter of {len(block)} instructions: the kernel takes {MOST_INSTRUCTIONS}")
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in block)
