// Shows the print buttons, which are of no use without a script.
for (const button of document.querySelectorAll('[data-deed="print"]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
