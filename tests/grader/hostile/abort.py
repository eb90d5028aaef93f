# Tries: to abort when it is asked.
# Must: lose that cell or that task only.
# Keeps: quarter
import os
def half(x): os.abort()
def quarter(x): return x / 4
