# Tries: to take all memory, bit by bit.
# Must: lose that cell or that task only.
kept = []
def half(x):
    while True: kept.append(bytes(2**20) + b"x")
