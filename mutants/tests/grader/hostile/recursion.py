# Tries: to recurse without end, in Python and in C.
# Must: lose that cell or that task only.
import sys
sys.setrecursionlimit(10**9)
def half(x): return half(x)
def quarter(x):
    deep = []
    for _ in range(10**6): deep = [deep]
    return repr(deep)
