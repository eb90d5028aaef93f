# Tries: to ask for the address of a name.
# Must: reach nobody.
import socket
def ask():
    if socket.getaddrinfo("localhost", 80): raise SystemExit("")
ask()
import urllib.request
urllib.request.urlopen("http://127.0.0.1:@TCP@/", timeout=0.3)
