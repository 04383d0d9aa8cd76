import type { Complaint } from '../../server/complaints/complaint'
import { createProjection } from '../../server/indicators/projection'
import { firstSort } from '../../server/indicators/ranking'
import { asked, listSchema, subjectOf, windowSchema } from '../../server/indicators/schemas'
import { createFactStore } from '../../server/indicators/store'
import type { Officer } from '../../server/staff/officer'
import { useDatabase } from '../support/mongo'
import { calendar, dice, randomLife } from './histories'
import { anOfficer, each, indicatorsOf, pagesOf } from './world'

jest.setTimeout(120_000)

const database = useDatabase()
const now = new Date('2026-11-24T03:00:00Z')
const random = dice(77)
const complaints: Complaint[] = Array.from({ length: 300 }, (_, i) =>
  randomLife(`ADU-${String(i).padStart(4, '0')}`, random, { from: new Date('2026-08-01T00:00:00Z'), until: now }).at(-1)!,
)
const byCode = new Map(complaints.map((one) => [one._id, one]))
const store = createFactStore()
const pages = pagesOf(store, byCode, now)
const lists = indicatorsOf(store, byCode, now)

const supervisor = anOfficer('supervisor', 'setda')
const liaison = anOfficer('liaison', 'dlh')
const inspector = anOfficer('inspector', 'inspektorat')
const admin = anOfficer('admin', 'diskominfo')
const quarter = { from: '2026-10-01', to: '2026-12-31' }
const past = { from: '2026-09-01', to: '2026-10-14' }
const words = { now: '', before: '', target: '' }
const ages = ['a', 'b', 'c', 'd']

const comparison = (officer: Officer, window = quarter) =>
  pages.comparison(officer, { window, sort: firstSort, by: 'onTime.unit' })
const everyPage = (officer: Officer, window = quarter): [string, () => Promise<unknown>][] => [
  ['comparison', () => comparison(officer, window)],
  ['trend', () => pages.trend(officer, { measure: 'onTime.resolution', unit: null, months: 12 }, words)],
  ['ageing', () => pages.ageing(officer, window, ages)],
  ['places', () => pages.places(officer, { window, measure: 'received', sort: null })],
  ['flow', () => pages.flow(officer, window)],
  ['hours', () => pages.hours(officer, window, null)],
]

beforeAll(async () => {
  await database.connection().dropDatabase()
  await store.createIndexes()
  await createProjection({ store, complaints: () => each([]), calendar: () => Promise.resolve(calendar) }).project(complaints)
})

type Said = { href: string; says: string }

/** Everything of a page that leads to a list, with the number that it bears: a mark of a chart, a measure, a count. */
function links(model: unknown): Said[] {
  if (Array.isArray(model)) return model.flatMap(links)
  if (typeof model !== 'object' || model === null) return []
  const { href, of, numerator, denominator, unitOfMeasure, count, value } = model as Record<string, unknown>
  const inside = Object.values(model).flatMap(links)
  if (typeof href !== 'string' || !href.startsWith('/ringkasan/daftar')) return inside
  if (Array.isArray(of)) return [...inside, { href, says: of.join('/') }]
  if (unitOfMeasure !== undefined) {
    return [
      ...inside,
      { href, says: unitOfMeasure === 'count' ? String(numerator) : `${String(numerator)}/${String(denominator)}` },
    ]
  }
  const said = count ?? value
  return typeof said === 'number' ? [...inside, { href, says: String(said) }] : inside
}

/** What a list adds up to, for whoever follows the link as a browser would. */
async function behind(officer: Officer, href: string, says: string): Promise<string> {
  const query = Object.fromEntries(new URL(href, 'http://here').searchParams)
  const { hour, returnedTo, ...listed } = asked(listSchema, query)
  const window = asked(windowSchema(now), query)
  const confined = { hour, to: returnedTo }
  const page = await lists.drillDown(officer, { ...listed, subject: subjectOf(listed), window, confined })
  const { numerator, denominator } = page.measure
  return says.includes('/') ? `${numerator}/${denominator}` : String(page.total)
}

async function disagreements(officer: Officer, model: unknown): Promise<string[]> {
  const said = new Map(links(model).map((one) => [`${one.href} ${one.says}`, one]))
  const wrong: string[] = []
  for (const { href, says } of [...said.values()].slice(0, 120)) {
    const found = await behind(officer, href, says)
    if (found !== says) wrong.push(`${href} says ${says}, its list ${found}`)
  }
  return wrong
}

describe.each([
  ['a supervisor', supervisor],
  ['a liaison', liaison],
  ['an inspector', inspector],
])('what %s can open', (_who, officer) => {
  test.each(['comparison', 'trend', 'ageing', 'places', 'flow', 'hours'])('on the page %s adds up in its list', async (name) => {
    for (const window of [quarter, past]) {
      const [, page] = everyPage(officer, window).find(([id]) => id === name)!
      expect(await disagreements(officer, await page())).toEqual([])
    }
  })

  test('on the page of a unit adds up in its list', async () => {
    const unit = officer === supervisor ? 'dpupr' : officer.unit
    expect(await disagreements(officer, await pages.unit(officer, unit, quarter, words))).toEqual([])
  })
})

