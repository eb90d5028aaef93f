"""The command `grader`: which commands there are, and the exit status when one cannot go on.

0  all well      1  something failed, or some submissions need a person      2  configuration error; nothing was done
130  stopped with Ctrl-C or SIGTERM: what was graded is kept      141  whoever read the output ended first (`| head`)

Each command lies in a module of its name, and imports what it needs when it runs: numpy, pytest and rich cost half a
second.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import click

from grader import __version__
from grader.cli.check import check
from grader.cli.export import export
from grader.cli.init import init
from grader.cli.mistakes import mistakes
from grader.cli.protect import protect
from grader.cli.release import release
from grader.cli.run import run
from grader.cli.verify import verify
from grader.errors import CourseError
from grader.report.sanitize import log_line

STOPPED, UNREAD = 130, 141  # as a shell counts programs that Ctrl-C or a closed pipe ended

for _threads in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_threads}_NUM_THREADS", "1")  # before numpy: a process with threads must not fork


class Commands(click.Group):
    """Turns our own errors, and the machine's, into a sentence and exit status 2; Ctrl-C and SIGTERM into 130."""

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
        except CourseError as error:
            told = str(error)
        except OSError as error:
            told = (
                f"{error.filename or 'what was to be written'}: {error.strerror or error}; repair that, and run again"
            )
        finally:
            signal.signal(signal.SIGTERM, before)
        for text in f"grader: {told}".split("\n"):  # nbgrader says some things in several lines
            click.echo(log_line(text), err=True)
        raise click.exceptions.Exit(2)


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
