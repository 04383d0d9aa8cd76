import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPersonal } from '../../server/masking/mask'

/** By type, texts in which ⟦ and ⟧ stand around what must be hidden whole; under `keep` nothing is hidden. */
const ways = JSON.parse(readFileSync(join(__dirname, 'ways.json'), 'utf8')) as Record<string, string[]>

function read(marked: string) {
  const spans: { start: number; end: number }[] = []
  let [text, start] = ['', 0]
  for (const letter of marked) {
    if (letter === '⟦') start = text.length
    else if (letter === '⟧') spans.push({ start, end: text.length })
    else text += letter
  }
  const found = findPersonal(text)
  return { found, hidden: spans.map(({ start, end }) => found.some((one) => one.start <= start && one.end >= end)) }
}

test.each([
  ['nik', 0.995],
  ['kk', 0.995],
  ['phone', 0.99],
  ['email', 0.995],
  ['account', 0.95],
  ['plate', 0.95],
  ['address', 0.95],
  ['nip', 0.95],
  ['name', 0.95],
])('the ways of writing a %s are hidden whole', (type, floor) => {
  const hidden = ways[type]!.flatMap((marked) => read(marked).hidden)
  expect(hidden.filter(Boolean).length / hidden.length).toBeGreaterThanOrEqual(floor)
})

test('nothing is hidden that is nobody’s', () => {
  const touched = ways.keep!.filter((text) => read(text).found.length > 0)
  expect(touched.length / ways.keep!.length).toBeLessThanOrEqual(0.01)
})
