# Tries: to sleep for ever.
# Must: lose that cell or that task only.
import time
time.sleep(1e6)
def half(x): time.sleep(1e6)
