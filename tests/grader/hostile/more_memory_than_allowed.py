# Tries: to be given four gigabytes.
# Must: earn nothing and learn nothing.
import mmap
kept = mmap.mmap(-1, 2**32)
if kept: raise SystemExit("@PROOF@")
