# Tries: to keep memory in a file that has no name.
# Must: earn nothing and learn nothing.
import os
def attempt():
    descriptor = os.memfd_create("x")
    raise SystemExit("@PROOF@")
attempt()
