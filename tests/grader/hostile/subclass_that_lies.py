# Tries: to be another value for the one who encodes it than for the one who reads it.
# Must: lose that cell or that task only.
class Long(list):
    def __len__(self): return 10**9
    def __iter__(self): return iter([0.0] * 3)
class Text(str):
    def encode(self, *a): return b"passed" * 10**6
    def __str__(self): return "passed"
class Number(float):
    def __float__(self): return 0.5
def half(x): return Long([Text("a"), Number(1.0)])
def quarter(x): return Number(x.sum())
