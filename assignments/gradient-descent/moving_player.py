"""A picture in steps as self-contained HTML: a still and words for everybody, buttons and a slider where scripts run.

The page that shows it holds one `<figure>`: an `<img>` with the still, the words, and a script that puts the moving
picture in the still's place. Where scripts are taken away (a notebook that is not trusted, a viewer) the still stays.
It returns for printing. On a telephone, where the picture is wider than its box, the box goes where the step is.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Sequence
from dataclasses import dataclass

STAYS = 10_000  # the last step of a part that stays to the end
MOST_STEPS_IN_WORDS = 25
LEAST_WIDTH = 560  # pixels: below it numbers could not be read
STYLE = "margin:8px 0;padding:8px;background:#FFF;color:#111;color-scheme:light"
FONT = "font-family='system-ui, sans-serif' font-size='14'"

SCRIPT = """
(() => { const data = DATA;
for (const figure of document.querySelectorAll(`[data-moving="${data.id}"]:not([data-ready])`)) {
  figure.dataset.ready = 'yes';
  const live = document.createElement('div');
  live.innerHTML = `<div style="overflow-x:auto" tabindex="0" role="img" aria-label="The picture at this step"
    >${data.svg}</div><div style="display:flex;gap:8px;align-items:center;flex-wrap:wrap">
    <button type="button">Play</button><button type="button">Back</button><button type="button">Step</button>
    <input type="range" min="0" max="${data.captions.length - 1}" aria-label="Step of the picture"
      style="flex:1 1 160px"></div><p role="status" style="min-height:3em;margin:6px 0"></p>`;
  const still = figure.querySelector('img'), [play, back, step] = live.querySelectorAll('button');
  const slider = live.querySelector('input'), caption = live.querySelector('p'), box = live.firstElementChild;
  let now = data.start, timer = null;
  const draw = () => {
    for (const part of live.querySelectorAll('[data-first]')) {
      const seen = +part.dataset.first <= now && now <= +part.dataset.last;
      part.style.visibility = seen ? 'visible' : 'hidden';
    }
    slider.value = now; caption.textContent = data.captions[now];
    slider.setAttribute('aria-valuetext', data.captions[now]);
    follow();
  };
  const follow = () => {
    const fresh = [...live.querySelectorAll(`[data-first="${now}"]`)].map((part) => part.getBoundingClientRect());
    if (now === 0) box.scrollLeft = 0;
    if (now === 0 || !fresh.length) return;
    const left = Math.min(...fresh.map((part) => part.left)), right = Math.max(...fresh.map((part) => part.right));
    const seen = box.getBoundingClientRect();
    box.scrollLeft += (left + right - seen.left - seen.right) / 2;
  };
  const end = data.captions.length - 1;
  const stop = () => { clearInterval(timer); timer = null; play.textContent = 'Play'; };
  const go = (to) => { now = Math.max(0, Math.min(end, to)); draw(); };
  play.onclick = () => {
    if (timer) { stop(); return; }
    if (now === end) go(0);
    play.textContent = 'Pause';
    timer = setInterval(() => { go(now + 1); if (now === end) stop(); }, data.pace);
  };
  back.onclick = () => { stop(); go(now - 1); };
  step.onclick = () => { stop(); go(now + 1); };
  slider.oninput = () => { stop(); go(+slider.value); };
  const show = (moving) => { live.hidden = !moving; still.hidden = moving; };
  addEventListener('beforeprint', () => show(false));
  addEventListener('afterprint', () => show(true));
  still.after(live); show(true); draw();
} })();
"""


@dataclass(frozen=True)
class Part:
    """A piece of SVG, and the first and the last step in which it is seen."""

    svg: str
    first: int = 0
    last: int = STAYS


def player(
    parts: Sequence[Part],
    captions: Sequence[str],
    words: str,
    size: tuple[int, int],
    *,
    start: int = 0,
    still: int = -1,
    pace: int = 1400,
) -> str:
    """Return a picture that moves, as HTML.

    Parameters
    ----------
    parts : what is drawn, from the bottom to the top
    captions : what is said at each step; their number is the number of steps
    words : what the whole picture shows, for those who do not see it move
    size : width and height in pixels
    start, still : the step that is shown first, and the step of the still; counted from the end if negative
    pace : milliseconds from step to step while it plays
    """
    at = still % len(captions)
    picture = _svg([part.svg for part in parts if part.first <= at <= part.last], size)
    live = _svg([f"<g data-first='{part.first}' data-last='{part.last}'>{part.svg}</g>" for part in parts], size)
    name = hashlib.sha256((live + words).encode()).hexdigest()[:12]
    data = {"id": name, "svg": live, "captions": list(captions), "start": start % len(captions), "pace": pace}
    script = SCRIPT.replace("DATA", json.dumps(data).replace("</", "<\\/"))
    source = base64.b64encode(picture.encode()).decode()
    return (
        f'<figure data-moving="{name}" style="{STYLE};max-width:{size[0]}px">'
        f'<img alt="{html.escape(words)}" style="max-width:100%" src="data:image/svg+xml;base64,{source}">'
        f'<figcaption style="color:#111;text-align:left"><em>In words:</em> {html.escape(words)}'
        f"{_in_words(captions)}</figcaption>"
        f"<script>{script}</script></figure>"
    )


def moment(parts: Sequence[Part], captions: Sequence[str], step: int, size: tuple[int, int]) -> str:
    """Return one step of a picture as HTML that does not move: its SVG, and what is said at that step."""
    said = html.escape(captions[step])
    picture = _svg([part.svg for part in parts if part.first <= step <= part.last], size)
    return (
        f'<figure style="{STYLE};max-width:{size[0]}px"><div role="img" aria-label="{said}">{picture}</div>'
        f'<figcaption style="color:#111;text-align:left">{said}</figcaption></figure>'
    )


def text(
    x: float, y: float, words: str, colour: str, first: int = 0, *, anchor: str = "middle", small: bool = False
) -> Part:
    """Write words at a place."""
    size = " font-size='12'" if small else ""
    return Part(
        f"<text x='{x:.1f}' y='{y:.1f}' fill='{colour}' text-anchor='{anchor}'{size}>{html.escape(words)}</text>", first
    )


def label(x: float, y: float, words: str, colour: str, first: int = 0) -> Part:
    """Write words on a white ground, for a place on a line."""
    width = 7.2 * len(words) + 4
    ground = f"<rect x='{x - width / 2:.1f}' y='{y - 10:.1f}' width='{width:.1f}' height='14' fill='white'/>"
    return Part(ground + text(x, y + 1.5, words, colour, small=True).svg, first)


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: float,
    first: int = 0,
    last: int = STAYS,
    *,
    dashed: bool = False,
) -> Part:
    """Draw a straight line."""
    dash = " stroke-dasharray='7 5'" if dashed else ""
    (x1, y1), (x2, y2) = start, end
    place = f"x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}'"
    return Part(f"<line {place} stroke='{colour}' stroke-width='{width}'{dash}/>", first, last)


def _svg(shapes: Sequence[str], size: tuple[int, int]) -> str:
    width, height = size
    fit = f"max-width:100%;min-width:{min(width, LEAST_WIDTH)}px;height:auto"  # on a telephone the picture scrolls
    extent = f"viewBox='0 0 {width} {height}' width='{width}' height='{height}' style='{fit}'"
    head = f"<svg xmlns='http://www.w3.org/2000/svg' {extent} {FONT}>"
    return head + f"<rect width='{width}' height='{height}' fill='white'/>" + "".join(shapes) + "</svg>"


def _in_words(captions: Sequence[str]) -> str:
    if len(captions) > MOST_STEPS_IN_WORDS:
        return ""
    steps = "".join(f"<li>{html.escape(caption)}</li>" for caption in captions)
    return f"<details><summary>Every step in words</summary><ol>{steps}</ol></details>"
