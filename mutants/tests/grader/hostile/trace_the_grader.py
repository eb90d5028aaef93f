# Tries: to attach to the grader as a debugger does.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import ctypes
if ctypes.CDLL(None).ptrace(0x4206, int("@VICTIM@"), 0, 0) == 0: raise SystemExit("@PROOF@")
