import { randomUUID } from 'node:crypto'
import type { WorkingCalendar } from '../calendar/workingDays'
import type { Complaint } from '../complaints/complaint'
import { Refused } from '../errors'
import { inBatches } from '../platform/batches'
import { amend, newestKept } from './amendment'
import type { Kept } from './facts'
import { factSets, type FactSet, type FactStore } from './store'

const batchSize = 200
/** In order of receipt so many complaints meet in few cells: written once each, not once for each small batch. */
export const rebuildSize = 2_000

export type Progress = { complaints: number }
type Deps = {
  store: FactStore
  /** All of them, best in order of receipt. */
  complaints: () => AsyncIterable<Complaint>
  /** The calendar of the regency, by which the age of open cases is counted. */
  calendar: () => Promise<WorkingCalendar>
}

export type Projection = ReturnType<typeof createProjection>

/**
 * From complaints to facts and rollups. Each batch is one transaction: killed in the middle it has happened or not; twice, late, out of order or on two
 * workers at once it gives the same numbers, for a complaint is projected only when it is newer than what is stored.
 */
export function createProjection({ store, complaints, calendar }: Deps) {
  async function project(batch: Complaint[]): Promise<void> {
    const workingDays = await calendar()
    for (const part of inBatches(batch, batchSize)) {
      const kept = newestKept(part, workingDays)
      await store.transaction(async (session) => {
        const { current, building, batches } = await store.enter(session, lastEventOf(part))
        const sets = [factSets[current], ...(building ? [factSets[building.set]] : [])]
        for (const set of sets) await projectInto(set, kept, { session, batch: batches })
      })
    }
  }

  type Within = { session: Parameters<typeof store.read>[0]; batch: number }
  async function projectInto(set: FactSet, kept: readonly Kept[], { session, batch }: Within): Promise<void> {
    const codes = kept.map((each) => each.case._id)
    await store.write(session, set, amend(await store.read(session, set, codes), kept), batch)
  }

  /**
   * Makes facts and rollups anew, from every complaint, beside those that are read meanwhile, and then takes the new for the old at once.
   * The old stay where the next rebuild begins: emptied here, they could be those that another rebuild is already filling.
   * @throws Refused `conflict` `rebuildElsewhere` when another rebuild was begun
   */
  async function rebuild({ eachBatch = () => undefined }: { eachBatch?: (progress: Progress) => void } = {}): Promise<Progress> {
    const token = randomUUID()
    const set = await store.beginRebuild(token)
    const progress = { complaints: 0 }
    const workingDays = await calendar()
    for await (const { kept, until } of ahead(preparedOf(complaints(), workingDays))) {
      await store.transaction(async (session) => {
        const { building, batches } = await store.enter(session, until)
        if (building?.token !== token) throw new Refused('conflict', 'rebuildElsewhere')
        await projectInto(set, kept, { session, batch: batches })
      })
      progress.complaints += kept.length
      eachBatch({ ...progress })
    }
    if (!(await store.endRebuild(token))) throw new Refused('conflict', 'rebuildElsewhere')
    return progress
  }

  /** After an update of the product: makes anew what an earlier version has left in another shape. */
  const renew = async (): Promise<void> => {
    if (await store.isOutdated()) await rebuild()
  }

  return { project, rebuild, renew }
}

const lastEventOf = (complaints: Complaint[]): Date =>
  new Date(Math.max(...complaints.map(({ history }) => history.at(-1)!.at.getTime())))

async function* preparedOf(
  complaints: AsyncIterable<Complaint>,
  workingDays: WorkingCalendar,
): AsyncGenerator<{ kept: Kept[]; until: Date }> {
  let batch: Complaint[] = []
  const prepared = () => ({ kept: newestKept(batch, workingDays), until: lastEventOf(batch) })
  for await (const one of complaints) {
    batch.push(one)
    if (batch.length < rebuildSize) continue
    yield prepared()
    batch = []
  }
  if (batch.length > 0) yield prepared()
}

/** The next is made ready while this one is being written. */
async function* ahead<T>(all: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = all.next()
  for (;;) {
    const { done, value } = await next
    if (done) return
    next = all.next()
    // Whoever stops here does not hear what becomes of it.
    next.catch(() => undefined)
    yield value
  }
}
