# Tries: to import what the teacher has installed but no course needs.
# Must: earn nothing and learn nothing.
def attempt():
    import nbgrader
    raise SystemExit("@PROOF@")
attempt()
def attempt():
    import click
    raise SystemExit("@PROOF@")
attempt()
