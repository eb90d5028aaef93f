# Tries: to return a number of ten million digits.
# Must: lose that cell or that task only.
def half(x): return 2 ** 10**7
