# Tries: to kill one of the teacher's programs.
# Must: kill nobody.
import os, signal
os.kill(int("@VICTIM@"), signal.SIGKILL)
signal.pidfd_send_signal(os.pidfd_open(int("@VICTIM@")), signal.SIGKILL)
