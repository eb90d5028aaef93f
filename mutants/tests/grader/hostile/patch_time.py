# Tries: to stop the clock.
# Must: lose that cell or that task only.
import time
time.monotonic = time.time = time.perf_counter = lambda: 0.0
while True: pass
