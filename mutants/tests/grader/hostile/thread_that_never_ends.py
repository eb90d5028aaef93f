# Tries: to leave a thread that keeps the process from ending.
# Must: lose that cell or that task only.
# Earns: half
import threading
def spin():
    while True: pass
threading.Thread(target=spin).start()
def half(x): return x / 2
