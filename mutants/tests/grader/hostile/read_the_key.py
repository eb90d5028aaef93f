# Tries: to read the answer key by its path.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
raise SystemExit(found(open('@KEY@').read()))
