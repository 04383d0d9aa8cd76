import { hashOf } from './features'
import { cuesOf, endsInOrNot, shapeOf, tellsSpan } from './kindCues'
import type { Reading } from './reading'
import type { Word } from './words'

type Part = { words: readonly Word[]; signs: ReadonlySet<string>; isAsked: boolean }

/** Two cues that say more within one sentence than each alone. */
const pairs = ['WG', 'GS', 'BG', 'QF', '?Q', '?N', '.N', 'PG', 'WS', '?F', 'EF', '?E']
const order = 'QEFPBWGSND'
const most = 2

/**
 * What tells a question or a proposal from a complaint, whatever it is about: which sentences ask, propose, wish or tell of what is wrong and since when,
 * how sentences and clauses begin, and the small words in their order, words with matter only by their shape.
 */
export function kindFeatures({ words, asked }: Pick<Reading, 'words' | 'asked'>): Uint32Array {
  const said = new Set<string>()
  const cues = words.map(cuesOf)
  const parts = sentencesOf(words, cues, asked)
  ofSentences(parts, said)
  ofWhole(parts, words.length, said)
  ofWords(words, cues, said)
  return Uint32Array.from(said, (one) => hashOf(`k ${one}`, true))
}

function sentencesOf(words: readonly Word[], cues: readonly string[], asked: ReadonlySet<number>): Part[] {
  const parts: Part[] = []
  for (let from = 0; from < words.length;) {
    const { sentence } = words[from]!
    let to = from
    while (words[to]?.sentence === sentence) to += 1
    const own = words.slice(from, to)
    const signs = new Set(cues.slice(from, to).join(''))
    if (tellsSpan(own)) signs.add('D')
    if (endsInOrNot(own)) signs.add('E')
    parts.push({ words: own, signs, isAsked: asked.has(sentence) })
    from = to
  }
  return parts
}

const signatureOf = ({ signs, isAsked }: Part): string =>
  `${isAsked ? '?' : '.'}${[...order].filter((sign) => signs.has(sign)).join('')}`

function ofSentences(parts: readonly Part[], said: Set<string>): void {
  for (const part of parts) {
    const signature = signatureOf(part)
    for (const pair of pairs) if ([...pair].every((sign) => signature.includes(sign))) said.add(`in ${pair}`)
    said.add(`begins ${part.words[0]!.word}`)
    said.add(`begins ${part.words[0]!.word} ${part.words[1]?.word ?? ''}`)
    said.add(`ends ${part.words.at(-1)!.word}`)
  }
}

function ofWhole(parts: readonly Part[], length: number, said: Set<string>): void {
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return
  const asking = parts.filter(({ isAsked }) => isAsked).length
  const share = asking === 0 ? 'none' : asking === parts.length ? 'all' : last.isAsked ? 'last' : 'some'
  const times = (sign: string) => Math.min(most, parts.filter(({ signs }) => signs.has(sign)).length)
  const has = (sign: string) => Math.min(1, times(sign))
  said.add(`asks ${share}`)
  said.add(`asks ${share} of ${Math.min(4, parts.length)}`)
  said.add(`first ${signatureOf(first)}`)
  said.add(`last ${signatureOf(last)}`)
  said.add(`long ${Math.min(6, Math.floor(length / 8))}`)
  const all = [...'QEPBND'].map(has).join('')
  said.add(`all ${all} ${share}`)
  said.add(`all ${all} ${share} ${Math.min(3, Math.floor(length / 8))}`)
  for (const sign of order) said.add(`${sign}${times(sign)}`)
  for (const sign of 'QEFPBWG')
    for (const other of [`N${has('N')}`, `D${has('D')}`, share]) said.add(`${sign}${times(sign)} ${other}`)
}

function ofWords(words: readonly Word[], cues: readonly string[], said: Set<string>): void {
  const shapes = words.map((word, i) => shapeOf(word, cues[i]!))
  const classes = shapes.map((shape, i) => cues[i] || shape)
  words.forEach(({ word, stem, clause }, i) => {
    const [shape, next, third] = [shapes[i]!, shapes[i + 1], shapes[i + 2]]
    said.add(`word ${word}`)
    if (stem !== null) said.add(`stem ${stem}`)
    if (clause !== words[i - 1]?.clause) {
      said.add(`clause ${shape}`)
      said.add(`clause ${shape} ${next ?? ''}`)
      said.add(`opens ${classes[i]}`)
      said.add(`opens ${classes[i]} ${classes[i + 1] ?? ''}`)
    }
    if (next === undefined) return
    said.add(`two ${shape} ${next}`)
    said.add(`both ${classes[i]} ${classes[i + 1]}`)
    if (third !== undefined) said.add(`three ${shape} ${next} ${third}`)
  })
}
