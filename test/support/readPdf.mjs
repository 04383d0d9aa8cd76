// Reads a PDF on stdin with pdf.js, which is none of ours, and says as JSON what is in it. Jest cannot load pdf.js by itself.
import { buffer } from 'node:stream/consumers'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const pdf = await getDocument({ data: new Uint8Array(await buffer(process.stdin)), verbosity: 0 }).promise
const [metadata, outline, mark] = await Promise.all([pdf.getMetadata(), pdf.getOutline(), pdf.getMarkInfo()])
const info = /** @type {Record<string, any>} */ (metadata.info)
/** @type {string[]} */
const texts = []
/** @type {string[]} */
const roles = []
/** @param {any} node */
const walk = ({ role, children = [] }) => {
  if (role && role !== 'Root') roles.push(role)
  children.forEach(walk)
}
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  texts.push(items.map((/** @type {any} */ { str = '', hasEOL }) => str + (hasEOL ? '\n' : '')).join(''))
  walk(await page.getStructTree())
}
process.stdout.write(
  JSON.stringify({
    title: info.Title ?? '',
    lang: info.Language ?? null,
    tagged: mark?.Marked === true,
    pages: pdf.numPages,
    text: texts.join('\n'),
    roles,
    outline: (outline ?? []).flatMap(({ title, items }) => [title, ...items.map((item) => item.title)]),
  }),
)
