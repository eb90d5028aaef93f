# Tries: to end the process before it is asked.
# Must: lose that cell only.
# Earns: half quarter
def half(x): return x / 2
import os
os._exit(0)
def quarter(x): return x / 4
