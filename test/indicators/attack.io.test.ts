import { workingDaysBetween } from '../../server/calendar/workingDays'
import type { Category } from '../../server/routing/category'
import type { Complaint } from '../../server/complaints/complaint'
import { createNumbers } from '../../server/indicators/numbersService'
import type { Window } from '../../server/indicators/period'
import { createProjection } from '../../server/indicators/projection'
import { createIndicatorQueries } from '../../server/indicators/queries'
import { createFactStore } from '../../server/indicators/store'
import { useDatabase } from '../support/mongo'
import { calendar, complaintOf, dice, filingOf, historyOf, randomLife, shuffled, type Told } from './histories'
import { everything, straightFrom, twinCase } from './straight'
import { contentsOf, each } from './world'

jest.setTimeout(300_000)

const database = useDatabase()
const store = createFactStore()
const workingDays = () => Promise.resolve(calendar)
const projectionOf = (complaints: readonly Complaint[] = []) =>
  createProjection({ store, complaints: () => each(complaints), calendar: workingDays })
const numbersAt = (now: Date, queries = createIndicatorQueries({ store })) =>
  createNumbers({ queries, calendar: workingDays, clock: { now: () => now } })

beforeEach(async () => {
  await database.connection().dropDatabase()
  await store.createIndexes()
})

describe('the turn of the year, a leap day, twenty years', () => {
  const now = new Date('2028-03-10T05:00:00Z')
  const random = dice(81)
  const lives = Array.from({ length: 250 }, (_, i) =>
    randomLife(`ADU-${i}`, random, { from: new Date('2027-11-15T00:00:00Z'), until: now }),
  )
  const last = lives.map((life) => life.at(-1)!)
  const windows: Window[] = [
    { from: '2027-12-31', to: '2027-12-31' },
    { from: '2028-01-01', to: '2028-01-01' },
    { from: '2027-12-31', to: '2028-01-01' },
    { from: '2028-02-29', to: '2028-02-29' },
    { from: '2028-02-28', to: '2028-03-01' },
    { from: '2028-02-01', to: '2028-02-29' },
    { from: '2027-01-01', to: '2027-12-31' },
    { from: '2028-01-01', to: '2028-12-31' },
    { from: '2010-01-02', to: '2029-12-30' },
    { from: '2008-02-29', to: '2028-02-29' },
    { from: '2029-01-01', to: '2029-01-31' },
    { from: '2028-03-10', to: '2028-03-10' },
    { from: '2028-03-11', to: '2028-03-11' },
    { from: '2001-01-01', to: '2001-01-01' },
  ]

  test('give what the histories say', async () => {
    await projectionOf().project(shuffled(lives.flat(), random))
    const straight = straightFrom(last.map((one) => twinCase(one, now)))
    for (const window of windows) await straight.isTold(numbersAt(now), window)
  })

  test('part two complaints a millisecond from each other', async () => {
    const received = (at: string) => complaintOf(at, historyOf([at, 'received']), { asOf: now })
    await projectionOf().project([received('2027-12-31T23:59:59.999+07:00'), received('2028-01-01T00:00:00.000+07:00')])
    const [old, fresh] = await Promise.all(
      ['2027-12-31', '2028-01-01'].map((date) => numbersAt(now).of({ of: 'all' }, { from: date, to: date }, everything)),
    )
    expect([old!.get('received')!.value, old!.get('backlog.all')!.value]).toEqual([1, 1])
    expect([fresh!.get('received')!.value, fresh!.get('backlog.all')!.value]).toEqual([1, 2])
  })
})

describe('names with characters that mean something elsewhere', () => {
  const odd = [
    'a.b',
    'a.b.c',
    '$x',
    '$inc',
    'x:y',
    'a|b',
    'o|',
    '__proto__',
    'constructor',
    'dinas é',
    '5',
    'a/b?c=d&e#f',
    '%2e',
    '"'.repeat(3),
  ]
  const now = new Date('2026-11-24T03:00:00Z')
  const november = { from: '2026-11-01', to: '2026-11-30' }
  const complaintFor = (name: string, i: number, ...more: Told[]): Complaint => ({
    ...complaintOf(
      `ADU-${i}`,
      historyOf(
        ['2026-11-02T09:00:00+07:00', 'received'],
        ['2026-11-03T09:00:00+07:00', 'verified'],
        ['2026-11-03T09:00:00+07:00', 'assigned', { unit: name }],
        ['2026-11-09T09:00:00+07:00', 'answered', { unit: name }],
        ...more,
      ),
      { asOf: now, filing: filingOf({ kecamatan: name }) },
    ),
    category: name as Category,
  })
  const complaints = odd.map((name, i) => complaintFor(name, i))

  test('are counted under themselves and under nothing else', async () => {
    await projectionOf().project(complaints)
    const numbers = numbersAt(now)
    for (const kind of ['unit', 'place', 'category'] as const) {
      const by = await numbers.by(kind, november, everything)
      expect([...by.keys()].sort()).toEqual([...odd].sort())
      for (const name of odd) {
        const own = await numbers.of({ of: kind, id: name }, november, everything)
        expect([name, own.get('answers')!.value, own.get('median.resolution')!.value]).toEqual([name, 1, 5])
        expect([name, own]).toEqual([name, by.get(name)])
      }
    }
  })

  test('lead to their own list', async () => {
    await projectionOf().project(complaints)
    const queries = createIndicatorQueries({ store })
    for (const [i, name] of odd.entries()) {
      const subject = { of: 'unit', id: name } as const
      const listed = { of: 'answer', only: {}, window: november, sight: everything, subject, turn: null, limit: 9 } as const
      expect((await queries.facts(listed)).map(({ code }) => code)).toEqual([`ADU-${i}`])
    }
  })

  test('leave nothing behind when their complaints turn out to be spam', async () => {
    await projectionOf().project(complaints)
    const spam: Told[] = [
      ['2026-11-16T09:00:00+07:00', 'reopened'],
      ['2026-11-17T09:00:00+07:00', 'archived', { reason: 'spam', note: '' }],
    ]
    await projectionOf().project(odd.map((name, i) => complaintFor(name, i, ...spam)))
    expect((await contentsOf('a')).facts).toEqual([])
    for (const { value } of (await numbersAt(now).of({ of: 'all' }, november, everything)).values())
      expect(value || null).toBeNull()
  })
})

