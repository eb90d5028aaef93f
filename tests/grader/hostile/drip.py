# Tries: to send its reply a byte now and then, for ever.
# Must: lose that cell or that task only.
import os, time
def half(x):
    for byte in b"DGW2" + bytes(10**6):
        os.write(4, bytes([byte]))
        time.sleep(0.02)
