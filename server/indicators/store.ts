import mongoose, { type Model, model, models, type mongo, Schema } from 'mongoose'
import type { Amendment, Stored } from './amendment'
import type { Method } from './compliance'
import type { Cell } from './cells'
import type { CaseFact, FactRow } from './facts'
import { monthOf } from './period'

/** Facts and rollups exist twice, so that a rebuild fills one set while the other is read. */
export type SetName = 'a' | 'b'

/** `building` is the rebuild that is under way: whatever is projected meanwhile goes into both sets. `until`: the last event projected. */
export type ProjectionState = {
  _id: 'projection'
  current: SetName
  building: { set: SetName; token: string } | null
  until: Date | null
  batches: number
  /** Which rebuild made what is read. */
  generation?: string
  /** Of what shape it is; what an earlier version of the product has left is of another. */
  shape?: number
}

/** How often the cells of a period have been written; `_id` is set and period. */
type Revision = { _id: string; set: SetName; period: string; by: 'day' | 'month'; count: number }

const options = { strict: false, versionKey: false, autoCreate: false, autoIndex: false } as const
const id = { _id: { type: String, required: true } } as const

const factSchema = new Schema<FactRow>(id, options)
factSchema.index({ of: 1, on: -1, _id: -1 })
factSchema.index({ of: 1, unit: 1, on: -1, _id: -1 })

const caseSchema = new Schema<CaseFact>(id, options)
/** Of `openFrom`: the case is open now. */
export const isOpen = { $gt: new Date(0) }
// In the order of lists; what lists are confined by stands in the index too.
caseSchema.index(
  { counted: 1, receivedAt: 1, _id: 1, unit: 1, oversight: 1 },
  { partialFilterExpression: { counted: true, openFrom: isOpen } },
)
caseSchema.index({ batch: 1 })
caseSchema.index({ 'stays.age': 1, 'stays.from': 1, 'stays.until': 1 }, { partialFilterExpression: { counted: true } })
// Holds all that recurring themes are grouped by, and their lists in order.
caseSchema.index(
  { unit: 1, category: 1, answeredOn: -1, kecamatan: 1, oversight: 1, class: 1, counted: 1 },
  { partialFilterExpression: { counted: true } },
)

const cellSchema = new Schema<Cell>(id, { ...options, minimize: false })
cellSchema.index({ of: 1, by: 1, period: 1, subject: 1 })

const modelOf = <T>(name: string, schema: Schema<T>, collection: string): Model<T> =>
  (models[name] as Model<T> | undefined) ?? model<T>(name, schema, collection)
const setOf = (set: SetName) => ({
  facts: modelOf(`Fact-${set}`, factSchema, `indicatorFacts.${set}`),
  cases: modelOf(`CaseFact-${set}`, caseSchema, `indicatorCases.${set}`),
  cells: modelOf(`Rollup-${set}`, cellSchema, `indicatorRollups.${set}`),
})

export type FactSet = ReturnType<typeof setOf>
export const factSets: Record<SetName, FactSet> = { a: setOf('a'), b: setOf('b') }

const stateModel = modelOf<ProjectionState>(
  'ProjectionState',
  new Schema<ProjectionState>({ _id: { type: String, required: true } } as never, options),
  'indicatorState',
)
const revisionSchema = new Schema<Revision>(id, options)
revisionSchema.index({ set: 1, by: 1, period: 1 })
const revisionModel = modelOf<Revision>('RollupRevision', revisionSchema, 'indicatorRevisions')
const theState = { _id: 'projection' } as const
const unordered = { ordered: false } as const

// Facts can be made again, so less would do; but in batches it costs nothing that could be measured, and needs no argument.
const durable = { writeConcern: { w: 'majority', journal: true } } as const

