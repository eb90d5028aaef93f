"""Attacks by zip files: a class's download with hostile entries, and a student's own zip."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import Final

from grader.protect.file_attacks.reading import read_class, read_folder
from grader.protect.file_attacks.scene import ASSIGNMENT, ATTACKER, HONEST, FileAttack, Outcome, Scene, nothing, packed

Entries = Iterator[tuple[zipfile.ZipInfo | str, bytes]]
Bytes = Callable[[bytes], bytes]
BOMB_BYTES: Final = 64 << 20
WORK: Final = f"{ATTACKER}/{ASSIGNMENT}/{ASSIGNMENT}.py"


def entry(name: str, kind: int = 0) -> zipfile.ZipInfo:
    """Return an entry of a kind that the zip format knows: a link, a device, a pipe."""
    made = zipfile.ZipInfo(name)
    made.external_attr = (kind | 0o777) << 16 if kind else 0
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def read_archive(scene: Scene, attack: FileAttack) -> Outcome:
    """Read a class's download: the honest students' entries, then what the attack adds."""
    attack.put(scene)
    path = scene.root / "class.zip"
    if not path.exists():
        packed(path, with_class(scene, iter(())))
    return read_class(scene, attack, path)


def with_class(scene: Scene, entries: Entries) -> Entries:
    """Put the attack's entries behind those of the class."""
    yield from ((name, text.encode()) for name, text in scene.class_texts().items())
    yield from entries


def download(name: str, tries: str, entries: Callable[[Scene], Entries], *, may_count: bool = False) -> FileAttack:
    """Return an attack by entries of a class's download."""

    def put(scene: Scene) -> None:
        packed(scene.root / "class.zip", with_class(scene, entries(scene)))

    return FileAttack(name, tries, put, read_archive, may_count)


def own(name: str, tries: str, entries: Callable[[Scene], Entries], change: Bytes = bytes) -> FileAttack:
    """Return an attack by a student's own zip, whose bytes `change` may spoil."""

    def put(scene: Scene) -> None:
        path = scene.folder / "work.zip"
        packed(path, entries(scene))
        path.write_bytes(change(path.read_bytes()))

    return FileAttack(name, tries, put, read_folder)


def alone(name: zipfile.ZipInfo | str, data: bytes = HONEST.encode()) -> Callable[[Scene], Entries]:
    """Return one entry."""
    return lambda _: iter([(name, data)])


def to_canary(scene: Scene, climb: str) -> Entries:
    """Return an entry that would overwrite the canary, by a way up."""
    depth = "/".join([climb] * 40)
    yield f"{depth}{scene.path('CANARY')}/untouched", b"overwritten"
    yield f"{climb}/{climb}/{climb}/canary/untouched", b"overwritten"


def through_a_link(scene: Scene) -> Entries:
    """Return a link to a folder of the teacher's, then a file through it."""
    yield entry(f"{ATTACKER}/{ASSIGNMENT}/out", stat.S_IFLNK), str(scene.path("CANARY")).encode()
    yield f"{ATTACKER}/{ASSIGNMENT}/out/untouched", b"overwritten"


def linked(scene: Scene, name: str) -> Entries:
    """Return a link to the answer key where the work belongs."""
    yield entry(name, stat.S_IFLNK), str(scene.path("KEY")).encode()


def nested() -> bytes:
    """Return a zip with the work in it."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr(f"{ASSIGNMENT}.py", HONEST)
    return inner.getvalue()


def announced_less(data: bytes) -> bytes:
    """Announce one byte for every entry, in the directory of the zip."""
    spoiled = bytearray(data)
    at = spoiled.find(b"PK\x01\x02")
    while at >= 0:
        spoiled[at + 24 : at + 28] = struct.pack("<I", 1)
        at = spoiled.find(b"PK\x01\x02", at + 4)
    return bytes(spoiled)


def nameless(data: bytes) -> bytes:
    """End the name of each entry before its first letter."""
    return data.replace(ASSIGNMENT.encode(), b"\0" + ASSIGNMENT.encode()[1:])


def of_a_version_to_come(data: bytes) -> bytes:
    """Ask for a version of the zip format that nobody has."""
    spoiled = bytearray(data)
    spoiled[spoiled.find(b"PK\x01\x02") + 6] = 200
    return bytes(spoiled)


def encrypted(data: bytes) -> bytes:
    """Mark every entry as encrypted."""
    spoiled = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = spoiled.find(mark)
        while at >= 0:
            spoiled[at + place] |= 1
            at = spoiled.find(mark, at + 4)
    return bytes(spoiled)


ATTACKS: Final = (
    download("entry_upwards", "to overwrite a file by ../", lambda scene: to_canary(scene, "..")),
    download("entry_upwards_windows", "to overwrite a file by ..\\", lambda scene: to_canary(scene, "..\\..")),
    download(
        "entry_absolute",
        "to overwrite a file by its path",
        lambda scene: iter([(f"{scene.path('CANARY')}/untouched", b"overwritten")]),
    ),
    download("entry_drive", "to overwrite a file on a drive", alone("C:/canary/untouched")),
    download("entry_home", "to write into the home folder", alone("~/untouched")),
    download("entry_link", "to hand in the key by a link in a zip", lambda scene: linked(scene, WORK)),
    download("entry_through_a_link", "to write through a link in a zip", through_a_link),
    download("entry_device", "to have a device made", alone(entry(WORK, stat.S_IFCHR))),
    download("entry_pipe", "to have a pipe made", alone(entry(WORK, stat.S_IFIFO))),
    download("entry_bomb", "to fill disk and memory", alone(WORK, bytes(BOMB_BYTES))),
    download("entry_too_deep", "to make folders that cannot be removed", alone("d/" * 300 + "x.py")),
    download("entry_too_long", "to stop the class by a long name", alone(f"{ATTACKER}/{'n' * 400}/{ASSIGNMENT}.py")),
    download("entry_without_end", "to hide the end of a name", alone(f"{WORK}\0.txt"), may_count=True),
    own("own_link", "to hand in the key by a link in one's own zip", lambda scene: linked(scene, f"{ASSIGNMENT}.py")),
    own("own_upwards", "to overwrite a file from one's own zip", lambda scene: to_canary(scene, "..")),
    own("own_bomb", "to fill the disk from one's own zip", alone(f"{ASSIGNMENT}.py", bytes(BOMB_BYTES))),
    own("own_nested", "to have zips in zips unpacked for ever", lambda _: iter([("inner.zip", nested())])),
    own(
        "own_announced_less", "to unpack more than is announced", alone(f"{ASSIGNMENT}.py", b"#" * 9000), announced_less
    ),
    own("own_encrypted", "to make the grader ask for a password", alone(f"{ASSIGNMENT}.py"), encrypted),
    own("own_cut_short", "to stop the class by half a zip", alone(f"{ASSIGNMENT}.py"), lambda data: data[:-30]),
    own("own_nothing", "to stop the class by a zip of noise", alone("x.py"), lambda data: bytes(len(data))),
    own("own_nameless", "to stop the class by an entry without a name", alone(f"{ASSIGNMENT}.py"), nameless),
    own(
        "own_version",
        "to stop the class by a zip of a version to come",
        alone(f"{ASSIGNMENT}.py"),
        of_a_version_to_come,
    ),
    own("own_two", "to have one of two works guessed", lambda _: iter([("a.ipynb", b"{}"), ("b.ipynb", b"{}")])),
)
CONTROLS: Final = (FileAttack("an honest download", "", nothing, read_archive),)
