"""Grading put together: the pipeline, the grading worker, the pool, the state of results/."""
