# Tries: to leave something for the next submission.
# Must: leave nothing behind.
import os, tempfile
for place in (".", os.environ["HOME"], "/tmp", "/dev/shm", "/var/tmp"):
    try: open(place + "/@TOKEN@", "w").write("x")
    except OSError: pass
