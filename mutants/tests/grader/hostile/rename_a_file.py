# Tries: to put a file of its own in the place of the teacher's.
# Must: change nothing outside.
import os
open("mine", "w").write("x")
os.rename("mine", "@CANARY@/untouched")
os.rename("@CANARY@/untouched", "@CANARY@/moved")
os.replace("@CANARY@/untouched", "theirs")
