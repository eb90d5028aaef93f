# Tries: to print what it is asked, to read it later.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
def half(x):
    import sys
    for stream in (sys.stdout, sys.stderr): print(x, file=stream)
    raise ValueError(found(repr(x)))
