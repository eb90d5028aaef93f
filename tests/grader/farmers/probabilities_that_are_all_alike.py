# Lesson: beyond-sigmoid
# Tries: to earn what asks for a property only: columns that add up to one.
# Must: earn nothing but what it does honestly.
# Earns: softmax_delta
import numpy as np

def softmax(z): return np.full(np.shape(z), 1 / len(z))
def softmax_cost(z, y): return np.full(np.shape(z)[1], np.log(len(z)))
def softmax_delta(z, y): return softmax(z) - y
def tanh_prime(z): return np.ones(np.shape(z))
def relu_prime(z): return np.ones(np.shape(z))
def layer_forward(x, theta, b, activation): return np.zeros((len(theta), np.shape(x)[1])), (x, theta, b, activation)
def layer_backward(upstream, cache): return tuple(np.zeros(np.shape(each)) for each in cache[:3])
