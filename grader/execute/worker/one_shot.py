"""A process for one submission, without isolation and without a forkserver: for `grader check` where there is neither.

python -m deltagrade_image.worker.one_shot REQUESTS REPLIES SUBMISSION    three descriptors; starts in the image
"""

from __future__ import annotations

import os
import sys

from . import scratch
from .channel import Channel
from .child import serve
from .lazily import stand_in_for_matplotlib
from .shell import make_shell, quieten_matplotlib, stand_in_for_grader


def main(arguments: list[str]) -> None:
    """Serve the submission until the grader closes."""
    requests, replies, hand_in = map(int, arguments)
    del sys.argv[1:]
    stand_in_for_grader()
    shell = make_shell()
    stand_in_for_matplotlib(quieten_matplotlib)
    place = scratch.make(os.path.abspath("scratch"))  # noqa: PTH100  a text for system calls
    os.chdir(place)
    os.environ["HOME"] = os.environ["TMPDIR"] = place
    sys.path.insert(0, place)
    try:
        serve(Channel(requests, replies), hand_in, shell, lesson={})
    except EOFError:
        sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
