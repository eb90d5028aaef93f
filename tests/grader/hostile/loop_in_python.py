# Tries: to loop for ever, in a cell and in a function.
# Must: lose that cell or that task only.
# Keeps: quarter
while True: pass
def half(x):
    while True: pass
def quarter(x): return x / 4
