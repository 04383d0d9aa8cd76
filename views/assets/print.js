// Shows the print buttons, which are of no use without a script.
for (const button of document.querySelectorAll('[data-deed="print"]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// Open where there is room, and on paper whether there is or not.
const details = [...document.querySelectorAll('details[data-open="wide"]')]
const openAll = () => details.forEach((one) => (one.open = true))
if (matchMedia('(min-width: 48rem)').matches) openAll()
addEventListener('beforeprint', openAll)
