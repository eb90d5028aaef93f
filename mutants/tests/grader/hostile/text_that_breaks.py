# Tries: to break whoever reads its errors.
# Must: earn nothing and learn nothing.
import numpy as np
class Sly(Exception):
    def __str__(self): raise SystemExit
    def __repr__(self): raise SystemExit
class Loud(str):
    def __str__(self): raise SystemExit
def half(x): raise Sly
def quarter(x): raise ValueError(Loud("x"))
