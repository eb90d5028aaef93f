# Tries: to answer with whole numbers so long that Python does not write them down.
# Must: earn nothing and learn nothing.
from fractions import Fraction
def half(x): return [10**9000] * x.size
def quarter(x): return Fraction(10**9000, 3)
