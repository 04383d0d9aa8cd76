import { endedStates, openStates } from './complaint'
import { openFields, type OpenCase } from './openCase'
import { ComplaintModel } from './store'

const batchSize = 200
const maxTimeMS = 30_000

export type SimulationQueries = ReturnType<typeof createSimulationQueries>

/**
 * What was received from an instant on, read in two ways, each along an index that is there anyway: an index by date of receipt alone would cost every
 * arrival. At most `most` of each are read.
 */
export function createSimulationQueries() {
  return {
    /** The open cases. Few, as what is open was mostly received lately. */
    openSince: (since: Date, most: number): AsyncIterable<OpenCase> =>
      ComplaintModel.find({ state: { $in: openStates }, receivedAt: { $gte: since } }, openFields)
        .hint({ state: 1, dueAt: 1, _id: 1 })
        .limit(most)
        .maxTimeMS(maxTimeMS)
        .lean<OpenCase>()
        .cursor({ batchSize }),

    /** What is answered or over, the newest first. */
    overSince: (since: Date, most: number): AsyncIterable<OpenCase> =>
      ComplaintModel.find(
        { state: { $in: ['answered', ...endedStates] }, phase: { $in: ['answered', 'ended'] }, receivedAt: { $gte: since } },
        openFields,
      )
        .hint({ state: 1, receivedAt: -1, _id: -1 })
        .sort({ receivedAt: -1, _id: -1 })
        .limit(most)
        .maxTimeMS(maxTimeMS)
        .lean<OpenCase>()
        .cursor({ batchSize }),
  }
}
