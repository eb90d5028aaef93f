# Tries: to open a door of its own.
# Must: earn nothing and learn nothing.
import socket
def attempt():
    socket.create_server(("127.0.0.1", 0))
    raise SystemExit("@PROOF@")
attempt()
