# Tries: to import the grader and its tests.
# Must: earn nothing and learn nothing.
def attempt():
    import grader.judge.hidden
    raise SystemExit("@PROOF@")
attempt()
def attempt():
    import grader.execute.sandbox
    raise SystemExit("@PROOF@")
attempt()
def attempt():
    import pytest
    raise SystemExit("@PROOF@")
attempt()
