"""Unpacking with suspicion: what is refused, why, and what it counts towards the caps."""

from __future__ import annotations

import errno
import io
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.collect import archive
from grader.collect.archive import MEGABYTE, ArchiveEntry, TooMuchError, unpack
from grader.errors import CourseError
from grader.records.course import Limits

LIMITS = Limits(notebook_megabytes=2, file_megabytes=3)


def entry(name, data=b"x", size=None, **more):
    """Return an entry that announces its size, or another one."""
    return ArchiveEntry(name, len(data) if size is None else size, lambda: io.BytesIO(data), **more)


def folder(name):
    return ArchiveEntry(name, 0, lambda: io.BytesIO(b""), folder=True)


def unpacked(tmp_path: Path, *entries, **more):
    """Unpack; return the files that came out, and why others did not, by their paths."""
    into = tmp_path / "into"
    into.mkdir()
    refused = unpack("class.zip", entries, into, LIMITS, **more)
    files = {path.relative_to(into).as_posix(): path.read_bytes() for path in into.rglob("*") if path.is_file()}
    return files, {path.relative_to(into).as_posix(): why for path, why in refused.by_path.items()}, refused.notes


def test_files_come_out_under_their_names(tmp_path):
    files, refused, notes = unpacked(
        tmp_path, entry("ann/a.ipynb", b"one"), entry("./bob//b.py", b"two"), entry("cy\\c.txt", b""), folder("dan/")
    )
    assert files == {"ann/a.ipynb": b"one", "bob/b.py": b"two", "cy/c.txt": b""}
    assert (refused, notes) == ({}, ())
    assert (tmp_path / "into" / "dan").is_dir()


@pytest.mark.parametrize(
    "name",
    ["../x", "a/../../x", "a\\..\\x", "/etc/x", "\\x", "C:\\x", "C:/x", "~/x", "a\0b", "", ".", "./", "//"],
)
def test_a_name_that_leads_elsewhere_stays_in_the_archive(tmp_path, name):
    files, refused, notes = unpacked(tmp_path, entry(name), entry("a.py"))
    assert files == {"a.py": b"x"}
    assert refused == {}
    (note,) = notes
    assert note.startswith("class.zip: ")
    assert note.endswith("not unpacked: its name leads out of the folder it is unpacked into")


@pytest.mark.parametrize("name", ["a..b/x", "~a/x", "a:b/x", "...", "a/~"])
def test_a_name_that_only_looks_odd_comes_out(tmp_path, name):
    assert unpacked(tmp_path, entry(name))[0] == {name: b"x"}


def test_a_refused_entry_leaves_its_folder_and_a_note(tmp_path):
    files, refused, notes = unpacked(tmp_path, entry("ann/deep/a.ipynb", fault="encrypted"))
    assert files == {}
    assert refused == {"ann/deep/a.ipynb": "in class.zip, but not unpacked: encrypted"}
    assert notes == ("class.zip: 'ann/deep/a.ipynb' not unpacked: encrypted",)
    assert (tmp_path / "into/ann/deep").is_dir()


@pytest.mark.parametrize(
    ("name", "megabytes", "limit"),
    [("a.ipynb", 2, 0), ("a.IPYNB", 2, 2), ("a.ipynb", 2, 2), ("a.py", 3, 0), ("a.csv", 3, 3)],
)
def test_a_file_is_no_larger_than_the_course_allows(tmp_path, name, megabytes, limit):
    size = megabytes * MEGABYTE + bool(limit)
    _, refused, _ = unpacked(tmp_path, entry(name, b"x" * size))
    assert refused == ({name: f"in class.zip, but not unpacked: larger than {limit} MB"} if limit else {})


@pytest.mark.parametrize(
    ("size", "packed", "bomb"),
    [
        (10 * MEGABYTE + 1, 1000, True),
        (10 * MEGABYTE, 1000, False),
        (20_000_000, 100_000, False),
        (20_000_001, 100_000, True),
        (20_000_000, 0, False),
    ],
)
def test_what_unpacks_to_200_times_its_size_is_a_bomb(tmp_path, size, packed, bomb):
    _, refused, _ = unpacked(tmp_path, entry("a.bin", b"", size=size, packed_bytes=packed))
    words = "it unpacks to more than 200 times its size" if bomb else "larger than 3 MB"
    assert refused == {"a.bin": f"in class.zip, but not unpacked: {words}"}


