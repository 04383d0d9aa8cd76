import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPlaces, indexPlaces } from '../../server/routing/placeNames'
import { wordsOf } from '../../server/routing/words'
import { neighbourPlaces, referencePlaces } from '../../server/seed/referenceData'

const index = indexPlaces(referencePlaces(), neighbourPlaces())
const length = 100_000

describe('texts meant to harm', () => {
  test.each([
    ['one letter', 'a'],
    ['one digit', '1'],
    ['a letter and a digit', 'a1'],
    ['digits and full stops', '1.'],
    ['brackets', '(['],
    ['zero-width characters', '\u200b'],
    ['right-to-left marks', '\u202ea'],
    ['combining marks', 'a\u0301'],
    ['homoglyphs', 'а'],
    ['half a surrogate pair', '\ud83d'],
    ['the beginning of a link', 'http://'],
    ['one word', 'rt '],
    ['an address without end', 'rt 1 '],
    ['money without end', 'ribu '],
    ['a number in words without end', 'seratus '],
    ['months', 'mei '],
    ['"di"', 'di '],
    ['the name of a place', 'kecamatan ciruas '],
    ['the beginning of a road', 'jalan raya '],
    ['line ends', '\n'],
    ['tapi', 'tapi,'],
  ])('are read to the end: %s', (_what, piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length))
    const words = wordsOf(text)
    expect(words.length).toBeLessThanOrEqual(text.length)
    expect(words.every(({ word, written }) => word.length <= 60 && written.length <= 600)).toBe(true)
    expect(words.every(({ start, end }) => 0 <= start && start < end && end <= text.length)).toBe(true)
    findPlaces(index, words)
  })

  test('no pattern has a quantifier within a quantifier', () => {
    const files = 'words tokens numbers spelling stem slang nearest placeNames placesInText landmarks'.split(' ')
    const sources = files.map((file) => readFileSync(join(__dirname, `../../server/routing/${file}.ts`), 'utf8'))
    const patterns = sources.flatMap((source) => source.match(/\/(?:[^/\n\\]|\\.)+\/[gu]*(?=[.,);\s])/g) ?? [])
    expect(patterns.length).toBeGreaterThan(20)
    expect(patterns.filter((pattern) => /[+*}]\)[+*{]/.test(pattern))).toEqual([])
  })
})
