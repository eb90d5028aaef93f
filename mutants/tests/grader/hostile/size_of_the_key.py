# Tries: to learn whether a file exists and how large it is.
# Must: see nothing, where there are namespaces.
import os
if os.stat("@KEY@").st_size: raise SystemExit("@SEEN@")
if os.access("@KEY@", os.F_OK): raise SystemExit("@SEEN@")
