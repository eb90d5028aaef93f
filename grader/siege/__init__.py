"""A class in which one attacks: everything that must stay untouched, and what became of it."""
