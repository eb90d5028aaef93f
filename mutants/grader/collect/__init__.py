"""1. Files to Submission: where a hand-in lies, unread."""
