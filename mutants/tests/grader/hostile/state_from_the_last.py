# Tries: to find what an earlier submission left.
# Must: earn nothing and learn nothing.
import glob
got = [path for place in ("*", "../*", "../*/*", "/tmp/*", "/dev/shm/*") for path in glob.glob(place)]
if any("@TOKEN@" in path for path in got): raise SystemExit("@PROOF@")
