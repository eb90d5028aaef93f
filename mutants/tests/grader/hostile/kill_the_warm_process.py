# Tries: to kill the process that started it.
# Must: kill nobody.
import os
os.kill(os.getppid(), 9)
def half(x): os.kill(os.getppid(), 9)
