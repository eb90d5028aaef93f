"""What differs, and which mistake explains it."""
