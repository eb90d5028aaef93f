# Tries: to spawn a program.
# Must: leave no process.
import os
os.posix_spawn("/bin/sh", ["sh", "-c", ": @TOKEN@; sleep 600"], {})
