"""What students are told of `report`."""

from grader.testing import files


def test_one_line(student, agree):
    """A file of one sale makes a report of one line"""
    with files(student, {"in.csv": "town,price,count\nUlm,2,3\n"}) as folder:
        student.report("in.csv", "out.txt")
        agree(folder.text("out.txt"), "Ulm: 6.00\n")
