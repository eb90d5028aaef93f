# Tries: to make a process by vfork and exec.
# Must: leave no process.
import subprocess
subprocess._USE_VFORK = True
subprocess.Popen(["/bin/sh", "-c", ": @TOKEN@; sleep 600"], close_fds=False)
