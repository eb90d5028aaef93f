# Tries: to loop for ever where Python hears no signal.
# Must: lose that cell or that task only.
import itertools
sum(itertools.repeat(0))
def half(x): return sum(itertools.repeat(0))
