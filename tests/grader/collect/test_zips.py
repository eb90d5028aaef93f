"""Zip files that attack: nothing leaves the folder, nothing is too much, and each refusal names its entry."""

from __future__ import annotations

import errno
import random
import shutil
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from grader.collect import archive
from grader.collect.archive import ArchiveError
from grader.collect.zips import extract
from grader.errors import CourseError
from grader.records.course import Limits

LINK = zipfile.ZipInfo("u100/backprop.ipynb")
LINK.external_attr = (stat.S_IFLNK | 0o777) << 16
PIPE = zipfile.ZipInfo("u100/pipe")
PIPE.external_attr = (stat.S_IFIFO | 0o600) << 16
SOCKET = zipfile.ZipInfo("u100/socket")
SOCKET.external_attr = (stat.S_IFSOCK | 0o600) << 16


def zipped(path, *entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data)
    return path


@pytest.fixture
def into(tmp_path):
    (tmp_path / "into").mkdir()
    return tmp_path / "into"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../evil.ipynb", "leads out"),
        ("a/../../evil.ipynb", "leads out"),
        ("/etc/evil", "leads out"),
        ("..\\evil.ipynb", "leads out"),
        ("C:\\evil.ipynb", "leads out"),
        ("~/evil", "leads out"),
        (".", "leads out"),
        (LINK, "a link or a device"),
        (PIPE, "a link or a device"),
        (SOCKET, "a link or a device"),
    ],
    ids=str,
)
def test_an_entry_that_would_leave_is_refused_by_name_and_the_rest_comes(tmp_path, into, name, reason):
    path = zipped(tmp_path / "x.zip", (name, "/etc/passwd"), ("u101/backprop.ipynb", "{}"))
    refused = extract(path, into, Limits())
    shown = name if isinstance(name, str) else name.filename
    assert len(refused.notes) == 1
    assert repr(shown) in refused.notes[0]
    assert reason in refused.notes[0]
    assert [str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()] == [
        "x.zip",
        "into/u101/backprop.ipynb",
    ]
    assert not [file for file in into.rglob("*") if file.is_symlink()]


def test_a_bomb_is_refused_by_its_ratio_and_a_giant_by_the_limit_of_the_course(tmp_path, into):
    path = zipped(
        tmp_path / "x.zip", ("u1/a.ipynb", b"\0" * (11 << 20)), ("u1/data.bin", random.Random(0).randbytes(17 << 20))
    )
    notes = extract(path, into, Limits()).notes
    assert "'u1/a.ipynb' not unpacked: it unpacks to more than 200 times its size" in notes[0]
    assert "'u1/data.bin' not unpacked: larger than 16 MB" in notes[1]
    assert not [file for file in into.rglob("*") if file.is_file()]


def test_too_much_in_all_is_refused_with_the_entry_where_it_was_too_much(tmp_path, into, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    path = zipped(tmp_path / "x.zip", *((f"u{number}/a.ipynb", "{}") for number in range(5)))
    with pytest.raises(CourseError, match=r"x.zip: at 'u3/a.ipynb' it holds more than"):
        extract(path, into, Limits())
    monkeypatch.undo()
    monkeypatch.setattr(archive, "MAX_BYTES", 1000)
    path = zipped(tmp_path / "y.zip", ("a.ipynb", "1" * 600), ("b.ipynb", "2" * 600))
    with pytest.raises(CourseError, match=r"y.zip: at 'b.ipynb' it holds more than"):
        extract(path, into, Limits())


def test_an_entry_that_announces_less_than_it_holds_is_not_left_behind(tmp_path, into):
    path = zipped(tmp_path / "x.zip", ("a.ipynb", b"0123456789" * 100))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 1000), struct.pack("<I", 10)))
    (note,) = extract(path, into, Limits()).notes
    assert "'a.ipynb' not unpacked: " in note
    assert not (into / "a.ipynb").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_with_one_name_the_second_is_refused(tmp_path, into):
    path = zipped(tmp_path / "x.zip", ("a.ipynb", "first"), ("a.ipynb", "second"))
    (note,) = extract(path, into, Limits()).notes
    assert "'a.ipynb' not unpacked: another entry has the same name" in note
    assert (into / "a.ipynb").read_text() == "first"


def test_a_damaged_entry_costs_only_itself(tmp_path, into):
    path = zipped(tmp_path / "x.zip", ("a.ipynb", "abcdefgh" * 20), ("b.ipynb", "{}"))
    data = bytearray(path.read_bytes())
    data[35:45] = b"\xff" * 10  # in the packed bytes of the first
    path.write_bytes(data)
    (note,) = extract(path, into, Limits()).notes
    assert "'a.ipynb' not unpacked: " in note
    assert (into / "b.ipynb").read_text() == "{}"


def test_an_entry_without_a_name_costs_only_itself(tmp_path, into):
    nameless = zipfile.ZipInfo("n.txt")
    path = zipped(tmp_path / "x.zip", (nameless, "x"), ("u1/a.ipynb", "{}"))
    path.write_bytes(path.read_bytes().replace(b"n.txt", b"\0.txt"))
    (note,) = extract(path, into, Limits()).notes
    assert "its name leads out" in note
    assert (into / "u1" / "a.ipynb").read_text() == "{}"


def test_a_zip_of_a_version_that_nobody_knows_is_no_zip_that_can_be_read(tmp_path, into):
    path = zipped(tmp_path / "x.zip", ("a.ipynb", "{}"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + 6] = 200
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match=r"not a zip file that can be read \(zip file version 20.0\)"):
        extract(path, into, Limits())


