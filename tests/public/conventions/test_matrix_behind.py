"""Public checks of matrix_behind: its form, and the shapes that its names must have."""


def test_a_name_in_each_notation(student):
    """matrix_behind(1) names one matrix in each of the six notations"""
    names = student.matrix_behind(1)
    assert isinstance(names, dict), "matrix_behind should return a dict, a name for each notation."
    wanted = ["cs231n", "dls", "ng", "nielsen", "ours", "torch"]
    assert sorted(names) == wanted, f"matrix_behind should have the keys {', '.join(wanted)}."
    assert all(isinstance(name, str) for name in names.values()), "Each name is a text, such as 'theta7'."


def test_the_shape_fits(student, deep, in_all_notations):
    """The named matrix connects the layer with the next one, never with the one before"""
    thetas = deep[1][0]
    named = in_all_notations(thetas)
    for layer in range(1, len(thetas)):
        for who, name in student.matrix_behind(layer).items():
            assert name in named[who], f"matrix_behind({layer}): no weights of {who!r} are called {name}."
            leaves = named[who][name].shape[1] == thetas[layer].shape[1]
            assert leaves, f"matrix_behind({layer}): {name} of {who!r} does not lead from that layer to the next."
