import { type Connection, type mongo, Schema } from 'mongoose'
import { ComplaintModel } from '../complaints/store'
import type { Window } from '../indicators/period'
import type { Cell } from './accuracy'
import type { Verified } from './lesson'
import type { Rank, RoutingRecord } from './record'

/** Suggested first, right in truth. */
export type Confusion = { suggested: string; truth: string }
/** How often. */
export type Pair = Confusion & { n: number }
export type Mistaken = Pick<RoutingRecord, '_id' | 'day' | 'mille' | 'truthBy'>
type Filing = { text: string; kecamatan: string; chosenUnit: string | null; identity: string }

const perReading = 1_000
const maxTimeMS = 20_000
const mostPairs = 20
const byCell = { oversight: 1, day: 1, mille: 1, free: 1, rank: 1 } as const
const byPair = { oversight: 1, day: 1, rank: 1, suggested: 1, truth: 1 } as const
const byNews = { at: -1, _id: -1 } as const

const schema = new Schema<RoutingRecord>({ _id: { type: String, required: true } }, { strict: false, versionKey: false })
schema.index(byCell)
schema.index(byPair, { partialFilterExpression: { rank: { $gt: 1 } } })
schema.index(byNews, { partialFilterExpression: { rank: { $gt: 0 } } })

export type RecordStore = ReturnType<typeof createRecordStore>

/** What routing said and what became of it, one document a complaint; made again from the complaints whenever it is lost. */
export function createRecordStore(connection: Connection) {
  const Records = connection.model<RoutingRecord>('routingRecord', schema, 'routingRecords')
  const raw = () => Records.collection as unknown as mongo.Collection<RoutingRecord>
  // Oversight cases stand in no number but the Inspektorat's (design §2).
  const shown = ({ from, to }: Window) => ({ oversight: false, day: { $gte: from, $lte: to } })
  const counting = (window: Window) => raw().aggregate([{ $match: shown(window) }, cellGroup], { hint: byCell, maxTimeMS })
  const pairing = (window: Window) =>
    raw().aggregate(
      [
        { $match: { ...shown(window), rank: { $gt: 1 } } },
        { $group: { _id: { suggested: '$suggested', truth: '$truth' }, n: { $sum: 1 } } },
        { $sort: { n: -1, _id: 1 } },
        { $limit: mostPairs },
      ],
      { hint: byPair, maxTimeMS },
    )

  return {
    ready: () => Records.init().then(() => undefined),

    /** Keeps records unless a newer one of the complaint is there: twice, late or on two workers it comes to the same. */
    async keep(records: readonly RoutingRecord[]): Promise<void> {
      if (records.length === 0) return
      const writes = records.map(({ _id, ...row }) => {
        const isNewer = { $lte: [{ $ifNull: ['$made', -1] }, row.made] }
        const update = [{ $replaceWith: { $cond: [isNewer, { $mergeObjects: ['$$ROOT', { $literal: row }] }, '$$ROOT'] } }]
        return { updateOne: { filter: { _id }, update, upsert: true } }
      })
      await raw().bulkWrite(writes as never, { ordered: false, writeConcern: { w: 1 } })
    },

    get: (_id: string): Promise<RoutingRecord | null> => raw().findOne({ _id }),
    isEmpty: async (): Promise<boolean> => (await raw().findOne({}, { projection: { _id: 1 } })) === null,

    /** Records of a window that are alike, counted: 101 hundredths × ten outcomes × its months at most. */
    async cells(window: Window): Promise<Cell[]> {
      const found = (await counting(window).toArray()) as { _id: Omit<Cell, 'n' | 'mille'>; n: number; mille: number }[]
      return found.map(({ _id, n, mille }) => ({ ..._id, rank: _id.rank as Rank, n, mille }))
    },

    /** The commonest mistakes of a window. */
    async pairs(window: Window): Promise<Pair[]> {
      const found = (await pairing(window).toArray()) as { _id: Omit<Pair, 'n'>; n: number }[]
      return found.map(({ _id, n }) => ({ ..._id, n }))
    },

    /** The complaints of a window for which one unit was suggested first and another was right, the newest first, a page of them; and how many there are. */
    async mistaken(
      window: Window,
      { suggested, truth }: Confusion,
      { skip, limit }: { skip: number; limit: number },
    ): Promise<{ total: number; rows: Mistaken[] }> {
      const those = { ...shown(window), rank: { $gt: 1 as Rank }, suggested, truth }
      const [total, rows] = await Promise.all([
        raw().countDocuments(those, { hint: byPair, maxTimeMS }),
        raw()
          .find(those, { projection: { day: 1, mille: 1, truthBy: 1 }, hint: byPair, maxTimeMS })
          .sort({ day: -1, _id: -1 })
          .skip(skip)
          .limit(limit)
          .toArray(),
      ])
      return { total, rows }
    },

    /** How MongoDB counts, for the test that it reads an index alone. */
    explain: (window: Window): Promise<mongo.Document[]> =>
      Promise.all([counting(window), pairing(window)].map((one) => one.explain('executionStats'))),

    /** Of how many complaints people have said whose they are; counted no further than `most`. */
    countVerified: (most: number): Promise<number> => raw().countDocuments({ rank: { $gt: 0 } }, { hint: byNews, limit: most }),

    /** The newest of them with their texts, newest first; a thousand texts in memory at a time. */
    async *verified(most: number): AsyncGenerator<Verified & { at: Date }> {
      const rows = raw()
        .find({ rank: { $gt: 0 } }, { projection: { at: 1, truth: 1, kind: 1, oversight: 1 } })
        .sort(byNews)
        .hint(byNews)
        .limit(most)
        .batchSize(perReading)
      const batch: RoutingRecord[] = []
      for await (const row of rows) if (batch.push(row) === perReading) yield* await withTexts(batch.splice(0))
      yield* await withTexts(batch)
    },
  }
}

const cellGroup = {
  $group: {
    _id: {
      month: { $substrBytes: ['$day', 0, 7] },
      cent: { $floor: { $divide: ['$mille', 10] } },
      free: '$free',
      rank: '$rank',
    },
    n: { $sum: 1 },
    mille: { $sum: '$mille' },
  },
}

async function withTexts(records: readonly RoutingRecord[]): Promise<(Verified & { at: Date })[]> {
  const complaints = ComplaintModel.collection as unknown as mongo.Collection<{ _id: string; filing: Filing }>
  const projection = { 'filing.text': 1, 'filing.kecamatan': 1, 'filing.chosenUnit': 1, 'filing.identity': 1 }
  const found = await complaints.find({ _id: { $in: records.map(({ _id }) => _id) } }, { projection }).toArray()
  const filings = new Map(found.map(({ _id, filing }) => [_id, filing]))
  return records.flatMap(({ _id, at, truth, kind, oversight }) => {
    const filing = filings.get(_id)
    if (!filing || truth === null) return []
    const { text, kecamatan, chosenUnit, identity } = filing
    return [{ at, text, kecamatan, chosenUnit, truth, kind, oversight, confidential: identity === 'confidential' }]
  })
}
