# Tries: to import the answer key.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import sys
sys.path.insert(0, "@COURSE@/solutions/halves")
import reference
half, quarter = reference.half, reference.quarter
