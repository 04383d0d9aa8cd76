import { mask } from '../server/masking/mask'
import sample from '../server/seed/data/sampleTexts.json'
import { linesPerSecond } from './lines'
import type { Row } from './row'

const distinct = 1_000
const lines = 200_000
const aim = 20_000

// As often as real texts hold them: one in sixteen a NIK, one in sixty a telephone number, one in ten a name.
const personal = (i: number): string =>
  [
    i % 16 === 0 ? ' NIK 3604 1205 1290 0001' : '',
    i % 60 === 0 ? ' hp 0812-3456-7890' : '',
    i % 10 === 0 ? ' a.n. Siti Rohaenah' : '',
  ].join('')

/** Sample texts, two made one where they are short, so that half of them are longer than 188 characters like the real ones. */
function textOf(i: number): string {
  const of = (at: number) => sample.texts[at % sample.texts.length]!.text
  return of(i) + (i % 2 === 0 ? ` ${of(i * 7 + 3)}` : '') + personal(i)
}

/** The masking function in texts a second, and the built command in lines a second, from pipe to pipe. */
export async function benchMask(): Promise<Row[]> {
  const texts = Array.from({ length: distinct }, (_, i) => textOf(i))
  const block = Buffer.from(texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(''))
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b)
  return [
    {
      name: `masking function, texts of ${lengths[distinct / 2]} characters in the middle`,
      value: textsPerSecond(texts),
      unit: 'texts/s',
      aim,
    },
    {
      name: 'aduan mask',
      value: await linesPerSecond(['mask'], { blocks: [block], linesOfBlock: distinct, lines }),
      unit: 'lines/s',
      aim,
    },
  ]
}

function textsPerSecond(texts: readonly string[]): number {
  const maskAll = () => texts.forEach((text) => mask(text))
  for (let warmUp = 0; warmUp < 20; warmUp++) maskAll()
  const rounds = 100
  const began = performance.now()
  for (let round = 0; round < rounds; round++) maskAll()
  return Math.round((rounds * texts.length) / ((performance.now() - began) / 1_000))
}
