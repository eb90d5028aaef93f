# Tries: to make devices, pipes and sockets.
# Must: earn nothing and learn nothing.
import os, socket, stat
def attempt():
    os.mknod("disk", 0o600 | stat.S_IFBLK, os.makedev(254, 0))
    raise SystemExit("@PROOF@")
attempt()
def attempt():
    open("/dev/mem", "rb").read(1)
attempt()
def attempt():
    open("/dev/tty", "w").write("x")
attempt()
