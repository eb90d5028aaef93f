"""Courses that each turn one switch of nbgrader: what nbgrader then gives, `--any` must give."""

from __future__ import annotations

import copy

from .courses import answered, code, hand_in, notebook, solution, test, write

PLAIN = notebook(
    solution("### BEGIN SOLUTION\ndef one():\n    return 1\n### END SOLUTION", "one"),
    test("assert one() == 1", "test_one", 2),
    solution("### BEGIN SOLUTION\ndef two():\n    return 2\n### END SOLUTION", "two"),
    test("assert two() == 2", "test_two", 3),
)
RIGHT = {"one": "def one():\n    return 1", "two": "def two():\n    return 2"}
LOUD = "import sys\ndef one():\n    print('{}', file=sys.stderr)\n    return 1"
READS = "def one():\n    return int(open('mine.txt').read())"
HEADER = notebook(code("import math\nHEAD = 1", "head", locked=True))
FOOTER = notebook(test("assert HEAD == 1", "test_head", 1))
IMPORTS = notebook(
    code("%matplotlib inline\nimport click", "head", locked=True),
    code("%%time\nimport packaging.version", "timed", locked=True),
    code("def later():\n    import yaml\n    return yaml", "later", locked=True),
    code("import helper\n%run setup_cells.py", "beside", locked=True),
    solution("### BEGIN SOLUTION\ndef one():\n    return 1\n### END SOLUTION", "one"),
    test("assert one() == 1 and click and packaging.version and later() and helper.rich and READY", "test_one", 2),
)
AUTO = notebook(
    solution("### BEGIN SOLUTION\ndef one():\n    return 1\nx = 3.5\n### END SOLUTION", "one"),
    test("# AUTOTEST one(); x", "test_one", 2),
    test("# HASHED AUTOTEST x", "test_hashed", 2),
)
AUTOTESTS = """
python3:
    setup: "from hashlib import sha1"
    hash: 'sha1({{snippet}}.encode("utf-8")+b"{{salt}}").hexdigest()'
    dispatch: "type({{snippet}})"
    normalize: "str({{snippet}})"
    check: 'assert {{snippet}} == "{{value}}", "{{message}}"'
    success: "print('Success!')"
    templates:
        default:
            - test: "type({{snippet}})"
              fail: "type of {{snippet}} is not correct"
            - test: "{{snippet}}"
              fail: "value of {{snippet}} is not correct"
"""
CONFIGS = {
    "header": "c.IncludeHeaderFooter.header = 'head.ipynb'\nc.IncludeHeaderFooter.footer = 'foot.ipynb'\n",
    "kept-files": "c.Autograde.exclude_overwriting = {'ps1': ['mine.txt']}\n",
    "overwritten-files": "",
    "missing-cells": "c.OverwriteCells.add_missing_cells = True\n",
    "ignored-stderr": "c.IgnorePattern.enabled = True\nc.IgnorePattern.pattern = 'harmless'\n",
    "few-lines": "c.LimitOutput.max_lines = 3\n",
    "ignored-files": "c.CourseDirectory.ignore.append('*.txt')\n",
    "excluded": "c.CourseDirectory.student_id_exclude = 'loud,deleted'\n",
    "marks": "c.ClearSolutions.begin_solution_delimeter = 'SOL>'\nc.ClearSolutions.end_solution_delimeter = '<SOL'\n",
    "imports": "",
    "autotest": "",
}


def _student(source, name, **answers):
    made = answered(source, **{**RIGHT, **answers})
    if name == "deleted":
        made["cells"] = [cell for cell in made["cells"] if "test_one" not in str(cell["metadata"])]
    if name == "both-deleted":
        made["cells"] = [cell for cell in made["cells"] if "test" not in str(cell["metadata"].get("nbgrader", {}))]
    return made


STUDENTS = {
    "right": {},
    "wrong": {"one": "def one():\n    return 2\nx = 3"},
    "loud": {"one": LOUD.format("alarming")},
    "harmless": {"one": LOUD.format("harmless: never mind")},
    "chatty": {"one": "import sys\ndef one():\n    print('x\\n' * 9)\n    print('e', file=sys.stderr)\n    return 1"},
    "reads": {"one": READS},
    "deleted": {},
    "both-deleted": {},
}


def course(root, name):
    """Write one course of these."""
    source = copy.deepcopy({"imports": IMPORTS, "autotest": AUTO}.get(name, PLAIN))
    if name == "marks":
        for cell in source["cells"]:
            for old, new in (("### BEGIN SOLUTION", "# SOL>"), ("### END SOLUTION", "# <SOL")):
                cell["source"] = cell["source"].replace(old, new)
    write(root / "source" / "ps1" / "ps1.ipynb", source)
    write(root / "head.ipynb", HEADER)
    write(root / "foot.ipynb", FOOTER)
    (root / "nbgrader_config.py").write_text(f"c = get_config()\n{CONFIGS[name]}", encoding="utf-8")
    (root / "autotests.yml").write_text(AUTOTESTS, encoding="utf-8")
    beside = {"mine.txt": "2", "helper.py": "import rich\n", "setup_cells.py": "READY = True\n", ".hidden": "1"}
    for file, content in beside.items():
        (root / "source" / "ps1" / file).write_text(content, encoding="utf-8")
    around = (HEADER["cells"], FOOTER["cells"]) if name == "header" else ([], [])
    released = source | {"cells": [*around[0], *source["cells"], *around[1]]}
    for student, answers in STUDENTS.items():
        hand_in(root, student, "ps1", ps1=_student(released, student, **answers))
        (root / "submitted" / student / "ps1" / "mine.txt").write_text("1", encoding="utf-8")
