# Tries: to print without end.
# Must: lose that cell or that task only.
# Keeps: quarter
def half(x):
    while True: print("x" * 10**6)
def quarter(x): return x / 4
