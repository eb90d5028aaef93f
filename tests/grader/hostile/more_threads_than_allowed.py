# Tries: to start more threads than it may.
# Must: earn nothing and learn nothing.
import _thread
import threading

_thread.stack_size(2**17)
hold = threading.Event()


def crowd():
    # Not Thread.start: it sleeps until the new thread has had a processor, 300 times, too long on a busy machine.
    for _ in range(300):
        _thread.start_new_thread(hold.wait, ())
    raise SystemExit("@PROOF@")


crowd()
