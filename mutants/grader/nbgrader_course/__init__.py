"""Any nbgrader course, graded by its notebooks' own test cells."""
