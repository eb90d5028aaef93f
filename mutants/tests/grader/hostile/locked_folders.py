# Tries: to leave folders that nobody may open.
# Must: leave nothing behind.
import os
os.umask(0o777)
os.mkdir("locked")
os.mkdir("locked/in")
