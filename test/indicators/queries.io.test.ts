import type { Complaint } from '../../server/complaints/complaint'
import { momentOf } from '../../server/indicators/backlog'
import { indicatorIds, measureIds } from '../../server/indicators/indicator'
import { createNumbers } from '../../server/indicators/numbersService'
import type { FactRow } from '../../server/indicators/facts'
import { type Window, windowOfMonth } from '../../server/indicators/period'
import { createProjection } from '../../server/indicators/projection'
import { cellFilters } from '../../server/indicators/cellQueries'
import { createIndicatorQueries, factFilter, type Listed, openFilter } from '../../server/indicators/queries'
import { createFactStore, factSets } from '../../server/indicators/store'
import { figuresOf } from '../../server/indicators/sums'
import { useDatabase } from '../support/mongo'
import { calendar, dice, randomLife, shuffled } from './histories'
import { everything, twinCase } from './straight'
import { twin, type TwinCase } from './twin'
import { each } from './world'

const database = useDatabase()
const store = createFactStore()
const queries = createIndicatorQueries({ store })
const workingDays = () => Promise.resolve(calendar)
const asOf = new Date('2026-11-24T03:00:00Z')
const numbers = createNumbers({ queries, calendar: workingDays, clock: { now: () => asOf } })
const random = dice(11)
const lives = Array.from({ length: 600 }, (_, i) =>
  randomLife(`ADU-${String(i).padStart(4, '0')}`, random, { from: new Date('2026-05-01T00:00:00Z'), until: asOf }),
)
const complaints = lives.map((life) => life.at(-1)!)

beforeAll(async () => {
  await database.connection().dropDatabase()
  await store.createIndexes()
  const { project } = createProjection({ store, complaints: () => each(complaints), calendar: workingDays })
  const news = shuffled(lives.flat(), random)
  while (news.length > 0) await project(news.splice(0, 400))
}, 120_000)

const cases = complaints.map((one) => twinCase(one, asOf))
/** The twin: straight from the histories, by a second reading of design §4 and §6, without facts, rollups or a database. */
const straight = ({ from, to }: Window) => twin(cases, from, to)

describe('the numbers from the rollups', () => {
  const windows: Window[] = [
    { from: '2026-05-01', to: '2026-11-30' },
    { from: '2026-08-01', to: '2026-08-31' },
    { from: '2026-07-17', to: '2026-10-03' },
    { from: '2026-07-03', to: '2026-07-29' },
    { from: '2026-06-30', to: '2026-06-30' },
    { from: '2026-11-01', to: '2026-11-24' },
    { from: '2026-11-24', to: '2026-11-24' },
    { from: '2026-12-01', to: '2026-12-31' },
  ]
  test.each(windows)('are those of the histories themselves, unit by unit and for all, from $from to $to', async (window) => {
    const [whole, units] = await Promise.all([
      numbers.of({ of: 'all' }, window, everything),
      numbers.by('unit', window, everything),
    ])
    const lines = straight(window)
    for (const { unit, indicators } of lines) {
      const own = unit === null ? whole : (units.get(unit) ?? figuresOf({}, window))
      expect([unit, Object.fromEntries(indicatorIds.map((id) => [id, own.get(id)]))]).toEqual([unit, indicators])
    }
    expect([...units.keys()].filter((unit) => !lines.some((line) => line.unit === unit))).toEqual([])
  })

  test.each(windows)('say the same when only some are asked for, from $from to $to', async (window) => {
    const all = await numbers.by('unit', window, everything)
    for (const id of measureIds) {
      const some = await numbers.by('unit', window, everything, [id])
      for (const [unit, figures] of some) expect([id, unit, figures.get(id)]).toEqual([id, unit, all.get(unit)?.get(id)])
    }
  })

  const bySubject = {
    place: ({ filing }: Complaint) => filing.kecamatan,
    category: (one: Complaint) => one.category,
    class: (one: Complaint) => one.class,
  }
  test.each(['place', 'category', 'class'] as const)('by %s are those of its complaints, oversight left out', async (kind) => {
    for (const window of windows) {
      const found = await numbers.by(kind, window, everything)
      const groups = new Map<string, TwinCase[]>()
      for (const [i, one] of complaints.entries())
        if (!one.oversight) groups.set(bySubject[kind](one), [...(groups.get(bySubject[kind](one)) ?? []), cases[i]!])
      for (const [id, group] of groups) {
        const { indicators } = twin(group, window.from, window.to).at(-1)!
        const own = found.get(id) ?? figuresOf({}, window)
        expect([id, Object.fromEntries(indicatorIds.map((one) => [one, own.get(one)]))]).toEqual([id, indicators])
      }
    }
  })

  test('of months are those of each month as a window', async () => {
    const months = ['2026-04', '2026-07', '2026-11']
    const flows = indicatorIds.filter((id) => !id.startsWith('backlog.'))
    for (const { month, figures } of await numbers.monthly({ of: 'unit', id: 'dlh' }, months, everything)) {
      const single = await numbers.of({ of: 'unit', id: 'dlh' }, windowOfMonth(month), everything)
      expect([month, flows.map((id) => figures.get(id))]).toEqual([month, flows.map((id) => single.get(id))])
    }
  })

  test('of arrivals by weekday and hour add up to what was received', async () => {
    const hours = await numbers.hours({ of: 'all' }, windows[0]!, everything)
    const received = (await numbers.of({ of: 'all' }, windows[0]!, everything)).get('received')!.numerator
    expect(Object.values(hours).reduce((sum, count) => sum + count, 0)).toBe(received)
    expect(Object.keys(hours).every((hour) => /^[1-7]-\d\d$/.test(hour))).toBe(true)
  })
})

