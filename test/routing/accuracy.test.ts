import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPlace } from '../../server/routing/placeNames'
import { usualThreshold } from '../../server/routing/trust'
import { referencePlaces, sampleTexts } from '../../server/seed/referenceData'
import { type Example, knownExamples, unseenExamples } from './examples'
import { expectedError, measure, type Seen } from './measure'
import { deliveredChoice } from './register'

type Sealed = { id: string; text: string; units: string[]; place?: string; kind: string; oversight: boolean }

const choose = deliveredChoice()
const seen = (text: string, kecamatan: string | null, units: string[]): Seen => ({
  ...choose({ text, place: { kecamatan } }, usualThreshold),
  units,
})
const sealed = (name: string): Sealed[] =>
  readFileSync(join(__dirname, 'heldOut', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Sealed)

const places = referencePlaces()
const heldOut = [...sealed('a'), ...sealed('b'), ...sealed('c')]
const held = heldOut.map(({ text, place, units }) => seen(text, findPlace(places, place ?? null)?.kecamatan ?? null, units))
const mine = (examples: Example[]) => examples.map(({ text, place, units }) => seen(text, place ?? null, units))

// Three writers who had not seen the register, the examples or the code wrote them; floors as the product promises them.
describe('of texts that routing has never seen', () => {
  const found = measure(held)

  test('at least 90 of 100 go to the right unit, and 97 have it among the first three', () => {
    expect(found.first).toBeGreaterThanOrEqual(0.9)
    expect(found.amongThree).toBeGreaterThanOrEqual(0.97)
  })

  test('those assigned without a person are right at 98 of 100', () => {
    expect(found.assigned).toBeGreaterThan(0.3)
    expect(found.assignedRightly).toBeGreaterThanOrEqual(0.98)
  })

  test('as many are right as it says', () => {
    expect(expectedError(held)).toBeLessThanOrEqual(0.05)
  })

  test('most of those on abuse of office are noticed, and few others are taken for it', () => {
    const flagged = heldOut.map(({ oversight }, i) => ({ is: oversight, said: held[i]!.oversight }))
    expect(flagged.filter(({ is, said }) => is && said).length).toBeGreaterThanOrEqual(27)
    expect(flagged.filter(({ is, said }) => !is && said).length).toBeLessThanOrEqual(10)
  })

  test('most questions are heard as such, and few complaints are taken for another kind', () => {
    const kinds = heldOut.map(({ kind }, i) => ({ is: kind, said: held[i]!.kind }))
    const shareOf = (kind: string) => {
      const all = kinds.filter(({ is }) => is.includes(kind))
      return all.filter(({ said }) => said === kind).length / all.length
    }
    expect(shareOf('informasi')).toBeGreaterThanOrEqual(0.75)
    expect(shareOf('aspirasi')).toBeGreaterThanOrEqual(0.4)
    expect(shareOf('pengaduan')).toBeGreaterThanOrEqual(0.94)
  })
})

describe('of texts looked at while it was made', () => {
  test.each([
    ['the older examples', mine([...knownExamples, ...unseenExamples]), 0.8, 0.92],
    [
      'the sample complaints',
      sampleTexts()
        .filter(({ unit }) => unit !== 'diskominfo')
        .map(({ unit, text, kecamatan }) => seen(text, kecamatan, [unit])),
      0.85,
      0.95,
    ],
  ])('%s go where they belong', (_, texts, first, amongThree) => {
    const found = measure(texts)
    expect(found.first).toBeGreaterThanOrEqual(first)
    expect(found.amongThree).toBeGreaterThanOrEqual(amongThree)
  })

  test('none is assigned that nobody could place', () => {
    const nobodys = [...knownExamples.filter(({ units }) => units.length === 0)]
    expect(nobodys.map(({ text }) => choose({ text }, usualThreshold).decision)).not.toContain('assign')
  })
})

describe('every suggestion', () => {
  test('names at least three units, each once, the surest first, with a probability from 0 to 1', () => {
    for (const { ranked } of held) {
      const confidences = ranked.map(({ confidence }) => confidence)
      expect(ranked.length).toBeGreaterThanOrEqual(3)
      expect(new Set(ranked.map(({ unit }) => unit)).size).toBe(ranked.length)
      expect(confidences).toEqual([...confidences].sort((a, b) => b - a))
      expect(Math.min(...confidences)).toBeGreaterThanOrEqual(0)
      expect(confidences.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1.005)
    }
  })

  test('is the same for the same text', () => {
    const again = heldOut
      .slice(0, 40)
      .map(({ text, place }) => choose({ text, place: findPlace(places, place ?? null) }, usualThreshold))
    expect(again.map(({ ranked }) => ranked)).toEqual(held.slice(0, 40).map(({ ranked }) => ranked))
  })
})
