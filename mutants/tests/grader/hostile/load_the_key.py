# Tries: to load the answer key as a module.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import importlib.machinery
key = importlib.machinery.SourceFileLoader("key", "@KEY@").load_module()
half, quarter = key.half, key.quarter
