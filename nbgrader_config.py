"""Make this folder an nbgrader course: `nbgrader generate_assignment`, `autograde` and formgrader work in it.

| nbgrader's step | here | |
|---|---|---|
| source | `solutions/` | the answer key beside the notebook stays behind |
| release | `assignments/` | |
| submitted, autograded, feedback, gradebook.db | the same | git-ignored |
"""

import os
import sys
from pathlib import Path

# nbgrader starts alembic by its bare name, which fails where the virtual environment is used without being activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])

c = globals()["get_config"]()  # nbgrader hands it in when it reads this file
c.CourseDirectory.course_id = "deltagrade"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"

# nbgrader copies whatever lies beside a source notebook, to students and into every autograded folder. It compares
# names only, so each Python file of the answer key is named; a student's own module of another name still comes along.
key = sorted({path.name for path in Path(__file__).parent.glob("solutions/**/*.py")})
c.CourseDirectory.ignore = [".ipynb_checkpoints", "__pycache__", "*.pyc", "feedback", *key]

# A test cell that a student deleted is put back, so that its points are not lost.
c.OverwriteCells.add_missing_cells = True

# nbgrader's own steps, but for one: each notebook is run once, in the sandbox, and not in a kernel too.
c.Autograde.autograde_preprocessors = [
    "grader.run.autograde_once.ExecuteOnce",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
