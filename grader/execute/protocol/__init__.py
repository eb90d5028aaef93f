"""The protocol between the grader and a student's process: frames that hold plain data, and nothing else.

    bounds          every limit of what crosses the process boundary
    frames          a header and a payload
    encode, decode  one value as bytes and back
    arrays          arrays and numpy's scalars
    unserializable  what cannot be carried

Both processes run this code, and neither trusts the other.
"""
