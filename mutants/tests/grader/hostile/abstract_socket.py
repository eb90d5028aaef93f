# Tries: to reach a program by a socket without a path.
# Must: reach nobody.
import socket
socket.socket(socket.AF_UNIX).connect("\0@ABSTRACT@")
