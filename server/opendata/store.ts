import type { Connection } from 'mongoose'
import { insertOnce } from '../platform/insertOnce'
import type { Edition } from './edition'

export type EditionStore = ReturnType<typeof createEditionStore>

/** The months as they were published. */
export function createEditionStore(connection: Connection) {
  const editions = () => connection.collection<Edition>('openMonths')
  return {
    all: (): Promise<Edition[]> => editions().find().sort({ _id: 1 }).toArray(),

    /** False when another process was first: it has counted the same. */
    add: (edition: Edition): Promise<boolean> => insertOnce(editions().insertOne(edition)),

    /** Puts the month counted anew in the place of the one known, unless another process has done so. */
    async replace(edition: Edition, known: Edition): Promise<void> {
      await editions().replaceOne({ _id: known._id, checkedIn: known.checkedIn }, edition)
    },
  }
}
