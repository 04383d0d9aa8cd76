import type { Complaint } from '../../server/complaints/complaint'
import type { CountedEvent } from '../../server/indicators/fact'
import { indicatorIds, type MeasureId } from '../../server/indicators/indicator'
import { createNumbers } from '../../server/indicators/numbersService'
import { type Window, windowOfMonth } from '../../server/indicators/period'
import { createProjection } from '../../server/indicators/projection'
import { createIndicatorQueries } from '../../server/indicators/queries'
import { createFactStore } from '../../server/indicators/store'
import { figuresOf } from '../../server/indicators/sums'
import { useDatabase } from '../support/mongo'
import { after, aLife, before, delivered, type Life, projectBadly } from './deliveries'
import { calendar, dice, targets, units } from './histories'
import { twin, type TwinCase } from './twin'
import { twinCounts } from './twinCounts'
import { each } from './world'

jest.setTimeout(600_000)

const database = useDatabase()
const store = createFactStore()
const workingDays = () => Promise.resolve(calendar)
const asOf = new Date('2026-11-24T03:00:00Z')
const numbersOf = () =>
  createNumbers({ queries: createIndicatorQueries({ store }), calendar: workingDays, clock: { now: () => asOf } })
const everything = { units: null, inspects: units }
const many = Number(process.env.TWIN_LIVES ?? 3_000)

const random = dice(71)
const lives: Life[] = Array.from({ length: many }, (_, i) =>
  aLife(`ADU-${String(i).padStart(5, '0')}`, random, { from: new Date('2026-05-01T00:00:00Z'), until: asOf }),
)
const complaints = lives.map(({ versions }) => versions.at(-1)!)

function twinCase({ history, kind }: Complaint, calendarOf: TwinCase['calendar']): TwinCase {
  const unit = history.findLast((event) => event.type === 'assigned')?.unit ?? null
  const events = history.map((event) => ({ ...event, at: event.at.getTime() })) as CountedEvent[]
  return { calendar: calendarOf, targets, events, asOf: asOf.getTime(), kind, unit }
}
/** Each case as it was judged last; and, for the age of open ones, by the calendar of the regency. */
const asJudged = lives.map(({ rules }, i) => twinCase(complaints[i]!, rules))
const ofRegency = asJudged.map((one) => (one.calendar === before ? one : { ...one, calendar: before }))

const isStock = (id: MeasureId): boolean => id.startsWith('backlog.')
function straight({ from, to }: Window) {
  const aged = new Map(twin(ofRegency, from, to).map(({ unit, indicators }) => [unit, indicators]))
  return twin(asJudged, from, to).map(({ unit, indicators }) => ({
    unit,
    indicators: Object.fromEntries(indicatorIds.map((id) => [id, (isStock(id) ? aged.get(unit)! : indicators)[id]])),
  }))
}

const windows: Window[] = [
  { from: '2026-05-01', to: '2026-11-30' },
  { from: '2026-08-01', to: '2026-08-31' },
  { from: '2026-09-09', to: '2026-10-14' },
  { from: '2026-06-30', to: '2026-06-30' },
  { from: '2026-11-24', to: '2026-11-24' },
]

async function isAsTheHistoriesSay(window: Window): Promise<void> {
  const numbers = numbersOf()
  const [whole, byUnit] = await Promise.all([
    numbers.of({ of: 'all' }, window, everything),
    numbers.by('unit', window, everything),
  ])
  const counts = twinCounts(asJudged, window)
  for (const { unit, indicators } of straight(window)) {
    const own = unit === null ? whole : (byUnit.get(unit) ?? figuresOf({}, window))
    const said = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, own.get(id)]))
    expect([window, unit, said(indicatorIds)]).toEqual([window, unit, indicators])
    const counted = counts(unit)
    expect([window, unit, said(Object.keys(counted))]).toEqual([window, unit, counted])
  }
}

test('the lives are of every kind: reopened, passed on, judged anew with another verdict, duplicates, spam, forwarded, withdrawn', () => {
  const having = (is: (one: Complaint) => boolean) => complaints.filter(is).length
  const has = (type: string, reason?: string) =>
    having(({ history }) =>
      history.some((event) => event.type === type && (!reason || ('reason' in event && event.reason === reason))),
    )
  const found = {
    reopened: has('reopened'),
    passedOn: having(({ holders }) => holders.length > 1),
    returned: has('returned'),
    duplicates: has('archived', 'duplicate'),
    spam: has('archived', 'spam'),
    forwarded: has('forwarded'),
    withdrawn: has('withdrawn'),
    extended: has('extended'),
    oversight: having(({ oversight }) => oversight),
    judgedAnew: lives.filter(({ rules }) => rules === after).length,
    otherVerdict: lives.filter(
      ({ versions, rules }) => rules === after && verdicts(versions.at(-2)!) !== verdicts(versions.at(-1)!),
    ).length,
  }
  for (const [kind, count] of Object.entries(found)) expect([kind, count >= many / 150]).toEqual([kind, true])
})
const verdicts = ({ clocks }: Complaint): string =>
  clocks.map(({ verdict, verdictAt }) => `${verdict} ${verdictAt?.getTime()}`).join()

describe('delivered in any order, twice, late or never, to workers of which one is killed again and again', () => {
  beforeAll(async () => {
    await database.connection().dropDatabase()
    await store.createIndexes()
    expect(await projectBadly(store, delivered(lives, random), random, 400)).toBeGreaterThan(3)
  })

  test.each(windows)('the rollups are what the histories say, from $from to $to', isAsTheHistoriesSay)

  test('so are those of each month', async () => {
    const months = ['2026-05', '2026-08', '2026-10', '2026-11']
    const told = await numbersOf().monthly({ of: 'all' }, months, everything)
    for (const { month, figures } of told) {
      const { indicators } = straight(windowOfMonth(month)).at(-1)!
      const ids = indicatorIds.filter((id) => !isStock(id))
      expect([month, ids.map((id) => figures.get(id))]).toEqual([month, ids.map((id) => indicators[id])])
    }
  })

  test('and so are they after a rebuild', async () => {
    const { rebuild } = createProjection({ store, complaints: () => each(complaints), calendar: workingDays })
    await rebuild()
    await isAsTheHistoriesSay(windows[0]!)
    await isAsTheHistoriesSay(windows[2]!)
  })
})
