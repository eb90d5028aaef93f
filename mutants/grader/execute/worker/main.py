"""The warm process: import what notebooks import, once, then fork a child for every submission.

    python -m fence.worker.main SOCKET PLAN          warm: matplotlib is imported and has drawn once
    python -m fence.worker.main --cold SOCKET PLAN   for a single submission: matplotlib only if it asks for it

PLAN is a walls.Plan as JSON: the walls that are wanted. Those that hold here are raised, and the first message on
SOCKET says which; then come requests (see nursery.py).
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
from typing import Any

from .children import Nursery
from .isolation import trial
from .isolation.enclosure import Ready, enter
from .isolation.plan import from_json
from .lazily import stand_in_for_matplotlib
from .shell import make_shell, quieten_matplotlib, stand_in_for_grader


def main(arguments: list[str]) -> None:
    """Become the warm process for the plan in the last argument."""
    control, plan = socket.socket(fileno=int(arguments[-2])), from_json(json.loads(arguments[-1]))
    del sys.argv[1:], sys.orig_argv[1:]  # the children inherit this memory
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which closes the socket
    try:
        plan, missing = trial.choose(plan)
        shell = _prepare(cold="--cold" in arguments)
        ready = enter(plan)
    except (OSError, RuntimeError, KeyError) as error:
        control.send(json.dumps({"why": str(error)[:1000]}).encode())
        return
    gc.collect()
    gc.freeze()
    control.send(json.dumps(_facts(ready, missing)).encode())
    Nursery(ready, control, shell).serve()


def _prepare(*, cold: bool) -> Any:
    stand_in_for_grader()
    shell = make_shell()
    if cold:
        stand_in_for_matplotlib(quieten_matplotlib)
    else:
        quieten_matplotlib()
        _rehearse(shell)
    return shell


def _facts(ready: Ready, missing: dict[str, str]) -> dict[str, Any]:
    return {
        "ready": True,
        "layers": sorted(ready.plan.layers),
        "missing": {layer: reason[:300] for layer, reason in missing.items()},
        "landlock": ready.abi,
        "bounded": ready.bounded,
        "machine": os.uname().machine,
    }


def _rehearse(shell: Any) -> None:
    """Use once what every notebook uses, so that the children share its pages."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  after quieten_matplotlib
    import numpy as np  # noqa: PLC0415

    plt.plot(np.arange(3.0) @ np.eye(3))
    plt.close("all")
    shell.transform_cell("%matplotlib inline\n")
    np.random.default_rng(0)


if __name__ == "__main__":
    main(sys.argv[1:])
