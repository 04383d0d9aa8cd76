import { compileCalendar, workingDaysBetween } from '../../server/calendar/workingDays'
import type { Complaint } from '../../server/complaints/complaint'
import type { Histogram } from '../../server/forecasts/lateness'
import { createForecastService } from '../../server/forecasts/service'
import { settableClock } from '../../server/platform/clock'
import type { Role } from '../../server/staff/officer'
import { serang } from '../calendar/serang'
import { aClock, aComplaint, anOfficer, at } from '../support/aComplaint'

const working = compileCalendar(serang)
const units = [
  { _id: 'dpupr', name: 'Dinas PUPR', shortName: 'DPUPR', kind: 'dinas', active: true },
  { _id: 'dishub', name: 'Dinas Perhubungan', shortName: 'Dishub', kind: 'dinas', active: true },
  { _id: 'outside:pln', name: 'PLN', shortName: 'PLN', kind: 'outside', active: true },
]
const now = at('2026-11-24T10:00')

/** Ten complaints a month at each unit since June 2025; a unit takes two days or twenty, half and half, of forty a month. */
function aHouse({
  cases = [],
  received = () => 10,
}: { cases?: Complaint[]; received?: (month: string, id: string) => number } = {}) {
  const asked = { atWork: 0, monthly: 0 }
  const service = createForecastService({
    numbers: {
      monthly: async (subject, months) => {
        asked.monthly += 1
        return months.map((month) => {
          const count = month < '2025-06' ? 0 : received(month, subject.of === 'unit' ? subject.id : 'all')
          return { month, figures: new Map([['received', { numerator: count, denominator: count, value: count }]]) }
        })
      },
      daysBy: async () =>
        new Map<string, Histogram>([
          ['dpupr', { 2: 20, 20: 20 }],
          ['dishub', { 3: 5 }],
        ]),
    },
    cases: {
      atWork: async (_officer, _now, _until, most) => {
        asked.atWork = most
        return cases.slice(0, most) as never
      },
      getMany: async (codes) => cases.filter(({ _id }) => codes.includes(_id)),
      rows: async (_officer, { complaints }) => complaints.map(({ _id }) => ({ code: _id })) as never,
    },
    units: { list: async () => units as never },
    sla: {
      rules: async () => ({ base: { working }, calendarFor: () => ({ working }) }) as never,
      workingDays: async () => (from, to) => workingDaysBetween(working, from.getTime(), to.getTime()),
      closings: async () => () => at('2026-12-15T16:00'),
    },
    limits: async () => [14],
    clock: settableClock(now),
  })
  return { service, asked }
}

const aCase = (code: string, unit: string, dueAt: string, startedAt = '2026-11-23T09:00') =>
  aComplaint({
    _id: code,
    happenings: [{ type: 'assigned', unit }],
    clocks: [aClock({ unit, startedAt: at(startedAt), dueAt: at(dueAt) })],
  })
const as = (role: Role, unit = 'dpupr') => anOfficer(role, unit)

describe('the load', () => {
  test('is told to a supervisor for the regency and every unit, but for authorities outside', async () => {
    const { own, units: others, quiet, month, known } = await aHouse().service.page(as('supervisor', 'setda'), 1)
    expect([own.unit, month, known, quiet]).toEqual([null, '2026-12', '2026-10', []])
    expect(others.map(({ unit }) => unit?.id).sort()).toEqual(['dishub', 'dpupr'])
    // August, September and October of 2026 have 21, 22 and 22 working days by this calendar, December 21 but 24 and 25.
    expect(own.forecast!.expected).toBeCloseTo((30 / 65) * 21)
  })

  test('is told to a head for the own unit alone', async () => {
    const { own, units: others } = await aHouse().service.page(as('head'), 1)
    expect([own.unit?.id, others]).toEqual(['dpupr', []])
  })

  test('says so when the naive guess did better', async () => {
    // Half as many again each month: the mean of three lags behind the last of them.
    const growing = (month: string) => 1.5 ** (Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 2025 * 12)
    const { own } = await aHouse({ received: growing }).service.page(as('supervisor'), 1)
    expect(own.record!.error).toBeGreaterThan(own.record!.naiveError)
    expect(own.worse).toBe(true)
  })

  test('is not worked out again within the hour', async () => {
    const { service, asked } = aHouse()
    await service.page(as('supervisor'), 1)
    const { monthly } = asked
    await service.page(as('supervisor'), 1)
    expect(asked.monthly).toBe(monthly)
  })

  test('is not for the administrator of the system', async () => {
    await expect(aHouse().service.page(as('admin'), 1)).rejects.toMatchObject({ kind: 'forbidden', code: 'indicatorsForbidden' })
  })
})

describe('cases likely late', () => {
  const cases = [
    // Begun yesterday, due in 14 days: 20 of 40 took longer. Begun long ago: all 20 that lasted as long took longer.
    aCase('ADU-A', 'dpupr', '2026-12-11T16:30'),
    aCase('ADU-B', 'dpupr', '2026-11-26T16:00', '2026-11-06T09:00'),
    // Another unit with five stops only: the regency's 45, of which 20 took longer than 14 days, are asked.
    aCase('ADU-C', 'dishub', '2026-12-11T16:30'),
    // Late already: not asked about.
    aCase('ADU-D', 'dpupr', '2026-11-20T16:30'),
  ]

  test('come the likeliest first, with what the chance rests on', async () => {
    const { late } = await aHouse({ cases }).service.page(as('supervisor'), 1)
    expect(late.rows.map(({ row, chance, left }) => [row.code, chance.late, chance.of, chance.from, left])).toEqual([
      ['ADU-B', 1, 20, 'unit', 2],
      ['ADU-A', 0.5, 40, 'unit', 13],
    ])
    expect(late).toMatchObject({ total: 2, first: 1, more: false, unknown: 0, newer: null, older: null })
    expect(late.expected).toBeCloseTo(1 + 0.5 + 20 / 45)
  })

  test('are looked at up to five hundred, told in pages of twenty-five', async () => {
    const many = Array.from({ length: 600 }, (_, i) => aCase(`ADU-${String(i).padStart(3, '0')}`, 'dpupr', '2026-12-11T16:30'))
    const { service, asked } = aHouse({ cases: many })
    const { late } = await service.page(as('supervisor'), 2)
    expect(asked.atWork).toBe(501)
    expect(late).toMatchObject({ looked: 500, total: 500, more: true, first: 26 })
    expect(late.rows.map(({ row }) => row.code)).toEqual(many.slice(25, 50).map(({ _id }) => _id))
    expect([late.newer, late.older]).toEqual([
      '/ringkasan/perkiraan?halaman=1#terlambat',
      '/ringkasan/perkiraan?halaman=3#terlambat',
    ])
    expect((await service.page(as('supervisor'), 999)).late.first).toBe(476)
  })

  test('that an officer may not know of are not told, whatever the database gives', async () => {
    const { late } = await aHouse({ cases }).service.page(as('head', 'dishub'), 1)
    expect(late.rows).toEqual([])
  })
})

test('the chances are tried on the last twelve months', async () => {
  const { bands, gap } = await aHouse().service.page(as('head'), 1)
  // Forty stops a month, half of them late: told 50 % until the second day, and of the rest that lasted longer 100 %.
  expect(bands.map(({ forecasts, late }) => [forecasts, late])).toEqual([
    [0, 0],
    [0, 0],
    [12 * 3 * 40, 12 * 3 * 20],
    [0, 0],
    [12 * 12 * 20, 12 * 12 * 20],
  ])
  expect(gap).toBeCloseTo(0)
})
