# Tries: to fork again and again, each generation leaving the next.
# Must: leave no process.
import os, time
for _ in range(20):
    if os.fork(): os._exit(0)
time.sleep(600)
