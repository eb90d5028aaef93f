"""How names are compared: as people mean them."""

from __future__ import annotations

import pytest

from grader.collect.names import as_meant, composed, folded, has_name, normalized, unaccented, unarmoured, visible


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("u100", "U100"),
        ("7123", "007123"),
        ("7123", "7123.0"),
        ("7123", "7123.00"),
        ("7123", '="007123"'),
        ("0", "000"),
        ("ann", " ann "),
        ("ann lee", "Ann   Lee"),
        ("josé", "JOSE\u0301"),
        ("ann", "a\u200bnn"),
        ("ann", "\ufeffann"),
        ("straße", "STRASSE"),
    ],
)
def test_two_spellings_of_one_id(text: str, same: str) -> None:
    assert as_meant(text) == as_meant(same)


@pytest.mark.parametrize(
    ("one", "other"), [("7123", "7123.5"), ("7123", "71230"), ("u7", "u07"), ("7.0.0", "7"), ("ann", "anna"), ("1", "")]
)
def test_two_ids(one: str, other: str) -> None:
    assert as_meant(one) != as_meant(other)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ('="007"', "007"),
        (' ="007" ', "007"),
        ('="a""b"', 'a"b'),
        ('="a\nb"', "a\nb"),
        ("=007", "=007"),
        ("007", "007"),
        (' "7" ', ' "7" '),
    ],
)
def test_the_armour_of_a_spreadsheet_is_taken_off(text: str, plain: str) -> None:
    assert unarmoured(text) == plain


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("ann", "ann"),
        ("a\u200dn\u200en\u00ad", "ann"),
        ("a\x00n\x07n", "ann"),
        ("a\tn", "a\tn"),
        ("é\u200b", "é"),
        ("e\u0301\u200b", "é"),
    ],
)
def test_what_nobody_sees_is_left_out(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize("text", ["Prénom", "PRÉNOM", " prénom\t", "pre\u0301nom"])
def test_a_heading_is_the_same_however_it_is_typed(text: str) -> None:
    assert folded(text) == "prénom"


def test_accents_are_composed() -> None:
    assert composed("e\u0301") == "é"
    assert composed("plain") == "plain"


@pytest.mark.parametrize("name", ["Backprop_v2", "backprop-V2", "backprop v2", " backprop  (v2)", "BACKPROP.V2."])
def test_punctuation_and_case_make_no_other_name(name: str) -> None:
    assert normalized(name) == "backprop v2"


def test_letters_of_full_width_are_letters() -> None:
    assert normalized("ｂａｃｋ１") == "back1"


@pytest.mark.parametrize(
    ("stem", "found"),
    [
        ("backprop", True),
        ("Backprop (1)", True),
        ("my_backprop_final", True),
        ("backprop-batch", False),
        ("ann backprop batch", False),
        ("backpropagation", False),
        ("xbackprop", False),
        ("batch", False),
        ("", False),
    ],
)
def test_a_name_has_an_assignments_name_in_it_and_no_longer_ones(stem: str, found: bool) -> None:
    assert has_name(stem, "backprop", ("backprop", "backprop-batch")) == found


def test_the_assignment_itself_needs_not_be_among_the_names() -> None:
    assert has_name("my backprop", "backprop", ())
    assert has_name("ann-backprop-batch", "backprop-batch", ("backprop", "backprop-batch"))
    assert not has_name("backprop batch", "batch", ("backprop-batch", "batch"))


def test_one_blank_stays_between_the_words_of_an_id():
    assert as_meant(" Ann \t Lee ") == "ann lee"


def test_accents_case_and_punctuation_are_left_out():
    assert unaccented("Ana_L\u00f3pez") == unaccented("ana lo\u0301pez") == "ana lopez"


@pytest.mark.parametrize("text", ["u\u00b2", "\ufb01", "\uff41", "\u2460"])
def test_a_sign_of_its_own_stays_when_accents_are_composed(text: str) -> None:
    assert composed(text) == text


def test_letters_that_only_german_or_greek_write_in_two_ways_are_the_same() -> None:
    assert normalized("Stra\u00dfe-1") == normalized("STRASSE 1")
    assert folded("GRO\u00dfE") == folded("Grosse")
    assert folded("\u039f\u03b4\u03cc\u03c2") == folded("\u039f\u0394\u038c\u03a3")
