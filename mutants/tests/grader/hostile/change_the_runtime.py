# Tries: to change numpy for everybody.
# Must: change nothing outside.
import numpy
def attempt():
    open(numpy.__file__, "a").write("\n# changed")
    raise SystemExit("@PROOF@")
attempt()
