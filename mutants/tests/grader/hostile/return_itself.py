# Tries: to return a list that holds itself.
# Must: lose that cell or that task only.
def half(x):
    ring = []
    ring.append(ring)
    return ring
