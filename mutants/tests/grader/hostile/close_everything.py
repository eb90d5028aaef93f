# Tries: to close all its descriptors.
# Must: lose that cell or that task only.
# Earns: half
import os
os.closerange(0, 64)
def half(x): return x / 2
