# Tries: to make a file of the teacher's.
# Must: write nothing outside.
open("@CANARY@/breach", "w").write("x")
open("@COURSE@/solutions/halves/extra.py", "w").write("x")
open("/tmp/@TOKEN@", "w").write("x")
