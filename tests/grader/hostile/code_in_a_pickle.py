# Tries: to return what runs when it is unpickled.
# Must: earn nothing and learn nothing.
import io, pickle
class Sly:
    def __reduce__(self): return (io.open, ("@CANARY@/breach", "w"))
def half(x): return pickle.dumps(Sly())
def quarter(x): return Sly()