/** Collections of the driver: hydrating and casting thousands of facts takes longer than writing them. */
const raw = <T extends mongo.Document>(of: Model<T>) => of.collection as unknown as mongo.Collection<T>
const shape = 2
const first = { current: 'a', building: null, shape } as const
const empty: ProjectionState = { ...theState, current: 'a', building: null, until: null, batches: 0 }

/** The ways of scoring, as the register keeps them. */
export const methods = async (): Promise<Method[]> =>
  (await mongoose.connection.collection('methods').find().toArray()) as unknown as Method[]

export type FactStore = ReturnType<typeof createFactStore>

export function createFactStore() {
  const state = async (): Promise<ProjectionState> => (await stateModel.findById('projection').lean<ProjectionState>()) ?? empty

  return {
    state,

    async createIndexes(): Promise<void> {
      for (const { facts, cases, cells } of Object.values(factSets)) {
        await Promise.all([facts.createIndexes(), cases.createIndexes(), cells.createIndexes()])
      }
      await revisionModel.createIndexes()
      await raw(stateModel).updateOne(theState, { $setOnInsert: { ...first, until: null } }, { upsert: true })
    },

    /** Whether what is stored is of an earlier shape, which nothing but a rebuild understands. */
    isOutdated: async (): Promise<boolean> => {
      const stored = await stateModel.findById('projection').lean<ProjectionState>()
      return stored !== null && (stored.batches ?? 0) > 0 && stored.shape !== shape
    },

    /** All or nothing; tried again as long as another worker is in between. `deed` may therefore run more than once. */
    transaction: <T>(deed: (session: mongo.ClientSession) => Promise<T>): Promise<T> =>
      mongoose.connection
        .getClient()
        .withSession((session) => session.withTransaction(() => deed(session), durable)) as Promise<T>,

    /**
     * One batch at a time: two of them nearly always meet in some cell, and had better meet here, before they have done anything.
     * @returns the sets into which is projected
     */
    async enter(session: mongo.ClientSession, until: Date): Promise<ProjectionState> {
      const entered = await raw(stateModel).findOneAndUpdate(
        theState,
        // The count is there so that something is written: an update that changes nothing keeps nobody out.
        { $max: { until }, $inc: { batches: 1 }, $setOnInsert: first },
        { session, upsert: true, returnDocument: 'after' },
      )
      return entered as ProjectionState
    },

    async read(session: mongo.ClientSession, set: FactSet, codes: string[]): Promise<Stored> {
      const cases = await raw(set.cases)
        .find({ _id: { $in: codes } }, { session })
        .toArray()
      // New complaints are the many: they have no facts to look for.
      const known = cases.map(({ _id }) => _id)
      const facts =
        known.length === 0
          ? []
          : await raw(set.facts)
              .find({ _id: { $in: known.map(ofCode) } } as never, { session })
              .toArray()
      return { cases, facts: facts as FactRow[] }
    },

    /** `batch` is the number of the batch within which it is written. */
    async write(
      session: mongo.ClientSession,
      set: FactSet,
      { cases, facts, cells, dates }: Amendment,
      batch: number,
    ): Promise<void> {
      const stamped = (rows: CaseFact[]) => rows.map((row) => ({ ...row, batch }))
      await writeRows(raw(set.facts), facts, session)
      await writeRows(raw(set.cases), { added: stamped(cases.added), changed: stamped(cases.changed) }, session)
      if (dates.length > 0 || cells.length > 0)
        await raw(revisionModel).bulkWrite(revised({ cells, dates }, set === factSets.a ? 'a' : 'b'), { session, ...unordered })
      if (cells.length === 0) return
      const additions = cells.map(({ _id, ...cell }) => ({
        updateOne: { filter: { _id }, update: additionOf(cell), upsert: true },
      }))
      await raw(set.cells).bulkWrite(additions, { session, ...unordered })
    },

    /** How often the cells of these periods have been written; a period without any is left out. */
    async revisions(set: SetName, periods: readonly string[]): Promise<Map<string, number>> {
      const rows = await raw(revisionModel)
        .find({ _id: { $in: periods.map((period) => `${set}|${period}`) } })
        .toArray()
      return new Map(rows.map(({ period, count }) => [period, count]))
    },

    /** The months `YYYY-MM` of which there are cells, up to one. */
    async monthsUntil(set: SetName, month: string): Promise<string[]> {
      const rows = await raw(revisionModel)
        .find({ set, by: 'month', period: { $lte: month } }, { projection: { period: 1 } })
        .toArray()
      return rows.map(({ period }) => period)
    },

    /** Empties the set that is not read and lets a rebuild begin there. A rebuild that was under way ends with its next batch. */
    async beginRebuild(token: string): Promise<FactSet> {
      const { current } = await state()
      const set: SetName = current === 'a' ? 'b' : 'a'
      await raw(stateModel).updateOne(
        theState,
        { $set: { building: null }, $setOnInsert: { current, until: null } },
        { upsert: true },
      )
      await emptySet(factSets[set])
      await raw(revisionModel).deleteMany({ set })
      await raw(stateModel).updateOne(theState, { $set: { building: { set, token } } })
      return factSets[set]
    },

    /** From now on the rebuilt set is read. False when another rebuild has taken over. */
    async endRebuild(token: string): Promise<boolean> {
      const { building, current } = await state()
      if (building?.token !== token) return false
      const { matchedCount } = await raw(stateModel).updateOne(
        { ...theState, current, 'building.token': token },
        { $set: { current: building.set, building: null, generation: token, shape } },
      )
      return matchedCount === 1
    },
  }
}

