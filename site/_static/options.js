// An option of a command is not broken after its hyphens: in a narrow table cell `--lite` would end a line with `--`.
addEventListener("DOMContentLoaded", () => {
  for (const word of document.querySelectorAll("article code .pre")) {
    if (/^-[-\w=.]+$/.test(word.textContent)) word.style.whiteSpace = "nowrap";
  }
});
