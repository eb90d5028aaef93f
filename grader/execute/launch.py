"""Starting Python in the runtime image: exec'd, with a clean environment and one descriptor."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from grader.execute.image import PACKAGE
from grader.execute.worker.isolation.plan import Plan, as_json


def launch(image: Path, plan: Plan, control: int, *, one_shot: bool) -> subprocess.Popen[bytes]:
    """Start the forkserver in the image `image` with a clean environment and the one descriptor `control`."""
    options = ["-s", "-S", "-P", "-B", "-m", f"{PACKAGE}.worker.main", *(["--one-shot"] if one_shot else [])]
    return subprocess.Popen(  # noqa: S603  our own interpreter and our own module
        [sys.executable, *options, str(control), json.dumps(as_json(plan))],
        cwd=image,
        env=environment(image),
        pass_fds=(control,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def environment(image: Path) -> dict[str, str]:
    """Return the child's whole environment: import paths, one thread, fixed hashes, nothing of the teacher's."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "BLIS", "NUMEXPR")}
    cache = Path.home() / ".cache" / "deltagrade"
    cache.mkdir(parents=True, exist_ok=True)
    return {
        "PYTHONPATH": f"{image}:{image / 'lib'}",
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",  # a fork and an end of a process cost time for each page
        "MALLOC_ARENA_MAX": "2",  # every thread reserves 64 MiB of the limited address space
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": str(cache),
        "HOME": str(image / "home"),
        "IPYTHONDIR": str(image / "home"),
        **threads,
    }
