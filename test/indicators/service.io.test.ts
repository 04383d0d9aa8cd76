import type { Complaint } from '../../server/complaints/complaint'
import { type MeasureId, measureIds } from '../../server/indicators/indicator'
import type { DrillDownPage, Measure, OverviewPage } from '../../server/indicators/pages'
import { createProjection } from '../../server/indicators/projection'
import { firstSort } from '../../server/indicators/ranking'
import { asked, listSchema, subjectOf, windowSchema } from '../../server/indicators/schemas'
import { createFactStore } from '../../server/indicators/store'
import type { Officer } from '../../server/staff/officer'
import { useDatabase } from '../support/mongo'
import { calendar, dice, filingOf, historyOf, complaintOf, randomLife } from './histories'
import { anOfficer, each, indicatorsOf } from './world'

const database = useDatabase()
const now = new Date('2026-11-24T03:00:00Z')
const november = { from: '2026-11-01', to: '2026-11-30' }
const october = { from: '2026-10-01', to: '2026-10-31' }
const random = dice(21)
const complaints: Complaint[] = Array.from({ length: 600 }, (_, i) =>
  randomLife(`ADU-${String(i).padStart(4, '0')}`, random, { from: new Date('2026-08-01T00:00:00Z'), until: now }).at(-1)!,
)
const store = createFactStore()
const byCode = new Map(complaints.map((one) => [one._id, one]))
const service = indicatorsOf(store, byCode, now)

const supervisor = anOfficer('supervisor', 'setda')
const coordinator = anOfficer('coordinator', 'diskominfo')
const liaison = anOfficer('liaison', 'dlh')
const head = anOfficer('head', 'dpupr')
const inspector = anOfficer('inspector', 'inspektorat')
const overviewOf = (officer: Officer, window = november): Promise<OverviewPage> =>
  service.overview(officer, { window, sort: firstSort })

beforeAll(async () => {
  await database.connection().dropDatabase()
  await store.createIndexes()
  await createProjection({ store, complaints: () => each([]), calendar: () => Promise.resolve(calendar) }).project(complaints)
})

const ofUnit = (unit: string | null) => (unit === null ? ({ of: 'all' } as const) : ({ of: 'unit', id: unit } as const))

/** Follows a link as a browser would, and turns all pages of the list. */
async function follow(
  officer: Officer,
  href: string,
): Promise<{ first: DrillDownPage; rows: DrillDownPage['rows']; back: number }> {
  const pages: DrillDownPage[] = []
  for (let next: string | null = href; next; next = pages.at(-1)!.older) pages.push(await open(officer, next))
  let back = 0
  for (let page = pages.at(-1)!; page.newer; back += 1) page = await open(officer, page.newer)
  return { first: pages[0]!, rows: pages.flatMap(({ rows }) => rows), back: back + 1 - pages.length }
}
async function open(officer: Officer, href: string): Promise<DrillDownPage> {
  const query = Object.fromEntries(new URL(href, 'http://here').searchParams)
  const listed = asked(listSchema, query)
  return service.drillDown(officer, { ...listed, subject: subjectOf(listed), window: asked(windowSchema(now), query) })
}
const shown = ({ flow, figures, rows, ages, answered, onTime, extended }: OverviewPage): Measure[] => [
  answered,
  onTime,
  extended,
  ...flow,
  ...figures,
  ...ages,
  ...rows.flatMap(({ cells }) => cells),
]

