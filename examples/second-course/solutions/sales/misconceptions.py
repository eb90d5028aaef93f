"""What goes wrong with a table: each entry computes what the mistake computes, and says one step on."""

import pandas as pd

from grader.testing import Entries

clean = Entries(task="clean", section="1. Clean")
revenue = Entries(task="revenue", section="2. Revenue")


def _tidy(frame, town=lambda towns: towns.str.strip().str.title()):
    price = pd.to_numeric(frame["price"], errors="coerce")
    return frame.assign(town=town(frame["town"]), price=price)


def _rows_kept(frame):
    return _tidy(frame)


def _zeros(frame):
    return _tidy(frame).fillna({"price": 0.0})


def _gaps(frame):
    return _tidy(frame).dropna(subset=["price"])


def _blanks(frame):
    tidy = _tidy(frame, lambda towns: towns.str.title())
    return tidy.dropna(subset=["price"]).reset_index(drop=True)


MISCONCEPTIONS = (
    clean(
        "S01",
        _rows_kept,
        title="rows without a price stay",
        rationale="to_numeric has made numbers of all that is a number, and the rest is easily forgotten.",
        advice="Count the missing prices of what you return.",
    ),
    clean(
        "S02",
        _zeros,
        title="a missing price counts as 0",
        rationale="A number seems better than none.",
        advice="Is a sale whose price nobody knows a sale for nothing? Read what becomes of such rows.",
    ),
    clean(
        "S03",
        _gaps,
        title="the rows keep their old numbers",
        rationale="dropna leaves the labels of the rows as they were.",
        advice="Look at the index of your table: it has gaps where rows were taken out.",
    ),
    clean(
        "S04",
        _blanks,
        title="blanks around towns stay",
        rationale="Nobody sees them.",
        advice="Ask for the length of the names of your towns.",
    ),
    revenue(
        "R01",
        lambda frame: frame["price"].groupby(frame["town"]).sum(),
        title="the count of a sale is left out",
        rationale="The column price sounds like what was paid.",
        advice="What does somebody pay who buys three?",
    ),
    revenue(
        "R02",
        lambda frame: (frame["price"] * frame["count"]).groupby(frame["town"]).mean(),
        title="the mean in the place of the sum",
        rationale="Both follow groupby in the same way.",
        advice="A town with two equal sales has paid twice as much as for one. Does yours?",
    ),
)
