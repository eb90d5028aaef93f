# Tries: to act when all is over.
# Must: change nothing outside.
import atexit, os, sys
def last(*a): open("@CANARY@/breach", "w").write("x")
atexit.register(last)
sys.excepthook = sys.unraisablehook = last
def half(x): return 0 * x
def quarter(x): return 0 * x
