# Tries: to open sockets of the kernel's own.
# Must: earn nothing and learn nothing.
import socket
def attempt():
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
    raise SystemExit("@PROOF@")
attempt()
def attempt():
    socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
    raise SystemExit("@PROOF@")
attempt()
