import { lastHalves, lastMonth, performanceRows, seriesOf } from '../../server/opendata/performance'
import { publishedOf } from '../../server/opendata/published'
import { trendOf } from '../../server/opendata/trend'
import type { Unit } from '../../server/units/unit'
import { aBook, anEdition } from './aBook'

const aUnit = (_id: string, name: string, over: Partial<Unit> = {}): Unit => ({
  _id,
  name,
  shortName: _id.toUpperCase(),
  kind: 'dinas',
  parent: null,
  calendar: null,
  topics: [],
  places: [],
  active: true,
  ...over,
})
const units = [
  aUnit('dpupr', 'Dinas Pekerjaan Umum'),
  aUnit('dinsos', 'Dinas Sosial'),
  aUnit('arsip', 'Dinas Arsip'),
  aUnit('lama', 'Dinas Lama', { active: false }),
  aUnit('outside:pln', 'PLN', { kind: 'outside' }),
]
const month = (id: string, late: number) =>
  anEdition(
    id,
    aBook({ dpupr: { received: 30, onTime: 20, late }, dinsos: { received: 40, onTime: 30, late: 0 }, arsip: { received: 2 } }),
  )
const published = publishedOf(
  ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'].map((id) => month(id, 10)),
)
const names = (values: Parameters<typeof performanceRows>[2]) => performanceRows(published, units, values).map(({ name }) => name)

describe('the list of units', () => {
  test('has every active unit of the regency, by name', () =>
    expect(names({ cari: '', urut: 'nama' })).toEqual(['Dinas Arsip', 'Dinas Pekerjaan Umum', 'Dinas Sosial']))
  test('is searched by words of the name, or by the short name', () => {
    expect(names({ cari: 'umum dinas', urut: 'nama' })).toEqual(['Dinas Pekerjaan Umum'])
    expect(names({ cari: 'DINSOS', urut: 'nama' })).toEqual(['Dinas Sosial'])
    expect(names({ cari: 'pemadam', urut: 'nama' })).toEqual([])
  })
  test('is sorted by what came in, hidden numbers last', () =>
    expect(names({ cari: '', urut: 'masuk' })).toEqual(['Dinas Sosial', 'Dinas Pekerjaan Umum', 'Dinas Arsip']))
  test('is sorted by the share in time, those without one last', () =>
    expect(names({ cari: '', urut: 'tepat' })).toEqual(['Dinas Sosial', 'Dinas Pekerjaan Umum', 'Dinas Arsip']))
})

test('the list leaves out what is nought or hidden', () => {
  const rows = performanceRows(published, units, { cari: '', urut: 'nama' })
  expect(rows.map(({ name, spells }) => [name, spells.map(({ month: at, half }) => at ?? half!.year)])).toEqual([
    ['Dinas Arsip', ['2026']],
    ['Dinas Pekerjaan Umum', ['2026', '2026-07']],
    ['Dinas Sosial', ['2026', '2026-07']],
  ])
})

test('a unit is told of by its last month and its last half-years', () => {
  expect(lastMonth(published, 'dpupr')).toMatchObject({
    month: '2026-07',
    numbers: { judged: 30, answeredOnTime: 20, onTimeShare: 0.6667 },
  })
  expect(lastHalves(published, 'dpupr', 2)).toMatchObject([{ half: { year: '2026', which: '1' }, numbers: { judged: 180 } }])
  expect(lastMonth(published, 'lama')).toBeNull()
  expect(lastMonth({ months: [], halves: [] }, 'dpupr')).toBeNull()
})

test('a month whose number is hidden is a gap in the line, and no line is drawn of gaps alone', () => {
  // 30 is the companion of 2, so both are hidden.
  expect(seriesOf(published, 'dpupr', 'received', 2)).toEqual([
    { month: '2026-06', value: null },
    { month: '2026-07', value: null },
  ])
  expect(seriesOf(published, 'dinsos', 'received', 1)).toEqual([{ month: '2026-07', value: 40 }])
  const t = (key: string) => key
  expect(trendOf(published, 'dinsos', t)).toMatchObject({ empty: false, lines: [{ label: 'opendata:lines.received' }, {}] })
  expect(trendOf({ months: [], halves: [] }, 'dinsos', t)).toBeNull()
})
