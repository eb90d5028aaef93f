"""The walls round a student's process, raised from inside it before its first line runs."""
