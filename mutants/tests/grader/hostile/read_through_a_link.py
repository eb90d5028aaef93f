# Tries: to read the answer key through a link of its own.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import os
os.symlink("@KEY@", "link")
raise SystemExit(found(open("link").read()))
