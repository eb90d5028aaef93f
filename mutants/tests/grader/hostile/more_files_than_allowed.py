# Tries: to open more files than it may.
# Must: earn nothing and learn nothing.
def open_many():
    kept = [open("/dev/null") for _ in range(300)]
    raise SystemExit("@PROOF@")
open_many()
