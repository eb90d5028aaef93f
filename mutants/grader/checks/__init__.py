"""The public checks, on a file or in a live kernel."""
