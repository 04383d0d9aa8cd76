import { progressOf } from './progress'
import { withServices } from './withServices'

/** Makes facts, rollups, likenesses and the record of routing anew from the complaints; pages go on reading the old ones until the new are complete. */
export const rebuild = (): Promise<void> =>
  withServices(async ({ projection, similar, routingRecords, store }) => {
    const progress = progressOf('complaints projected', await store.count())
    const { complaints } = await projection.rebuild({ eachBatch: ({ complaints: done }) => progress.at(done) })
    progress.end()
    await similar.rebuild()
    await routingRecords.rebuild()
    process.stdout.write(`${JSON.stringify({ complaints })}\n`)
  })
