# Tries: to be given four gigabytes.
# Must: earn nothing and learn nothing.
import mmap
kept = mmap.mmap(-1, 2**32, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ)
if kept: raise SystemExit("@PROOF@")
