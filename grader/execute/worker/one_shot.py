"""A process for one submission, without isolation and without a forkserver: for `grader check` where there is neither.

python -m deltagrade_image.worker.one_shot REQUESTS REPLIES SUBMISSION    three descriptors; starts in the image
"""

from __future__ import annotations

import os
import sys
from functools import partial

from . import scratch
from .channel import Channel
from .child import serve
from .lazy_matplotlib import stand_in_for_matplotlib
from .shell import make_commands
from .stand_ins import quieten_matplotlib


def main(arguments: list[str]) -> None:
    """Serve the submission until the grader closes."""
    requests, replies, submission = map(int, arguments)
    del sys.argv[1:]
    commands = make_commands()
    stand_in_for_matplotlib(partial(quieten_matplotlib, commands.skip))
    place = scratch.make(os.path.abspath("scratch"))  # noqa: PTH100  a text for system calls
    os.chdir(place)
    os.environ["HOME"] = os.environ["TMPDIR"] = place
    sys.path.insert(0, place)
    try:
        serve(Channel(requests, replies), submission, commands, precompiled={})
    except EOFError:
        sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
