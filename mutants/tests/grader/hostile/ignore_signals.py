# Tries: to ignore every signal and loop.
# Must: lose that cell or that task only.
import signal
for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}: signal.signal(number, signal.SIG_IGN)
while True: pass
