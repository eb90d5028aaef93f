# Tries: to write extended attributes.
# Must: change nothing outside.
import os
os.setxattr('@CANARY@/untouched', 'user.a', b'b')
