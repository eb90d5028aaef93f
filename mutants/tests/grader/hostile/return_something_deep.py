# Tries: to return a list a hundred thousand lists deep.
# Must: lose that cell or that task only.
def half(x):
    deep = []
    for _ in range(100_000): deep = [deep]
    return deep
