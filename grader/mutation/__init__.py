"""Mistakes made on purpose: what else might stand in the place of a piece of a program."""
