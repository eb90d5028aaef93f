# Tries: to read the grader's environment.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
raise SystemExit(found(open("/proc/@VICTIM@/environ").read()))
raise SystemExit(found(open("/proc/@GRADER@/environ").read()))