@pytest.mark.parametrize(("folders", "refused"), [(40, False), (41, True)])
def test_forty_folders_deep_is_deep_enough(tmp_path, folders, refused):
    name = "/".join(["d"] * folders + ["a.py"])
    files, found, _ = unpacked(tmp_path, entry(name))
    assert bool(files) != refused
    assert list(found.values()) == (
        ["in class.zip, but not unpacked: it lies more than 40 folders deep"] if refused else []
    )
    assert (tmp_path / "into" / "/".join(["d"] * 40)).is_dir()


def test_the_same_name_twice_comes_out_once(tmp_path):
    files, refused, _ = unpacked(tmp_path, entry("a.py", b"first"), entry("a.py", b"second"))
    assert files == {"a.py": b"first"}
    assert refused == {"a.py": "in class.zip, but not unpacked: another entry has the same name"}


def test_a_file_where_a_folder_is_and_a_folder_where_a_file_is_stay_behind(tmp_path):
    files, refused, _ = unpacked(tmp_path, entry("a", b"file"), entry("a/b.py"), folder("c/"), entry("c"))
    assert files == {"a": b"file"}
    assert refused.keys() == {"a/b.py", "c"}
    assert "another entry has the same name" in refused["c"]


@pytest.mark.parametrize(("size", "whole"), [(3, True), (2, False), (0, False)])
def test_no_byte_more_than_announced_is_written(tmp_path, size, whole):
    files, refused, _ = unpacked(tmp_path, entry("a.py", b"abc", size=size))
    assert files == ({"a.py": b"abc"} if whole else {})
    assert refused == ({} if whole else {"a.py": "in class.zip, but not unpacked: it holds more than it announces"})


def test_a_large_file_comes_out_whole(tmp_path):
    data = bytes(range(256)) * 600
    assert unpacked(tmp_path, entry("a.bin", data))[0] == {"a.bin": data}


def test_what_announces_more_than_it_holds_comes_out(tmp_path):
    assert unpacked(tmp_path, entry("a.py", b"abc", size=9))[0] == {"a.py": b"abc"}


@pytest.mark.parametrize(("most", "refused"), [(6, False), (5, True)])
def test_all_entries_together_fit_or_nothing_more_comes_out(tmp_path, most, refused):
    entries = [entry("a.py", b"abc"), entry("b.py", b"abc")]
    if not refused:
        assert len(unpacked(tmp_path, *entries, max_bytes=most)[0]) == 2
        return
    with pytest.raises(TooMuchError, match=r"class\.zip: at 'b\.py' it holds more than 0 MB or 100000 files unpacked"):
        unpacked(tmp_path, *entries, max_bytes=most)


def test_what_a_refused_entry_announces_costs_the_others_no_place(tmp_path):
    greedy = [entry("a.py", size=10**12), entry("../b", size=10**12), entry("c.py", size=10**12, fault="a link")]
    files, refused, notes = unpacked(tmp_path, *greedy, entry("d.py", b"abc"), max_bytes=3)
    assert files == {"d.py": b"abc"}
    assert len(notes) == 3
    assert refused.keys() == {"a.py", "c.py"}


def test_the_whole_class_may_have_four_gigabytes():
    assert archive.MAX_BYTES == 4 * 2**30
    assert archive.MAX_STUDENT_BYTES == 2**29
    assert archive.MAX_ENTRIES == 100_000
    assert archive.CHUNK <= MEGABYTE


