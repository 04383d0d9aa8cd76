// What is done most has a key: pressed outside a field, it is a click. `?` shows the list of keys. Where the script is missing,
// or an officer has switched the keys off, the buttons are still there and the link leads to the list.
const help = document.getElementById('pintasan')
for (const hint of document.querySelectorAll('[data-keyhint]')) hint.hidden = false

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || help.open) return
  if (event.target.closest('input, textarea, select, [contenteditable]')) return
  const deed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)
  if (event.key !== '?' && !deed) return
  event.preventDefault()
  if (event.key === '?') help.showModal()
  else deed.click()
})
