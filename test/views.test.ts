import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '../server/platform/i18n'
import { createViews } from '../server/platform/views'
import { mailSamples } from './views/mails'
import { markup } from './views/parts'
import { samples } from './views/samples'

const views = createViews()
const html = languages.flatMap((lang) =>
  samples.map(({ name, view, model, site }) => ({
    name: `${name} (${lang})`,
    page: views.render(view, model, { lang, site: { ...site, lang } }),
  })),
)
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'attribute-boolean-style': 'off', 'no-inline-style': 'error' },
  }),
)
const mails = languages.flatMap((lang) =>
  Object.entries(mailSamples).flatMap(([name, models]) =>
    models.map((model) => ({ name: `${name} (${lang})`, ...views.mail(name, model, { lang }), model })),
  ),
)

describe('a page', () => {
  test.each(html)('$name is valid, with one first heading and a label at each field', async ({ page }) => {
    const { results } = await validator.validateString(page)
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId} ${message}`)),
    ).toEqual([])
    expect(page.match(/<h1\b/g)).toHaveLength(1)
    expect(unlabelled(page)).toEqual([])
  })

  test.each(html)('$name shows what a user typed as text', ({ page }) => {
    expect(page).not.toContain(markup)
    expect(page).not.toMatch(/<script(?! src="\/assets\/)/)
    expect(page).not.toMatch(/\s(style|on[a-z]+)="/)
  })

  test.each(html)('$name shows no placeholder, no undefined, no object', ({ page }) => {
    expect(page).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN|Invalid Date/)
  })

  test('has a sample for each template', () => {
    const names = (folder: string) =>
      readdirSync(join(views.dir, folder))
        .filter((file) => /^[a-z]+\.njk$/i.test(file))
        .map((file) => `${folder}/${file.replace('.njk', '')}`)
    const shown = new Set(samples.map(({ view }) => view))
    const parts = ['citizen/deeds', 'citizen/why', 'desk/parts', 'desk/clock', 'desk/proposal', 'indicators/parts', 'errors/page']
    const missing = ['citizen', 'desk', 'staff', 'errors', 'indicators']
      .flatMap(names)
      .filter((name) => !shown.has(name) && !parts.includes(name))
    expect(missing).toEqual([])
  })
})

describe('a mail', () => {
  test.each(mails)('$name has a subject with the code, and leads to the page', ({ subject, text, model }) => {
    expect(subject).toContain(model.code)
    expect(subject.length).toBeLessThan(80)
    expect(text).toContain(model.link)
    expect(subject + text).not.toMatch(/\{\{|undefined|\[object|&#|Invalid Date/)
  })
})

/** Fields that a label neither names nor wraps. */
function unlabelled(page: string): string[] {
  const labelled = new Set([...page.matchAll(/<label[^>]*\bfor="([^"]+)"/g)].map(([, id]) => id))
  const fields = [...page.matchAll(/<(input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag)
  return fields.filter(
    (tag) => !/type="(hidden|submit)"|aria-label=/.test(tag) && !labelled.has(/\bid="([^"]+)"/.exec(tag)?.[1] ?? ''),
  )
}
