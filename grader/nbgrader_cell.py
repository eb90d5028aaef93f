"""What released notebooks import: `from grader.nbgrader_cell import points`; see run/cell_points.py."""

from grader.run.cell_points import points

__all__ = ["points"]
