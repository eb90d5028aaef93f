"""Public checks of forward: the network worked by hand, examples that keep to themselves, a biased silence."""

import numpy as np

WHAT = "forward(thetas, biases, x)"


def test_the_network_worked_by_hand(student, agree, by_hand):
    """It gives the zs and activations of section 3"""
    answer = student.forward(by_hand.thetas, by_hand.biases, by_hand.x)
    agree(answer, (by_hand.zs, by_hand.activations), WHAT)


def test_examples_keep_to_themselves(student, agree, networks):
    """Each example gives among others what it gives alone"""
    for net in networks:
        _, together = student.forward(net.thetas, net.biases, net.x)
        for s in range(net.x.shape[1]):
            _, alone = student.forward(net.thetas, net.biases, net.x[:, [s]])
            agree(together[-1][:, [s]], alone[-1], f"the answer to example {s} among the others")


def test_all_shapes(student, networks):
    """zs has an array for each layer, activations one more; all have a column for each example"""
    for net in networks:
        zs, activations = student.forward(net.thetas, net.biases, net.x)
        shapes = [(n, net.x.shape[1]) for n in net.sizes]
        assert [np.shape(z) for z in zs] == shapes[1:], f"zs should have the shapes {shapes[1:]}."
        assert [np.shape(a) for a in activations] == shapes, f"activations should have the shapes {shapes}."


def test_inputs_of_zeros_leave_the_bias(student, agree, networks):
    """If the input is all zeros, the first z is the bias, for every example"""
    for net in networks:
        m = net.x.shape[1]
        zs, _ = student.forward(net.thetas, net.biases, np.zeros(net.x.shape))
        agree(zs[0], np.tile(net.biases[0], (1, m)), "z of the first layer, for inputs of zeros")


def test_sigmoid_between_z_and_a(student, agree, networks):
    """z is what the sigmoid turns into a: ln(a / (1 - a)) gives z back"""
    for net in networks:
        zs, activations = student.forward(net.thetas, net.biases, net.x)
        back = [np.log(np.asarray(a) / (1 - np.asarray(a))) for a in activations[1:]]
        agree(zs, back, "the list zs", tolerance=1e-4)
