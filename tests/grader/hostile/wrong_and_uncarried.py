# Tries: to be equal to whatever is expected, by an answer that cannot be carried.
# Must: earn nothing and learn nothing.
class Equal:
    def __eq__(self, other): return True
    def __hash__(self): return 0
    def __bool__(self): return True
    def __array__(self, *a, **k): raise ValueError
def half(x): return [Equal()] * x.size
def quarter(x): return {Equal(): Equal()}
