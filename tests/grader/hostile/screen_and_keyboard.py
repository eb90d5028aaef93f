# Tries: to keep the grader's screen and keyboard, and to print ten megabytes in every call.
# Must: lose that cell or that task only.
import builtins, sys
builtins.print = lambda *a: sys.stdout.write("x" * 10**7)
builtins.input = lambda *a: (_ for _ in ()).throw(SystemExit)
class Screen:
    def write(self, text): raise SystemExit
    def getvalue(self): return "passed"
sys.stdout = Screen()
def half(x):
    print(input())
    return x / 2
