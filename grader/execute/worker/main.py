"""Where a forkserver starts: what Python itself brings is imported while the grader prepares the rest.

    python -m deltagrade_image.worker.main IMAGE SOCKET               for a class
    python -m deltagrade_image.worker.main --one-shot IMAGE SOCKET    for one submission

IMAGE, the current folder, is for whoever looks for the processes of an image. The first message on SOCKET is the plan
(isolation.plan.Plan as JSON): now the packages are there, too.
"""

from __future__ import annotations

import argparse  # noqa: F401  numpy and IPython import this and the next ones
import ast  # noqa: F401
import ctypes  # noqa: F401
import datetime as dt  # noqa: F401
import gc
import hashlib  # noqa: F401
import importlib
import inspect  # noqa: F401
import json
import logging  # noqa: F401
import pathlib  # noqa: F401
import pickle  # noqa: F401
import secrets  # noqa: F401
import shutil  # noqa: F401
import signal
import socket
import sys
import tempfile  # noqa: F401
import unicodedata  # noqa: F401
import urllib.parse  # noqa: F401

from .isolation.plan import from_json

PLAN_BYTES = 2**20


def main(arguments: list[str]) -> None:
    """Run a forkserver by the plan that comes."""
    control = socket.socket(fileno=int(arguments[-1]))
    del sys.argv[1:], sys.orig_argv[1:]  # the children inherit this memory
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the grader, which closes the socket
    gc.disable()  # what is imported stays: looking through it for what could go takes a tenth of the time
    plan = control.recv(PLAN_BYTES)
    if not plan:  # the grader has ended
        return
    importlib.invalidate_caches()  # the folder of packages was empty when it was looked into
    from .forkserver import serve  # noqa: PLC0415  numpy is behind it

    serve(control, from_json(json.loads(plan)), one_shot="--one-shot" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