// Facts of a complaint lie together in the index of ids, `code:…`: an index by code would be written for each of them.
const ofCode = (code: string): RegExp => new RegExp(`^${code.replace(/[^\w-]/g, '\\$&')}:`)

function revised({ cells, dates }: Pick<Amendment, 'cells' | 'dates'>, set: SetName): mongo.AnyBulkWriteOperation<Revision>[] {
  const periods = new Map<string, Revision['by']>(cells.map(({ period, by }) => [period, by]))
  for (const date of dates) periods.set(date, 'day').set(monthOf(date), 'month')
  return [...periods].map(([period, by]) => ({
    updateOne: {
      filter: { _id: `${set}|${period}` },
      update: { $inc: { count: 1 }, $setOnInsert: { set, period, by } },
      upsert: true,
    },
  }))
}

type Rows<T> = { added: T[]; changed: T[]; gone?: string[] }

async function writeRows<T extends { _id: string }>(
  rows: mongo.Collection<T>,
  { added, changed, gone = [] }: Rows<T>,
  session: mongo.ClientSession,
) {
  const filterOf = (_id: string) => ({ _id }) as unknown as mongo.Filter<T>
  if (added.length > 0) await rows.insertMany(added as mongo.OptionalUnlessRequiredId<T>[], { session, ...unordered })
  const writes = [
    ...changed.map((row) => ({ replaceOne: { filter: filterOf(row._id), replacement: row } })),
    ...gone.map((_id) => ({ deleteOne: { filter: filterOf(_id) } })),
  ]
  if (writes.length > 0) await rows.bulkWrite(writes as mongo.AnyBulkWriteOperation<T>[], { session, ...unordered })
}

function additionOf({ sums, ...key }: Omit<Cell, '_id'>): mongo.UpdateFilter<Cell> {
  const $inc = Object.fromEntries(Object.entries(sums).map(([path, count]) => [`sums.${path}`, count]))
  return { $inc, $setOnInsert: key } as mongo.UpdateFilter<Cell>
}

async function emptySet({ facts, cases, cells }: FactSet): Promise<void> {
  await Promise.all([facts.collection.drop(), cases.collection.drop(), cells.collection.drop()])
  await Promise.all([facts.createIndexes(), cases.createIndexes(), cells.createIndexes()])
}
