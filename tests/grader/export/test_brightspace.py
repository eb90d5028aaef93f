"""Brightspace's export filled in, and one written fresh."""

from __future__ import annotations

import pytest

from grader.errors import CourseError
from grader.export.brightspace import NOT_IN_NAMES, fresh, make
from grader.records.submission import Status

from .small import grade, request, sheet, text_of

END = "End-of-Line Indicator"
TITLE = "Backprop 1 Points Grade <Numeric MaxPoints:10>"
HEADER = f"OrgDefinedId,Username,Last Name,First Name,{TITLE},{END}"


def made(tmp_path, *lines, given=None):
    return text_of(make(given or request(), sheet(tmp_path, "\n".join(lines)))).splitlines()


@pytest.mark.parametrize("who", ["#ann,#x,,", "#x9,#ann,,", " #ann ,#x,,", "#q,#q,Lee,Ann"])
def test_people_are_known_by_id_account_or_name(tmp_path, who):
    assert made(tmp_path, HEADER, f"{who},,#")[1] == f"{who},8.50,#"


@pytest.mark.parametrize("column", ["OrgDefinedId", "Username"])
def test_one_of_two_ids_is_enough(tmp_path, column):
    assert made(tmp_path, f"{column},{TITLE},{END}", "#ann,,#")[1] == "#ann,8.50,#"


def test_an_email_leads_to_a_student(tmp_path):
    assert made(tmp_path, f"Username,Email,{TITLE},{END}", "#q,ann@x.org,,#")[1] == "#q,ann@x.org,8.50,#"


@pytest.mark.parametrize("at", [0, 2])
def test_the_column_may_stand_anywhere(tmp_path, at):
    header, row = ["OrgDefinedId", "Username"], ["#ann", "#x"]
    header.insert(at, TITLE)
    row.insert(at, "")
    line = made(tmp_path, ",".join(header), ",".join(row))[1]
    assert line.split(",")[at] == "8.50"


def test_the_maximum_is_read_from_the_header(tmp_path):
    with pytest.raises(CourseError, match="gives 'Backprop 1' 10 points"):
        made(tmp_path, HEADER, "#ann,#x,,,,#", given=request(out_of=20.0))
    bare = HEADER.replace(" <Numeric MaxPoints:10>", "")
    assert made(tmp_path, bare, "#ann,#x,,,,#", given=request(out_of=20.0))[1] == "#ann,#x,,,17.00,#"


def test_another_file_is_refused(tmp_path):
    with pytest.raises(CourseError, match=r"no export of Brightspace \(its header begins a, b, c; it needs"):
        made(tmp_path, "a,b,c,d", "1,2,3,4")


def test_one_is_written_from_the_results_alone():
    files = fresh(request(grade("ann"), grade("cy", status=Status.MISSING), grade("bob", 10.0)))
    assert text_of(files).splitlines() == [
        f"OrgDefinedId,Backprop 1 Points Grade,{END}",
        "#ann,8.50,#",
        "#bob,10.00,#",
    ]
    assert files.notes == ("left as they are, missing: Cy Lee (cy); --zeros gives them a zero",)


@pytest.mark.parametrize("title", ["a/b", "100%", 'a"b', "a,b", "a=b*", '%,|=+><*"/'])
def test_a_name_that_brightspace_cannot_have_is_refused_with_its_signs(title):
    odd = "".join(sorted(set(title) & NOT_IN_NAMES))
    with pytest.raises(CourseError) as caught:
        fresh(request(column=title))
    assert f"has no grade item named {title!r} ({odd}): name yours with --column" in str(caught.value)


@pytest.mark.parametrize(("length", "refused"), [(128, False), (129, True)])
def test_a_name_has_128_characters_at_most(length, refused):
    if refused:
        with pytest.raises(CourseError, match="more than 128 characters"):
            fresh(request(column="x" * length))
    else:
        assert text_of(fresh(request(column="x" * length))).startswith("OrgDefinedId,xxx")
