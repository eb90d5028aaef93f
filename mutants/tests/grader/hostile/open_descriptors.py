# Tries: to read what descriptors were left open.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import os
def every():
    got = b""
    for number in range(64):
        try: got += os.pread(number, 10**6, 0)
        except OSError: pass
    raise SystemExit(found(got.decode("latin-1")))
every()
