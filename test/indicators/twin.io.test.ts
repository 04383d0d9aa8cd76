import type { Complaint } from '../../server/complaints/complaint'
import { indicatorIds } from '../../server/indicators/indicator'
import { createNumbers } from '../../server/indicators/numbersService'
import { type Window, windowOfMonth } from '../../server/indicators/period'
import { createProjection } from '../../server/indicators/projection'
import { createIndicatorQueries } from '../../server/indicators/queries'
import { createFactStore } from '../../server/indicators/store'
import { useDatabase } from '../support/mongo'
import { after, aLife, delivered, type Life, projectBadly } from './deliveries'
import { calendar, dice } from './histories'
import { everything, isStock, straightFrom, twinCase } from './straight'
import { each } from './world'

jest.setTimeout(600_000)

const database = useDatabase()
const store = createFactStore()
const workingDays = () => Promise.resolve(calendar)
const asOf = new Date('2026-11-24T03:00:00Z')
const numbersOf = () =>
  createNumbers({ queries: createIndicatorQueries({ store }), calendar: workingDays, clock: { now: () => asOf } })
const many = Number(process.env.TWIN_LIVES ?? 3_000)

const random = dice(71)
const lives: Life[] = Array.from({ length: many }, (_, i) =>
  aLife(`ADU-${String(i).padStart(5, '0')}`, random, { from: new Date('2026-05-01T00:00:00Z'), until: asOf }),
)
const complaints = lives.map(({ versions }) => versions.at(-1)!)

const straight = straightFrom(lives.map(({ rules }, i) => twinCase(complaints[i]!, asOf, rules)))

const windows: Window[] = [
  { from: '2026-05-01', to: '2026-11-30' },
  { from: '2026-08-01', to: '2026-08-31' },
  { from: '2026-09-09', to: '2026-10-14' },
  { from: '2026-06-30', to: '2026-06-30' },
  { from: '2026-11-24', to: '2026-11-24' },
]

const isAsTheHistoriesSay = (window: Window) => straight.isTold(numbersOf(), window)

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
    const months = ['2026-08', '2026-11']
    const told = await numbersOf().monthly({ of: 'all' }, months, everything)
    for (const { month, figures } of told) {
      const { indicators } = straight.indicatorsOf(windowOfMonth(month)).at(-1)!
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
