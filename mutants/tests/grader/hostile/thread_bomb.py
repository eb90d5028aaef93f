# Tries: to start threads without end.
# Must: lose that cell or that task only.
import threading
threading.stack_size(2**17)
hold = threading.Event()
for _ in range(5000): threading.Thread(target=hold.wait, daemon=True).start()
