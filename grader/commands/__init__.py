"""Commands that have a module of their own; cli.py gathers them, and only they and it print."""
