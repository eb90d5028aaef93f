"""Isolation of a student's process, applied from inside before the first line of its code runs."""
