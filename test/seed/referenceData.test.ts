import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  neighbourPlaces,
  placesCredit,
  publishedScores,
  referenceCalendars,
  referenceMethods,
  referencePlaces,
  referencePolicies,
  referenceUnits,
} from '../../server/seed/referenceData'

const units = referenceUnits()
const ids = new Set(units.map(({ _id }) => _id))
const kecamatan = referencePlaces()

describe('the units', () => {
  it('are each once in the register', () => expect(ids.size).toBe(units.length))
  it('hang on units of the register', () => expect(units.filter(({ parent }) => parent !== null && !ids.has(parent))).toEqual([]))
  it('work by calendars that exist', () => {
    const calendars = referenceCalendars().map(({ _id }) => _id)
    expect(units.filter(({ calendar }) => calendar !== null && !calendars.includes(calendar))).toEqual([])
  })
  it('all have topics, none of them twice', () =>
    expect(
      units.filter(({ topics }) => topics.length === 0 || new Set(topics).size < topics.length).map(({ _id }) => _id),
    ).toEqual([]))
  test.each([
    ['kecamatan', 29],
    ['puskesmas', 31],
  ])('hold every %s: %i', (kind, count) => expect(units.filter((unit) => unit.kind === kind)).toHaveLength(count))
  it('name every kecamatan once as a unit', () => {
    const places = units.filter(({ kind }) => kind === 'kecamatan').flatMap((unit) => unit.places)
    expect(places.sort()).toEqual(kecamatan.map(({ code }) => code).sort())
  })
  it('mark outside authorities in their id', () =>
    expect(units.filter(({ _id, kind }) => _id.startsWith('outside:') !== (kind === 'outside'))).toEqual([]))
})

describe('the places', () => {
  const rows = (file: string) =>
    readFileSync(join(dataFolder(), `${file}.csv`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
  const dataFolder = () => join(__dirname, '..', '..', 'node_modules', 'idn-area-data', 'data')

  it('are the 29 kecamatan and 326 desa of the official list', () => {
    const desa = kecamatan.flatMap((one) => one.desa)
    expect([kecamatan.length, desa.length]).toEqual([29, 326])
    expect(kecamatan.map(({ code, name }) => [code, '36.04', name])).toEqual(
      rows('districts').filter(([, regency]) => regency === '36.04'),
    )
    expect(desa.map(({ code, name }) => `${code} ${name}`)).toEqual(
      rows('villages')
        .filter(([code]) => code?.startsWith('36.04.'))
        .map(([code, , name]) => `${code} ${name}`),
    )
  })
  it('know the kecamatan of both cities and of the three neighbouring kabupaten', () =>
    expect(neighbourPlaces().map((one) => [one.unit, one.kecamatan.length])).toEqual([
      ['outside:kota-serang', 6],
      ['outside:kota-cilegon', 8],
      ['outside:kab-pandeglang', 35],
      ['outside:kab-lebak', 28],
      ['outside:kab-tangerang', 29],
    ]))
  it('name their source, as its licence asks', () => expect(placesCredit).toContain('ODbL'))
})

describe('the calendars', () => {
  const [office, six, always] = referenceCalendars()
  const minutes = (hours: [string, string][] = []) => hours.reduce((sum, [from, to]) => sum + toMinutes(to) - toMinutes(from), 0)
  const toMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const ofWeek = (week: object) => Object.values(week).reduce((sum: number, hours) => sum + minutes(hours), 0) / 60

  it('give the office 37,5 hours a week, and 32,5 in Ramadan (Perpres 21/2023)', () => {
    expect(ofWeek(office!.calendar.week)).toBe(37.5)
    expect(office!.calendar.periods!.map(({ week }) => ofWeek(week))).toEqual([32.5, 32.5])
  })
  it('give a puskesmas the same hours over six days', () => {
    expect(ofWeek(six!.calendar.week)).toBe(37.5)
    expect(six!.calendar.periods!.map(({ week }) => ofWeek(week))).toEqual([32.5, 32.5])
  })
  it('never close the unit on duty day and night', () =>
    expect([always!.calendar.closed, ofWeek(always!.calendar.week)]).toEqual([[], 168]))
  it('close 25 days of 2026: 17 holidays and 8 of cuti bersama', () => {
    const days = office!.days.filter(({ date }) => date.startsWith('2026'))
    expect([
      days.filter(({ kind }) => kind === 'holiday').length,
      days.filter(({ kind }) => kind === 'cutiBersama').length,
    ]).toEqual([17, 8])
  })
  it('close each date once', () => expect(new Set(office!.calendar.closed).size).toBe(office!.calendar.closed!.length))
})

describe('policies, methods and published scores', () => {
  it('limit every class from 2025 on', () => {
    expect(
      referencePolicies().map(({ when, targets, validFrom }) => [when.classes[0], targets.resolution.days, validFrom]),
    ).toEqual([
      ['information', 5, '2025-01-01'],
      ['normative', 5, '2025-01-01'],
      ['nonOversight', 14, '2025-01-01'],
      ['oversight', 60, '2025-01-01'],
      ['minor', 2, '2025-01-01'],
    ])
  })
  it('weigh the dimensions of each method to 100', () => {
    for (const { dimensions } of referenceMethods())
      expect(dimensions.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 10)
  })
  it('weigh the internal estimate to 100', () => {
    for (const { estimate } of referenceMethods())
      if (estimate) expect(estimate.indicators.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  })
  it('band each published score as it was published', () => {
    for (const score of publishedScores()) {
      const method = referenceMethods().find(({ _id }) => _id === score.method)!
      const band = method.bands.find(({ from }) => score.score >= from)!
      expect([score._id, band.letter, band.zone]).toEqual([score._id, score.letter, score.zone])
    }
  })
  it('score only units of the register', () =>
    expect(publishedScores().filter(({ unit }) => unit !== null && !ids.has(unit))).toEqual([]))
})
