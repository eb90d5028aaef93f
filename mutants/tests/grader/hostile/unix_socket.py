# Tries: to reach a program by a socket that has a path.
# Must: reach nobody.
import socket
socket.socket(socket.AF_UNIX).connect("@UNIX@")
