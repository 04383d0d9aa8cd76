// The deed that is done most has a key: pressed outside a field, it is a click. Where the script is missing the button is still there.
for (const hint of document.querySelectorAll('[data-keyhint]')) hint.hidden = false

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
  if (event.target.closest('input, textarea, select, [contenteditable]')) return
  const deed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
  if (!deed) return
  event.preventDefault()
  deed.click()
})
