import type { Connection } from 'mongoose'
import { checklist } from './checklist'
import type { Deed, Item, Service, Sheet, Tally } from './assessment'

type Row = Sheet & { history: Deed[] }
/** Which sheet: of a unit, in a year. */
export type Which = Pick<Sheet, '_id' | 'unit' | 'year'>

const duplicateKey = 11_000
const writeConcern = { w: 'majority', j: true } as const
const withoutHistory = { projection: { history: 0 } } as const

const judged = {
  state: '$$this.v.state',
  review: { $cond: [{ $ifNull: ['$$this.v.review', false] }, { decision: '$$this.v.review.decision' }, null] },
}
const tallied = {
  $arrayToObject: { $map: { input: { $objectToArray: '$items' }, in: { k: '$$this.k', v: judged } } },
}

export type SheetStore = ReturnType<typeof createSheetStore>

/** The sheets, each with its history beside its items in one document, so that both are written at once. */
export function createSheetStore(connection: Connection) {
  const sheets = () => connection.collection<Row>('assessments')
  const first = ({ unit, year }: Which) => ({ unit, year, checklist: checklist.version })

  /** False when somebody else was first: the row is there, but not as it was meant to be. */
  async function put(filter: object, update: object, upsert: boolean): Promise<boolean> {
    try {
      const { matchedCount, upsertedCount } = await sheets().updateOne(filter, update, { upsert, writeConcern })
      return matchedCount + upsertedCount === 1
    } catch (error) {
      if ((error as { code?: number }).code !== duplicateKey) throw error
      // The sheet was begun by somebody at the same instant, perhaps with another item: then this one still goes beside it.
      return upsert && put(filter, update, false)
    }
  }

  return {
    createIndexes: (): Promise<unknown> => sheets().createIndex({ year: 1, unit: 1 }),

    get: (id: string): Promise<Sheet | null> => sheets().findOne({ _id: id }, withoutHistory),
    /** Without what was written and shown: all the sheets of a year with it would be megabytes. */
    ofYear: (year: number): Promise<Tally[]> =>
      sheets()
        .aggregate<Tally>([{ $match: { year } }, { $project: { history: 0 } }, { $set: { items: tallied } }])
        .toArray(),

    /** What was done to one item, or to the sheet itself, the latest first. */
    async history(id: string, item: string | null): Promise<Deed[]> {
      const row = await sheets().findOne({ _id: id }, { projection: { history: 1 } })
      return (row?.history ?? []).filter((deed) => deed.item === item).reverse()
    },

    /** Puts an item where `version` stood (0: nothing). */
    async putItem(
      which: Which,
      { key, version, item, deed }: { key: string; version: number; item: Item; deed: Deed },
    ): Promise<boolean> {
      const asItWas = version === 0 ? { [`items.${key}`]: { $exists: false } } : { [`items.${key}.version`]: version }
      const update = {
        $set: { [`items.${key}`]: item },
        $push: { history: deed },
        $setOnInsert: { ...first(which), services: [] },
      }
      return put({ _id: which._id, ...asItWas }, update, version === 0)
    },

    addService: (which: Which, service: Service, deed: Deed): Promise<boolean> =>
      put(
        { _id: which._id, 'services.id': { $ne: service.id } },
        { $push: { services: service, history: deed }, $setOnInsert: { ...first(which), items: {} } },
        true,
      ),

    removeService: (which: Which, id: string, deed: Deed): Promise<boolean> =>
      put(
        { _id: which._id, services: { $elemMatch: { id, removed: false } } },
        { $set: { 'services.$.removed': true }, $push: { history: deed } },
        false,
      ),

    /** A whole sheet where there is none. */
    add: (sheet: Sheet, deed: Deed): Promise<boolean> => {
      const { _id, ...content } = sheet
      return put({ _id, history: { $exists: false } }, { $setOnInsert: { ...content, history: [deed] } }, true)
    },
  }
}
