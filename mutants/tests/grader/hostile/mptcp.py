# Tries: to connect by multipath TCP, which some walls forget.
# Must: reach nobody.
import socket
socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262).connect(("127.0.0.1", int("@TCP@")))
