"""grader protect: which layers of protection hold on this machine; --drill runs the corpus of attacks.

0  a class can be graded here      1  an attack of the drill got through      2  a layer that is needed did not hold
"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import FOLDER, Command


@click.command(cls=Command)
@click.option("--course", type=FOLDER, default=Path(), help="The course's folder: its [limits] hold; default: here.")
@click.option("--drill", is_flag=True, help="Then run every attack of tests/grader/hostile and say which got through.")
def protect(course: Path, drill: bool) -> None:
    """Try every layer of protection on this machine, now.

    \b
    Example:
      grader protect --drill
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    from grader.protect.layers import limits_of, probe_layers, require  # noqa: PLC0415  numpy: only when needed
    from grader.report.protection import layer_rows  # noqa: PLC0415

    limits = limits_of(course)
    layers = probe_layers(limits)
    table = Table("layer", "", "how it was tried", "what its lack exposes")
    for row in layer_rows(layers):
        table.add_row(*row)
    Console().print(table)
    require(layers, limits.accept)
    click.echo("A class can be graded here: `grader run` would start.")
    if drill:
        raise SystemExit(_drill(course))


def _drill(course: Path) -> int:
    """Run every attack of the corpus; print each result as it comes."""
    from grader.protect.corpus import corpus, run_corpus  # noqa: PLC0415
    from grader.report.protection import finding_line  # noqa: PLC0415

    attacks = corpus(course, Path(__file__).parents[2])
    click.echo(f"{len(attacks)} attacks, one after the other:")
    results = run_corpus(
        attacks, lambda one: click.echo(finding_line(one.attack.path.name, one.attack.tries, one.through))
    )
    through = sum(bool(one.through) for one in results)
    click.echo(f"{len(results) - through} of {len(results)} held off")
    return int(through > 0)
