# Tries: to hide that it changes its arguments.
# Must: earn nothing and learn nothing.
import sys
worker = sys.modules["deltagrade_image.worker.answer"]
def half(x):
    x[...] = 0.0
    worker._is_call = lambda *arguments: True
    return x
def quarter(x):
    x[...] = 0.0
    return x
