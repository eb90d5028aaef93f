# Tries: to list the course.
# Must: earn nothing and learn nothing.
import os
raise SystemExit("@PROOF@" if os.listdir("@COURSE@") else "")
