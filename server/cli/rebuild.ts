import { progressOf } from './progress'
import { withServices } from './withServices'

/** Makes facts, rollups and likenesses anew from the complaints; pages go on reading the old ones until the new are complete. */
export const rebuild = (): Promise<void> =>
  withServices(async ({ projection, similar, store }) => {
    const progress = progressOf('complaints projected', await store.count())
    const { complaints } = await projection.rebuild({ eachBatch: ({ complaints: done }) => progress.at(done) })
    progress.end()
    await similar.rebuild()
    process.stdout.write(`${JSON.stringify({ complaints })}\n`)
  })
