"""A wrong function answers a question once, however often it is asked."""

from __future__ import annotations

from types import SimpleNamespace

from grader.judge.explain.variant import Variant
from grader.records.execution import Call


def test_a_reply_is_computed_once_and_only_when_it_is_asked_for() -> None:
    asked = []

    def formula(x: int) -> int:
        asked.append(x)
        return 10 * x

    variant = Variant((), formula, [Call("f", (n,)) for n in range(3)])
    assert asked == []
    assert [variant.reply(n).value for n in (2, 0, 2)] == [20, 0, 20]
    assert asked == [2, 0]


def test_two_variants_share_no_replies() -> None:
    one, other = (Variant((), formula, [Call("f", (2,))]) for formula in (abs, lambda x: -x))
    assert (one.reply(0).value, other.reply(0).value) == (2, -2)
    assert one.alone == ()


def test_the_codes_stand_in_their_order() -> None:
    entries = (SimpleNamespace(code="H03"), SimpleNamespace(code="H01"))
    assert Variant(entries, abs, ()).codes == ("H01", "H03")
