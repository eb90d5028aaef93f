# Tries: to find secrets in its environment and arguments.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import os, sys
raise SystemExit(found(str(dict(os.environ)) + str(sys.argv) + str(sys.orig_argv)))
raise SystemExit(found(open("/proc/self/environ").read() + open("/proc/self/cmdline").read()))
