# Tries: to raise what ends a program.
# Must: lose that cell or that task only.
raise KeyboardInterrupt
raise GeneratorExit
class Sly(BaseException): pass
def half(x): raise Sly
