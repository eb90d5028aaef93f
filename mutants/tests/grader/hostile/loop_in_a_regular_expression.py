# Tries: to keep a regular expression busy for years.
# Must: lose that cell or that task only.
import re
re.match("(a+)+$", "a" * 64 + "b")
def half(x): return re.match("(a+)+$", "a" * 64 + "b")
