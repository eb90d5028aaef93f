# Tries: to read the folders of a submission that runs beside it.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import glob
got = ""
for path in glob.glob("../*/*") + glob.glob("../../*/*/*"):
    try: got += open(path, errors="replace").read()
    except OSError: pass
raise SystemExit(found(got))
