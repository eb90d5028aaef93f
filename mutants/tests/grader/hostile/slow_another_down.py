# Tries: to bind and slow one of the teacher's programs.
# Must: change nothing of another process.
import os
victim = int("@VICTIM@")
os.setpriority(os.PRIO_PROCESS, victim, 19)
os.sched_setaffinity(victim, {0})
os.sched_setscheduler(victim, os.SCHED_IDLE, os.sched_param(0))
