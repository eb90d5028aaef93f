# Tries: to leave folders that are too deep to delete.
# Must: leave nothing behind.
import os
def dig():
    for _ in range(3000):
        os.mkdir("d")
        os.chdir("d")
dig()
