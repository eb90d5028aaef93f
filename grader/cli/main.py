"""The command `grader`: which commands there are, and the exit status when one cannot go on.

0  all well      1  something failed, or some submissions need a person      2  configuration error; nothing was done
1  a fault of this program, too, whatever the command and however much was done: no other command line repairs it
130  stopped with Ctrl-C or SIGTERM: what was graded is kept      141  whoever read the output ended first (`| head`)

Each command lies in a module of its name, and imports what it needs when it runs: numpy, pytest and rich cost half a
second.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from grader import __version__
from grader.cli.check import check
from grader.cli.export import export
from grader.cli.init import init
from grader.cli.mistakes import mistakes
from grader.cli.options import RESULTS
from grader.cli.protect import protect
from grader.cli.release import release
from grader.cli.run import run
from grader.cli.verify import verify
from grader.errors import CourseError, of_the_machine
from grader.report.sanitize import log_line

LOG = logging.getLogger("grader.cli.main")  # also where this module is the program
FAILED, NOTHING_DONE = 1, 2
STOPPED, UNREAD = 130, 141  # as a shell counts programs that Ctrl-C or a closed pipe ended

for _threads in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_threads}_NUM_THREADS", "1")  # before numpy: a process with threads must not fork


class Commands(click.Group):
    """The border of every command: turns what was raised into sentences and an exit status.

    a CourseError, most OSErrors    what to repair, status 2
    any other exception             a fault of this program, status 1; its traceback goes to engine.log
    Ctrl-C, SIGTERM                 status 130
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)  # `timeout`, or a CI system at its limit
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            raise click.exceptions.Exit(STOPPED) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to print, goes there
            click.echo("grader: whoever read this output ended first (broken pipe); the rest was not shown", err=True)
            raise click.exceptions.Exit(UNREAD) from None
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except CourseError as error:
            status, told = NOTHING_DONE, [*str(error).split("\n")]  # nbgrader says some things in several lines
        except Exception as error:  # the border of the program: it is told, and written down
            LOG.info("grader %s: it failed", ctx.invoked_subcommand, exc_info=True)
            status, told = _repair(error) or (FAILED, _fault(error, f"grader {ctx.invoked_subcommand}", ctx.meta))
        finally:
            signal.signal(signal.SIGTERM, before)
        for text in ("grader: " + told[0], *told[1:]):
            click.echo(log_line(text), err=True)
        raise click.exceptions.Exit(status)


def _repair(error: Exception) -> tuple[int, list[str]] | None:
    """Say what is to be repaired where the system refused something; None where that is a fault of this program.

    What the system refuses is a path that was given, until an error is known to cost what was done: then only the
    machine has limits.
    """
    costs = getattr(error, "__notes__", [])
    if not isinstance(error, OSError) or (costs and not of_the_machine(error)):
        return None
    what = error.filename or "what was to be written"
    return NOTHING_DONE, [f"{what}: {error.strerror or error}; repair that, and run again", *costs]


def _fault(error: Exception, command: str, meta: Mapping[str, Any]) -> list[str]:
    """Say what failed in this program, where its traceback is, and what that costs."""
    from grader.records.judgement import fault_of  # noqa: PLC0415  only when needed
    from grader.run.faults import ENGINE_LOG, log_fault  # noqa: PLC0415

    fault, place = fault_of(error, f"{command}, outside of any submission"), "-vv shows its traceback"
    if RESULTS in meta:
        try:
            log_fault(meta[RESULTS], fault.cost, fault.traceback)
            place = f"its traceback is in {meta[RESULTS] / ENGINE_LOG}"
        except CourseError as unwritten:
            place = f"{unwritten}; {place}"
    return [f"a fault of this program: {fault.said}; {place}", *getattr(error, "__notes__", [])]


def docs() -> Path:
    """Return the folder of the documentation: in the installed package, or beside it in a clone."""
    package = Path(__file__).parents[1]
    return next((folder for folder in (package / "docs",) if folder.is_dir()), package.parent / "docs")


def documentation(folder: Path) -> str:
    """Return the end of the help: the index on a line of its own, never broken, so that it can be copied or clicked."""
    return f"\b\nDocumentation:\n{folder / 'README.md'}"


@click.group(cls=Commands, epilog=documentation(docs()), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="grader")
def main() -> None:
    """Grade Python notebooks by hidden tests, and name what went wrong.

    \b
    A course of your own, green at once:
      pip install 'deltagrade[teacher]'
      grader init my-course --assignment text --task "count(text)" --task Tally
      cd my-course
      grader verify
    """


for _command in (run, check, verify, release, export, protect, init, mistakes):
    main.add_command(_command)


if __name__ == "__main__":
    main()
