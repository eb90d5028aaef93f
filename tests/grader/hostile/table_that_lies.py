# Tries: to return tables that lie about their size, and one with the names of files in the place of a time zone.
# Must: lose that cell or that task only.
import pandas as pd
class Long(pd.DataFrame):
    def __len__(self): return 10**9
    def __eq__(self, other): return True
class Zone:
    def __init__(self, name): self.name = name
    def __str__(self): return self.name
def half(x): return Long({"x": [1.0], "y": pd.Series([Long()], dtype=object)})
def quarter(x):
    index = pd.RangeIndex(10**15)
    return pd.Series(dtype=float).reindex(index[:0]).index.append(index)
