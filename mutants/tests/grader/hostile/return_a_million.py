# Tries: to return a list of a million numbers.
# Must: lose that cell or that task only.
def half(x): return list(range(10**6))
