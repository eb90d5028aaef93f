# Tries: to read the grader's memory through /proc.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
def search(pid):
    got = ""
    with open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in open(f"/proc/{pid}/maps"):
            span, rights = line.split()[:2]
            start, end = (int(part, 16) for part in span.split("-"))
            if "r" in rights and "[heap]" in line:
                memory.seek(start)
                got += memory.read(end - start).decode("latin-1")
    raise SystemExit(found(got))
search(int("@GRADER@"))