def test_an_entry_whose_lzma_is_damaged_costs_only_itself(tmp_path, into):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("a.ipynb", "x" * 99)
        made.writestr("b.ipynb", "{}")
    data = bytearray(path.read_bytes())
    data[len("a.ipynb") + 30 + 4] = 0xFF  # the first of lzma's own properties
    path.write_bytes(data)
    (note,) = extract(path, into, Limits()).notes
    assert "'a.ipynb' not unpacked: damaged" in note
    assert (into / "b.ipynb").read_text() == "{}"


def test_a_full_disk_stops_everything_and_nobody_is_missing_for_it(tmp_path, into, monkeypatch):
    def full(_self, *_arguments, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = zipped(tmp_path / "x.zip", ("u1/a.ipynb", "{}"), ("u2/a.ipynb", "{}"))
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(CourseError, match=r"x.zip cannot be unpacked into .*into: No space left on device; make room"):
        extract(path, into, Limits())


def test_a_name_that_is_too_long_costs_only_itself(tmp_path, into):
    path = zipped(tmp_path / "x.zip", ("u" * 300 + "/a.ipynb", "{}"), ("b.ipynb", "{}"))
    (note,) = extract(path, into, Limits()).notes
    assert "not unpacked: File name too long" in note
    assert (into / "b.ipynb").exists()


def test_an_encrypted_entry_is_refused(tmp_path, into):
    path = zipped(tmp_path / "x.zip", ("a.ipynb", "{}"))
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    (note,) = extract(path, into, Limits()).notes
    assert "'a.ipynb' not unpacked: encrypted" in note


@pytest.mark.parametrize("other", [0, 1, 8], ids=["no other mark", "encrypted", "sizes follow the data"])
@pytest.mark.parametrize(("name", "shown"), [("Zoë/backprop.ipynb", "Zoë"), ("Łódź 文/backprop.ipynb", "Łódź 文")])
def test_names_keep_their_letters_with_the_utf_8_mark_and_without_it(tmp_path, into, name, shown, other):
    path = zipped(tmp_path / "x.zip", (name, "{}"))
    data = bytearray(path.read_bytes())
    for start, flags in ((data.index(b"PK\x03\x04"), 6), (data.index(b"PK\x01\x02"), 8)):
        data[start + flags] |= other
        data[start + flags + 1] &= ~8  # a Mac writes UTF-8 and does not say so
    path.write_bytes(bytes(data))
    assert [shown in note for note in extract(path, into, Limits()).notes] == [True] * (other & 1)
    assert [folder.name for folder in into.iterdir()] == [shown]


def test_a_name_that_says_utf_8_and_is_not_is_refused_by_name(tmp_path, into):
    path = zipped(tmp_path / "x.zip", ("Zoë.ipynb", "{}"))
    path.write_bytes(path.read_bytes().replace("Zoë".encode(), b"Zo\xff\xfe"))
    with pytest.raises(CourseError, match=r"x.zip: the name of the entry 'Zo.*ipynb' is in no known encoding"):
        extract(path, into, Limits())


def test_what_a_refused_entry_announces_costs_nobody_else_a_place(tmp_path, into):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("u1/data.bin", "x")
        made.filelist[-1].file_size = 2**32 - 2  # in the archive's directory only
        made.writestr("u2/a.ipynb", "{}")
    (note,) = extract(path, into, Limits()).notes
    assert "'u1/data.bin' not unpacked: " in note
    assert (into / "u2/a.ipynb").read_text() == "{}"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("计" * 120 + ".py", "File name too long"),
        (f"{'d' * 200}/" * 30 + "x.py", "File name too long"),
        ("d/" * 1500 + "x.py", "it lies more than 40 folders deep"),
        ("a/b/c.py", "Not a directory"),
    ],
    ids=["name", "path", "depth", "below"],
)
def test_whose_entry_no_file_system_takes_is_seen_by_the_folder(tmp_path, into, name, reason):
    path = zipped(tmp_path / "x.zip", ("u1/a", "{}"), ("u1/" + name, "{}"), ("u2/" + name.replace("/b", ""), "{}"))
    refused = extract(path, into, Limits())
    assert f"not unpacked: {reason}" in refused.notes[0]
    assert sorted(folder.name for folder in into.iterdir()) == ["u1", "u2"]
    shutil.rmtree(into)


def test_a_thousand_refusals_under_endless_names_are_told_in_a_page(tmp_path, into):
    names = [f"../{number}/{'long/' * 300}x" for number in range(1000)]
    notes = extract(zipped(tmp_path / "x.zip", *((name, "") for name in names)), into, Limits()).notes
    assert (len(notes), notes[-1]) == (archive.MAX_NOTES + 1, "x.zip: 900 more not unpacked")
    assert max(map(len, notes)) < 300
    assert "'../0/long/" in notes[0]


def test_a_folder_that_is_listed_by_itself_is_made_and_takes_no_room(tmp_path, into):
    plain = zipfile.ZipInfo("u1/a.ipynb")
    plain.external_attr = (stat.S_IFREG | 0o644) << 16
    path = zipped(tmp_path / "x.zip", ("u1/", ""), (plain, "{}"))
    with pytest.raises(CourseError, match=r"at 'u1/a.ipynb' it holds more than"):
        extract(path, into, Limits(), max_bytes=1)
    assert (into / "u1").is_dir()
    assert extract(path, into, Limits(), max_bytes=2).notes == ()
    assert (into / "u1/a.ipynb").read_text() == "{}"