describe('each number', () => {
  test.each([
    ['a supervisor', supervisor],
    ['a coordinator', coordinator],
    ['a liaison', liaison],
    ['a head', head],
    ['an inspector', inspector],
  ])(
    'that %s can open has as many cases in its list as it says, part by part',
    async (_who, officer) => {
      for (const window of [november, october]) {
        const links = shown(await overviewOf(officer, window)).filter(({ href }) => href)
        for (const measure of links) {
          const { first, rows, back } = await follow(officer, measure.href!)
          const isCount = measure.unitOfMeasure === 'count'
          expect([measure.id, rows.length]).toEqual([measure.id, isCount ? measure.value : measure.denominator])
          expect(measure).toMatchObject(first.measure)
          expect(back).toBe(0)
          for (const part of first.parts) {
            const list = await follow(officer, part.href)
            expect([measure.id, part.id, list.rows.length, list.first.total]).toEqual([
              measure.id,
              part.id,
              part.count,
              part.count,
            ])
          }
          if (!isCount)
            expect(first.parts.map(({ count }) => count)).toEqual([
              measure.denominator,
              measure.numerator,
              measure.denominator - measure.numerator,
            ])
        }
        if (officer === supervisor) expect(links.length).toBeGreaterThan(25)
      }
    },
    60_000,
  )

  test('beside the verdicts: how many of the answers had been put off, counted by hand', async () => {
    const isIn = (at: Date | null) =>
      at !== null && at >= new Date('2026-10-31T17:00:00Z') && at < new Date('2026-11-30T17:00:00Z')
    const answered = complaints.filter(
      ({ kind, class: of, clocks }) =>
        kind === 'pengaduan' &&
        of !== 'oversight' &&
        clocks.some(({ clock, stoppedAt }) => clock === 'resolution' && isIn(stoppedAt)),
    )
    const putOff = answered.filter(({ history }) => history.some(({ type }) => type === 'extended'))
    const { extended } = await overviewOf(supervisor)
    expect([extended.numerator, extended.denominator]).toEqual([putOff.length, answered.length])
    expect(putOff.length).toBeGreaterThan(0)
  })

  test('of the regency comes from cases: the units that are listed and the cases nobody has held add up to it', async () => {
    const { rows, figures } = await overviewOf(supervisor)
    const answers = figures.find(({ id }) => id === 'onTime.resolution')!
    const sum = rows.reduce((all, { cells }) => all + cells.find(({ id }) => id === 'onTime.resolution')!.denominator, 0)
    const held = complaints.filter(({ kind, holders, oversight }) => kind === 'pengaduan' && holders.length === 0 && !oversight)
    expect(answers.denominator - sum).toBeGreaterThanOrEqual(0)
    expect(answers.denominator - sum).toBeLessThanOrEqual(held.length)
  })
})

describe('who sees whose numbers', () => {
  test.each([
    ['a supervisor sees every unit', supervisor, ['DISHUB', 'DLH', 'DPUPR', 'INSPEKTORAT', 'KEC-ANYAR']],
    ['a coordinator sees every unit', coordinator, ['DISHUB', 'DLH', 'DPUPR', 'INSPEKTORAT', 'KEC-ANYAR']],
    ['a liaison sees the own unit', liaison, ['DLH']],
    ['a head sees the own unit', head, ['DPUPR']],
    ['a head sees the units below', { ...head, units: ['dpupr', 'kec-anyar'] }, ['DPUPR', 'KEC-ANYAR']],
    ['an inspector sees the own unit', inspector, ['INSPEKTORAT']],
  ])('%s', async (_rule, officer, units) => {
    const { rows, figures } = await overviewOf(officer)
    expect(rows.map(({ unit }) => unit.shortName).sort()).toEqual(units)
    expect(figures.map(({ id }) => id)).toEqual(['onTime.resolution', 'median.resolution', 'backlog.all', 'overdue'])
  })

  test('the administrator of the system sees none', async () => {
    await expect(overviewOf(anOfficer('admin', 'diskominfo'))).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'indicatorsForbidden',
    })
  })

  const list = (officer: Officer, unit: string | null, indicator: MeasureId = 'onTime.unit') =>
    service.drillDown(officer, { indicator, subject: ofUnit(unit), window: november, part: 'all', cursor: null })

  test.each([
    ['a liaison opens no list of another unit', liaison, 'dpupr'],
    ['a liaison opens no list of the whole regency', liaison, null],
    ['a head opens no list of another unit', head, 'dlh'],
    ['an inspector opens no list of another unit', inspector, 'dlh'],
  ])('%s', (_rule, officer, unit) =>
    expect(list(officer, unit)).rejects.toMatchObject({ kind: 'forbidden', code: 'indicatorsOtherUnit' }),
  )

  test('a list of a unit that is not in the register is not there', () =>
    expect(list(supervisor, 'nobody')).rejects.toMatchObject({ kind: 'missing', code: 'unitUnknown' }))

  test('a liaison opens with the numbers of the own unit, each with its list, and of the regency with one share to compare', async () => {
    const page = await overviewOf(liaison)
    const [unit, whole] = [page.unit!.id, await overviewOf(supervisor)]
    expect([unit, whole.unit, whole.regency]).toEqual(['dlh', null, null])
    for (const { href, denominator } of shown(page))
      if (denominator > 0) expect(new URLSearchParams(href!.split('?')[1]).get('unit')).toBe(unit)
    expect(page.answered.numerator).toBeLessThan(whole.answered.numerator)
    expect(page.regency).toEqual({ ...whole.onTime, href: null })
  })
})

