"""Any nbgrader course, graded by its notebooks' own autograder cells."""
