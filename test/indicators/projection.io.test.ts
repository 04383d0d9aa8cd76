import type { Complaint } from '../../server/complaints/complaint'
import { addKept, type Cell, type Cells, withMonths, withoutZeros } from '../../server/indicators/cells'
import { keptOf } from '../../server/indicators/facts'
import { flatten } from '../../server/indicators/paths'
import { createProjection, rebuildSize } from '../../server/indicators/projection'
import { createFactStore } from '../../server/indicators/store'
import { useDatabase } from '../support/mongo'
import { calendar, complaintOf, dice, historyOf, randomLife, shuffled } from './histories'
import { contentsOf, each } from './world'

const database = useDatabase()
const store = createFactStore()
const from = new Date('2026-03-01T00:00:00Z')
const until = new Date('2026-11-01T00:00:00Z')

const livesOf = (seed: number, count: number): Complaint[][] => {
  const random = dice(seed)
  return Array.from({ length: count }, (_, i) => randomLife(`ADU-${String(i).padStart(4, '0')}`, random, { from, until }))
}
const lastOf = (lives: Complaint[][]): Complaint[] => lives.map((life) => life.at(-1)!)
const projectionOf = (complaints: Complaint[]) =>
  createProjection({ store, complaints: () => each(complaints), calendar: workingDays })
const workingDays = () => Promise.resolve(calendar)

/** What straight computing from the final complaints gives. */
function straightFrom(complaints: Complaint[]) {
  const kept = complaints.map((complaint) => keptOf(complaint, calendar))
  const cells: Cells = new Map()
  for (const each of kept) addKept(cells, each, 1)
  const facts = kept.flatMap((one) => one.facts)
  return {
    facts: facts.sort(byId),
    cases: kept.map((one) => one.case).sort(byId),
    cells: withoutZeros(withMonths(cells).values()),
  }
}
const byId = (a: { _id: string }, b: { _id: string }) => (a._id < b._id ? -1 : 1)
async function stored(set: 'a' | 'b' = 'a') {
  const { facts, cases, cells } = await contentsOf(set)
  const flat = (cells as unknown as Cell[]).map((cell) => ({ ...cell, sums: flatten(cell.sums) }))
  return { facts, cases, cells: withoutZeros(flat) }
}

beforeEach(async () => {
  await database.connection().dropDatabase()
  await store.createIndexes()
})

describe('the projection', () => {
  test('gives the numbers of the final complaints, whatever the order, twice, late, and on two workers at once', async () => {
    const lives = livesOf(1, 250)
    const random = dice(2)
    const news = shuffled([...lives.flat(), ...lives.flat()], random)
    const workers = [projectionOf([]), projectionOf([])]
    const queue = [...news]
    await Promise.all(
      workers.map(async ({ project }) => {
        while (queue.length > 0) await project(queue.splice(0, 1 + random.upTo(120)))
      }),
    )
    expect(await stored()).toEqual(straightFrom(lastOf(lives)))
    expect((await stored()).facts.length).toBeGreaterThan(500)
  })

  test('leaves everything as it was when it is stopped in the middle, and can be done again', async () => {
    const [first, ...others] = livesOf(3, 40)
    await projectionOf([]).project([first!.at(-1)!])
    const before = await contentsOf('a')
    const stopped = createProjection({
      store: { ...store, write: async (...args) => (await store.write(...args), Promise.reject(new Error('killed'))) },
      complaints: () => each([]),
      calendar: workingDays,
    })
    await expect(stopped.project(lastOf(others))).rejects.toThrow('killed')
    expect(await contentsOf('a')).toEqual(before)
    await projectionOf([]).project(lastOf(others))
    expect(await stored()).toEqual(straightFrom(lastOf([first!, ...others])))
  })

  test('takes a duplicate out of the numbers of months that have passed', async () => {
    const { project } = projectionOf([])
    const received = historyOf(['2026-05-04T09:00:00+07:00', 'received'], ['2026-05-05T09:00:00+07:00', 'verified'])
    await project([complaintOf('ADU-1', received, { asOf: until })])
    expect((await stored()).cells.map(({ period }) => period)).toContain('2026-05')
    const archived = [...received, ...historyOf(['2026-10-05T09:00:00+07:00', 'archived', { reason: 'duplicate', note: '' }])]
    await project([complaintOf('ADU-1', archived, { asOf: until })])
    expect((await stored()).cells).toEqual([])
  })

  test('knows until when the numbers speak', async () => {
    const history = historyOf(['2026-05-04T09:00:00+07:00', 'received'], ['2026-05-05T10:42:00+07:00', 'verified'])
    await projectionOf([]).project([complaintOf('ADU-1', history, { asOf: until })])
    expect((await store.state()).until).toEqual(new Date('2026-05-05T10:42:00+07:00'))
  })
})

describe('the rebuild', () => {
  test('gives the same facts and rollups, beside those that are read meanwhile', async () => {
    const lives = livesOf(4, rebuildSize + 50)
    const { project, rebuild } = projectionOf(lastOf(lives))
    await project(lastOf(lives))
    const before = await stored('a')
    const seen: number[] = []
    await rebuild({ eachBatch: ({ complaints }) => seen.push(complaints) })
    expect(seen).toEqual([rebuildSize, rebuildSize + 50])
    expect((await store.state()).current).toBe('b')
    expect(await stored('b')).toEqual(before)
  })

  test('loses nothing that happens while it runs, and mends rollups that were wrong', async () => {
    const lives = livesOf(5, 450)
    const known = lives.slice(0, 420).map((life) => life[0]!)
    await projectionOf([]).project(known)
    await database
      .connection()
      .collection('indicatorRollups.a')
      .updateMany({}, { $inc: { 'sums.receipt.count': 1000 } })
    const { project, rebuild } = projectionOf(known)
    const meanwhile: Promise<void>[] = []
    await rebuild({ eachBatch: () => void meanwhile.push(project(lastOf(lives))) })
    await Promise.all(meanwhile)
    await project(lastOf(lives))
    expect(await stored('b')).toEqual(straightFrom(lastOf(lives)))
  })

  test('is made after an update, when what is stored is of an earlier shape, and then no more', async () => {
    const lives = livesOf(7, 30)
    const { project, renew } = projectionOf(lastOf(lives))
    await project(lastOf(lives))
    await renew()
    expect((await store.state()).current).toBe('a')
    const [states, facts] = ['indicatorState', 'indicatorFacts.a'].map((name) => database.connection().collection(name))
    await states!.updateOne({}, { $unset: { shape: 1 } })
    await facts!.updateMany({}, { $unset: { of: 1 } })
    await renew()
    expect((await store.state()).current).toBe('b')
    expect(await stored('b')).toEqual(straightFrom(lastOf(lives)))
    await renew()
    expect((await store.state()).current).toBe('b')
  })

  test('gives way when another one begins', async () => {
    const lives = livesOf(6, 300)
    const { rebuild } = projectionOf(lastOf(lives))
    let second: Promise<unknown> | undefined
    const first = rebuild({ eachBatch: () => void (second ??= rebuild()) })
    const outcomes = await Promise.allSettled([first, first.catch(() => undefined).then(() => second)])
    expect(outcomes.map(({ status }) => status)).toContain('fulfilled')
    expect(await stored((await store.state()).current)).toEqual(straightFrom(lastOf(lives)))
  })
})
