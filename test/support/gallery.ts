import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
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
mkdirSync(join(folder, 'foto'), { recursive: true })
const road = (hole: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30" fill="#9cc3e6"/><path d="M0 12h40v18H0z" fill="#7a9a5b"/><path d="M17 12h6l13 18H4z" fill="#6b6b6b"/>${hole}</svg>`,
  )
const holes = [
  '<ellipse cx="20" cy="25" rx="6" ry="2" fill="#2a2a2a"/>',
  '<ellipse cx="15" cy="22" rx="3" ry="1.4" fill="#333"/><ellipse cx="24" cy="27" rx="4" ry="1.6" fill="#222"/>',
  '<path d="M19 13l1 8 2 9-3-7z" fill="#222"/>',
]
for (const [i, hole] of holes.entries())
  void sharp(road(hole), { density: 600 })
    .resize(800)
    .jpeg()
    .toFile(join(folder, 'foto', `${i + 1}.jpg`))
console.log(`${samples.length} pages in ${folder}`)