const seen = { units: null, inspects: [] }
const counted: Window[] = [
  { from: '2026-05-01', to: '2026-11-30' },
  { from: '2026-07-17', to: '2026-10-03' },
  { from: '2026-08-01', to: '2026-08-31' },
  { from: '2026-11-24', to: '2026-11-24' },
]
const inWindow = async (of: string, { from, to }: Window): Promise<FactRow[]> => {
  const { current } = await store.state()
  const rows = await factSets[current].facts.find({ of, oversight: false } as never).lean<FactRow[]>()
  return rows.filter(({ on, unit }) => unit !== null && from <= on && on <= to)
}
const tally = (keys: string[]) => {
  const found: Record<string, number> = {}
  for (const key of keys) found[key] = (found[key] ?? 0) + 1
  return found
}

async function areRight(window: Window): Promise<void> {
  const found = await queries.strata('onTime.unit', { window, sight: seen })
  const verdicts = await inWindow('verdict.unit', window)
  const rows = [...found].flatMap(([unit, strata]) => strata.map((row) => [`${unit} ${row.class}`, row] as const))
  expect(Object.fromEntries(rows.map(([key, { denominator }]) => [key, denominator]))).toEqual(
    tally(verdicts.map((fact) => `${fact.unit} ${fact.class}`)),
  )
  expect(Object.fromEntries(rows.flatMap(([key, { numerator }]) => (numerator > 0 ? [[key, numerator]] : [])))).toEqual(
    tally(verdicts.filter(({ onTime }) => onTime).map((fact) => `${fact.unit} ${fact.class}`)),
  )
  const returns = await queries.returns({ window, sight: seen })
  expect(Object.fromEntries(returns.map(({ from, to, count }) => [`${from} ${to}`, count]))).toEqual(
    tally((await inWindow('return', window)).map(({ unit, to }) => `${unit} ${to}`)),
  )
}

describe('what is counted in the facts themselves', () => {
  test.each(counted)('adds up by unit and class, and by unit and unit, from $from to $to', areRight)
})