describe('complaints out of all proportion', () => {
  const now = new Date('2026-11-24T03:00:00Z')
  const wholeTime = { from: '2007-01-01', to: '2026-12-31' }

  test('one that was answered after five thousand working days has them all', async () => {
    const [received, answered] = ['2007-02-01T09:00:00+07:00', '2026-11-20T09:00:00+07:00']
    const days = workingDaysBetween(calendar, Date.parse(received), Date.parse(answered))
    const old = complaintOf(
      'ADU-OLD',
      historyOf([received, 'received'], [received, 'verified'], [received, 'assigned', { unit: 'dlh' }], [answered, 'answered']),
      { asOf: now },
    )
    await projectionOf().project([old])
    const figures = await numbersAt(now).of({ of: 'unit', id: 'dlh' }, wholeTime, everything)
    expect(days).toBeGreaterThan(5_000)
    expect([figures.get('p90.unit')!.value, figures.get('median.resolution')!.value]).toEqual([days, days])
    await straightFrom([twinCase(old, now)]).isTold(numbersAt(now), wholeTime)
  })

  const answeredAgainAndAgain = (times: number): Told[] =>
    Array.from({ length: times }, (_, i): Told[] => {
      const at = (minutes: number) => new Date(Date.parse('2026-06-01T03:00:00Z') + i * 11 * 3_600_000 + minutes * 60_000)
      const by = i % 7 === 3 ? 'dishub' : 'dlh'
      return [
        ...(i % 7 === 3 || i % 7 === 4 ? ([[at(0).toISOString(), 'assigned', { unit: by }]] as Told[]) : []),
        [at(10).toISOString(), 'answered', { unit: by, evidence: i % 2 === 0 }],
        [at(30).toISOString(), 'reopened'],
      ]
    }).flat()

  test('one with three hundred events, answered twice a day, is counted as its history says', async () => {
    const begun: Told[] = [
      ['2026-06-01T09:00:00+07:00', 'received'],
      ['2026-06-01T09:10:00+07:00', 'verified'],
      ['2026-06-01T09:20:00+07:00', 'assigned', { unit: 'dlh' }],
    ]
    const history = historyOf(...begun, ...answeredAgainAndAgain(135))
    expect(history.length).toBeGreaterThan(300)
    const versions = [3, 50, 51, 120, 303, history.length].map((length) =>
      complaintOf('ADU-LONG', history.slice(0, length), { asOf: now }),
    )
    await projectionOf().project([versions[3]!])
    for (const version of shuffled(versions, dice(5))) await projectionOf().project([version])
    const straight = straightFrom([twinCase(versions.at(-1)!, now)])
    for (const window of [wholeTime, { from: '2026-06-15', to: '2026-07-02' }, { from: '2026-06-20', to: '2026-06-20' }])
      await straight.isTold(numbersAt(now), window)
  })
})

describe('many hands at once', () => {
  const now = new Date('2026-11-24T03:00:00Z')
  const random = dice(91)
  const lives = Array.from({ length: 30 }, (_, i) =>
    randomLife(`ADU-${i}`, random, { from: new Date('2026-08-01T00:00:00Z'), until: now, most: 30 }),
  )
  const last = lives.map((life) => life.at(-1)!)
  const window = { from: '2026-08-05', to: '2026-11-30' }

  test('four workers with the same complaint in hand, each another version, count it once', async () => {
    const longest = lives.toSorted((a, b) => b.length - a.length).slice(0, 4)
    for (const life of longest)
      await Promise.all(
        [0, 1, 2, 3].map(async (n) => {
          for (const version of shuffled(life, dice(n))) await projectionOf().project([version])
        }),
      )
    const { cases, facts } = await contentsOf('a')
    await database.connection().dropDatabase()
    await store.createIndexes()
    await projectionOf().project(longest.map((life) => life.at(-1)!))
    const once = await contentsOf('a')
    expect([cases, facts]).toEqual([once.cases, once.facts])
    await straightFrom(longest.map((life) => twinCase(life.at(-1)!, now))).isTold(numbersAt(now), window)
  })

  test('a reader that looks all the time, through writing and a rebuild, remembers nothing that is no longer true', async () => {
    const numbers = numbersAt(now)
    let isOver = false
    const looking = (async () => {
      while (!isOver) await numbers.by('unit', window, everything)
    })()
    const news = shuffled(lives.flat(), random)
    const half = news.splice(0, Math.floor(news.length / 2))
    while (half.length > 0) await projectionOf().project(half.splice(0, 7))
    await Promise.all([
      projectionOf(last).rebuild(),
      (async () => {
        while (news.length > 0) await projectionOf().project(news.splice(0, 7))
      })(),
    ])
    await straightFrom(last.map((one) => twinCase(one, now))).isTold(numbers, window)
    isOver = true
    await looking
    await straightFrom(last.map((one) => twinCase(one, now))).isTold(numbers, window)
  })
})
