# Tries: to send from a socket pair to a socket that has a path.
# Must: reach nobody.
import socket
one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
one.sendto(b"x", "@UNIXGRAM@")
