import { createSimulationQueries } from '../../server/complaints/simulationQueries'
import { ComplaintModel } from '../../server/complaints/store'
import { deskViews } from '../../server/complaints/desk'
import { settableClock } from '../../server/platform/clock'
import { fill } from '../../bench/manyComplaints'
import { anOfficer, at } from '../support/aComplaint'
import { useServices } from '../support/services'

const now = at('2026-11-24T09:00')
const clock = settableClock(now)
const { services } = useServices(() => ({ clock }))
const soon = at('2026-11-26T16:00')
const stored = 3_000
const drafts = createSimulationQueries()

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of list) found.push(one)
  return found
}

const coordinator = anOfficer('coordinator', 'diskominfo')
const liaison = anOfficer('liaison', 'dpupr')

jest.setTimeout(60_000)
beforeAll(() => fill(services(), stored, now))

type Profile = { planSummary?: string; docsExamined?: number; keysExamined?: number; nreturned?: number; hasSortStage?: boolean }

/** What MongoDB itself noted of the queries on complaints that a deed made. */
async function profiled(deed: () => Promise<unknown>): Promise<Profile[]> {
  const { db } = ComplaintModel.db
  await db!.setProfilingLevel('off')
  await db!
    .collection('system.profile')
    .drop()
    .catch(() => undefined)
  await db!.setProfilingLevel('all')
  await deed()
  await db!.setProfilingLevel('off')
  return db!
    .collection<Profile>('system.profile')
    .find({ ns: /\.complaints$/, op: { $in: ['query', 'command'] } })
    .toArray()
}

describe('every hot query has an index and a bound', () => {
  const hot: [rule: string, deed: () => Promise<unknown>, examined: number][] = [
    ...deskViews.flatMap((view): [string, () => Promise<unknown>, number][] => [
      [`the coordinator’s list "${view}"`, () => services().queries.list(coordinator, { view }, now, soon), 160],
      [`a unit’s list "${view}"`, () => services().queries.list(liaison, { view }, now, soon), 160],
      [`how many are in "${view}"`, () => services().queries.count(coordinator, { view }, now, soon), 110],
    ]),
    [
      'closed cases asked for by their state',
      () => services().queries.list(liaison, { view: 'all', state: 'closed' }, now, soon),
      160,
    ],
    ['whose reporter’s time ends these days, anywhere', () => services().queries.waiting(coordinator, now, soon), 60],
    ['whose reporter’s time ends these days, of a unit', () => services().queries.waiting(liaison, now, soon), 60],
    ['the deadlines of a unit for its calendar', () => services().queries.own(liaison), 210],
    ['the deadlines of the coordinator for theirs', () => services().queries.own(coordinator), 410],
    ['what time has something to do with', () => services().store.due(now, 50), 50],
    ['what is open, for a draft of other limits', () => all(drafts.openSince(at('2026-10-01T00:00'), 50)), 50],
    ['what is over, the newest first', () => all(drafts.overSince(at('2025-01-01T00:00'), 50)), 50],
    ['what lies in the outbox', () => services().store.outbox(now, 50), 50],
    ['a case by its register number', () => services().queries.byRegister('000007/ADU/2026'), 1],
    ['a case by its code', () => services().store.get('ADU-0000-0000-00'), 1],
  ]
  test.each(hot)('%s', async (_, deed, examined) => {
    const profiles = await profiled(deed)
    expect(profiles.length).toBeGreaterThan(0)
    for (const { planSummary, docsExamined = 0 } of profiles) {
      expect(planSummary).toMatch(/IXSCAN|IDHACK|EOF|COUNT_SCAN/)
      expect(planSummary).not.toContain('COLLSCAN')
      expect(docsExamined).toBeLessThanOrEqual(examined)
    }
  })
})

test('asking for a state finds it, also where it is over', async () => {
  const { complaints } = await services().queries.list(coordinator, { view: 'all', state: 'closed' }, now, soon)
  expect(complaints).toHaveLength(25)
  expect(new Set(complaints.map(({ state }) => state))).toEqual(new Set(['closed']))
})

describe('paging through the desk', () => {
  test.each([
    ['what is open', 'all'],
    ['what is over', 'ended'],
  ] as const)('older and newer lead through %s, each case once and in order', async (_, view) => {
    const seen: string[] = []
    const pages: string[][] = []
    let cursor: string | null = null
    for (let page = 0; page < 6; page += 1) {
      const slice = await services().queries.list(coordinator, { view, cursor: cursor ?? undefined }, now, soon)
      pages.push(slice.complaints.map(({ _id }) => _id))
      seen.push(...pages.at(-1)!)
      cursor = slice.older
      if (!cursor) break
    }
    expect(new Set(seen).size).toBe(seen.length)
    const last = await services().queries.list(
      coordinator,
      { view, cursor: `${await keyOf(pages[2]![0]!, view)}`, back: true },
      now,
      soon,
    )
    expect(last.complaints.map(({ _id }) => _id)).toEqual(pages[1])
  })
})

async function keyOf(code: string, view: 'all' | 'ended'): Promise<string> {
  const { dueAt, receivedAt } = (await services().store.get(code))!
  return `${(view === 'all' ? dueAt : receivedAt)?.getTime() ?? 0}_${code}`
}
