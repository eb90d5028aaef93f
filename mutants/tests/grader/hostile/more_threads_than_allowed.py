# Tries: to start more threads than it may.
# Must: earn nothing and learn nothing.
import threading
threading.stack_size(2**17)
hold = threading.Event()
def crowd():
    for _ in range(300): threading.Thread(target=hold.wait, daemon=True).start()
    raise SystemExit("@PROOF@")
crowd()
