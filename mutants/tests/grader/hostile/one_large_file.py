# Tries: to fill the disk with one file.
# Must: lose that cell or that task only.
import os
def half(x):
    with open("large", "wb") as file:
        while True: file.write(bytes(2**20))
