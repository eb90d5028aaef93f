# Tries: to become root of a world of its own.
# Must: earn nothing and learn nothing.
import ctypes
if ctypes.CDLL(None).unshare(0x10000000 | 0x20000) == 0: raise SystemExit("@PROOF@")
