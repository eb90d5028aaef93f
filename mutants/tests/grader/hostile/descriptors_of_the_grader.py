# Tries: to open the grader's files through /proc.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import os
got = ""
for number in range(64): got += open(f"/proc/@GRADER@/fd/{number}", "rb").read(10**5).decode("latin-1")
raise SystemExit(found(got))
