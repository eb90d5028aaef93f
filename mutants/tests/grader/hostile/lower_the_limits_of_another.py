# Tries: to lower the limits of one of the teacher's programs.
# Must: change nothing of another process.
import resource
resource.prlimit(int("@VICTIM@"), resource.RLIMIT_NOFILE, (0, 0))
