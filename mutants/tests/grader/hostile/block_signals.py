# Tries: to block every signal and loop.
# Must: lose that cell or that task only.
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
while True: pass