describe('the pages', () => {
  test('have links for a supervisor on each of them', async () => {
    for (const [name, page] of everyPage(supervisor)) expect([name, links(await page()).length > 0]).toEqual([name, true])
  })

  test('are closed to the administrator of the system', async () => {
    const all = [...everyPage(admin).map(([, page]) => page), () => pages.explanation(admin, 'onTime.unit')]
    for (const page of all) await expect(page()).rejects.toMatchObject({ kind: 'forbidden', code: 'indicatorsForbidden' })
  })

  test('compare all units before every officer, who opens the own cases only', async () => {
    const { rows, league } = await comparison(liaison)
    expect(rows.map(({ unit }) => unit.id).sort()).toEqual((await comparison(supervisor)).rows.map(({ unit }) => unit.id).sort())
    const opened = links([rows, league]).map(({ href }) => new URL(href, 'http://here').searchParams.get('unit'))
    expect([...new Set(opened)]).toEqual(['dlh'])
    expect(rows.flatMap(({ unit }) => unit.href ?? [])).toEqual(['/ringkasan/unit/dlh'])
  })

  test('of another unit are not shown: neither its trend, nor its hours, nor its own page', async () => {
    const forbidden = { kind: 'forbidden', code: 'indicatorsOtherUnit' }
    await expect(pages.unit(liaison, 'dpupr', quarter, words)).rejects.toMatchObject(forbidden)
    await expect(pages.hours(liaison, quarter, 'dpupr')).rejects.toMatchObject(forbidden)
    await expect(pages.trend(liaison, { measure: 'rating', unit: 'dpupr', months: 12 }, words)).rejects.toMatchObject(forbidden)
    expect((await pages.ageing(liaison, quarter, ages)).rows.every(({ unit }) => unit.id === 'dlh')).toBe(true)
    expect((await pages.flow(liaison, quarter)).chart.all.every(({ from, to }) => [from, to].includes('DLH'))).toBe(true)
  })

  test('of a unit that there is not say so', async () =>
    await expect(pages.unit(supervisor, 'nobody', quarter, words)).rejects.toMatchObject({ kind: 'missing' }))
})

describe('sums', () => {
  test('of the units’ open cases and of those that nobody holds are the regency’s', async () => {
    for (const window of [quarter, past]) {
      const { rows, unassigned, all } = await pages.ageing(supervisor, window, ages)
      const held = rows.reduce((sum, { cells }) => sum + cells[4]!.numerator, 0)
      expect(held + (unassigned?.[4]!.numerator ?? 0)).toBe(all[4]!.numerator)
      expect(unassigned?.every(({ href }) => href === null) ?? true).toBe(window === past || unassigned === null)
    }
  })

  test('of the cases that nobody holds are in their lists, age by age, for who sees all units and only of now', async () => {
    const { unassigned } = await pages.ageing(supervisor, quarter, ages)
    expect(unassigned![4]!.numerator).toBeGreaterThan(0)
    for (const { id, value, href } of unassigned!.filter((one) => one.value)) {
      const listed = asked(listSchema, Object.fromEntries(new URL(href!, 'http://here').searchParams))
      const query = { ...listed, subject: subjectOf(listed), window: quarter }
      const page = await lists.drillDown(supervisor, query)
      const further = page.older && asked(listSchema, Object.fromEntries(new URL(page.older, 'http://here').searchParams))
      const rows = [
        ...page.rows,
        ...(further ? (await lists.drillDown(supervisor, { ...query, cursor: further.cursor })).rows : []),
      ]
      expect([id, page.total, rows.length, page.nobody]).toEqual([id, value, value, true])
      expect(rows.every(({ unit }) => unit === null)).toBe(true)
      await expect(lists.drillDown(liaison, query)).rejects.toMatchObject({ kind: 'forbidden' })
      for (const other of [{ window: past }, { indicator: 'received' as const }])
        await expect(lists.drillDown(supervisor, { ...query, ...other })).rejects.toMatchObject({ kind: 'missing' })
    }
    expect((await pages.ageing(liaison, quarter, ages)).unassigned).toBeNull()
  })

  test('of the hours and of the weekdays are what came in', async () => {
    const { total, rows } = await pages.hours(supervisor, quarter, null)
    const received = complaints.filter(({ kind, oversight, receivedAt, history }) => {
      const dropped = history.some((event) => event.type === 'archived' && event.reason !== 'other')
      return kind === 'pengaduan' && !oversight && !dropped && receivedAt >= new Date('2026-10-01T00:00:00+07:00')
    })
    expect(total).toBe(received.length)
    expect(rows.reduce((sum, row) => sum + row.received, 0)).toBe(total)
  })

  test('of what is expected of all units by class is what they all had', async () => {
    const { league } = await comparison(supervisor, { from: '2026-08-01', to: '2026-12-31' })
    expect([league.withExpected, league.small]).toEqual([true, []])
    const had = league.rows.reduce((sum, { numerator }) => sum + numerator, 0)
    const expected = league.rows.reduce((sum, row) => sum + row.expected! * row.denominator, 0)
    expect(had).toBeGreaterThan(20)
    expect(expected).toBeCloseTo(had, 8)
  })

  test('of more than a year are compared without looking at each case', async () => {
    const { league } = await comparison(supervisor, { from: '2024-01-01', to: '2026-12-31' })
    expect(league.withExpected).toBe(false)
  })
})
