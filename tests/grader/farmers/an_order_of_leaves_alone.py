# Lesson: beyond-sigmoid
# Tries: to earn `evaluate` by an order in which nothing is left to compute.
# Must: earn nothing but what it does honestly.
import numpy as np

def topological_order(inputs): return [name for name, needs in inputs.items() if not needs]
def evaluate(graph, leaves): return {name: leaves.get(name) for name in graph}
def reverse(graph, values, output): return {name: None for name in graph}
def pullback(operation, upstream, inputs, output): return [upstream for _ in inputs]
