"""Right work on an earlier mistake."""
