/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// A button that prints needs a script; without one it stays hidden.

for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
