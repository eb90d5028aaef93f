"""Another Linux, as an emulated machine: Debian's kernel over a copy of this machine's files that vanishes with it.

    told = run(folder, script, seconds)      what the shell script printed, run there by root

It sees the files here as they are, and may write anywhere: into its own memory. `folder` is what install_machine made.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

EMULATOR: Final = "qemu-system-x86_64"
MEGABYTES: Final = 4096
BEGIN: Final = "--- the script begins ---"
INIT: Final = f"""#!/bin/busybox sh
b=/bin/busybox
$b mkdir -p /proc /sys /host /rw /new
for module in /modules/*; do $b insmod $module; done
$b mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=524288 host /host
$b mount -t tmpfs -o mode=755 rw /rw
$b mkdir /rw/upper /rw/work
$b mount -t overlay -o lowerdir=/host,upperdir=/rw/upper,workdir=/rw/work over /new
$b mount -t proc proc /new/proc
$b mount -t sysfs sys /new/sys
$b mount -t devtmpfs dev /new/dev
$b mkdir -p /new/dev/shm /new/dev/pts
$b mount -t cgroup2 -o nsdelegate cgroup2 /new/sys/fs/cgroup
$b ip link set lo up
$b cp /script /new/script
echo '{BEGIN}'
exec $b switch_root /new /bin/sh -c '/bin/sh /script </dev/null; echo o >/proc/sysrq-trigger; read -r never'
"""


def run(folder: Path, script: str, seconds: float, kernel_options: str = "") -> str:
    """Boot the machine, run `script` in it and return what was printed; raise TimeoutExpired when it takes longer."""
    image = folder / "initrd"
    contents = {
        "bin/busybox": (folder / "busybox").read_bytes(),
        "init": INIT.encode(),
        "script": script.encode(),
        **{f"modules/{path.name}": path.read_bytes() for path in sorted((folder / "modules").iterdir())},
    }
    image.write_bytes(archive(contents))
    share = "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"
    command = [
        *(EMULATOR, "-accel", "tcg,thread=multi", "-cpu", "max", "-smp", "2", "-m", str(MEGABYTES)),
        *("-nographic", "-no-reboot", "-kernel", str(folder / "vmlinuz"), "-initrd", str(image)),
        *("-virtfs", share, "-append", f"console=ttyS0 loglevel=3 panic=-1 {kernel_options}"),
    ]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=True)
    return done.stdout.decode(errors="replace").replace("\r", "").partition(f"{BEGIN}\n")[2]


def missing(folder: Path) -> str:
    """Say what is missing to run the machine; nothing if all is there."""
    if shutil.which(EMULATOR) is None or not (folder / "vmlinuz").exists():
        return f"no {EMULATOR} and kernel: make machine"
    return ""


def archive(files: dict[str, bytes]) -> bytes:
    """Return an archive for the kernel to start from, in cpio's format "newc", with the folders of the files."""
    folders = sorted({str(parent) for name in files for parent in Path(name).parents} - {"."})
    entries = [*((name, 0o040755, b"") for name in folders), *((name, 0o100755, data) for name, data in files.items())]
    return b"".join(_entries([*entries, ("TRAILER!!!", 0, b"")]))


def _entries(entries: list[tuple[str, int, bytes]]) -> Iterator[bytes]:
    for number, (name, mode, data) in enumerate(entries, start=1):
        fields = (number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name) + 1, 0)
        yield _padded(b"070701" + b"".join(b"%08X" % field for field in fields) + name.encode() + b"\0")
        yield _padded(data)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)
