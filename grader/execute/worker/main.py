"""The forkserver: import what notebooks import, once, then fork a child for every submission.

    python -m deltagrade_image.worker.main SOCKET PLAN               a class: matplotlib is imported and has drawn once
    python -m deltagrade_image.worker.main --one-shot SOCKET PLAN    one submission: matplotlib only if it is imported

PLAN is an isolation.plan.Plan as JSON: the layers that are wanted. Those that this machine gives are applied, and the
first message on SOCKET names them; then come requests (see children.py).
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import sys
from functools import partial
from typing import Any

from .child import peer
from .children import Children
from .commands import Commands
from .huge_pages import open_maps
from .isolation import trial
from .isolation.enclosure import Ready, enter
from .isolation.plan import from_json
from .lazy_matplotlib import stand_in_for_matplotlib
from .shell import make_commands
from .stand_ins import quieten_matplotlib


def main(arguments: list[str]) -> None:
    """Run the forkserver with the plan in the last argument."""
    control, plan = socket.socket(fileno=int(arguments[-2])), from_json(json.loads(arguments[-1]))
    del sys.argv[1:], sys.orig_argv[1:]  # the children inherit this memory, and need not know the plan
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which closes the socket
    try:
        trying = trial.begin(plan)  # while modules are imported
        one_shot = "--one-shot" in arguments
        gc.disable()  # what is imported stays: looking through it for what could go takes a tenth of the time
        commands = _prepare(one_shot=one_shot)
        if not one_shot:
            gc.collect()
        gc.enable()
        gc.freeze()
        plan, missing = trial.choose(plan, trying)
        maps = open_maps()
        ready = enter(plan)
    except (OSError, RuntimeError, KeyError) as error:
        control.send(json.dumps({"why": str(error)[:1000]}).encode())
        return
    gc.freeze()
    control.send(json.dumps(_facts(ready, missing)).encode())
    Children(ready, control, commands, maps).serve()


def _prepare(*, one_shot: bool) -> Commands:
    commands = make_commands()
    if one_shot:
        stand_in_for_matplotlib(partial(quieten_matplotlib, commands.skip))
    else:
        quieten_matplotlib(commands.skip)
        peer("nbgrader"), peer("otter")  # behind the walls the children cannot import modules of ours
        _use_once(commands.shell)
    return commands


def _facts(ready: Ready, missing: dict[str, str]) -> dict[str, Any]:
    return {
        "ready": True,
        "layers": sorted(ready.plan.layers),
        "missing": {layer: reason[:300] for layer, reason in missing.items()},
        "landlock": ready.abi,
        "bounded": ready.bounded,
        "machine": os.uname().machine,
    }


def _use_once(shell: Any) -> None:
    """Use what every notebook uses, so that the children share the memory pages."""
    import matplotlib.pyplot as plt  # noqa: PLC0415  after quieten_matplotlib
    import numpy as np  # noqa: PLC0415

    plt.plot(np.arange(3.0) @ np.eye(3))
    plt.close("all")
    shell.transform_cell("%matplotlib inline\n")
    np.random.default_rng(0)


if __name__ == "__main__":
    main(sys.argv[1:])
