# Tries: to keep the statements after it from running, by every way to leave a cell.
# Must: lose that cell or that task only.
# Earns: half quarter
import sys, os, builtins
raise SystemExit(0)
sys.exit(1)
exit()
quit()
raise KeyboardInterrupt
raise GeneratorExit
raise type("CellOutOfTime", (BaseException,), {})
def half(x): return x / 2
def quarter(x): return x / 4
