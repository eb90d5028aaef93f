# Tries: to kill the grader itself.
# Must: kill nobody.
import os
os.kill(int('@GRADER@'), 9)
