"""Public check of suspects: its form. Whether the right ones are accused, the notebook's own evidence says."""

FORM_ONLY = True
QUANTITIES = {f"{kind} {layer}" for kind in ("delta", "gradient") for layer in (1, 2, 3)}


def test_every_suspect_is_accused_of_one_quantity(student):
    """suspects() names a quantity for each of A to F"""
    accused = student.suspects()
    assert isinstance(accused, dict), 'suspects() should return a dict such as {"A": "delta 1", ...}.'
    assert set(accused) == set("ABCDEF"), 'suspects() should have the keys "A" to "F", and no others.'
    for letter, quantity in accused.items():
        known = isinstance(quantity, str) and quantity in QUANTITIES
        assert known, f'For suspect {letter} write "delta 1" to "delta 3" or "gradient 1" to "gradient 3".'
