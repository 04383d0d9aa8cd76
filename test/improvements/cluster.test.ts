import fc from 'fast-check'
import { clustersOf, lexiconOf, type Text } from '../../server/improvements/cluster'
import { referenceUnits, sampleTexts } from '../../server/seed/referenceData'

const lexicon = lexiconOf(['jalan berlubang!', 'tambal aspal', 'lampu jalan mati', 'gelap', 'sampah menumpuk', 'jembatan'])
const texts: Text[] = [
  ['a1', 'Jalan berlubang di depan pasar, tolong ditambal aspal. Hubungi Pak Sudirman 0812345678901'],
  ['a2', 'jln depan pasar lubangnya dalam, kapan ditambal? Sudirman'],
  ['a3', 'Mohon aspal ditambal, jalan berlubang lagi. NIK 3604010101010001 Sudirman'],
  ['b1', 'Lampu mati, gelap sekali kalau malam'],
  ['b2', 'gelap gulita, lampu pju mati sejak minggu lalu'],
  ['b3', 'lampu jalan mati lagi dan gelap'],
  ['c1', 'Sampah menumpuk di pasar'],
].map(([code, text]) => ({ code: code!, text: text! }))

describe('what texts of a theme tell', () => {
  test('is grouped by what they have in common, the largest group first', () => {
    expect(clustersOf(texts, lexicon).map(({ codes }) => codes)).toEqual([
      ['a1', 'a2', 'a3'],
      ['b1', 'b2', 'b3'],
    ])
  })

  test('is shown in words of the register alone, never a name or a number that a citizen wrote', () => {
    const shown = clustersOf(texts, lexicon).flatMap(({ words }) => words)
    expect(shown).toEqual(expect.arrayContaining(['tambal', 'lampu']))
    expect(shown.every((word) => [...lexicon.values()].includes(word))).toBe(true)
    expect(shown.join(' ')).not.toMatch(/sudirman|\d/i)
  })

  test('is shown as in print, in the unit’s own words where it has some, the matter first', () => {
    const drains = ['Gorong2 di pasar jebol, dinas tolong', 'gorong-gorong jebol dekat pasar', 'goronggorong pasar jebol lagi']
    const own = ['gorong-gorong jebol', 'gorong gorong mampet', 'dinas PU']
    const all = lexiconOf(['pasar becek', ...own])
    const wordsBy = (topics: string[]) =>
      clustersOf(
        drains.map((text, i) => ({ code: `d${i}`, text })),
        all,
        lexiconOf(topics),
      ).map(({ words }) => words)
    expect(wordsBy(own)).toEqual([['gorong-gorong', 'jebol']])
    expect(wordsBy(['sampah'])).toEqual([['gorong-gorong', 'pasar', 'jebol']])
  })

  test('is the same in any order of the texts', () => {
    const expected = clustersOf(texts, lexicon)
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (all) => {
        expect(clustersOf(all, lexicon)).toEqual(expected)
      }),
    )
  })

  test('puts each text into one group at most', () => {
    const all = lexiconOf(referenceUnits().flatMap(({ topics }) => topics))
    const codes = clustersOf(
      sampleTexts().map(({ text }, i) => ({ code: String(i).padStart(3, '0'), text })),
      all,
    ).flatMap((cluster) => cluster.codes)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('compares the two hundred newest only', () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ code: String(i).padStart(3, '0'), text: texts[i % 3]!.text }))
    const [cluster] = clustersOf(many, lexicon)
    expect(cluster?.codes).toHaveLength(200)
    expect(clustersOf([], lexicon)).toEqual([])
  })
})
