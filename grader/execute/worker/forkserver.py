"""The forkserver: import what notebooks import, once, then fork a child for every submission.

The layers of the plan that this machine gives are applied, and the first message names them; then come requests (see
children.py).
"""

from __future__ import annotations

import gc
import json
import os
from functools import partial
from socket import socket
from typing import Any

from .child import peer
from .children import Children
from .commands import Commands
from .huge_pages import open_maps
from .isolation import trial
from .isolation.enclosure import Ready, enter
from .isolation.plan import Plan
from .lazy_matplotlib import stand_in_for_matplotlib
from .shell import make_commands
from .stand_ins import quieten_matplotlib


def serve(control: socket, plan: Plan, *, one_shot: bool) -> None:
    """Serve the grader at the other end of `control`.

    For one submission, matplotlib is imported only if the submission imports it.
    """
    try:
        trying = trial.begin(plan)  # while modules are imported
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
