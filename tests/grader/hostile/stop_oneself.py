# Tries: to stop itself, neither alive nor dead.
# Must: lose that cell or that task only.
# Keeps: quarter
import os, signal
def half(x): os.kill(os.getpid(), signal.SIGSTOP)
def quarter(x): return x / 4
