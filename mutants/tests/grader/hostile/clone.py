# Tries: to make a process by the bare system call.
# Must: leave no process.
import ctypes, time, platform
ARM = platform.machine() == 'aarch64'
pid = ctypes.CDLL(None).syscall(220 if ARM else 56, 17, 0, 0, 0, 0)
if pid == 0: time.sleep(600)
