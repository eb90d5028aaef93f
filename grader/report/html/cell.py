"""What `check` shows below a cell: HTML for notebooks, Markdown and plain text for everything else.

hidden_delta: not right yet, 1 of 3 checks passed
  ✓ It is (-0.1756, 0.2939), as in section 9
  ✗ Given the measured deltas of the next layer, ...: hidden_delta(...)[2] differs most from the expected value.
Next step: ...

The HTML holds no script, no style sheet, no class and no address: every rule stands at its element, so that a
front end that takes style sheets away (an untrusted notebook, a viewer) shows the same. The ground is light everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.records.course import Assignment
from grader.records.judgement import CheckResult, Picture, TaskResult, Verdict, is_defined
from grader.report import words
from grader.report.html.heatmap import difference, heat_map, largest, same_shape, wrong_places
from grader.report.html.style import LIGHT, LIGHT_SCALE, scale
from grader.report.sanitize import markdown_text, one_line, svg_text

MOST_MAPS = 3
GOOD = (Verdict.PASSED, Verdict.CARRIED)
COLOURS = {Verdict.PASSED: "right", Verdict.CARRIED: "right", Verdict.MISSING: "open"}
FORM = "compare what {task} returns with what its docstring promises: kind and shape before numbers."
STEPS = (
    ("to Python scalars", "functions of the module math take one number: numpy's own, such as np.exp, take an array."),
    (
        "NameError",
        "look where that name is made: is it spelled so there? Does it lack its module, as exp for np.exp?",
    ),
    ("positional argument", "compare the call with the function's first line: the same arguments, in the same order?"),
    ("IndexError", "print the index and the length of the list in the line named above; lists count from 0."),
    ("changed the arguments", "make a copy of what {task} changes, and change the copy."),
    (", line ", "read the line named above, and print the shapes of what goes into it."),
    ("It raised", "print the shapes of what goes into {task}, and of what each line of it makes."),
    ("still running", "look at every loop, and ask what makes it end."),
    ("have shape", FORM),
    ("should be a", FORM),
    ("An answer may be", FORM),
)
CARD = (
    "color-scheme: light; background: {card}; color: {text}; border: 1px solid {line}; border-radius: 6px; "
    "padding: 8px 14px; margin: 2px 0; max-width: 56em; font: 14px/1.5 system-ui, sans-serif; text-align: left"
).format(**LIGHT)
SVG = {
    **{f"h{level}": f'fill="{colour}"' for level, colour in enumerate(scale(LIGHT_SCALE))},
    "frame": f'fill="none" stroke="{LIGHT["line"]}"',
    "cross": f'fill="none" stroke="{LIGHT["mark"]}" stroke-width="1.6" stroke-linecap="round"',
    "halo": f'fill="none" stroke="{LIGHT["card"]}" stroke-width="4" stroke-linecap="round"',
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A result that a notebook, a terminal or a viewer shows in its own way."""

    text: str
    markdown: str
    html: str
    passed: bool = False

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return self.markdown

    def _repr_html_(self) -> str:
        return self.html


def sentence(text: str) -> Shown:
    """Show one sentence."""
    plain = one_line(text)
    return Shown(plain, markdown_text(plain), _card(f'<p style="margin: 0">{svg_text(text)}</p>'))


def show(results: Sequence[TaskResult], assignment: Assignment) -> Shown:
    """Show what the public checks say of these tasks, and one next step."""
    step = next_step(results, assignment)
    text = [part for result in results for part in (_head(result), *map(_check_line, result.checks))]
    return Shown(
        "\n".join([*text, f"Next step: {step}"]),
        "\n".join(
            [*(part for result in results for part in _markdown(result)), f"**Next step:** {markdown_text(step)}"]
        ),
        _card("".join([*map(_html, results), _paragraph("Next step: ", step)])),
        all(result.verdict in GOOD for result in results),
    )


def next_step(results: Sequence[TaskResult], assignment: Assignment) -> str:
    """Say the one thing to do next."""
    for result in results:
        if result.verdict not in GOOD:
            return _step(result)
    names = [task.name for task in assignment.tasks]
    last = max(names.index(result.task) for result in results)
    if last + 1 < len(names):
        return f"go on to {names[last + 1]}."
    formal = [result.task for result in results if result.advice]
    if formal:
        return f"look at {words.listed(formal)} once more: whether the answers are right, no check can see."
    return "nothing is left to do here. The hidden checks ask more: read what each function may not do once again."


