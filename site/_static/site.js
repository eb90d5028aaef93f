// An option of a command is not broken after its hyphens: in a narrow table cell `--lite` would end a line with `--`.
// A folded cell is called what is written on it, so that it can be opened by saying so.
addEventListener("DOMContentLoaded", () => {
  for (const fold of document.querySelectorAll("details.hide > summary")) fold.removeAttribute("aria-label");
  for (const word of document.querySelectorAll("article code .pre")) {
    if (/^-[-\w=.]+$/.test(word.textContent)) word.style.whiteSpace = "nowrap";
  }
});

// Paper is light, whatever the screen shows: the theme prints black headings, and keeps the dark ground below them.
(() => {
  const page = document.documentElement;
  let shown;
  addEventListener("beforeprint", () => {
    shown = page.dataset.theme;
    page.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    page.dataset.theme = shown;
  });
})();
