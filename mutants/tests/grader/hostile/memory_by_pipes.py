# Tries: to fill the kernel's buffers.
# Must: lose that cell or that task only.
import fcntl, os
pipes = [os.pipe() for _ in range(10_000)]
for _, end in pipes: fcntl.fcntl(end, 1031, 2**20)
