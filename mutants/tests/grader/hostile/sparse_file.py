# Tries: to make a file that is large in name only.
# Must: earn nothing and learn nothing.
import os
def attempt():
    with open("sparse", "wb") as file: os.truncate(file.fileno(), 2**40)
    with open("sparse", "wb") as file: os.posix_fallocate(file.fileno(), 0, 2**32)
    raise SystemExit("@PROOF@")
attempt()
