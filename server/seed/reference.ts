import type { Connection, mongo } from 'mongoose'
import {
  neighbourPlaces,
  publishedScores,
  referenceCalendars,
  referenceMethods,
  referencePlaces,
  referencePolicies,
  referenceUnits,
  referenceVersions,
  surveyScales,
} from './referenceData'

type Row = { _id: string } & Record<string, unknown>
type Seeded = Row & { seedVersion: number; editedAt?: Date }
type Collection = keyof typeof referenceVersions
/** How many rows of a collection were new, and how many were brought up to a newer delivery. */
export type Seeding = { collection: Collection; rows: number; added: number; renewed: number }

/** What is delivered, by collection. Where the delivered row has a `version` of its own, edits count on from it. */
export function referenceRows(): Record<Collection, Row[]> {
  return {
    units: referenceUnits().map((unit) => ({ ...unit, version: referenceVersions.units })),
    places: [
      ...referencePlaces().map(({ code, ...place }) => ({ _id: code, ...place })),
      ...neighbourPlaces().map((neighbour) => ({ _id: neighbour.unit, ...neighbour })),
    ],
    calendars: referenceCalendars(),
    policies: referencePolicies(),
    methods: referenceMethods(),
    publishedScores: publishedScores(),
    surveyScales: surveyScales(),
  }
}

/**
 * Puts the reference data into the database. May run at every start and on several machines at once: a missing row is added, a row of an
 * older delivery is renewed, a row that somebody has edited (`editedAt`) is left alone.
 */
export async function seedReference(
  connection: Connection,
  onProgress: (done: Seeding) => void = () => undefined,
): Promise<Seeding[]> {
  const seedings: Seeding[] = []
  for (const [collection, rows] of Object.entries(referenceRows()) as [Collection, Row[]][]) {
    const target = connection.collection<Seeded>(collection) as unknown as mongo.Collection<Seeded>
    const { upsertedCount, modifiedCount } = await target.bulkWrite(
      rows.flatMap((row) => writesOf(row, referenceVersions[collection])),
      { ordered: true },
    )
    const done = { collection, rows: rows.length, added: upsertedCount, renewed: modifiedCount }
    seedings.push(done)
    onProgress(done)
  }
  return seedings
}

function writesOf({ _id, ...row }: Row, seedVersion: number): mongo.AnyBulkWriteOperation<Seeded>[] {
  const content = { ...row, seedVersion }
  return [
    {
      updateOne: { filter: { _id, seedVersion: { $lt: seedVersion }, editedAt: { $exists: false } }, update: { $set: content } },
    },
    { updateOne: { filter: { _id }, update: { $setOnInsert: content }, upsert: true } },
  ] as mongo.AnyBulkWriteOperation<Seeded>[]
}
