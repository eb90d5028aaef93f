"""1. Files to Submission: where each student's work lies, unread."""
