"""A new course that is green at once: every task starts as a small working placeholder."""
