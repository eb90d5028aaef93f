# Tries: to raise an error with an endless message.
# Must: lose that cell or that task only.
def half(x): raise ValueError('x' * 2**29)
