# Tries: to spoil the file that others share with it.
# Must: lose that cell or that task only.
# Keeps: quarter
import fcntl, os
os.lseek(5, 10**6, 0)
fcntl.flock(5, fcntl.LOCK_EX)
os.write(5, b"x")
def half(x): os._exit(0)
def quarter(x): return x / 4
