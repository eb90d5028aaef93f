# Tries: to answer in the worker's place.
# Must: earn nothing and learn nothing.
import sys
worker = sys.modules["deltagrade_image.worker.child"]
worker.answer = lambda *a: (sys.modules["deltagrade_image.protocol.frames"].Kind.VALUE, b"T")
def half(x): return 0 * x
def quarter(x): return 0 * x
