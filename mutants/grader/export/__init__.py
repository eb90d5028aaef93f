"""Results to the files that gradebooks import."""
