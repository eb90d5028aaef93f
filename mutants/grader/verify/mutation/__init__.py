"""Mistakes made on purpose in an answer key."""