def _step(result: TaskResult) -> str:
    if result.verdict is Verdict.ERROR:
        return "show this to your teacher: a check broke, and not through your doing."
    if not result.is_defined:
        return f"define {result.task}: run the cell that does, or write it, then check again."
    if result.verdict is Verdict.MISSING:
        return f"write {result.task} in the place of `raise NotImplementedError()`, run its cell, then check again."
    first = next(check for check in result.checks if check.verdict not in GOOD)
    for words_of_it, step in STEPS:
        if words_of_it in first.message:
            return step.format(task=result.task)
    if result.picture is not None and any(c.verdict in GOOD for c in result.checks):
        return "take one entry that is wrong and work it out by hand; see where your code does something else."
    return f"work the first check that failed out with paper and pencil, line by line beside {result.task}."


def _head(result: TaskResult) -> str:
    right = sum(check.verdict in GOOD for check in result.checks)
    if result.verdict in GOOD and result.advice:
        return f"{result.task}: {result.advice}"
    count = f", {right} of {len(result.checks)} checks passed" if result.verdict is Verdict.FAILED else ""
    return f"{result.task}: {words.standing(result.verdict, result.checks)}{count}"


def _check_line(check: CheckResult) -> str:
    message = _message(check)
    return f"  {words.MARKS[check.verdict]} {one_line(check.title)}{message}"


def _message(check: CheckResult) -> str:
    """Return what a check says, behind a colon; that a function is not written yet is said already."""
    told = check.verdict is not Verdict.MISSING or not is_defined((check,))
    return f": {one_line(check.message)}" if check.message and told else ""


def _markdown(result: TaskResult) -> Iterator[str]:
    yield f"**{markdown_text(_head(result))}**"
    yield ""
    for check in result.checks:
        yield f"- {words.check_verdict(check)}: {markdown_text(_check_line(check)[4:])}"
    yield ""


def _html(result: TaskResult) -> str:
    colour = LIGHT[COLOURS.get(result.verdict, "wrong")]
    head = f'<p style="margin: 0; font-weight: 650; color: {colour}">{svg_text(_head(result))}</p>'
    rows = "".join(map(_row, result.checks))
    return f'{head}<ul style="margin: 4px 0; padding: 0; list-style: none">{rows}</ul>{_maps(result.picture)}'


def _row(check: CheckResult) -> str:
    colour = LIGHT[COLOURS.get(check.verdict, "wrong")]
    mark = f'<span style="color: {colour}; font-weight: 650">{words.MARKS[check.verdict]}</span>'
    said = words.check_verdict(check)
    message = _message(check)
    text = svg_text(f"{one_line(check.title)}{message}")
    return f'<li style="margin: 2px 0">{mark} <span style="color: {colour}">{said}</span>: {text}</li>'


def _maps(picture: Picture | None) -> str:
    """Draw the parts that are wrong: yours, the measured one, the difference."""
    if picture is None or len(picture.got) != len(picture.expected):
        return ""
    pairs = [(k, *pair) for k, pair in enumerate(zip(picture.got, picture.expected, strict=True))]
    wrong = [(k, got, right) for k, got, right in pairs if same_shape(got, right) and wrong_places(got, right)]
    drawn = "".join(_map(picture, *entry) for entry in wrong[:MOST_MAPS])
    key = "Blue is negative, orange positive, the stronger the larger; a cross marks an entry that is wrong."
    return f'{drawn}<p style="margin: 4px 0; color: {LIGHT["soft"]}">{key}</p>' if drawn else ""


def _map(picture: Picture, k: int, got: tuple[tuple[float, ...], ...], right: tuple[tuple[float, ...], ...]) -> str:
    top, places, off = largest(got, right), wrong_places(got, right), difference(got, right)
    part = f"part {k} of {len(picture.got)}: " if len(picture.got) > 1 else ""
    panels = (
        ("what you returned", got, top, places),
        ("what it should be", right, top, ()),
        ("the difference", off, largest(off), places),
    )
    drawn = "".join(
        _panel(title, heat_map(rows, size, f"{part}{title}", marked)) for title, rows, size, marked in panels
    )
    head = f'<p style="margin: 4px 0">{part}</p>' if part else ""
    return f'{head}<div style="display: flex; flex-wrap: wrap; gap: 4px 28px">{drawn}</div>'


def _panel(title: str, drawing: str) -> str:
    plain = re.sub(r'class="(\w+)"', lambda found: SVG[found[1]], drawing)
    return f'<div><p style="margin: 4px 0">{title}</p>{plain}</div>'


def _paragraph(head: str, text: str) -> str:
    return f'<p style="margin: 6px 0 0"><span style="font-weight: 650">{head}</span>{svg_text(text)}</p>'


def _card(inside: str) -> str:
    return f'<div style="{CARD}">{inside}</div>'
