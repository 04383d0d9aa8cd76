import { createRelay, isRouted } from './complaints/relay'
import type { ComplaintStore, Version } from './complaints/store'
import type { Similar } from './duplicates/service'
import type { Projection } from './indicators/projection'
import type { jobs } from './jobs'
import type { RoutingRecords } from './learning/recordService'
import type { NotificationService } from './notifications/service'
import { inBatches } from './platform/batches'
import type { Clock } from './platform/clock'
import type { Queues } from './platform/queue'

type Needs = {
  store: ComplaintStore
  queues: Queues<typeof jobs>
  notifications: NotificationService
  projection: Projection
  similar: Pick<Similar, 'note'>
  routingRecords: Pick<RoutingRecords, 'note'>
  clock: Clock
}

const perJob = 200

/** What follows from an event: the relay that announces it as jobs, and the job that is the last of what follows. */
export function createFollowing({ store, queues, notifications, projection, similar, routingRecords, clock }: Needs) {
  const relay = createRelay({
    store,
    clock,
    announce: {
      notify: async (news) => {
        const messages = await notifications.queueFor(news)
        await queues.enqueue(
          'notify',
          inBatches(messages, perJob).map((batch) => ({ v: 1, messages: batch })),
        )
      },
      route: (codes) =>
        queues.enqueue(
          'route',
          inBatches(codes, perJob).map((batch) => ({ v: 1, codes: batch })),
        ),
      project: (complaints) =>
        queues.enqueue(
          'project',
          inBatches(complaints, perJob).map((batch) => ({ v: 1, complaints: batch })),
        ),
    },
  })

  /** Projects, keeps what is known of likeness and what became of routing, and lets the outbox go of what is routed and still of the version that was announced. */
  async function projectAnnounced(announced: Version[]): Promise<void> {
    const found = await store.getMany(announced.map(({ code }) => code))
    await projection.project(found)
    await similar.note(found)
    await routingRecords.note(found)
    const routed = new Set(found.filter(isRouted).map(({ _id }) => _id))
    await store.clearOutbox(announced.filter(({ code }) => routed.has(code)))
  }

  return { relay, projectAnnounced }
}
