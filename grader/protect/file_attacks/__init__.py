"""Attacks by files and names: on collecting, archives, git, what is released, tables and pages, and `--any`."""
