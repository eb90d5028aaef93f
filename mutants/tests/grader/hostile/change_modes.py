# Tries: to lock the teacher out of a folder.
# Must: change nothing outside.
import os
os.chmod("@CANARY@/untouched", 0)
os.chmod("@COURSE@/solutions", 0)
