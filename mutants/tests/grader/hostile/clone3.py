# Tries: to make a process by the newest system call.
# Must: leave no process.
import ctypes, struct, time
block = ctypes.create_string_buffer(struct.pack("=11Q", 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0))
pid = ctypes.CDLL(None).syscall(435, block, 88)
if pid == 0: time.sleep(600)