def test_without_a_limit_of_its_own_an_archive_has_that_of_the_class(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_BYTES", 2 * MEGABYTE)
    with pytest.raises(TooMuchError, match="more than 2 MB"):
        unpacked(tmp_path, entry("a.bin", b"", size=MEGABYTE + 1), entry("b.bin", b"", size=MEGABYTE))


@pytest.mark.parametrize(("most", "refused"), [(2, True), (3, False)])
def test_more_entries_than_any_class_has_are_refused(tmp_path, monkeypatch, most, refused):
    monkeypatch.setattr(archive, "MAX_ENTRIES", most)
    entries = [entry(f"{n}.py") for n in range(3)]
    if refused:
        with pytest.raises(TooMuchError, match=r"at '2\.py'"):
            unpacked(tmp_path, *entries)
    else:
        assert len(unpacked(tmp_path, *entries)[0]) == 3


@pytest.mark.parametrize(("count", "more"), [(2, 0), (3, 1)])
def test_of_many_refusals_the_rest_is_counted(tmp_path, monkeypatch, count, more):
    monkeypatch.setattr(archive, "MAX_NOTES", 2)
    _, refused, notes = unpacked(tmp_path, *(entry(f"{n}.py", fault="a link") for n in range(count)))
    assert len(refused) == count
    assert len(notes) == 2 + bool(more)
    assert notes[2:] == ((f"class.zip: {more} more not unpacked",) if more else ())


def failing(number):
    @contextmanager
    def opened():
        raise OSError(number, "it failed")
        yield

    return ArchiveEntry("ann/a.py", 1, opened)


def test_an_entry_that_cannot_be_read_costs_itself_alone(tmp_path):
    files, refused, _ = unpacked(tmp_path, failing(0), entry("b.py"))
    assert files == {"b.py": b"x"}
    assert refused == {"ann/a.py": "in class.zip, but not unpacked: it failed"}


def test_a_full_disk_stops_it_all(tmp_path):
    with pytest.raises(CourseError, match=r"class\.zip cannot be unpacked into .*: it failed; make room there"):
        unpacked(tmp_path, failing(errno.ENOSPC))


def test_a_name_that_is_too_long_for_the_system_costs_itself_alone(tmp_path):
    name = f"ann/{'x' * 300}/a.py"
    files, refused, _ = unpacked(tmp_path, entry(name), entry("b.py"))
    assert files == {"b.py": b"x"}
    assert refused.keys() == {name}
    assert (tmp_path / "into/ann").is_dir()


def test_a_refused_entry_whose_folders_are_too_many_leaves_the_first_of_them(tmp_path):
    unpacked(tmp_path, entry("/".join(["d"] * 60 + ["a.py"])))
    assert (tmp_path / "into" / "/".join(["d"] * 40)).is_dir()
    assert not (tmp_path / "into" / "/".join(["d"] * 41)).exists()


def test_the_caps_are_those_that_are_told():
    assert MEGABYTE == 2**20
    assert archive.MAX_BYTES == 4096 * 2**20
    assert archive.MAX_STUDENT_BYTES == 512 * 2**20
    assert archive.MAX_NOTES == 100


def test_refusals_are_told_in_the_order_of_the_archive(tmp_path):
    notes = unpacked(tmp_path, *(entry(f"{name}.py", fault="a link") for name in "cab"))[2]
    assert [note.split("'")[1] for note in notes] == ["c.py", "a.py", "b.py"]


def test_refused_entries_of_one_folder_each_leave_theirs(tmp_path):
    unpacked(tmp_path, entry("ann/a.py", fault="a link"), entry("ann/d/b.py", fault="a link"))
    assert [path.name for path in (tmp_path / "into").rglob("*")] == ["ann", "d"]


def test_a_refused_entry_counts_for_nothing_however_many_there_are(tmp_path):
    refused = [entry(f"{n}.py", fault="a link") for n in range(9)]
    with pytest.raises(TooMuchError):
        unpacked(tmp_path, *refused, entry("x.py", b"abcd"), max_bytes=3)


def test_what_was_written_of_an_entry_that_cannot_be_read_is_taken_away(tmp_path):
    class Broken(io.BytesIO):
        def read(self, _size=-1):
            if self.tell():
                raise OSError(0, "it broke")
            return super().read(2)

    broken = ArchiveEntry("ann/a.py", 4, lambda: Broken(b"abcd"))
    files, refused, _ = unpacked(tmp_path, broken)
    assert files == {}
    assert refused == {"ann/a.py": "in class.zip, but not unpacked: it broke"}


def test_a_fault_without_words_has_some(tmp_path):
    @contextmanager
    def opened():
        raise OSError
        yield

    refused = unpacked(tmp_path, ArchiveEntry("a.py", 1, opened))[1]
    assert refused == {"a.py": "in class.zip, but not unpacked: cannot be written"}


def test_not_more_is_read_than_is_needed_to_see_that_there_is_more(tmp_path):
    class Endless(io.BytesIO):
        asked = 0

        def read(self, size=-1):
            Endless.asked += size
            assert 0 < size <= archive.CHUNK
            return b"x" * size

    _, refused, _ = unpacked(tmp_path, ArchiveEntry("a.py", 100_000, Endless))
    assert refused == {"a.py": "in class.zip, but not unpacked: it holds more than it announces"}
    assert Endless.asked == 100_001


def test_an_entry_is_packed_in_no_bytes_unless_it_says_so():
    assert entry("a").packed_bytes == 0
