# Tries: to map the answer key into memory with numpy.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import numpy as np
raise SystemExit(found(np.memmap("@KEY@", dtype="u1", mode="r").tobytes().decode()))