describe('oversight cases', () => {
  const backlogOf = async (officer: Officer, unit: string | null) =>
    (
      await service.drillDown(officer, {
        indicator: 'backlog.all',
        subject: ofUnit(unit),
        window: november,
        part: 'all',
        cursor: null,
      })
    ).total
  const openAt = (unit: string, oversight: boolean) =>
    complaints.filter((one) => {
      const holder = one.history.findLast((event) => event.type === 'assigned')?.unit
      return one.kind === 'pengaduan' && one.phase === 'open' && holder === unit && one.oversight === oversight
    }).length

  test('count for the Inspektorat that works on them', async () => {
    expect(openAt('inspektorat', true)).toBeGreaterThan(0)
    expect(await backlogOf(inspector, 'inspektorat')).toBe(openAt('inspektorat', true) + openAt('inspektorat', false))
  })
  test('count for nobody else, not in the row of the Inspektorat either', async () =>
    expect(await backlogOf(supervisor, 'inspektorat')).toBe(openAt('inspektorat', false)))
  test('do not count for the unit that had them', async () => expect(await backlogOf(liaison, 'dlh')).toBe(openAt('dlh', false)))

  test('are in no list of others, in any measure', async () => {
    const secret = new Set(complaints.filter(({ oversight }) => oversight).map(({ _id }) => _id))
    for (const indicator of measureIds) {
      const { rows } = await service.drillDown(supervisor, {
        indicator,
        subject: ofUnit(null),
        window: october,
        part: 'all',
        cursor: null,
      })
      expect(rows.filter(({ code }) => code && secret.has(code))).toEqual([])
    }
  })
})

describe('confidential cases', () => {
  const lists = async (officer: Officer, unit: string | null) =>
    (await follow(officer, `/ringkasan/daftar?indicator=backlog.all${unit ? `&unit=${unit}` : ''}`)).rows
  const confidential = complaints.filter(
    (one) => one.filing.identity === 'confidential' && one.kind === 'pengaduan' && one.phase === 'open' && !one.oversight,
  )

  test('are in the supervisor’s lists, without words, number or link', async () => {
    const masked = (await lists(supervisor, null)).filter(({ code }) => code === null)
    expect(masked).toHaveLength(confidential.length)
    expect(masked.every(({ title, register }) => title === null && register === null)).toBe(true)
  })
  test('are opened by the coordinator', async () =>
    expect((await lists(coordinator, null)).every(({ code }) => code !== null)).toBe(true))
  test('are opened by the unit that has them', async () => {
    const rows = await lists(liaison, 'dlh')
    const held = confidential.filter(({ unit }) => unit === 'dlh').map(({ _id }) => _id)
    expect(held.length).toBeGreaterThan(0)
    expect(rows.map(({ code }) => code)).toEqual(expect.arrayContaining(held))
  })
})

