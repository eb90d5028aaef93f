"""Names for research: a keyed hash, the same for the same student, that nobody without the key can try names on."""

from __future__ import annotations

import hashlib
import hmac

LENGTH = 16  # hexadecimal digits: two of ten thousand students share one with a chance of three in 10^12


def shown(student: str, key: str) -> str:
    """Return the pseudonym of a student id; the id itself without a key."""
    if not key:
        return student
    digest = hmac.new(f"pseudonyms {key}".encode(), student.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return f"p{digest.hexdigest()[:LENGTH]}"
