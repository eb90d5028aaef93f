"""The protocol between the grader and a student's process: frames that hold plain data, and nothing else.

    bounds          every limit of what crosses the process boundary
    frames          a header and a payload
    encode, decode  one value as bytes and back
    arrays          arrays and numpy's scalars
    tables          DataFrame, Series and Index of pandas and the scalars in them as plain data; read_tables back
    generators      random generators of numpy
    steps           session, observed, figures: what a script of steps does
    unserializable  what cannot be carried

Both processes run this code, and neither trusts the other.
"""
