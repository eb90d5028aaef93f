# Tries: to leave a process that lives on.
# Must: leave no process.
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0: time.sleep(600)
    os._exit(0)
