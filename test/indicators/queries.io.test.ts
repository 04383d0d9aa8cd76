import { contributionsOf } from '../../server/indicators/contribution'
import { aged, backlogAt, bucketStarts, type ByAge, byAge } from '../../server/indicators/backlog'
import { backlogOf, figuresOf as figuresOfCounts } from '../../server/indicators/measure'
import { indicatorIds } from '../../server/indicators/indicator'
import type { Window } from '../../server/indicators/period'
import { createProjection } from '../../server/indicators/projection'
import { cellFilter, createIndicatorQueries, factFilter, type Listed, openFilter } from '../../server/indicators/queries'
import { createFactStore, factSets } from '../../server/indicators/store'
import { addTo, emptyTally, figuresOf } from '../../server/indicators/tally'
import { clockNames } from '../../server/sla/clock'
import { useDatabase } from '../support/mongo'
import { calendar, dice, randomLife, shuffled, targets, units } from './histories'
import { each } from './world'

const database = useDatabase()
const store = createFactStore()
const queries = createIndicatorQueries({ store })
const asOf = new Date('2026-11-24T03:00:00Z')
const random = dice(11)
const lives = Array.from({ length: 1500 }, (_, i) =>
  randomLife(`ADU-${String(i).padStart(4, '0')}`, random, { from: new Date('2026-05-01T00:00:00Z'), until: asOf }),
)
const complaints = lives.map((life) => life.at(-1)!)
// Whoever inspects all units sees all cases: so the numbers are those of `indicators judge`, which knows no officers.
const everything = { units: null, inspects: units }

beforeAll(async () => {
  await database.connection().dropDatabase()
  await store.createIndexes()
  const { project } = createProjection({ store, complaints: () => each(complaints) })
  const news = shuffled(lives.flat(), random)
  while (news.length > 0) await project(news.splice(0, 400))
}, 120_000)

/** The twin: straight from the histories, by the definitions of design §6, without facts, rollups or a database. */
function straight(window: Window) {
  const tally = emptyTally()
  for (const { history, kind } of complaints) {
    const unit = history.findLast((event) => event.type === 'assigned')?.unit ?? null
    const events = history.map((event) => ({ ...event, at: event.at.getTime(), rating: undefined }))
    const found = contributionsOf({ calendar, targets, events, asOf: asOf.getTime(), kind, unit }, window)
    if (found) addTo(tally, found)
  }
  return figuresOf(tally)
}

describe('the numbers from the rollups', () => {
  const windows: Window[] = [
    { from: '2026-05-01', to: '2026-11-30' },
    { from: '2026-08-01', to: '2026-08-31' },
    { from: '2026-07-17', to: '2026-10-03' },
    { from: '2026-06-30', to: '2026-06-30' },
    { from: '2026-11-01', to: '2026-11-24' },
    { from: '2026-12-01', to: '2026-12-31' },
  ]
  test.each(windows)('are those of the histories themselves, unit by unit and for all, from $from to $to', async (window) => {
    const at = backlogAt(window, asOf)
    const [counts, open, cases] = await Promise.all([
      queries.counts({ window, clocks: clockNames, sight: everything }),
      queries.backlog({ at, sight: everything, starts: bucketStarts(calendar, at) }),
      queries.openCases({ at, sight: everything }),
    ])
    const told = indicatorIds.filter((id) => /^(onTime|median|p90|backlog)\./.test(id))
    for (const { unit, indicators } of straight(window)) {
      const own = unit === null ? byAge(aged(cases, calendar, at).map(({ age }) => age)) : (open.get(unit) ?? [])
      const figures = new Map([
        ...figuresOfCounts(unit === null ? counts.all : (counts.units.get(unit) ?? {})),
        ...backlogOf(own),
      ])
      if (unit === null) expect(sumOf([...open.values()])).toEqual(own)
      expect([unit, told.map((id) => [id, figures.get(id)])]).toEqual([unit, told.map((id) => [id, indicators[id]])])
    }
  })
})

const sumOf = (all: ByAge[]): ByAge => all.reduce((sum, counts) => sum.map((count, i) => count + counts[i]!), [0, 0, 0, 0])

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

  test.each([{}, { unit: 'dlh' }])('lead to the cells of a window (%o)', async (of) => {
    const filter = cellFilter({
      window: { from: '2026-07-20', to: '2026-09-10' },
      clocks: ['unit', 'resolution'],
      sight: supervisor,
      ...of,
    })
    // One key more for each period and clock, and the cells of oversight that are passed over.
    frugal(await explain(factSets.a.cells.find(filter) as never), 200)
  })

  const lists: Partial<Listed>[] = [
    { by: 'verdictOn', only: {} },
    { by: 'verdictOn', only: { verdict: 'late' }, unit: 'dlh' },
    { by: 'stoppedOn', only: { daysTo: 9 }, unit: 'dlh' },
    { by: 'stoppedOn', only: {} },
    { by: 'verdictOn', only: {}, turn: { way: 'older', on: '2026-08-20', id: 'ADU-0100:unit:3' } },
    { by: 'verdictOn', only: {}, unit: 'dlh', turn: { way: 'newer', on: '2026-08-10', id: 'ADU-0100:unit:3' } },
  ]
  test.each(lists)('lead to a page of a list without sorting it (%o)', async (listed) => {
    const whole = { clock: 'unit', window, sight: supervisor, turn: null, limit: 20, ...listed } as Listed
    const way = whole.turn?.way === 'newer' ? 1 : -1
    const found = await explain(
      factSets.a.facts
        .find(factFilter(whole))
        .sort({ [whole.by]: way, _id: way })
        .limit(20) as never,
    )
    frugal(found, 40)
    expect(stagesOf(found.queryPlanner.winningPlan)).not.toContain('SORT')
    expect(found.executionStats.totalDocsExamined).toBeLessThanOrEqual(40)
  })

  test.each([{}, { unit: 'dlh' }])('lead to the cases that are open now (%o)', async (of) => {
    const found = await explain(factSets.a.cases.find(openFilter({ at: asOf, sight: supervisor, ...of })) as never)
    // Oversight cases are looked at and left out.
    frugal(found, complaints.filter(({ oversight, phase }) => oversight && phase === 'open').length + 10)
  })
})
