"""5. Grade to files."""
