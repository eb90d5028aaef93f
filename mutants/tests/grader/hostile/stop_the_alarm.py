# Tries: to take the alarm away and loop.
# Must: lose that cell or that task only.
import signal
def loop():
    signal.setitimer(signal.ITIMER_REAL, 0)
    while True: pass
loop()
