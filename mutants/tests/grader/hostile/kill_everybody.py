# Tries: to kill all processes that it may.
# Must: kill nobody but itself.
import os
os.kill(-1, 9)
os.killpg(0, 9)
