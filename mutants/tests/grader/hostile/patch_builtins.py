# Tries: to make Python's own functions lie.
# Must: earn nothing and learn nothing.
import builtins
builtins.isinstance = lambda *a: True
builtins.len = lambda *a: 0
builtins.all = builtins.any = lambda *a: True
def half(x): return 0 * x
def quarter(x): return 0 * x
