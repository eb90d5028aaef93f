"""Tables of sales drawn at random."""

import numpy as np
import pandas as pd
import pytest

TOWNS = np.array(["bonn", " ULM", "Kiel ", "new town"])


def draw(rng, rows):
    """Return a table as it comes from people."""
    prices = [f" {price:.2f}" for price in rng.uniform(1, 9, rows)]
    prices[1], prices[rows // 2] = "", None
    return pd.DataFrame({"town": rng.choice(TOWNS, rows), "price": prices, "count": rng.integers(1, 5, rows)})


@pytest.fixture(scope="session")
def frames(seeded):
    """Three tables."""
    rng = seeded("sales")
    return [draw(rng, rows) for rows in (6, 9, 12)]


@pytest.fixture(scope="session")
def tidy(frames, reference):
    """The same tables, clean."""
    return [reference.clean(frame) for frame in frames]