describe('the page', () => {
  test('has the ranked units worst first, and those with few cases last, without zone', async () => {
    const { rows } = await overviewOf(supervisor)
    const shares = rows.map(({ cells }) => cells[0]!)
    const ranked = shares.filter(({ few, value }) => !few && value !== null).map(({ value }) => value!)
    expect(ranked).toEqual([...ranked].sort((a, b) => a - b))
    expect(shares.slice(ranked.length).every(({ few, value }) => few || value === null)).toBe(true)
  })

  test('names the method whose cuts are used, all of whose parts can be measured', async () => {
    const page = await overviewOf(supervisor)
    expect(page.zoneMethod).toBe('Opini Ombudsman')
    expect(page.zoneNote).toMatch(/belum diumumkan/)
    expect(page.zoneParts).toEqual({ known: 9, all: 9 })
  })

  test('says until when it speaks, and links to the months around', async () => {
    const page = await overviewOf(supervisor, october)
    expect(new Date(page.until).getTime()).toBe(Math.max(...complaints.map(({ history }) => history.at(-1)!.at.getTime())))
    expect([page.bar.previous?.shown.month, page.bar.next?.shown.month, page.bar.running]).toEqual(['2026-09', '2026-11', false])
    expect((await overviewOf(supervisor)).bar.next).toBeNull()
  })

  test('compares the running month with as many days of the month before', async () => {
    const { flow } = await overviewOf(supervisor)
    const before = await overviewOf(supervisor, { from: '2026-10-01', to: '2026-10-24' })
    const answers = (page: Pick<OverviewPage, 'flow'>) => page.flow[1]!.value!
    expect(flow[1]!.change).toBe(answers({ flow }) - answers(before))
  })

  test('of a month without anything is empty, and says so', async () => {
    const page = await overviewOf(supervisor, { from: '2026-01-01', to: '2026-01-31' })
    expect([page.answered.value, page.onTime.value, page.rows, page.zoneMethod]).toEqual([0, null, [], null])
  })

  test('of the last month, for everybody, leaves oversight cases out', async () => {
    const figures = await service.lastMonth(now)
    const received = complaints.filter(({ kind, oversight, receivedAt, history }) => {
      const on = new Date(receivedAt.getTime() + 7 * 3_600_000).toISOString()
      const dropped = history.some((event) => event.type === 'archived' && event.reason !== 'other')
      return kind === 'pengaduan' && !oversight && !dropped && on.startsWith('2026-10')
    })
    const answers = (await overviewOf(supervisor, october)).flow[1]!.value
    expect(figures).toMatchObject({ month: '2026-10', received: received.length, answered: answers })
  })
})

describe('a hand-computed month', () => {
  const day = (date: number, time = '10:00') => `2026-11-${String(date).padStart(2, '0')}T${time}:00+07:00`
  // Received on Monday 2 November; the unit has 14 working days from the 3rd (due on the 23rd), the reporter from the 2nd (due on the 20th).
  const answeredOn = (code: string, date: number) =>
    complaintOf(
      code,
      historyOf(
        [day(2), 'received'],
        [day(3), 'verified'],
        [day(3), 'assigned', { unit: 'dishub' }],
        [day(date), 'answered', { unit: 'dishub' }],
      ),
      { asOf: now, filing: filingOf() },
    )
  const few = [...[4, 5, 6, 9, 10, 11, 12, 13, 20].map((date, i) => answeredOn(`HAND-${i}`, date)), answeredOn('HAND-9', 23)]
  const open = complaintOf(
    'HAND-OPEN',
    historyOf([day(13), 'received'], [day(16), 'verified'], [day(16), 'assigned', { unit: 'dishub' }]),
    { asOf: now },
  )

  test('ten answers, nine of them in time for the reporter, and one case open', async () => {
    await database.clear()
    await store.createIndexes()
    await createProjection({ store, complaints: () => each([]), calendar: () => Promise.resolve(calendar) }).project([
      ...few,
      open,
    ])
    const { rows, answered, onTime } = await overviewOf(supervisor)
    expect(answered.value).toBe(10)
    expect(onTime).toMatchObject({ numerator: 9, denominator: 10, value: 0.9 })
    const row = rows.find(({ unit }) => unit.id === 'dishub')!
    // Working days since the 3rd: 1 2 3 4 5 6 7 8 13 14. Half of ten is the fifth, 90 % the ninth.
    expect(row.cells.map(({ id, numerator, denominator, value }) => [id, numerator, denominator, value])).toEqual([
      ['onTime.unit', 10, 10, 1],
      ['onTime.resolution', 9, 10, 0.9],
      ['reopened', 0, 10, 0],
      ['backlog.all', 1, 1, 1],
      ['overdue', 0, 1, 0],
    ])
    // Verified 11 of 11: 100. Begun 5 of 11 (the answer begins it; due on the 10th; the open one was due on the 23rd): under the floor, 0. The unit
    // 10 of 10: 100. The reporter 9 of 10: (0,9 − 0,5) / 0,45 = 88,9. Returned 0 of 11 and rebutted 0 of 10: 100;
    // with evidence 0 of 10: 0. With 15, 15, 20, 20, 5, 10, 5 of 90: (1500 + 2000 + 1778 + 500 + 1000) / 90 = 75,3, which is C (from 54 to 78).
    expect(row.zone).toEqual({ letter: 'C', tone: 'amber' })
  })
})
