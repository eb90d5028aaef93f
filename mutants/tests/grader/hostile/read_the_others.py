# Tries: to read another student's hand-in.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
raise SystemExit(found(open('@OTHER@').read()))
