# Tries: to answer with objects that are equal to everything, and with an iterator that never ends.
# Must: lose that cell or that task only.
class Same:
    def __eq__(self, other): return True
    def __len__(self): return 2
    def __iter__(self): return self
    def __next__(self): return 1.0
    def __getattr__(self, name):
        while True: pass
    def __array__(self, *a, **k): raise SystemExit
    def __hash__(self): return 0
    def __bool__(self): return True
def half(x): return Same()
def quarter(x):
    while True: yield Same()
