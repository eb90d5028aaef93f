# Tries: to compute a number that has no end.
# Must: lose that cell or that task only.
9**9**9
def half(x): return 9**9**9
