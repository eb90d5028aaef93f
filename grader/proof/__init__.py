"""Whether a course agrees with itself: its answer key, hidden tests and catalogue, tried against each other."""
