import { bandKey, bandTyped, holdsIn, lastOf, publishedId, type PublishedScore, tableOf } from '../../server/indicators/published'
import { publishedScores } from '../../server/seed/referenceData'
import { methods, opinion } from './measured'

const scores = publishedScores() as PublishedScore[]
const visible = methods.find(({ _id }) => _id === 'ombudsman-2021')!

test.each([
  ['by the cuts of the method when nothing is typed', opinion, '', 79.01, 'B'],
  ['as it is typed, whatever the cuts say', opinion, 'A', 79.01, 'A'],
  ['by its zone where the method has no letters', visible, 'kuning', 73, 'kuning'],
  ['by the cuts without letters, too', visible, '', 73, 'kuning'],
])('a published score has its category %s', (_, method, key, score, band) => {
  expect(bandKey(bandTyped(method, key, score)!)).toBe(band)
})

test('a category that the method does not have is none', () => expect(bandTyped(visible, 'A', 90)).toBeNull())

test.each([
  ['ombudsman-2021', 2021, true],
  ['ombudsman-2021', 2022, false],
  ['ombudsman-2022', 2024, true],
  ['ombudsman-2022', 2025, false],
  ['ombudsman-opini-2025', 2026, true],
])('%s held in %i: %s', (id, year, holds) => {
  expect(
    holdsIn(
      methods.find(({ _id }) => _id === id)!,
      year,
    ),
  ).toBe(holds)
})

test('the last one of each unit and of the regency', () => {
  const last = lastOf(scores)
  expect([last.get(null)?.score, last.get('dinsos')?.score, last.get('dpupr')]).toEqual([89.28, 94.62, undefined])
})

test('the table has the regency first, units that have any, and the years in order', () => {
  const { years, rows } = tableOf(scores, [{ _id: 'dpupr' }, { _id: 'dinsos' }])
  expect(years).toEqual([2021, 2022, 2023, 2024])
  expect(rows.map(({ unit, scores: cells }) => [unit, cells.map((cell) => cell?.score ?? null)])).toEqual([
    [null, [73, 79.01, 89.28, null]],
    ['dinsos', [null, 66.06, null, 94.62]],
  ])
})

test('the delivered scores have the ids that an entered one would have', () => {
  expect(scores.map(({ _id }) => _id)).toEqual(scores.map(({ year, unit }) => publishedId(year, unit)))
})
