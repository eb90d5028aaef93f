"""One grade in the form that a CI system or another autograder reads."""
