# Tries: to return ever more lists of lists.
# Must: lose that cell or that task only.
def half(x):
    value = [0] * 1000
    for _ in range(5): value = [value] * 1000
    return value
