import { adviceOf, anyAuthority, authorities, authorityOf, chosenIn, described, marked } from '../../server/complaints/advice'
import { checked, choiceSchema } from '../../server/complaints/schemas'
import { readWords } from '../../server/platform/i18n'
import { referenceUnits } from '../../server/seed/referenceData'

const units = referenceUnits()
const ciruas = { code: '36.04.09', name: 'Ciruas' }
const ranked = [
  { unit: 'dishub', confidence: 0.61, because: ['lampu jalan', 'PJU', 'gelap'] },
  { unit: 'outside:pln', confidence: 0.2, because: ['listrik'] },
  { unit: 'left-the-register', confidence: 0.12 },
  { unit: 'kec-ciruas', confidence: 0.1 },
  { unit: 'dpupr', confidence: 0.09 },
  { unit: 'dlh', confidence: 0.01 },
]

describe('what a citizen is advised', () => {
  test('at most three units that are likely and in the register, each with the words that speak for it', () => {
    expect(adviceOf(ranked, units, { ...ciruas, code: units.find(({ _id }) => _id === 'kec-ciruas')!.places[0]! })).toEqual([
      {
        unit: 'dishub',
        name: 'Dinas Perhubungan',
        does: 'dishub',
        authority: null,
        because: ['lampu jalan', 'PJU'],
        place: null,
      },
      { unit: 'outside:pln', name: 'PT PLN (Persero)', does: null, authority: 'pln', because: ['listrik'], place: null },
      { unit: 'kec-ciruas', name: 'Kecamatan Ciruas', does: 'kecamatan', authority: null, because: [], place: 'Ciruas' },
    ])
  })

  test('nothing, where the words say nothing', () => {
    expect(adviceOf([{ unit: 'dishub', confidence: 0 }], units, null)).toEqual([])
  })

  test('an authority that joined the register later is spoken of in general', () => {
    expect(authorityOf({ _id: 'outside:kpk', kind: 'outside' })).toBe(anyAuthority)
    expect(authorityOf({ _id: 'dlh', kind: 'dinas' })).toBeNull()
  })

  test.each(['id', 'en'] as const)('all of it has words, no more and no fewer (%s)', (lang) => {
    const { does, outside } = readWords(lang).advice as { does: object; outside: Record<string, object> }
    expect(Object.keys(does).sort()).toEqual([...described, 'kecamatan', 'puskesmas'].sort())
    expect(Object.keys(outside).sort()).toEqual([...authorities, anyAuthority].sort())
    for (const words of Object.values(outside)) expect(Object.keys(words)).toEqual(['citizen', 'officer'])
  })

  test('every unit of the delivered register is described', () => {
    const all = adviceOf(
      units.map(({ _id }) => ({ unit: _id, confidence: 1 })),
      units,
      null,
    )
    expect(all.every(({ does, authority }) => does !== null || authority !== null)).toBe(true)
    const silent = units.filter(
      (unit) => unit.kind !== 'outside' && !described.has(unit._id) && !['kecamatan', 'puskesmas'].includes(unit.kind),
    )
    expect(silent.map(({ _id }) => _id)).toEqual([])
    expect(units.map(authorityOf)).not.toContain(anyAuthority)
  })
})

const advice = adviceOf(ranked, units, null)

test.each([
  ['nothing yet, and routing is not sure: an officer decides', { chosenUnit: '', otherUnit: '' }, false, 'tidak-tahu', ''],
  ['nothing yet, and routing is sure: the best suggestion', { chosenUnit: '', otherUnit: '' }, true, 'dishub', ''],
  ['a suggested unit stays', { chosenUnit: 'outside:pln', otherUnit: '' }, true, 'outside:pln', ''],
  ['what is suggested no more is one of the list', { chosenUnit: 'dinsos', otherUnit: 'dlh' }, true, 'lain', 'dinsos'],
  ['“do not know” stays, however sure routing is', { chosenUnit: 'tidak-tahu', otherUnit: '' }, true, 'tidak-tahu', ''],
  ['another unit stays', { chosenUnit: 'lain', otherUnit: 'dlh' }, true, 'lain', 'dlh'],
])('marked when the unit is asked for: %s', (_rule, typed, sure, chosenUnit, otherUnit) => {
  expect(marked(typed, advice, sure)).toEqual({ chosenUnit, otherUnit })
})

test('nothing is marked for the reporter where there is nothing to suggest', () => {
  expect(marked({ chosenUnit: '', otherUnit: '' }, [], true).chosenUnit).toBe('tidak-tahu')
})

test.each([
  ['a suggested one', { chosenUnit: 'dishub', otherUnit: 'dlh' }, 'dishub'],
  ['another of the list', { chosenUnit: 'lain', otherUnit: 'dlh' }, 'dlh'],
  ['none that the reporter knows', { chosenUnit: 'tidak-tahu', otherUnit: 'dlh' }, null],
  ['none, by a form without the question', { chosenUnit: '', otherUnit: '' }, null],
])('the unit that is asked for: %s', (_rule, typed, unit) => {
  expect(chosenIn(typed)).toBe(unit)
  expect(checked(choiceSchema, typed)).toEqual({ chosenUnit: unit })
})

test('who says “another” says which', () => {
  expect(() => checked(choiceSchema, { chosenUnit: 'lain', otherUnit: ' ' })).toThrow(
    expect.objectContaining({ details: { fields: { otherUnit: 'unitMissing' } } }),
  )
})
