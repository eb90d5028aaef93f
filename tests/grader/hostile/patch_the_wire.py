# Tries: to hide that it changes its arguments.
# Must: earn nothing and learn nothing.
import sys
worker = sys.modules["deltagrade_image.worker.answer"]
plain = worker.encode
def half(x):
    x[...] = 0.0
    worker.encode = lambda value, *more: plain(value, *more)
    return x
def quarter(x):
    x[...] = 0.0
    return x
