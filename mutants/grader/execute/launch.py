"""Starting Python on the stage: exec'd, with an environment of our own making and one descriptor."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from grader.execute.worker.isolation.plan import Plan, as_json


def launch(stage: Path, plan: Plan, control: int, *, cold: bool) -> subprocess.Popen[bytes]:
    """Start Python on the stage with an environment of our own making and the one descriptor `control`."""
    options = ["-s", "-S", "-P", "-B", "-m", "fence.worker.main", *(["--cold"] if cold else [])]
    return subprocess.Popen(  # noqa: S603  our own interpreter and our own module
        [sys.executable, *options, str(control), json.dumps(as_json(plan))],
        cwd=stage,
        env=environment(stage),
        pass_fds=(control,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def environment(stage: Path) -> dict[str, str]:
    """Hold nothing of the teacher's: where to import from, one thread, and the same hashes in every run."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "BLIS", "NUMEXPR")}
    cache = Path.home() / ".cache" / "deltagrade"
    cache.mkdir(parents=True, exist_ok=True)
    return {
        "PYTHONPATH": f"{stage}:{stage / 'lib'}",
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "MALLOC_ARENA_MAX": "2",  # each thread would reserve 64 MiB of the address space that is limited
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": str(cache),
        "HOME": str(stage / "home"),
        "IPYTHONDIR": str(stage / "home"),
        **threads,
    }
