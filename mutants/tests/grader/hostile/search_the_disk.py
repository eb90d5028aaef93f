# Tries: to search the folders above for anything of use.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import glob, os
got = ""
for path in glob.glob("@COURSE@/**/*.py", recursive=True): got += open(path).read()
raise SystemExit(found(got))
