"""One run on many machines: hand-ins travel to the workers of a Dask cluster as bytes, and results come back."""
