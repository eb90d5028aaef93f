# Tries: to take memory that no limit of a process counts.
# Must: earn nothing and learn nothing.
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
got = libc.shmget(0x5EC0DE, 2**26, 0o1600)
if got >= 0: open("@CANARY@/breach", "w").close()
if got >= 0: raise SystemExit("@PROOF@")
