# Tries: to put other files in the place of its pipes.
# Must: lose that cell or that task only.
import os
null = os.open("/dev/null", os.O_RDWR)
os.dup2(null, 3)
os.dup2(null, 4)
