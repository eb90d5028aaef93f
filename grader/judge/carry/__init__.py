"""One mistake costs one task: right work on wrong earlier functions, and the same mistake in several tasks."""
