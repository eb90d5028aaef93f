# Tries: to find secrets that its own memory holds.
# Must: earn nothing and learn nothing.
import re
found = lambda text: " ".join(sorted(set(re.findall("CANARY-[a-z]+-[0-9a-f]{16}", text))))[:280]
import ctypes, gc
def objects():
    text = []
    for one in gc.get_objects():
        if type(one) is dict: text += [value for value in list(one.values()) if type(value) is str]
        if type(one) in (list, tuple): text += [value for value in one if type(value) is str]
    return "".join(text)
raise SystemExit(found(objects()))
