import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createViews } from '../../server/platform/views'
import { samples } from '../views/samples'

/**
 * Every sample page as a file, with the built stylesheet and scripts beside it:
 * `npm run build && npx tsx test/support/gallery.ts FOLDER [en]`, then serve the folder over http.
 */
const [folder, lang] = process.argv.slice(2)
if (!folder) throw new Error('Name a folder for the gallery.')
const views = createViews()
mkdirSync(folder, { recursive: true })
for (const { name, view, model, site } of samples) {
  const language = lang === 'en' ? 'en' : 'id'
  writeFileSync(join(folder, `${name}.html`), views.render(view, model, { lang: language, site: { ...site, lang: language } }))
}
console.log(`${samples.length} pages in ${folder}`)