describe('the indexes', () => {
  type Stage = { stage: string; inputStage?: Stage; inputStages?: Stage[] }
  const stagesOf = (stage: Stage): string[] => [
    stage.stage,
    ...[stage.inputStage ?? [], stage.inputStages ?? []].flat().flatMap(stagesOf),
  ]
  type Explained = {
    queryPlanner: { winningPlan: Stage }
    executionStats: { totalKeysExamined: number; totalDocsExamined: number; nReturned: number }
  }
  const frugal = ({ queryPlanner, executionStats }: Explained, spare: number) => {
    expect(stagesOf(queryPlanner.winningPlan)).not.toContain('COLLSCAN')
    expect(executionStats.totalKeysExamined).toBeLessThanOrEqual(executionStats.nReturned * 1.5 + spare)
  }
  const window = { from: '2026-08-01', to: '2026-08-31' }
  const supervisor = { units: null, inspects: [] }
  const explain = async (query: { explain(verbosity: string): unknown }) => (await query.explain('executionStats')) as Explained

  test.each([null, 'dlh'])('lead to the cells of a window (%s)', async (subject) => {
    for (const filter of cellFilters({ of: 'unit', subject, sight: supervisor }, ['2026-08', '2026-07-30', '2026-09-02'])) {
      // One key more for each period, and the cells of oversight that are passed over.
      frugal(await explain(factSets.a.cells.find(filter) as never), 40)
    }
  })

  const lists: Partial<Listed>[] = [
    { of: 'verdict.unit' },
    { of: 'verdict.unit', only: { onTime: false }, subject: { of: 'unit', id: 'dlh' } },
    { of: 'stop.unit', only: { elapsedDays: { $lte: 9 } }, subject: { of: 'unit', id: 'dlh' } },
    { of: 'assignment' },
    { of: 'answer', turn: { way: 'older', on: '2026-08-20', id: 'ADU-0100:answer:0' } },
    {
      of: 'verdict.unit',
      subject: { of: 'unit', id: 'dlh' },
      turn: { way: 'newer', on: '2026-08-10', id: 'ADU-0100:verdict.unit:1' },
    },
  ]
  test.each(lists)('lead to a page of a list without sorting it (%o)', async (listed) => {
    const whole = { only: {}, window, sight: supervisor, subject: { of: 'all' }, turn: null, limit: 20, ...listed } as Listed
    const way = whole.turn?.way === 'newer' ? 1 : -1
    const found = await explain(factSets.a.facts.find(factFilter(whole)).sort({ on: way, _id: way }).limit(20) as never)
    frugal(found, 60)
    expect(stagesOf(found.queryPlanner.winningPlan)).not.toContain('SORT')
  })

  test('lead to what a batch has written', async () => {
    const { batches } = await store.state()
    const found = await explain(factSets.a.cases.find({ batch: { $gt: batches - 1 } } as never) as never)
    frugal(found, 2)
  })

  test.each([
    ['now', '2026-11-30'],
    ['in the past', '2026-08-15'],
  ])('lead to the cases that were open %s', async (_when, to) => {
    const moment = momentOf({ to }, asOf, calendar)
    const found = await explain(
      factSets.a.cases.find(openFilter({ moment, sight: supervisor, subject: { of: 'all' }, ages: [2] })) as never,
    )
    expect(stagesOf(found.queryPlanner.winningPlan)).not.toContain('COLLSCAN')
    expect(found.executionStats.totalDocsExamined).toBeLessThan(complaints.length / 3)
  })
})

test('what was read is kept only as long as it is true: after each change, and after a rebuild', async () => {
  const window = { from: '2026-05-01', to: '2026-11-30' }
  const more = Array.from({ length: 60 }, (_, i) =>
    randomLife(`NEW-${i}`, random, { from: new Date('2026-05-01T00:00:00Z'), until: asOf }),
  )
  const all = [...complaints]
  const { project, rebuild } = createProjection({ store, complaints: () => each(all), calendar: workingDays })
  const isRight = async () => {
    const units = await numbers.by('unit', window, everything)
    for (const { unit, indicators } of twin(
      all.map((one) => twinCase(one, asOf)),
      window.from,
      window.to,
    ).slice(0, -1))
      expect(Object.fromEntries(indicatorIds.map((id) => [id, units.get(unit!)?.get(id)]))).toEqual(indicators)
  }
  await isRight()
  for (const life of more.slice(0, 3)) {
    await project([life.at(-1)!])
    all.push(life.at(-1)!)
    await isRight()
  }
  all.push(...more.slice(3).map((life) => life.at(-1)!))
  await rebuild()
  await isRight()
  await project([...more[0]!])
  await isRight()
}, 120_000)

test('by unit and class it is counted anew when two cases change their class and no rollup notices', async () => {
  const answered = complaints.find((one) => !one.oversight && one.history.some(({ type }) => type === 'answered'))!
  const heldBy = (unit: string) => answered.history.map((event) => ('unit' in event ? { ...event, unit } : event))
  const { project } = createProjection({ store, complaints: () => each([]), calendar: workingDays })
  const first: Complaint = { ...answered, _id: 'SWAP-1', class: 'normative', history: heldBy('dlh') }
  const second: Complaint = { ...answered, _id: 'SWAP-2', class: 'minor', history: heldBy('dishub') }
  const swapped = (of: Complaint, by: Complaint): Complaint => ({ ...of, class: by.class, version: of.version + 1 })
  await project([first, second])
  await areRight(counted[0]!)
  await project([swapped(first, second), swapped(second, first)])
  await areRight(counted[0]!)
})
