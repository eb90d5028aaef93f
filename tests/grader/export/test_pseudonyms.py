"""Pseudonyms: the same for the same student and key, and no more to see."""

from __future__ import annotations

import hashlib
import hmac

from grader.export.pseudonyms import LENGTH, shown


def test_a_pseudonym_is_a_keyed_hash_that_begins_with_p() -> None:
    digest = hmac.new(b"pseudonyms secret", b"ann", hashlib.sha256).hexdigest()
    assert shown("ann", "secret") == f"p{digest[:LENGTH]}"
    assert len(shown("ann", "secret")) == 17


def test_another_student_or_another_key_is_another_pseudonym() -> None:
    assert len({shown("ann", "a"), shown("bob", "a"), shown("ann", "b"), shown("ann", "a ")}) == 4
    assert shown("ann", "a") == shown("ann", "a")


def test_without_a_key_the_id_stays() -> None:
    assert shown("ann", "") == "ann"


def test_an_id_that_is_no_text_has_one_too() -> None:
    assert shown("a\udcff", "key") != shown("a\udcfe", "key")
