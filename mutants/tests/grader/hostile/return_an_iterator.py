# Tries: to return numbers without end.
# Must: lose that cell or that task only.
import itertools
def half(x): return itertools.count()
