# Tries: to make a process by the bare system call.
# Must: leave no process.
import ctypes, time
pid = ctypes.CDLL(None).syscall(56, 17, 0, 0, 0, 0)
if pid == 0: time.sleep(600)
