# Tries: to connect to a program on this machine.
# Must: reach nobody.
import socket
socket.create_connection(("127.0.0.1", int("@TCP@")), 0.3)
