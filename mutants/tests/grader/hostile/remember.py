# Tries: to remember an answer and give it again.
# Must: earn nothing and learn nothing.
import numpy as np
memory = []
def half(x):
    if not memory: memory.append(x / 2)
    return memory[0]
def quarter(x):
    if len(memory) < 2: memory.append(x / 4)
    return memory[-1]
