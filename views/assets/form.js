// Small conveniences of the form; every one of them can be missing.

// Desa: only those of the chosen kecamatan.
for (const desa of document.querySelectorAll('select[data-follows]')) {
  const kecamatan = document.getElementById(desa.dataset.follows)
  const groups = [...desa.querySelectorAll('optgroup')]
  const follow = () => {
    const chosen = desa.value
    for (const group of groups) group.remove()
    for (const group of groups) if (!kecamatan.value || group.dataset.of === kecamatan.value) desa.append(group)
    desa.value = [...desa.options].some((option) => option.value === chosen) ? chosen : ''
  }
  kecamatan.addEventListener('change', follow)
  follow()
}

// Parts that belong to one choice, or to all but one: away, and not sent, while another is chosen.
for (const part of document.querySelectorAll('[data-unless], [data-when]')) {
  const [name, value] = (part.dataset.unless ?? part.dataset.when).split('=')
  const radios = [...document.querySelectorAll(`input[name="${name}"]`)]
  const show = () => {
    const isChosen = radios.some((radio) => radio.checked && radio.value === value)
    part.hidden = isChosen === (part.dataset.unless !== undefined)
    for (const input of part.querySelectorAll('input')) input.disabled = part.hidden
  }
  for (const radio of radios) radio.addEventListener('change', show)
  show()
}

// The text: letters left, and a louder warning when a number of 16 digits or a telephone number is being typed.
for (const area of document.querySelectorAll('textarea[data-max]')) {
  const count = document.createElement('p')
  count.className = 'govuk-hint count'
  count.setAttribute('aria-live', 'polite')
  area.after(count)
  const warning = document.querySelector(`[data-warns="${area.id}"]`)
  const format = new Intl.NumberFormat(document.documentElement.lang)
  const look = () => {
    const left = Number(area.dataset.max) - [...area.value].length
    count.textContent = left > 500 ? '' : (left < 0 ? area.dataset.over : area.dataset.left).replace('{n}', format.format(Math.abs(left)))
    warning?.classList.toggle('notice--loud', /(?:\d[\s.-]?){16}|(?:\+62|62|0)8(?:[\s-]?\d){8,11}/.test(area.value))
  }
  area.addEventListener('input', look)
  look()
}
