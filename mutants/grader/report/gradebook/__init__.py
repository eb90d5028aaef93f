"""nbgrader's gradebook and its autograded/ folder, written so that formgrader, feedback and export go on from there."""
