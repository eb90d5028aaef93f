"""Any Otter course, graded by its questions' own tests."""
