# Tries: to end the process when it is asked.
# Must: lose that cell or that task only.
# Keeps: quarter
import os
def half(x): os._exit(0)
def quarter(x): return x / 4
