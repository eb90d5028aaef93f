"""grader protect: which layers of protection hold on this machine; --drill runs the corpus of attacks.

0  a class can be graded here      1  an attack of the drill got through      2  a layer that is needed did not hold
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import FOLDER, Command

if TYPE_CHECKING:
    from grader.protect.corpus import AttackResult
    from grader.protect.file_attacks.scene import Targets

CLONE = Path(__file__).parents[2]


@click.command(cls=Command)
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder: its [limits] hold; default: here.")
@click.option(
    "--drill",
    is_flag=True,
    help="Then run every attack of the corpus, by code and by files, and say which got through.",
)
def protect(course: Path, drill: bool) -> None:
    """Try every layer of protection on this machine, now.

    \b
    Example:
      grader protect --drill
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from grader.course.values import FILE  # noqa: PLC0415
    from grader.protect.layers import is_without_course, limits_of, probe_layers, require  # noqa: PLC0415  numpy: only when needed
    from grader.report.protection import layer_rows  # noqa: PLC0415

    limits = limits_of(course)
    layers = probe_layers(limits)
    table = Table("layer", "", "how it was tried", "what its lack exposes")
    for row in layer_rows(layers):
        table.add_row(*row)
    if is_without_course(course):
        click.echo(f"There is no {FILE} here: tried with the usual limits; name a course's folder with --course.")
    Console().print(table)
    require(layers, limits.accept)
    click.echo("A class can be graded here: `grader run` would start.")
    if drill:
        raise SystemExit(_drill(course))


def _drill(course: Path) -> int:
    """Run every attack, by code and by files; print each result as it comes."""
    from grader.protect.corpus import corpus, run_corpus  # noqa: PLC0415
    from grader.protect.farming import FARMERS, farmers, run_farmers  # noqa: PLC0415
    from grader.protect.file_attacks.run import applicable, run_file_attacks  # noqa: PLC0415

    attacks, by_files = corpus(course, CLONE), applicable()
    click.echo(f"{len(attacks)} attacks by students' code, one after the other:")
    through = _count(run_corpus(attacks, _tell))
    farm, home = farmers(course, CLONE), course if (course / FARMERS).is_dir() else CLONE
    click.echo(f"{len(farm)} submissions that look for points without the work:")
    through += _count(run_farmers(farm, home, _tell))
    click.echo(f"{len(by_files)} attacks by files and names, on what collects, releases and reports:")
    return int(through + _count(run_file_attacks(by_files, _tell, targets())) > 0)


def targets() -> Targets:
    """Return what the attacks by files are on, beside collecting and reporting."""
    from grader.nbgrader_course.config import NbgraderConfig  # noqa: PLC0415
    from grader.nbgrader_course.layout import read_submissions  # noqa: PLC0415
    from grader.nbgrader_course.source import SourceNotebook  # noqa: PLC0415
    from grader.protect.file_attacks.scene import Targets  # noqa: PLC0415
    from grader.release.guard import refuse_answers  # noqa: PLC0415

    return Targets(
        refuse_answers=lambda root, name, folder: refuse_answers(root, name, folder, {}),
        any_layout=lambda root, name: partial(
            read_submissions, NbgraderConfig(root), {name: (SourceNotebook(name, ()),)}
        ),
    )


def _tell(one: AttackResult) -> None:
    from grader.report.protection import finding_line  # noqa: PLC0415

    click.echo(finding_line(one.attack.path.name, one.attack.tries, one.through))


def _count(results: Sequence[AttackResult]) -> int:
    """Say how many were held off; return how many were not."""
    through = sum(bool(one.through) for one in results)
    click.echo(f"{len(results) - through} of {len(results)} held off")
    return through
