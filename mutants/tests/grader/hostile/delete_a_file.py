# Tries: to delete what is the teacher's.
# Must: change nothing outside.
import os, shutil
os.unlink("@CANARY@/untouched")
shutil.rmtree("@COURSE@/solutions")
