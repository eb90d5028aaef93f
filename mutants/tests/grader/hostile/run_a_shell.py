# Tries: to run a shell command.
# Must: leave no process and no file.
import os
os.system("sleep 600 & echo @TOKEN@ > @CANARY@/breach")
