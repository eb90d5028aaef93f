# Tries: to wait for a lock that nobody frees.
# Must: lose that cell or that task only.
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
def half(x): lock.acquire()
