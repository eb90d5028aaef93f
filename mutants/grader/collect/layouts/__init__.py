"""One module per layout in which submissions lie."""
