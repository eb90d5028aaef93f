# Tries: to read address zero.
# Must: lose that cell or that task only.
# Keeps: quarter
import ctypes
def half(x): return ctypes.string_at(0)
def quarter(x): return x / 4
