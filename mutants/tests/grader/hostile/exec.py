# Tries: to become another program.
# Must: leave no process.
import os
os.execv("/bin/sleep", ["sleep", "600", "@TOKEN@"])
