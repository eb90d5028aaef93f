"""Feedback as an issue, or as a commit on a branch of its own, in each student's private repository on GitHub."""
