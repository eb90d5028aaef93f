# Tries: to make a file look younger.
# Must: change nothing outside.
import os
os.utime('@CANARY@/untouched', (1, 1))
