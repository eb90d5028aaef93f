# Tries: to break whoever names its types.
# Must: earn nothing and learn nothing.
import numpy as np
class Meta(type):
    @property
    def __name__(cls): raise SystemExit
    @property
    def __module__(cls): raise SystemExit
class Sly(metaclass=Meta): pass
def half(x): return Sly()
def quarter(x): return [Sly()]
