"""`report(source, target)`, which reads a file and writes one."""

from grader.testing import agree, files

SALES = "town,price,count\nUlm,1.5,3\nBonn,2.25,4\nUlm,2,1\nKiel,0.5,1\n"


def test_by_hand(student):
    """It writes a line for each town, the largest revenue first"""
    with files(student, {"sales.csv": SALES}) as folder:
        student.report("sales.csv", "report.txt")
        agree(folder.text("report.txt"), "Bonn: 9.00\nUlm: 6.50\nKiel: 0.50\n")


def test_replaces(student):
    """It replaces what stood in the file"""
    with files(student, {"sales.csv": "town,price,count\nUlm,1,1\n", "report.txt": "old\n" * 9}) as folder:
        student.report("sales.csv", "report.txt")
        agree(folder.text("report.txt"), "Ulm: 1.00\n")
