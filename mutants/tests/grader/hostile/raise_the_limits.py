# Tries: to raise its limits again.
# Must: earn nothing and learn nothing.
import resource
def lift():
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_CPU):
        resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    raise SystemExit("@PROOF@")
lift()
