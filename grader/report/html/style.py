"""The look of a feedback page: two palettes, one style sheet, nothing fetched.

Every colour of a text has a contrast of at least 4.5 to what it stands on, of a mark at least 3, in both palettes
(WCAG 2.2, AA). Blue and orange are told apart by colour-blind readers (Okabe and Ito, 2008), and no meaning is in
colour alone: verdicts are words, wrong entries carry a mark.
"""

from __future__ import annotations

Palette = dict[str, str]

LEVELS = 6  # steps from zero to the largest entry, on either side

LIGHT: Palette = {
    "ground": "#f6f7f9",
    "card": "#ffffff",
    "text": "#1c2126",
    "soft": "#535b63",
    "line": "#828a92",
    "link": "#0a5790",
    "code": "#f0f2f4",
    "right": "#00664a",
    "wrong": "#a83300",
    "open": "#535b63",
    "mine": "#c04a00",
    "truth": "#0072b2",
    "mark": "#1c2126",
}
DARK: Palette = {
    "ground": "#12161a",
    "card": "#1b2026",
    "text": "#e8ebee",
    "soft": "#aeb6be",
    "line": "#7a838c",
    "link": "#7cc4f5",
    "code": "#242a31",
    "right": "#4fd1a5",
    "wrong": "#ff9d66",
    "open": "#aeb6be",
    "mine": "#f0913d",
    "truth": "#56b4e9",
    "mark": "#ffffff",
}
# The ends and the middle of the scale of heat maps: negative, zero, positive.
LIGHT_SCALE = ("#0a5a96", "#f1f2f3", "#b34700")
DARK_SCALE = ("#7cc4f5", "#2a3037", "#ffab66")

RULES = """
* { box-sizing: border-box; }
html { color-scheme: light dark; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.55 system-ui, sans-serif; }
header, main, footer, nav { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 0 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .4rem; }
p, ul, ol { margin: .4rem 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; background: var(--card); padding: .5rem 1rem; }
.skip:focus { left: 1rem; top: 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.2rem; }
.card { margin: 1rem 0; }
.score { font-size: 1.5rem; font-weight: 650; }
.soft, footer { color: var(--soft); }
.next { border-left: .3rem solid var(--link); padding: .2rem .8rem; }
.verdict { font-weight: 650; }
.comment { border-left: .3rem solid var(--right); padding: .1rem .8rem; margin: .5rem 0; overflow-wrap: anywhere; }
.passed, .carried { color: var(--right); }
.failed, .error { color: var(--wrong); }
.missing { color: var(--open); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); padding-bottom: .2rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0; white-space: nowrap; }
td.number, th.number { padding-left: .8rem; }
td, th { overflow-wrap: break-word; }
td .verdict { display: inline-block; min-width: 6rem; }
.scroll { overflow-x: auto; position: relative; }
pre, .answer { background: var(--code); border-radius: .4rem; padding: .7rem .9rem; margin: .4rem 0; }
pre { overflow-x: auto; font: .9rem/1.45 ui-monospace, monospace; tab-size: 4; }
.answer { white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: 1rem 0; }
figcaption { margin-bottom: .4rem; }
.panels { display: flex; flex-wrap: wrap; gap: .6rem 1.6rem; align-items: flex-start; }
.panel > p { margin: 0 0 .2rem; }
svg { display: block; max-width: 100%; height: auto; }
svg text { fill: var(--text); font: 12px system-ui, sans-serif; }
.frame { fill: none; stroke: var(--line); }
.cross { stroke: var(--mark); stroke-width: 1.6; fill: none; stroke-linecap: round; }
.halo { stroke: var(--card); stroke-width: 4; fill: none; stroke-linecap: round; }
.mine { fill: var(--mine); }
.truth { fill: var(--truth); }
.unit { fill: var(--card); stroke: var(--text); stroke-width: 1.2; }
.unit-wrong { fill: var(--card); stroke: var(--wrong); stroke-width: 3; }
.edge { stroke: var(--line); stroke-width: .8; }
.edge-wrong { stroke: var(--wrong); stroke-width: 2.4; stroke-dasharray: 6 3; }
svg .text-wrong { fill: var(--wrong); font-weight: 650; }
details { margin-top: .6rem; }
.class-page td, .class-page th { overflow-wrap: normal; padding-right: .8rem; }
.class-page td.number, .class-page th.number { padding-left: 0; padding-right: 1.2rem; }
.class-page table.bars { max-width: 34rem; }
.class-page table.bars td, .class-page table.bars th { padding-top: .1rem; padding-bottom: .1rem; }
.class-page .bars th, .class-page td code, .class-page th code { white-space: nowrap; }
.class-page td.bar { width: 45%; min-width: 7rem; vertical-align: middle; padding-right: 0; }
.bar > div { display: flex; overflow: hidden; height: 1rem; }
.fill { border-right: 1px solid var(--card); }
.fill.truth { background: var(--truth); }
.v-passed { background: var(--truth); }
.v-carried { background: var(--link); }
.v-failed { background: var(--mine); }
.v-error { background: var(--mark); }
.v-missing { background: var(--line); }
@media screen { .long { content-visibility: auto; contain-intrinsic-size: auto 40rem; } }
.hidden { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
th button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; }
th button { cursor: pointer; text-align: inherit; }
th[aria-sort="ascending"] button::after { content: " ↑"; }
th[aria-sort="descending"] button::after { content: " ↓"; }
input { font: inherit; color: var(--text); background: var(--code); border: 1px solid var(--line); }
summary { cursor: pointer; color: var(--link); }
@media (max-width: 34rem) {
  .card { padding: .7rem .8rem; }
  td, th { overflow-wrap: anywhere; padding-right: .5rem; }
  th, .verdict { overflow-wrap: break-word; }
  .class-page td code, .class-page th code { white-space: normal; }
  .class-page .bars td.bar { min-width: 3rem; }
  td.number, th.number { padding-left: .3rem; }
  td .verdict { min-width: 3.5rem; }
}
@media print {
  body { font-size: 10.5pt; background: none; }
  .skip, nav, p:has(input) { display: none; }
  .scroll { overflow: visible; }
  thead { break-after: avoid; break-inside: avoid; }
  th button { display: contents; }
  .card { break-inside: auto; border-color: var(--line); }
  h2, h3, h2 + p, caption, figcaption { break-after: avoid; }
  figure, tr, .panel { break-inside: avoid; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  details::details-content { content-visibility: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def style() -> str:
    """Return the style sheet: light unless the reader's screen asks for dark; print is always light."""
    levels = "".join(f".h{level} {{ fill: var(--h{level}); }}\n" for level in range(2 * LEVELS + 1))
    light, dark = _variables(LIGHT, LIGHT_SCALE), _variables(DARK, DARK_SCALE)
    return f":root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark}}} }}{RULES}{levels}"


def scale(ends: tuple[str, str, str]) -> tuple[str, ...]:
    """Return the colours of a heat map from the most negative to the most positive entry, zero in the middle."""
    negative, zero, positive = ends
    falling = [_between(zero, negative, step / LEVELS) for step in range(LEVELS, 0, -1)]
    rising = [_between(zero, positive, step / LEVELS) for step in range(1, LEVELS + 1)]
    return (*falling, zero, *rising)


def _variables(palette: Palette, ends: tuple[str, str, str]) -> str:
    colours = {**palette, **{f"h{level}": colour for level, colour in enumerate(scale(ends))}}
    return "".join(f" --{name}: {colour};" for name, colour in colours.items()) + " "


def _between(one: str, other: str, share: float) -> str:
    parts = [(int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
