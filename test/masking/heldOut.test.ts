import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPersonal } from '../../server/masking/mask'

type Sealed = { id: string; text: string; mask: { type: string; text: string }[]; keep: string[] }
type Span = { start: number; end: number }

const texts: Sealed[] = readFileSync(join(__dirname, 'heldOut', 'texts.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Sealed)

/** Where the marked stretches stand: in order, each after the one before. */
function spansOf(text: string, marked: readonly { type: string; text: string }[]): (Span & { type: string })[] {
  let from = 0
  return marked.map(({ type, text: stretch }) => {
    const start = text.indexOf(stretch, from)
    from = start + stretch.length
    return { type, start, end: from }
  })
}

const covers = (found: readonly Span[], { start, end }: Span) => found.some((one) => one.start <= start && one.end >= end)
const touches = (found: readonly Span[], { start, end }: Span) => found.some((one) => one.start < end && one.end > start)

const seen = texts.map((one) => ({ ...one, found: findPersonal(one.text), spans: spansOf(one.text, one.mask) }))

function recall(types: readonly string[]): number {
  const wanted = seen.flatMap(({ spans, found }) =>
    spans.filter(({ type }) => types.includes(type)).map((span) => covers(found, span)),
  )
  return wanted.filter(Boolean).length / wanted.length
}

// Written by somebody who had not seen the code, and sealed before it was measured on them.
describe('texts that the code has never seen', () => {
  test.each([
    ['NIK', ['nik'], 0.995],
    ['KK', ['kk'], 0.995],
    ['telephone numbers', ['phone'], 0.995],
    ['e-mail addresses', ['email'], 0.995],
    ['names', ['name'], 0.95],
    ['accounts, plates, addresses and NIP', ['account', 'plate', 'address', 'nip'], 0.95],
  ])('hide %s', (_, types, floor) => {
    expect(recall(types)).toBeGreaterThanOrEqual(floor)
  })

  test('keep what is not personal', () => {
    const kept = seen.flatMap(({ text, keep, found, spans }) =>
      keep.map((stretch) => {
        const at = { start: text.indexOf(stretch), end: text.indexOf(stretch) + stretch.length }
        return touches(spans, at) || !touches(found, at)
      }),
    )
    expect(kept.filter((isKept) => !isKept).length / kept.length).toBeLessThanOrEqual(0.01)
  })
})
