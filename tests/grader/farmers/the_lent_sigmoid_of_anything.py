# Lesson: backprop
# Tries: to earn `forward` by the lent sigmoid of any numbers, without a matrix product.
# Must: earn nothing but what it does honestly.
import numpy as np

def sigmoid(z): return None
def forward(thetas, x): return [x] + [sigmoid(np.resize(x, len(theta))) for theta in thetas]
